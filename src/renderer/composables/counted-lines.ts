/** Signs before this one are about half as wide as those from it on. */
const FIRST_WIDE = 0x2000

/** How wide signs are, in px. */
export interface SignWidths {
  readonly narrow: number
  readonly wide: number
}

/** So many lines words need in a room, the first line of which is `filled` so far: counted, not measured. */
export function linesOfWords(text: string, room: number, { narrow, wide }: SignWidths, filled = 0): number {
  let lines = 1
  let used = filled
  for (let at = 0; at < text.length; at += 1) {
    const width = text.charCodeAt(at) < FIRST_WIDE ? narrow : wide
    if (used + width > room) {
      lines += 1
      used = 0
    }
    used += width
  }
  return lines
}

export function widthOfWords(text: string, { narrow, wide }: SignWidths): number {
  let width = 0
  for (let at = 0; at < text.length; at += 1) width += text.charCodeAt(at) < FIRST_WIDE ? narrow : wide
  return width
}
