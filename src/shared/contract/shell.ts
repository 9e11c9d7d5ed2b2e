import { z } from 'zod'
import { commands } from './commands'
import type { FileEntry } from './results'

/** What the window asks of the program around it rather than of the core; only where `fileAccess` is `native`. */
export const shellMethods = {
  /** Does a command that runs in the shell. */
  'shell.run': z.strictObject({
    command: z.enum(commands.filter((command) => command.runs === 'shell').map((command) => command.id)),
  }),
  /** The file that the program was started with (double click) or that the page held when it broke off; null = none. */
  'shell.opening': z.strictObject({}),
  /** The page as its print rules show it, on paper or as a file that the user names; null = cancelled. */
  'shell.print': z.strictObject({ to: z.enum(['paper', 'pdf']), name: z.string().max(120) }),
  /** Shows a file, by its handle, in the system's own window of files. */
  'shell.reveal': z.strictObject({ file: z.string() }),
} as const

export type ShellMethodName = keyof typeof shellMethods
export type ShellParams<M extends ShellMethodName> = z.infer<(typeof shellMethods)[M]>

export interface ShellResults {
  readonly 'shell.run': null
  readonly 'shell.opening': FileEntry | null
  readonly 'shell.print': { readonly name: string } | null
  readonly 'shell.reveal': null
}

export type ShellCalls = {
  readonly [M in ShellMethodName]: { readonly params: ShellParams<M>; readonly result: ShellResults[M] }
}

/** `window.budgetDesk`: all that a page in Electron knows of the outside. Replies are `Reply` values. */
export interface BudgetDeskBridge {
  call(method: string, params: unknown): Promise<unknown>
  /** Calls `listener` for each such event; the answer stops it. */
  on(event: string, listener: (payload: unknown) => void): () => void
}
