import type { Cents } from '../money/cents'
import { plainAmount } from '../money/format'
import type { DataColumn, DataRow, DataSheet } from './data-sheet'
import { columnTitles } from './list-head'

/**
 * A list as comma-separated values (RFC 4180): one line of head, amounts as plain digits in the sheet's unit, to the 分. Whoever writes it into
 * a file puts the UTF-8 mark before it, which spreadsheets need.
 */
export function csvText(sheet: DataSheet): string {
  const rows = sheet.rows.map(({ cells }) =>
    sheet.columns.map(({ kind }, column) => valueText(cells[column] ?? null, kind, sheet)),
  )
  return csvLines([columnTitles(sheet), ...rows])
}

/** Rows of fields, each line with its end. */
export function csvLines(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(csvField).join(',')}\r\n`).join('')
}

function valueText(
  value: DataRow['cells'][number],
  kind: DataColumn['kind'],
  { unit, decimals }: DataSheet,
): string {
  if (value === null) return ''
  return kind === 'amount' && typeof value === 'number'
    ? exact(value as Cents, unit, decimals)
    : String(value)
}

/** As many decimals as the 分 need, and no fewer than are shown: what is rounded cannot be added up again. */
function exact(amount: Cents, unit: DataSheet['unit'], decimals: number): string {
  const whole = plainAmount(amount, unit, unit === '万元' ? 6 : 2)
  const shown = whole.indexOf('.') + 1 + decimals
  return whole.slice(0, shown) + whole.slice(shown).replace(/0+$/, '')
}

/** A line of fields as they are: for programs, which read an added quote as part of the value. */
export function csvLine(fields: readonly string[]): string {
  return `${fields.map(quoted).join(',')}\r\n`
}

/** What a spreadsheet would take for a formula is marked as text by a quote before it; numbers are none. */
function csvField(text: string): string {
  const isFormula = /^[\s\p{Cc}]*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(text) && !/^-?\d+(\.\d+)?$/.test(text)
  const safe = isFormula ? `'${text}` : text
  return quoted(safe)
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
