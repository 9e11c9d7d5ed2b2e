/**
 * What a host offers the core. Hosts: Electron's utility process, the loopback web host, the command line, tests.
 * The core asks for nothing else of the outside world.
 */
export interface CorePorts {
  readonly files: FilesPort
  readonly clock: ClockPort
  readonly ids: IdsPort
  readonly log: LogPort
  readonly places: PlacesPort
  /** Name written beside each step of the history. */
  readonly preparer: string
}

/** Turns handles into paths and back; the window never sees a path. */
export interface FilesPort {
  readonly access: 'native' | 'list'
  /** Absolute path of a handle, or null when it is not one this host gave out. */
  path(handle: string): string | null
  /** Handle for a path that the host itself learned of (dialog, second instance, command line). */
  handle(path: string): string
  /** Budgets of the start-up folder (`list` hosts) or files opened lately (`native` hosts), newest first. */
  list(): Promise<readonly { readonly path: string; readonly modified: Date; readonly size: number }[]>
  /** Path for a new file of that name in the start-up folder; null when the name cannot be one. */
  reserve(name: string): string | null
  /** The system's dialog (`native` hosts); null = cancelled. */
  choose(purpose: 'open' | 'save', suggestedName: string | undefined): Promise<string | null>
}

export interface ClockPort {
  now(): Date
}

export interface IdsPort {
  /** A new random id, unique within any file. */
  next(): string
}

export interface LogPort {
  warn(message: string, details?: Readonly<Record<string, unknown>>): void
  error(message: string, cause: unknown): void
}

export interface PlacesPort {
  /** Folder of the shipped resources: packs, samples, icons. */
  readonly resources: string
  /** Folders with packs below them, `templates/ID` and `classifications/ID`: the shipped ones, then the user's own. */
  readonly packRoots: readonly string[]
  /** The program's own folder for backups; made when first needed. */
  readonly backups: string
}
