import type { TableRow } from '../../shared/printed/row'
import type { Cents } from '../../shared/money/cents'
import { plainAmount } from '../../shared/money/format'
import { csvLines } from '../../shared/publication/csv'
import { columnName, leaves } from '../../shared/tables/header'
import { lineNumbers } from '../../shared/tables/printed-lines'
import { printedCells, printedLines } from '../../shared/tables/printed'
import { printedNotes } from '../../shared/tables/view'
import type { PartView, TableView } from '../../shared/printed/table'
import { aligned } from './aligned'

/** A table as `tables --format json` gives it: amounts as decimal strings in the table's unit. */
export function tableJson(view: TableView): object {
  const { id, number, title, agency, unit, layout, rowHeaders, columns, captions, parts } = view
  return {
    id,
    number,
    title,
    agency,
    unit,
    layout,
    rowHeaders: rowHeaders.map(({ shows: _shows, ...header }) => header),
    columns: columns.map(({ field: _field, merge: _merge, ...column }) => column),
    rows: inPrintedOrder(view).map(({ row, line }) => rowJson(view, row, line)),
    notes: printedNotes(view),
    ...Object.fromEntries(captions.map((caption) => [caption.id, caption.text])),
    ...Object.fromEntries(parts.flatMap(partJson)),
  }
}

/** A part under names of its own: `goals`, `goalsTitle`, `indicators`, `indicatorsTitle`, `indicatorColumns`. */
function partJson({ id, title, columns, rows }: PartView): readonly (readonly [string, unknown])[] {
  const heads = columnHeads(columns)
  return [
    [id, rows.map(({ key, texts }) => ({ key, ...withNumber(texts ?? {}) }))],
    [`${id}Title`, title],
    ...(heads.length > 1 ? [[`${id.replace(/s$/, '')}Columns`, heads] as const] : []),
  ]
}

/** A goal's number is a number. */
function withNumber({ number, ...texts }: Readonly<Record<string, string>>): object {
  return number === undefined ? texts : { number: number === '' ? null : Number(number), ...texts }
}

/** A row; in this public form the codes of unit and project are called `unitId` and `projectId`. */
export function rowJson(view: TableView, row: TableRow, line: number): object {
  const { band: _band, texts, cells, unitCode, projectCode, key, side, kind, code, refCode, ...rest } = row
  const amounts = view.columns.flatMap(({ id }, i) => {
    const amount = cells[i]
    return amount === null || amount === undefined ? [] : [[id, amountText(view, amount)]]
  })
  return {
    key,
    side,
    kind,
    code,
    refCode,
    unitId: unitCode,
    projectId: projectCode,
    ...rest,
    ...(view.layout === 'performance' && { content: row.content ?? null }),
    ...(texts && { texts }),
    line,
    cells: Object.fromEntries(amounts) as object,
  }
}

/** By line, income before expenditure on the same one. */
function inPrintedOrder(view: TableView): readonly { readonly row: TableRow; readonly line: number }[] {
  const lines = lineNumbers(view.rows)
  // A stable sort: the list gives income first.
  return view.rows.map((row, i) => ({ row, line: lines[i] ?? 0 })).sort((a, b) => a.line - b.line)
}

export function amountText(view: Pick<TableView, 'unit' | 'decimals'>, amount: Cents): string {
  return plainAmount(amount, view.unit, view.decimals)
}

/** A table for people: title, head, aligned columns, notes; table 12 with its goals and indicators. */
export function tableLines(view: TableView): readonly string[] {
  const headers = leaves(view).filter(({ kind }) => kind === 'header').length
  return [
    `表${view.number} ${view.title}`,
    `${view.agency}　　单位：${view.unit}`,
    ...aligned(grid(view), view.layout === 'two-sided' ? Infinity : headers),
    ...printedNotes(view),
    ...captionLines(view),
    ...view.parts.flatMap(partLines),
    '',
  ]
}

/** Rows of comma-separated values. */
export function tableCsv(view: TableView): string {
  const rows = [...grid(view), ...view.parts.flatMap(partRows)]
  return csvLines(rows)
}

/** Head and rows as printed, one text per printed column. */
function grid(view: TableView): readonly (readonly string[])[] {
  const printed = leaves(view)
  const head = printed.map(({ kind, index }) =>
    kind === 'amount' ? columnName(view, index) : (view.rowHeaders[index]?.path.at(-1) ?? ''),
  )
  const rows = printedLines(view).map((line) =>
    printedCells(view, printed, line).map((cell) => {
      if (cell.amount !== null) return amountText(view, cell.amount)
      return cell.shows === 'name' && cell.row ? `${'  '.repeat(cell.row.level)}${cell.text}` : cell.text
    }),
  )
  return [head, ...rows]
}

function captionLines({ captions }: TableView): readonly string[] {
  return captions.map(({ label, text }) => (label === '' ? text : `${label}：${text}`))
}

function partLines({ title, columns, rows }: PartView): readonly string[] {
  if (columns.length === 1) return [title, ...rows.map((row) => `  ${partCells(columns, row).join('')}`)]
  return [title, ...aligned([columnHeads(columns), ...rows.map((row) => partCells(columns, row))])]
}

function partRows({ title, columns, rows }: PartView): readonly (readonly string[])[] {
  return [
    [title],
    ...(columns.length === 1 ? [] : [columnHeads(columns)]),
    ...rows.map((row) => partCells(columns, row)),
  ]
}

function columnHeads(columns: PartView['columns']): readonly string[] {
  return columns.map(({ path }) => path.at(-1) ?? '')
}

function partCells(columns: PartView['columns'], { texts = {} }: TableRow): readonly string[] {
  return columns.map(({ id }) => texts[id] ?? '')
}
