/** In a column's own measure, the width of a digit: a Han character is two wide. */
export function textWidth(text: string): number {
  let width = 0
  for (let at = 0; at < text.length; at += 1) width += isWide(text.charCodeAt(at)) ? 2 : 1
  return width
}

/** How many lines a text takes in a column; its margins are the column's. */
export function linesIn(text: string, width: number): number {
  const room = Math.max(2, Math.floor(width - MARGIN))
  return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(textWidth(line) / room)), 0)
}

/** Of both sides of a cell together, rounded up. */
export const MARGIN = 2

/** Han characters with their marks and full-width forms; quotes and dashes, which Chinese type sets as wide. */
function isWide(code: number): boolean {
  return code >= 0x2e80 || (code >= 0x2014 && code <= 0x2026) || (code >= 0x2460 && code <= 0x24ff)
}
