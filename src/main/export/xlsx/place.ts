/** A rectangle of a worksheet; rows and columns from 0, the last ones belong to it. */
export interface Area {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/** A, B … Z, AA … of a column, from 0. */
function letters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26))
  return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last
}

/** C7 */
export function reference(row: number, column: number): string {
  return `${letters(column)}${row + 1}`
}

/** C7:D9, or C7 alone. */
export function range({ top, left, bottom, right }: Area): string {
  const first = reference(top, left)
  const last = reference(bottom, right)
  return first === last ? first : `${first}:${last}`
}

/** '收支总表'!$A$1:$D$44 */
export function fixedRange(sheet: string, { top, left, bottom, right }: Area): string {
  return `${quoted(sheet)}!$${letters(left)}$${top + 1}:$${letters(right)}$${bottom + 1}`
}

/** '收支总表'!$4:$5 */
export function fixedRows(sheet: string, [first, last]: readonly [first: number, last: number]): string {
  return `${quoted(sheet)}!$${first + 1}:$${last + 1}`
}

function quoted(sheet: string): string {
  return `'${sheet.replaceAll("'", "''")}'`
}
