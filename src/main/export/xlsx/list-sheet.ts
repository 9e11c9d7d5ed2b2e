import type { Cents } from '../../../shared/money/cents'
import { plainAmount } from '../../../shared/money/format'
import type { DataColumn, DataRow, DataSheet } from '../../../shared/publication/data-sheet'
import { exportedHead } from '../../../shared/publication/list-head'
import { amountFormat, amountLook, headRows, heightFor, inUnit, WORDS, wordsLook } from './cells'
import { columnPlan, type Span } from './column-plan'
import { type Look, TEXT } from './looks'
import { headWidth } from './table-widths'
import { MARGIN, textWidth } from './width'
import type { SheetCell, SheetRow, Worksheet } from './worksheet'

const WIDEST = 40
const NARROWEST = 8
const CODE: Look = { ...WORDS, format: TEXT }
const NUMBER = 'General'

/** A list: its head with a filter, and its rows. */
export function listSheet(list: DataSheet): Worksheet {
  const head = exportedHead(list)
  const wanted = list.columns.map((_, column) => columnWidth(list, head, column))
  const { widths, spans } = columnPlan([wanted])
  return {
    name: list.name,
    widths,
    lies: 'across',
    frozen: { rows: head.length, columns: 0 },
    repeated: [0, head.length - 1],
    filter: head.length - 1,
    rows: listRows(list, head, spans[0] ?? []),
  }
}

function* listRows(list: DataSheet, head: DataSheet['head'], spans: readonly Span[]): Generator<SheetRow> {
  yield* headRows(head, spans)
  const format = amountFormat(list.decimals)
  for (const { cells, isStrong = false } of list.rows) {
    const height = heightFor(
      cells.flatMap((value, column) =>
        typeof value === 'string' ? [{ text: value, width: spans[column]?.width ?? 0 }] : [],
      ),
    )
    const written = cells.map((value, column): SheetCell => {
      const { kind } = list.columns[column] ?? { kind: 'text' }
      return { column, ...listCell(value, kind, list.unit, format, isStrong) }
    })
    yield height === undefined ? { cells: written } : { height, cells: written }
  }
}

function listCell(
  value: DataRow['cells'][number],
  kind: DataColumn['kind'],
  unit: DataSheet['unit'],
  format: string,
  isStrong: boolean,
): Pick<SheetCell, 'look' | 'value'> {
  if (typeof value === 'number') {
    return kind === 'amount'
      ? { look: amountLook(value, format, isStrong), value: inUnit(value as Cents, unit) }
      : { look: amountLook(value, NUMBER, isStrong), value }
  }
  const look: Look = { ...(kind === 'code' ? CODE : WORDS), font: isStrong ? 'strong' : 'plain' }
  return { look: wordsLook(look, value ?? ''), value }
}

function columnWidth({ rows, unit, decimals }: DataSheet, head: DataSheet['head'], column: number): number {
  let widest = 0
  for (const { cells } of rows) {
    const value = cells[column] ?? null
    if (value === null) continue
    const isAmount = typeof value === 'number'
    // With the marks between thousands.
    const width = isAmount
      ? plainAmount(value as Cents, unit, decimals).length * (4 / 3)
      : Math.min(WIDEST, textWidth(value))
    widest = Math.max(widest, Math.ceil(width))
  }
  return Math.max(NARROWEST, headWidth(head, column), widest + MARGIN)
}
