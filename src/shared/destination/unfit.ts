import { recordName } from '../model/words'
import { exactAmount } from '../model/typed'
import type { Cents } from '../money/cents'
import { AT_A_TIME, type Slices } from '../slices/slices'
import { roots } from './record-sources'
import type { Cell, TableRows } from './rows'
import type { Sources } from './sources'
import type { DestinationColumn, TextLength } from './spec'
import { valuePath } from './value-path'

/** A value that a destination needs and that is missing, or does not fit: a place to go to, and why. */
export interface Unfit {
  /** Id of the table, and of the column in it, where it was met first. */
  readonly table: string
  readonly column: string
  /** Which row of the table, from 0. */
  readonly row: number
  /** Path of the field. */
  readonly place: string
  /** What its record is called, and its field. */
  readonly record: string
  readonly field: string
  /** Chinese: what is so, what is to be. */
  readonly why: string
  /** Whether a value can be typed at the place. */
  readonly isTyped: boolean
}

/** In order of tables and rows; one for each place and reason, however many rows show it. */
export function* findingUnfit(tables: readonly TableRows[], sources: Sources): Slices<readonly Unfit[]> {
  const found = new Map<string, Unfit>()
  const whole = tables.reduce((sum, { count }) => sum + count, 0)
  let done = 0
  for (const table of tables) {
    const checks = table.spec.columns.map((column) => ({ column, path: valuePath(column.from ?? '') }))
    for (let row = 0; row < table.count; row += 1) {
      const { cells, scope } = table.row(row)
      for (const [at, { column, path }] of checks.entries()) {
        const cell = cells[at]
        if (!cell || cell.place === null || !path) continue
        const why = whyUnfit(column, cell)
        const key = `${cell.place} ${why}`
        if (why === null || found.has(key)) continue
        const record = scope[path.root] ?? {}
        found.set(key, {
          ...{ table: table.spec.id, column: column.id, row, place: cell.place, why },
          record: recordName(roots[path.root], record, sources.words),
          field: path.label,
          isTyped: path.isTyped,
        })
      }
      done += 1
      if (done % AT_A_TIME === 0) yield done / whole
    }
  }
  return [...found.values()]
}

/** Why a value cannot stand in its column; null: it can. */
export function whyUnfit(column: DestinationColumn, { value, unmapped }: Cell): string | null {
  const assumed = column.assumed ? '这一栏是假定的。' : ''
  if (unmapped !== undefined) return `“${unmapped}”在对照表“${column.codes ?? ''}”里没有对应。${assumed}`
  if (value === null || value === '') return column.required ? `没有填。${assumed}` : null
  if (typeof value === 'number') return null
  const { length, digits } = column
  const count = Array.from(value).length
  if (length && 'exact' in length && count !== length.exact) {
    const by = Math.abs(count - length.exact)
    const how = count < length.exact ? `少 ${by} 位` : `多 ${by} 位`
    return `应为 ${length.exact} 位，现 ${count} 位，${how}。${assumedLength(length)}`
  }
  if (length && 'max' in length && count > length.max) {
    return `最多 ${length.max} 字，现 ${count} 字。${assumedLength(length)}`
  }
  return digits && !/^\d+$/.test(value) ? `应全是数字，现为“${value}”。${assumed}` : null
}

function assumedLength(length: TextLength): string {
  return length.assumed ? '字数上限是假定的。' : ''
}

/** An amount in a column's unit, exact: at least two decimals, no grouping. */
export function amountText(amount: number, { unit = '元' }: Pick<DestinationColumn, 'unit'>): string {
  return exactAmount(amount as Cents, unit)
}
