import type { Reply } from '../../shared/contract/failure'

/** All that a child is ever told. `input` is plain data; big files come as their paths, and nobody writes them meanwhile. */
export interface ToForeign {
  readonly work: string
  readonly input: unknown
  /** The child's own folder: whoever started it removes it. */
  readonly folder: string
}

/** All that it ever says. */
export type FromForeign =
  | { readonly kind: 'done'; readonly reply: Reply<unknown> }
  /** It threw: a fault of the library, or of what it read. */
  | { readonly kind: 'broke'; readonly outOfMemory: boolean; readonly details: string }
