import type { TableRows } from '../../../shared/destination/rows'
import type { DestinationColumn, DestinationTable } from '../../../shared/destination/spec'
import type { Fault } from '../../../shared/model/faults'
import type { Cents } from '../../../shared/money/cents'
import type { HeadCell } from '../../../shared/tables/header'
import { headRows, inUnit, wordsLook } from '../xlsx/cells'
import { columnPlan } from '../xlsx/column-plan'
import { type Look, TEXT } from '../xlsx/looks'
import { MARGIN, textWidth } from '../xlsx/width'
import { MOST_CHARACTERS, type SheetCell, type SheetRow, type Worksheet } from '../xlsx/worksheet'
import { valueText } from './values'

/** Excel's last row. */
const MOST_ROWS = 1_048_576
const WIDEST = 40
/** Rows by which columns are made wide enough: widths are a courtesy. */
const LOOKED_AT = 200

const CODE: Look = { font: 'plain', align: 'left', isFramed: true, format: TEXT }
const NUMBER: Look = { font: 'plain', align: 'right', isFramed: true, format: 'General' }

/** A table as a worksheet: text cells are text, amounts are numbers with their decimals. */
export function financeSheet(table: TableRows): Worksheet {
  const { spec } = table
  const head = headOf(spec)
  const { widths, spans } = columnPlan([widthsOf(table)])
  const titled = spec.title === undefined ? 0 : 1
  const top = titled + head.length
  return {
    name: spec.sheet ?? spec.id,
    widths,
    lies: 'across',
    frozen: { rows: top, columns: 0 },
    repeated: [0, top - 1],
    filter: top - 1,
    rows: rows(),
  }

  function* rows(): Generator<SheetRow> {
    if (spec.title !== undefined) {
      const look: Look = { font: 'title', align: 'center' }
      yield { height: 28, cells: [{ column: 0, look, value: spec.title, columns: spec.columns.length }] }
    }
    yield* headRows(head, spans[0] ?? [])
    for (let at = 0; at < table.count; at += 1) {
      const { cells } = table.row(at)
      yield {
        cells: spec.columns.map((column, place) => sheetCell(column, place, cells[place]?.value ?? null)),
      }
    }
  }
}

/** What a worksheet cannot hold, each with its place. */
export function sheetFaults(table: TableRows): readonly Fault[] {
  const { columns, name, id } = table.spec
  if (table.count > MOST_ROWS - 4) {
    return [{ place: id, message: `“${name}”有 ${table.count} 行，Excel 放不下。请改用 CSV 或 JSON。` }]
  }
  const faults: Fault[] = []
  for (let at = 0; at < table.count; at += 1) {
    for (const [column, { value, place }] of table.row(at).cells.entries()) {
      if (typeof value !== 'string' || value.length <= MOST_CHARACTERS) continue
      const where = `“${name}”第 ${at + 1} 行“${columns[column]?.name ?? ''}”`
      const message = `${where}有 ${value.length} 个字，Excel 的一格最多 ${MOST_CHARACTERS} 个。请改短，或改用 CSV 或 JSON。`
      faults.push({ place: place ?? id, message })
    }
  }
  return faults
}

function headOf({ head, columns }: DestinationTable): readonly (readonly HeadCell[])[] {
  if (!head.includes('group')) {
    return head.map((line) =>
      columns.map((column, leaf) => ({ text: column[line as 'id' | 'name'], columns: 1, rows: 1, leaf })),
    )
  }
  const under = head[1] === 'id' ? 'id' : 'name'
  const upper = columns.flatMap(({ group, ...column }, leaf): readonly HeadCell[] => {
    if (group === undefined) return [{ text: column[under], columns: 1, rows: 2, leaf }]
    if (leaf > 0 && columns[leaf - 1]?.group === group) return []
    const wide = columns.filter((other) => other.group === group).length
    return [{ text: group, columns: wide, rows: 1, leaf }]
  })
  const lower = columns.flatMap((column, leaf): readonly HeadCell[] =>
    column.group === undefined ? [] : [{ text: column[under], columns: 1, rows: 1, leaf }],
  )
  return [upper, lower]
}

function sheetCell(column: DestinationColumn, at: number, value: string | number | null): SheetCell {
  if (column.as === 'text') return { column: at, look: wordsLook(CODE, String(value ?? '')), value }
  if (column.as !== 'amount') return { column: at, look: NUMBER, value }
  const unit = column.unit ?? '元'
  const look: Look = { ...NUMBER, format: unit === '元' ? '0.00' : '0.00####' }
  return { column: at, look, value: value === null ? null : inUnit(value as Cents, unit) }
}

function widthsOf(table: TableRows): readonly number[] {
  const rows = Array.from({ length: Math.min(LOOKED_AT, table.count) }, (_, at) => table.row(at).cells)
  return table.spec.columns.map((column, at) => {
    const values = rows.map((cells) => valueText(column, cells[at] ?? { value: null, place: null }))
    const own = [column.id, column.name, ...values].map((text) => textWidth(text))
    return Math.min(WIDEST, own.reduce((widest, each) => Math.max(widest, each), 0) + MARGIN)
  })
}
