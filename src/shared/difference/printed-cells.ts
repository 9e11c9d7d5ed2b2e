import type { BudgetDocument } from '../model/document'
import type { Cents } from '../money/cents'
import type { TableRow } from '../printed/row'
import type { TableView } from '../printed/table'

/** Tables with the records whose codes stand in the keys of their rows. */
export interface PrintedState {
  readonly tables: readonly TableView[]
  readonly document: Pick<BudgetDocument, 'units' | 'projects'>
}

/** A cell of a table that holds another amount. */
export interface PrintedCellChange {
  readonly table: TableView
  readonly row: TableRow
  /** Place in `columns`. */
  readonly column: number
  readonly columns: TableView['columns']
  /** 分; null: unknown, or the row was not printed. */
  readonly old: Cents | null
  readonly new: Cents | null
  /** Where its row is printed in one of the two states alone. */
  readonly only?: 'then' | 'now'
}

/**
 * The cells that hold other amounts, in printed order, those of rows that are printed no more behind the others of their list. A row is
 * the same where its unit and project are, whatever their codes; one that is printed in one state alone counts from or to 0. Both
 * states are of one template.
 */
export function betweenPrintedCells(before: PrintedState, after: PrintedState): readonly PrintedCellChange[] {
  const [knownThen, knownNow] = [knownBy(before.document), knownBy(after.document)]
  const old = new Map(before.tables.map((view) => [view.id, view]))
  return after.tables.flatMap((table) => {
    const was = old.get(table.id)
    return [
      ...between(table, table.columns, was?.rows ?? [], table.rows),
      ...table.parts.flatMap(({ id, columns, rows }) =>
        between(table, columns, was?.parts.find((part) => part.id === id)?.rows ?? [], rows),
      ),
    ]
  })

  function between(
    table: TableView,
    columns: TableView['columns'],
    then: readonly TableRow[],
    now: readonly TableRow[],
  ): readonly PrintedCellChange[] {
    const left = new Map(then.map((row) => [knownThen(row), row]))
    const changed = now.flatMap((row) => {
      const key = knownNow(row)
      const was = left.get(key)
      left.delete(key)
      return changesOf(was, row).map((change) => ({ table, row, columns, ...change }))
    })
    const gone = [...left.values()].flatMap((row) =>
      changesOf(row, undefined).map((change) => ({ table, row, columns, ...change })),
    )
    return [...changed, ...gone]
  }
}

type OwnChange = Pick<PrintedCellChange, 'column' | 'old' | 'new' | 'only'>

function changesOf(then: TableRow | undefined, now: TableRow | undefined): readonly OwnChange[] {
  const length = (now ?? then)?.cells.length ?? 0
  return Array.from({ length }, (_, column) => column).flatMap((column): readonly OwnChange[] => {
    const old = then?.cells[column] ?? null
    const amount = now?.cells[column] ?? null
    if (then && now) return old === amount ? [] : [{ column, old, new: amount }]
    return (old ?? amount ?? 0) === 0 ? [] : [{ column, old, new: amount, only: now ? 'now' : 'then' }]
  })
}

/** A row's key with its unit and project by id: table, unit, and what else it stands for. */
function knownBy({ units, projects }: PrintedState['document']): (row: TableRow) => string {
  const unitIds = new Map(units.map(({ code, id }) => [code, id]))
  const projectIds = new Map(projects.map(({ code, id }) => [code, id]))
  return ({ key, unitCode, projectCode }) => {
    const [table = '', unit = '', ...rest] = key.split('/')
    const ownUnit = unitCode === null ? undefined : unitIds.get(unitCode)
    const project = projectCode === null ? undefined : projectIds.get(projectCode)
    return [
      table,
      ownUnit === undefined ? unit : `unit:${ownUnit}`,
      ...(project === undefined ? rest : [`project:${project}`]),
    ].join('/')
  }
}
