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
  readonly foreign: ForeignPort
  readonly pdf: PdfPort
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
  choose(purpose: FilePurpose, suggestedName: string | undefined): Promise<string | null>
}

/** What is asked for in the system's dialog: a budget to be opened, a file to be made, a folder to put files into. */
export type FilePurpose = 'open' | 'save' | 'folder'

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
  /** The program's own file in which it remembers how columns are set; made when first needed. */
  readonly layouts: string
  /** The program's own file of indicators that were used (指标库); made when first needed. */
  readonly library: string
  /** The program's own folder for what lives no longer than the program; made when first needed. */
  readonly work: string
}

/** Prints a page of HTML into a PDF: tagged, with an outline, in the sizes that the page asks for. */
export interface PdfPort {
  /**
   * `page`: path of the page, in a `folder` of its own that the caller makes and removes; the maker may leave things there. Ended
   * by the signal, it is gone when this answers.
   */
  print(page: string, folder: string, signal: AbortSignal): Promise<PrintEnd>
}

export type PrintEnd =
  | { readonly kind: 'printed'; readonly bytes: Uint8Array }
  /** Nothing on this machine can print a page. */
  | { readonly kind: 'no-printer' }
  | { readonly kind: 'stopped' }
  /** For the log. */
  | { readonly kind: 'broke'; readonly details: string }

/** Starts processes for work that is not ours: each does one piece and is ended. */
export interface ForeignPort {
  start(limits: ForeignStart, ears: ForeignEars): ForeignChild
}

export interface ForeignStart {
  /** Folder of the child's own, made and removed by the one who starts it: where it may leave temporary files. */
  readonly folder: string
  /** Bound of what V8 holds; a child beyond it ends by itself. */
  readonly heapMb: number
  /** Bound of all its memory, buffers outside the heap too. */
  readonly residentMb: number
}

export interface ForeignEars {
  /** Plain data, as the child said it. */
  message(message: unknown): void
  /** Once, when the process is gone, or never came to be. */
  ended(end: ForeignEnd): void
}

export interface ForeignEnd {
  readonly outOfMemory: boolean
  /** For the log. */
  readonly details: string
}

export interface ForeignChild {
  /** Structured-clonable data; what is said before the child listens reaches it all the same. */
  post(message: unknown): void
  /** At once and for certain. */
  kill(): void
  /** Memory it holds, in MB; null where this system does not say, and while it starts. */
  residentMb(): Promise<number | null>
}
