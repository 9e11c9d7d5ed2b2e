import { cellsOf, type Range } from '../../../shared/grid/range'
import { plainAmount } from '../../../shared/money/format'
import type { TableRow } from '../../../shared/printed/row'
import type { PartView, TableView } from '../../../shared/printed/table'
import { type HeadCell, headRows, leaves } from '../../../shared/tables/header'
import { printedNotes } from '../../../shared/tables/view'
import type { CopiedCell, CopiedTable } from '../../grid/copied-table'
import { mergedLines } from '../../../shared/tables/merged-cells'
import type { Sheet } from './sheet'

/** Cells of a range, amounts as other programs read them. */
export function copiedRange(sheet: Sheet, range: Range): CopiedTable {
  return { lines: copiedLines(sheet, range) }
}

/** A table as published: with what stands around its rows, and the lists below it. */
export function copiedWhole(sheet: Sheet): readonly CopiedTable[] {
  const { view, columns, head, size } = sheet
  const wide = (text: string, kind: 'title' | 'caption'): readonly CopiedCell[] => [
    { text, columns: columns.length, kind },
  ]
  const labelled = view.captions.filter(({ label }) => label !== '')
  const body = { top: 0, left: 0, bottom: size.rows - 1, right: size.columns - 1 }
  return [
    {
      isRuled: true,
      lines: [
        wide(view.title, 'title'),
        ...view.captions.flatMap(({ label, text }) => (label === '' ? [wide(`（${text}）`, 'title')] : [])),
        ...labelled.map(({ label, text }) => wide(`${label}：${text}`, 'caption')),
        ...(labelled.length === 0 ? [wide(`预算单位：${view.agency}`, 'caption')] : []),
        wide(`单位：${view.unit}`, 'caption'),
        ...copiedHead(head),
        ...copiedLines(sheet, body),
      ],
    },
    ...view.parts.map((part) => copiedPart(part, view)),
    ...printedNotes(view).map((note): CopiedTable => ({ lines: [wide(note, 'caption')] })),
  ]
}

function copiedHead(head: readonly (readonly HeadCell[])[]): CopiedTable['lines'] {
  return head.map((cells) => cells.map(({ text, columns, rows }) => ({ text, columns, rows, kind: 'head' })))
}

function copiedLines({ view, cellAt, spanAt }: Sheet, range: Range): CopiedTable['lines'] {
  const run = { first: range.top, last: range.bottom }
  const lines: CopiedCell[][] = []
  for (const place of cellsOf(range)) {
    const line = (lines[place.row - range.top] ??= [])
    const [cell, rows] = [cellAt(place), spanAt(place, run)]
    if (!cell || rows === 0) continue
    line.push(
      cell.amount === null
        ? { text: cell.text, rows, kind: 'text' }
        : { text: plainAmount(cell.amount, view.unit, view.decimals), kind: 'amount' },
    )
  }
  return lines
}

/** A list below the table, its title before the first of its lines. */
function copiedPart(part: PartView, view: TableView): CopiedTable {
  const source = { rowHeaders: [], columns: part.columns }
  const isTable = part.columns.length > 1
  const head = isTable ? copiedHead(headRows(source, leaves(source))) : []
  const merged = mergedLines(part.columns, part.rows)
  const body = part.rows.map((row, index) =>
    part.columns.flatMap((_, column): readonly CopiedCell[] => {
      const rows = merged[index]?.[column] ?? 1
      return rows === 0 ? [] : [copiedField(part, view, row, column, rows)]
    }),
  )
  const [first = [], ...others] = [...head, ...body]
  const title: CopiedCell = { text: part.title, rows: head.length + body.length, kind: 'head' }
  return { isRuled: true, lines: [[title, ...first], ...others] }
}

function copiedField(
  { columns }: PartView,
  { unit, decimals }: TableView,
  row: TableRow,
  column: number,
  rows: number,
): CopiedCell {
  const amount = row.cells[column] ?? null
  return amount === null
    ? { text: row.texts?.[columns[column]?.id ?? ''] ?? '', rows, kind: 'text' }
    : { text: plainAmount(amount, unit, decimals), rows, kind: 'amount' }
}
