/** Whether a key belongs to an input method: while it composes, and as the one that ends a composition. */
export function isComposing(event: KeyboardEvent): boolean {
  // Some send the Enter that ends it after it, marked by this number alone.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  return event.isComposing || event.keyCode === 229
}
