import type { ReceiptChanges } from '../../../shared/contract/receipts'
import { formatAmount } from '../../../shared/money/format'
import type { DataSheet } from '../../../shared/publication/data-sheet'
import type { Cents } from '../../../shared/money/cents'

/** One difference, to be read: what it is of, where in it, then and now. */
export interface DifferenceLine {
  readonly what: string
  readonly where: string
  readonly old: string
  readonly new: string
}

/** What was entered first, then what followed from it: cells of tables, sentences. */
export function differenceLines({
  records,
  fields,
  tables,
  paragraphs,
}: ReceiptChanges): readonly DifferenceLine[] {
  return [
    ...records.map(({ kind, name, is }) => ({
      what: name,
      where: kind,
      old: is === 'removed' ? '有' : '',
      new: is === 'added' ? '新增' : '已删去',
    })),
    ...fields.map(({ record, field, type, old, new: now }) => ({
      what: record,
      where: type === 'amount' ? `${field}（元）` : field,
      old: fieldWords(type, old),
      new: fieldWords(type, now),
    })),
    ...tables.flatMap(({ number, title, unit, decimals, cells }) =>
      cells.map(({ row, column, old, new: now }) => ({
        what: `表${number} ${row}`,
        where: column || title,
        old: old === null ? '' : formatAmount(old, { unit, decimals }),
        new: now === null ? '' : formatAmount(now, { unit, decimals }),
      })),
    ),
    ...paragraphs.flatMap(({ name, sentences }) =>
      sentences.map(({ old, new: now }) => ({ what: name, where: '文字', old: old ?? '', new: now ?? '' })),
    ),
  ]
}

function fieldWords(type: string, value: number | string | null): string {
  if (value === null) return ''
  return type === 'amount' && typeof value === 'number'
    ? formatAmount(value as Cents, { unit: '元', decimals: 2 })
    : String(value)
}

/** All of them as a list that can be put out. */
export function differenceSheet(changes: ReceiptChanges, name: string): DataSheet {
  return {
    name,
    unit: '元',
    decimals: 2,
    head: [['对象', '位置', '报送时', '现在'].map((text, leaf) => ({ text, columns: 1, rows: 1, leaf }))],
    columns: [{ kind: 'text' }, { kind: 'text' }, { kind: 'text' }, { kind: 'text' }],
    rows: differenceLines(changes).map((line) => ({ cells: [line.what, line.where, line.old, line.new] })),
  }
}
