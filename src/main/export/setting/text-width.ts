/** What may stand in the margin rather than begin a line (溢出边界). */
const HANGS = /[，。、,.]/
/** What never begins a line. */
const CLOSES = /[：；！？）》」』】〉”’%％)\]}!?…—]/
/** What never ends one. */
const OPENS = /[（《「『【〈“‘([{]/
/** What of a word or number stays together. */
const TOGETHER = /[\w.,%−+/-]/

/** Between Chinese and a figure or a Latin letter, of itself. */
const BETWEEN = 0.25

/** Width of text in the size of its type (1 = 字号), Chinese in full width and the rest in Times New Roman. */
export function textWidth(text: string, before = ''): number {
  let width = 0
  let last = before
  for (const character of text) {
    width += characterWidth(character) + (isApart(last, character) ? BETWEEN : 0)
    last = character
  }
  return width
}

function isApart(left: string, right: string): boolean {
  return (IDEOGRAPH.test(left) && LATIN.test(right)) || (LATIN.test(left) && IDEOGRAPH.test(right))
}

const IDEOGRAPH = /\p{Script=Han}/u
const LATIN = /[0-9A-Za-z]/

/** On how many lines text is set in a column of this width, in the size of its type: as Word and LibreOffice break it. */
export function linesIn(text: string, width: number, firstIndent = 0): number {
  if (firstIndent + textWidth(text) <= width) return 1
  let lines = 1
  let used = firstIndent
  let last = ''
  for (const piece of pieces(text)) {
    const own = textWidth(piece, used > 0 ? last : '')
    last = piece.at(-1) ?? ''
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
  if (code === 0x2212) return WIDTHS.get('+') ?? 0.5
  return code >= 0x2000 ? 1 : (WIDTHS.get(character) ?? 0.5)
}

/** Characters of Times New Roman that are not half as wide as high, by their width. */
const WIDTHS = new Map(
  Object.entries({
    "'": 0.18,
    ' .,': 0.25,
    ':;/\\ijlt': 0.278,
    '!()-[]Ifr': 0.333,
    Js: 0.389,
    '"': 0.408,
    '?acez': 0.444,
    FPS: 0.556,
    '+<=>': 0.564,
    ELTZ: 0.611,
    BCR: 0.667,
    ADGHKNOQUVXYw: 0.722,
    '&m': 0.778,
    '%': 0.833,
    M: 0.889,
    '@': 0.921,
    W: 0.944,
  }).flatMap(([characters, width]) => Array.from(characters, (each) => [each, width] as const)),
)
