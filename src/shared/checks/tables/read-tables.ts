import type { TableView } from '../../printed/table'
import { formatAmount, type Unit } from '../../money/format'
import { printedNotes } from '../../tables/view'
import { withYears } from '../../model/years'
import { type Figure, printedFigure, sumOfFigures } from '../figures/figure'
import type { CheckBindings } from '../spec'
import { type CheckedTable, type PrintedSum, placeOfMeasure, tablesOf, type TableSet } from './table-set'

/** A table as it was read: what stands in each cell, with nothing known but the print. */
export interface ReadTable {
  readonly id: string
  /** What it is called for people: its number and title. */
  readonly name: string
  readonly title: string
  readonly unit: Unit | null
  readonly decimals: number
  readonly columns: readonly ReadColumn[]
  readonly rows: readonly ReadRow[]
  /** Null: what stands under it was not read. */
  readonly notes: readonly string[] | null
}

export interface ReadColumn {
  readonly id: string
  readonly name: string
  /** Ids of the columns that it is the sum of; empty: of none. */
  readonly parts: readonly string[]
}

export interface ReadRow {
  /** Its place, of which its cells' places are made: `t03/001/2011307`. */
  readonly key: string
  /** Code of the unit; null in tables of the department. */
  readonly unit: string | null
  /** What rules call it: a code, or a fixed row's name. */
  readonly code: string
  readonly name: string
  /** Its amounts tell a change, which may be less than nothing. */
  readonly isChange?: boolean
  /** Key of the row above it that it is a part of. */
  readonly parent: string | null
  /** As printed, by the order of the columns; null: there is no such cell. */
  readonly cells: readonly (string | null)[]
}

/** The unit's code of the row of the department. */
const WHOLE_DEPARTMENT = 'all'

/** A set of tables that were read. `years`: {year} and {lastYear} of the bindings are filled in with them. */
export function readTableSet(
  tables: readonly ReadTable[],
  bindings: CheckBindings,
  print: TableSet['print'],
  fiscalYear: number,
): TableSet {
  const byId = new Map(tables.map((table) => [table.id, openTable(table)]))

  return {
    print,
    isAddedUp: false,
    amountOf(measure, code) {
      const found = cellsOf(measure, code).map(({ figure }) => figure)
      if (found.length === 0) return undefined
      const known = found.filter((figure) => figure !== null)
      if (known.length === 0) return null
      return known.length === 1 ? known[0] : sumOfFigures(known)
    },
    codes(measure) {
      const place = placeOfMeasure(bindings, measure)
      const table = place && 'table' in place ? byId.get(place.table) : undefined
      return table ? [...table.codes] : []
    },
    placesOf: (measure, code) => cellsOf(measure, code).map(({ place }) => place),
    sums: (of, measures) =>
      [...tablesOf(bindings, measures)].flatMap((id) => {
        const table = byId.get(id)
        return table
          ? of === 'columns'
            ? columnSums(table)
            : [...rowSums(table), ...changeSums(table, fiscalYear)]
          : []
      }),
    tables: () =>
      tables.map(({ id, name, title, unit, decimals, notes, rows }) => ({
        id,
        name,
        title,
        unit,
        notes,
        isEmpty: rows.every(({ cells }) =>
          cells.every((cell) => cell === null || !/[1-9]/.test(cell.replace(/%$/, ''))),
        ),
        oddCells: rows.flatMap((row) =>
          row.cells.flatMap((text, at) => {
            const fault = text === null ? undefined : faultOf(text, row, unit === '元' ? 2 : decimals)
            const place = cellAt(byId.get(id)?.table, row, at)
            return text === null || fault === undefined ? [] : [{ place, row: row.name, text, fault }]
          }),
        ),
        percentages: rows.flatMap((row) =>
          row.cells.flatMap((text, at) =>
            text?.endsWith('%') ? [{ place: cellAt(byId.get(id)?.table, row, at), text }] : [],
          ),
        ),
      })),
  }

  /** The cells that make up a measure: the department's row, else one of each unit. */
  function cellsOf(
    measure: string,
    code: string | undefined,
  ): readonly { place: string; figure: Figure | null }[] {
    const place = placeOfMeasure(bindings, measure)
    if (!place || 'sum' in place) return []
    const wanted =
      'cells' in place
        ? code === undefined
          ? place.cells
          : []
        : [{ table: place.table, column: place.column, row: code ?? place.whole ?? 'unit' }]
    return wanted.flatMap(({ table: id, row, column }) => {
      const table = byId.get(id)
      const at = table?.at.get(column)
      if (!table || at === undefined) return []
      const rows = table.byCode.get(withYears(row, fiscalYear)) ?? []
      const total = rows.filter(({ unit }) => unit === WHOLE_DEPARTMENT)
      return (total.length > 0 ? total : rows).flatMap((each) => {
        const figure = figureAt(table, each, at)
        return figure === undefined ? [] : [{ place: cellAt(table.table, each, at), figure }]
      })
    })
  }
}

const GROUPED = /^[-−]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/

/** What is wrong with what stands in a cell of amounts; only a row that tells a change may be less than nothing. */
function faultOf(
  text: string,
  { isChange = false }: ReadRow,
  decimals: number,
): CheckedTable['oddCells'][number]['fault'] | undefined {
  const plain = text.trim()
  if (plain === '' || plain.endsWith('%')) return undefined
  const figure = printedFigure(plain, '元')
  if (!figure || (plain.includes(',') && !GROUPED.test(plain))) return 'words'
  if (figure.cents < 0 && !isChange) return 'negative'
  return (figure.decimals ?? 0) > decimals ? 'tooFine' : undefined
}

interface OpenTable {
  readonly table: ReadTable
  readonly at: ReadonlyMap<string, number>
  readonly byCode: ReadonlyMap<string, readonly ReadRow[]>
  /** Those of function, economic or project rows. */
  readonly codes: ReadonlySet<string>
}

function openTable(table: ReadTable): OpenTable {
  const byCode = Map.groupBy(table.rows, ({ code }) => code)
  return {
    table,
    at: new Map(table.columns.map(({ id }, at) => [id, at])),
    byCode,
    codes: new Set([...byCode.keys()].filter((code) => /^\d{3,}$/.test(code))),
  }
}

/** Undefined: there is no such cell, or what stands there is no amount. */
function figureAt({ table }: OpenTable, row: ReadRow, at: number): Figure | null | undefined {
  const text = row.cells[at]
  if (text === null || text === undefined) return undefined
  return text.trim() === '' ? null : printedFigure(text, table.unit ?? '万元')
}

function cellAt(table: ReadTable | undefined, row: ReadRow, at: number): string {
  return `${row.key}/${table?.columns[at]?.id ?? at}`
}

/** Single cells by their place; undefined: there is none, or what stands there is no amount. */
export function cellReader(tables: readonly ReadTable[]): (cell: string) => Figure | null | undefined {
  const rows = new Map(
    tables.map(openTable).flatMap((open) => open.table.rows.map((row) => [row.key, { open, row }])),
  )
  return (cell) => {
    const cut = cell.lastIndexOf('/')
    const found = rows.get(cell.slice(0, cut))
    const at = found?.open.at.get(cell.slice(cut + 1))
    return found && at !== undefined ? figureAt(found.open, found.row, at) : undefined
  }
}

/** A sum that is left blank beside its parts; beside none it is as blank as they are. */
const BLANK: Figure = { cents: 0, half: 0, text: '空' }

function sumAt(open: OpenTable, row: ReadRow, at: number, parts: readonly Figure[]): Figure | undefined {
  const whole = figureAt(open, row, at)
  if (whole !== null) return whole
  return parts.some((part) => part.cents !== 0) ? BLANK : undefined
}

function columnSums(open: OpenTable): readonly PrintedSum[] {
  const { table } = open
  return table.columns.flatMap((column, at) => {
    if (column.parts.length === 0) return []
    return table.rows.flatMap((row): readonly PrintedSum[] => {
      const parts = column.parts.flatMap((id) => figureAt(open, row, open.at.get(id) ?? -1) ?? [])
      const whole = sumAt(open, row, at, parts)
      if (!whole) return []
      const place = cellAt(table, row, at)
      return [{ place, name: `${table.name}“${row.name}”的${column.name}`, whole, parts }]
    })
  })
}

function rowSums(open: OpenTable): readonly PrintedSum[] {
  const { table } = open
  const below = Map.groupBy(
    table.rows.filter(({ parent }) => parent !== null),
    ({ parent }) => parent,
  )
  return table.rows.flatMap((row) => {
    const children = below.get(row.key)
    if (!children) return []
    return table.columns.flatMap((column, at): readonly PrintedSum[] => {
      const parts = children.flatMap((child) => figureAt(open, child, at) ?? [])
      const whole = sumAt(open, row, at, parts)
      if (!whole) return []
      return [
        { place: cellAt(table, row, at), name: `${table.name}“${row.name}”的${column.name}`, whole, parts },
      ]
    })
  })
}

/** 增减变化: this year's row less last year's, in every column. */
function changeSums(open: OpenTable, fiscalYear: number): readonly PrintedSum[] {
  const { table } = open
  return table.rows.flatMap((row) => {
    if (!row.isChange) return []
    const [now, before] = [fiscalYear, fiscalYear - 1].map((year) =>
      table.rows.find(({ unit, code }) => unit === row.unit && code === String(year)),
    )
    if (!now || !before) return []
    return table.columns.flatMap((column, at): readonly PrintedSum[] => {
      const [whole, own, last] = [row, now, before].map((each) => figureAt(open, each, at))
      if (!whole || !own || !last) return []
      const parts = [own, { ...last, cents: -last.cents }]
      return [
        { place: cellAt(table, row, at), name: `${table.name}“${row.name}”的${column.name}`, whole, parts },
      ]
    })
  })
}

/** What a reader has before them of a table that the program shows. `partsOf`: columns that a column is the sum of. */
export function readView(view: TableView, partsOf: (column: string) => readonly string[]): ReadTable {
  const { id, number, title, shortTitle, unit, decimals, columns } = view
  return {
    id,
    name: `表${number} ${shortTitle}`,
    title,
    unit,
    decimals,
    notes: printedNotes(view),
    columns: columns.map((column) => ({
      id: column.id,
      name: column.path.join(' '),
      parts: partsOf(column.id),
    })),
    rows: view.rows.map((row) => {
      const [, unitCode = '', ...code] = row.key.split('/')
      return {
        key: row.key,
        unit: unitCode,
        code: code.join('/'),
        name: row.name,
        parent: row.parentKey,
        isChange: row.kind === 'change',
        cells: row.cells.map((cell) => (cell === null ? null : formatAmount(cell, { unit, decimals }))),
      }
    }),
  }
}
