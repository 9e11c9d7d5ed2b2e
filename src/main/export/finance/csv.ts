import type { TableRows } from '../../../shared/destination/rows'
import type { Fault } from '../../../shared/model/faults'
import { csvLine } from '../../../shared/publication/csv'
import type { Gb18030 } from './gb18030'
import { valueText } from './values'

/** Excel takes a text of bytes for UTF-8 only where this stands before it. */
const BOM = '\uFEFF'

/** A table as comma-separated values: a line of the columns' ids, then the rows, each value as it is. */
function* csvText(table: TableRows): Generator<string> {
  yield csvLine(table.spec.columns.map(({ id }) => id))
  for (let row = 0; row < table.count; row += 1) yield csvLine(valuesOf(table, row))
}

export function utf8Csv(table: TableRows): Uint8Array {
  const parts = [BOM, ...csvText(table)]
  return new TextEncoder().encode(parts.join(''))
}

/** The same in GB 18030; faults where a character is outside it, each with the place it comes from. */
export function gb18030Csv(table: TableRows, { encoded, outsideIn }: Gb18030): Uint8Array | readonly Fault[] {
  const parts: Uint8Array[] = []
  const faults: Fault[] = []
  let line = 0
  for (const text of csvText(table)) {
    const bytes = encoded(text)
    if (bytes) parts.push(bytes)
    else faults.push(...faultsIn(line - 1))
    line += 1
  }
  return faults.length > 0 ? faults : Buffer.concat(parts)

  function faultsIn(row: number): readonly Fault[] {
    const { columns, name } = table.spec
    const values = row < 0 ? columns.map(({ id }) => id) : valuesOf(table, row)
    const places = row < 0 ? [] : table.row(row).cells.map(({ place }) => place)
    return values.flatMap((value, at) => {
      const marks = outsideIn(value).map(signWords)
      if (marks.length === 0) return []
      const where = `“${name}”${row < 0 ? '的表头' : `第 ${row + 1} 行`}“${columns[at]?.name ?? ''}”`
      const message = `${where}里的 ${marks.join('、')} 不在 GB18030 里。请换一个字，或改用 UTF-8。`
      return [{ place: places[at] ?? table.spec.id, message }]
    })
  }
}

function valuesOf({ spec, row: rowAt }: TableRows, row: number): readonly string[] {
  const { cells } = rowAt(row)
  return spec.columns.map((column, at) => valueText(column, cells[at] ?? { value: null, place: null }))
}

/** What cannot be seen is told by its number. */
function signWords(mark: string): string {
  const number = (mark.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
  return `“${mark}”（U+${number}）`
}
