/** What may stand in the margin rather than begin a line (溢出边界). */
const HANGS = /[，。、,.]/
/** What never begins a line. */
const CLOSES = /[：；！？）》」』】〉”’%％)\]}!?…—]/
/** What never ends one. */
const OPENS = /[（《「『【〈“‘([{]/
/** What of a word or number stays together. */
const TOGETHER = /[\w.,%−+/-]/

/** Width of text in the size of its type (1 = 字号), Chinese in full width and the rest in Times New Roman. */
export function textWidth(text: string): number {
  let width = 0
  for (const character of text) width += characterWidth(character)
  return width
}

/** On how many lines text is set in a column of this width, in the size of its type: as Word and LibreOffice break it. */
export function linesIn(text: string, width: number, firstIndent = 0): number {
  if (firstIndent + textWidth(text) <= width) return 1
  let lines = 1
  let used = firstIndent
  for (const piece of pieces(text)) {
    const own = textWidth(piece)
    const hung = HANGS.test(piece.at(-1) ?? '') ? own - characterWidth(piece.at(-1) ?? '') : own
    if (used + hung > width && used > 0) {
      lines += 1
      used = 0
    }
    // A word longer than the line is broken where the line ends.
    while (used + hung > width && own > width) {
      lines += 1
      used -= width
    }
    used += own
  }
  return lines
}

/** What no line end may part: a word, a number, a character with the signs that hang on it. */
function* pieces(text: string): Generator<string, void, undefined> {
  let piece = ''
  let last = ''
  for (const character of text) {
    const joins =
      OPENS.test(last) ||
      HANGS.test(character) ||
      CLOSES.test(character) ||
      (TOGETHER.test(last) && TOGETHER.test(character))
    if (!joins && piece !== '') {
      yield piece
      piece = ''
    }
    piece += character
    last = character
  }
  if (piece !== '') yield piece
}

function characterWidth(character: string): number {
  const code = character.codePointAt(0) ?? 0
  if (code >= 0x2000) return code === 0x2212 ? 0.56 : 1
  if (character === ',' || character === '.' || character === ' ') return 0.25
  if (/[A-Z]/.test(character)) return 0.72
  return 0.5
}
