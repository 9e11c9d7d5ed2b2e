/** What a typed text means for a field, or why nothing. */
export type TypedValue =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly code: 'bad-value' | 'out-of-range'; readonly message: string }
