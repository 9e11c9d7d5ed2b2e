import type { EventName } from '../../shared/contract/events'
import type { Reply } from '../../shared/contract/failure'
import type { FileEntry } from '../../shared/contract/results'
import type { FilePurpose, ForeignEnd, ForeignStart, PrintEnd } from '../ports/ports'

/** What main and the core's process say to each other. Structured-clonable plain data only. */
export type ToCore =
  /** First of all: where the program is, and the handles that an earlier core process gave out. */
  | { readonly kind: 'start'; readonly start: CoreStart }
  | { readonly kind: 'call'; readonly id: number; readonly method: string; readonly params: unknown }
  /** A handle for a path that the shell learned of (double click). */
  | { readonly kind: 'entry'; readonly id: number; readonly path: string }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: unknown }
  | { readonly kind: 'foreign'; readonly child: number; readonly event: ForeignEvent }
  | { readonly kind: 'printed'; readonly id: number; readonly end: PrintEnd }
  /** Last of all; answered by `closed` when every file is closed. */
  | { readonly kind: 'close' }

export type FromCore =
  | { readonly kind: 'ready' }
  | { readonly kind: 'reply'; readonly id: number; readonly reply: Reply<unknown> }
  | { readonly kind: 'entered'; readonly id: number; readonly entry: FileEntry }
  | { readonly kind: 'ask'; readonly id: number; readonly question: CoreQuestion }
  | { readonly kind: 'foreign'; readonly child: number; readonly order: ForeignOrder }
  /** A page of HTML that is to be printed into a PDF: only the main process has windows. */
  | { readonly kind: 'print'; readonly id: number; readonly order: { readonly page: string } | 'stop' }
  | { readonly kind: 'granted'; readonly handle: string; readonly path: string }
  | { readonly kind: 'opened'; readonly path: string }
  | {
      readonly kind: 'log'
      readonly level: 'warn' | 'error'
      readonly message: string
      readonly details: string
    }
  /** What the core tells its windows. */
  | { readonly kind: 'event'; readonly event: EventName; readonly payload: object }
  | { readonly kind: 'closed' }

export interface CoreStart {
  /** The folder that holds `out/` and `resources/`. */
  readonly program: string
  readonly granted: readonly (readonly [handle: string, path: string])[]
}

/** What only the shell can find out. */
export type CoreQuestion =
  /** Answer: absolute path, or null when cancelled. */
  | { readonly about: 'choose'; readonly purpose: FilePurpose; readonly suggestedName: string | null }
  /** Answer: paths of files opened lately, newest first. */
  | { readonly about: 'recent' }
  /** Answer: memory in MB of a child that the core had started; null when it is gone. */
  | { readonly about: 'resident'; readonly child: number }

/** What the core wants done with a child: only the main process may start one. */
export type ForeignOrder =
  | { readonly kind: 'start'; readonly start: ForeignStart }
  | { readonly kind: 'post'; readonly message: unknown }
  | { readonly kind: 'kill' }

/** What became of it. */
export type ForeignEvent =
  | { readonly kind: 'message'; readonly message: unknown }
  | { readonly kind: 'ended'; readonly end: ForeignEnd }
