/**
 * Why something asked for was not done: an expected outcome, a value, never thrown across the contract.
 * `message` is Chinese, one or two sentences: place, what is so, what to do. Nothing was written.
 */
export interface Failure {
  readonly code: FailureCode
  readonly message: string
  /** Path of the input, JSON path or cell that caused it, where there is one. */
  readonly place?: string
  readonly details?: Readonly<Record<string, unknown>>
}

export const failureCodes = [
  /** The request itself is malformed: a fault of the caller, not of the user. */
  'bad-request',
  'unknown-method',
  'unknown-path',
  'unknown-budget',
  /** A value the field does not take: letters in an amount, a code of the wrong length … */
  'bad-value',
  'out-of-range',
  'total-out-of-range',
  'duplicate',
  'in-use',
  /** A project total with several lines where the caller asked for no booking. */
  'several-lines',
  'below-zero',
  /** Of many edits some cannot be made, and none was: `details.refused`. */
  'edits-refused',
  /** Another window has changed it since this one showed it. */
  'changed-meanwhile',
  'nothing-to-undo',
  'nothing-to-redo',
  'file-missing',
  /** There is no permission to read it. */
  'file-unreadable',
  'file-exists',
  'file-empty',
  'not-a-budget',
  'file-damaged',
  'file-newer',
  'file-locked',
  'file-read-only',
  'disk-full',
  /** The disk or network place of the file does not answer. */
  'disk-error',
  /** Bytes that are no text in the encoding they were read in; `details.offered`: the one that fits. */
  'bad-encoding',
  'bad-package',
  'unknown-pack',
  /** A template or classification with faults of its own: `details.faults`, each with its file and JSON path. */
  'bad-pack',
  /** The one who asked took it back: nothing was changed, nothing is left of it. */
  'cancelled',
  /** Work in a process of its own was ended: past its deadline, past its memory, or broken off by itself. */
  'too-slow',
  'out-of-memory',
  'foreign-broke',
  /** More bytes than are taken, of one file or of all together. */
  'too-large',
  /** Bytes that stopped before their end. */
  'upload-broken',
  'unknown-upload',
  'unknown-job',
  'unknown-receipt',
  'host-unavailable',
  /** The step is in the file, though the program broke off before it could show what followed: ask afresh for what is shown. */
  'saved-unseen',
  'internal',
] as const

export type FailureCode = (typeof failureCodes)[number]

export type Reply<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: Failure }

export function done<T>(value: T): Reply<T> {
  return { ok: true, value }
}

export function failed(
  code: FailureCode,
  message: string,
  more: Pick<Failure, 'place' | 'details'> = {},
): { readonly ok: false; readonly error: Failure } {
  return { ok: false, error: { code, message, ...more } }
}
