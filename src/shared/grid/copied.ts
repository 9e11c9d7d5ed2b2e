/** A cell as another program copied it. */
export interface CopiedText {
  /** As it is shown there. */
  readonly text: string
  /** The number behind it, in plain digits, where more of it is stored than is shown (number-behind.ts). */
  readonly number?: string
}

/** So many cells are pasted at once: more than all that a list of 10,000 rows shows. */
export const MOST_CELLS = 200_000

/** At least so many cells a text parted by tabs has; counting stops beyond `most`. */
export function cellsIn(text: string, most: number): number {
  let count = 1
  for (let at = 0; at < text.length && count <= most; at += 1) {
    const sign = text.charCodeAt(at)
    // A tab, or a line end with another line behind it.
    if (sign === 9 || (sign === 10 && at + 1 < text.length)) count += 1
  }
  return count
}
