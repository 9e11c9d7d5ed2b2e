/** Where something was found in a text, in offsets of it. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

/** A piece of a text: found, or what stands between. */
export interface Piece {
  readonly text: string
  readonly isFound: boolean
}

/** A text parted where something was found; `found` in order, none overlapping another. */
export function piecesOf(text: string, found: readonly Stretch[]): readonly Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const { start, end } of found) {
    pieces.push({ text: text.slice(from, start), isFound: false })
    pieces.push({ text: text.slice(start, end), isFound: true })
    from = end
  }
  pieces.push({ text: text.slice(from), isFound: false })
  return pieces.filter((piece) => piece.text !== '')
}

/** Other words in place of what was found, letter by letter as they are; the rest of the text stays as it stands. */
export function replacedAt(text: string, found: readonly Stretch[], by: string): string {
  return piecesOf(text, found)
    .map((piece) => (piece.isFound ? by : piece.text))
    .join('')
}

/** Whether what was found is all that there is. */
export function isWhole(text: string, found: readonly Stretch[]): boolean {
  const [only] = found
  return found.length === 1 && only?.start === 0 && only.end === text.length
}
