import type { JobEvents } from './jobs'
import type { FileEntry } from './results'
import type { CommandId, ShellCommandId } from './commands'

/**
 * The one table of what the program tells its windows unasked; carried by the utility process's line, by server-sent
 * events, or to nobody. Plain JSON only.
 */
export interface Events extends JobEvents {
  /** A step was made, by whichever window; those that show an older revision ask for what it changed (`budget.follow`). */
  'budget.stepped': { readonly budget: string; readonly revision: number; readonly label: string }
  /** Something was sent and is kept in the file, by whichever window; its revision stays. */
  'receipt.added': { readonly budget: string; readonly receipt: string }
  /** The budget was closed, by whichever window: calls about it are refused from now on. */
  'budget.closed': { readonly budget: string }
  /** A command chosen in the system's menu. */
  'command.run': { readonly command: Exclude<CommandId, ShellCommandId> }
  /** A file asked for from outside (double click while the program runs). */
  'file.requested': { readonly file: FileEntry }
  /**
   * The core broke off and came back (`restarted`: open the file again by its handle; everything committed is there)
   * or won't come back (`stopped`). `message` is for the user.
   */
  'core.state': { readonly state: 'restarting' | 'restarted' | 'stopped'; readonly message: string }
}

export type EventName = keyof Events

/** How the core speaks; what nobody hears is lost, and a window that comes later asks for what it shows. */
export type Tell = <E extends EventName>(event: E, payload: Events[E]) => void

/** What was told, as one value that its name tells the kind of. */
export type Told = { [E in EventName]: readonly [event: E, payload: Events[E]] }[EventName]
