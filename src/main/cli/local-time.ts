/** The clock on the preparer's wall: `2024-01-05 21:07`. */
export function localTime(at: string): string {
  return new Date(at).toLocaleString('sv-SE', { dateStyle: 'short', timeStyle: 'short' })
}
