import type { TableDifference } from '../difference/rows'
import type { RecordChange } from '../model/change'
import type { BudgetDocument, CodeName, Department, Placement, Project, Unit } from '../model/document'
import type { Cents } from '../money/cents'
import { type Addend, type AddendCollection, addendCollections, addendOf, sameReach } from './addends'
import { compileTable } from './compile'
import { type CellOrigin, cellOrigin } from './origin'
import { parseObject } from '../model/reference'
import { atOnce, each, part, type Slices } from '../slices/slices'
import { blocksOf, type CodeBook, codeInKeys, openPrintedNames, placementKey } from './printed-names'
import { type Layout, type Ledger, type Slot, entryKey, openLedger, sameLayout } from './ledger'
import { type PrintedRows, openPrintedRows } from './printed-rows'
import { openRecordRows } from './record-rows'
import { reservedCodes } from './reserved'
import type { SumSpec, TableSpec } from './spec'
import { tableOf } from '../printed/cell-id'
import type { TableRow } from '../printed/row'
import { openSums } from './sums'
import { tableView } from './view'
import type { TableView } from '../printed/table'

export interface TableChanges extends TableDifference {
  /** Cells of unprinted sums whose amount, or the lines that make it up, changed. */
  readonly sums: readonly string[]
}

/** Keeps the twelve tables current. Amounts in 分; nothing is rounded here. */
export interface Engine {
  /** Takes the records' old share off the tables and adds the new one; returns everything that followed. */
  apply(changes: readonly RecordChange[]): TableChanges
  views(): readonly TableView[]
  /** One of them; undefined: there is no such table. */
  viewOf(table: string): TableView | undefined
  /** The same without rows. */
  heads(): readonly TableView[]
  /** The same of tables that print some of the rows with these keys, with these rows alone. */
  viewsOf(rowKeys: Iterable<string>): readonly TableView[]
  /** Amount of a printed cell or an unprinted sum; null where it is unknown, undefined for a cell that is neither. */
  amountOf(cell: string): Cents | null | undefined
  /** Ids of the lines that make up an unprinted sum. */
  linesOf(cell: string): ReadonlySet<string>
  /** The records behind a printed cell and the other printed cells that contain all of them. */
  originOf(cell: string): CellOrigin | undefined
  /** A code as it stands in the ids of cells. */
  codeInKeys(of: 'units' | 'projects', code: string): string
  /** Adds everything up again from nothing, in place: the check on the delta, and its cost. */
  recompute(): void
}

/** Whether a change names rows throughout, or orders their blocks: all are printed anew, over the sums as they are. */
function namesRows({ collection, before, after }: RecordChange): boolean {
  if (collection === 'department')
    return ['fiscalYear', 'agency'].some((field) => before?.[field] !== after?.[field])
  return collection === 'units' || collection === 'codeNames'
}

export function openEngine(
  specs: readonly TableSpec[],
  document: BudgetDocument,
  codeBook: CodeBook,
  unprinted: Readonly<Record<string, SumSpec>> = {},
): Engine {
  return atOnce(openingEngine(specs, document, codeBook, unprinted))
}

/** The same in slices. */
export function* openingEngine(
  specs: readonly TableSpec[],
  document: BudgetDocument,
  codeBook: CodeBook,
  unprinted: Readonly<Record<string, SumSpec>>,
): Slices<Engine> {
  const tables = specs.map(compileTable)
  const sums = openSums(unprinted)
  const printedNames = openPrintedNames(document, codeBook, reservedCodes(specs))
  const recordRows = openRecordRows(specs, document)
  let incomes = document.incomes.length
  let layout = layoutNow()
  let printedRows: PrintedRows
  let ledger: Ledger
  yield* layingOut(
    addendCollections.flatMap((of) => document[of].map((record) => addendOf(of, record as never))),
  )

  return {
    apply(changes) {
      const addends = changes.filter((change) => isAddend(change.collection))
      for (const change of changes) if (change.collection === 'incomes') incomes += countChange(change)
      relabel(changes)
      const layoutBefore = layout
      layout = layoutNow()
      const isLaidOutAnew = !sameLayout(layoutBefore, layout)
      const before = isLaidOutAnew || changes.some(namesRows) ? printedRows.all() : undefined
      for (const change of addends) applyAddend(change)
      if (isLaidOutAnew) atOnce(layingOut([...ledger.entries.values()].map(({ record }) => record)))
      else if (before) atOnce(printing((printedRows = blankRows())))
      const own = before ? printedRows.differenceFrom(before) : printedRows.settle(renamed(changes))
      forgetProjects(changes)
      const lower = recordRows.apply(changes)
      return {
        cells: [...own.cells, ...lower.cells],
        gone: [...own.gone, ...lower.gone],
        rows: {
          removed: [...own.rows.removed, ...lower.rows.removed],
          moved: [...own.rows.moved, ...lower.rows.moved],
          inserted: [...own.rows.inserted, ...lower.rows.inserted],
          changed: [...own.rows.changed, ...lower.rows.changed],
        },
        sums: sums.settle(),
      }
    },
    views: () => tables.map(({ spec }) => view(spec, () => printedRows.rows(spec.id))),
    viewOf(table) {
      const spec = specs.find(({ id }) => id === table)
      return spec && view(spec, () => printedRows.rows(table))
    },
    heads: () =>
      tables.map(({ spec }) =>
        view(
          spec,
          () => [],
          () => false,
        ),
      ),
    viewsOf(rowKeys) {
      const byTable = Map.groupBy(new Set(rowKeys), tableOf)
      return tables.flatMap(({ spec }) => {
        const keys = byTable.get(spec.id)
        if (!keys) return []
        const isAsked = new Set(keys)
        return [
          view(
            spec,
            () => printedRows.rowsAt(spec.id, keys),
            ({ key }) => isAsked.has(key),
          ),
        ]
      })
    },
    amountOf(cell) {
      const sum = sums.amountOf(cell)
      if (sum !== undefined) return sum
      const found = printedRows.locate(cell)
      return found && (ledger.value(found.slot, found.column) as Cents | null)
    },
    linesOf: (cell) => sums.linesOf(cell),
    originOf: (cell) => cellOrigin(cell, ledger, printedRows),
    codeInKeys: (of, code) => codeInKeys(printedNames, of, code),
    recompute: () => ledger.recompute(),
  }

  function view(
    spec: TableSpec,
    rows: () => readonly TableRow[],
    isAsked = (_: TableRow) => true,
  ): TableView {
    return tableView(
      spec,
      printedNames.department,
      (list) => recordRows.rows(spec.id, list)?.filter(isAsked) ?? (list === 'rows' ? rows() : []),
    )
  }

  function layoutNow(): Layout {
    return {
      blocks: blocksOf(printedNames),
      fiscalYear: printedNames.department.fiscalYear,
      incomeStated: incomes > 0,
    }
  }

  /** Opens the ledger over the records of now, and prints its rows. */
  function* layingOut(records: readonly Addend[]): Slices<void> {
    const touched = (slot: Slot): void => {
      if (isPrinted(slot)) printedRows.touch(slot)
    }
    printedRows = blankRows()
    ledger = openLedger([...tables, sums.table], printedNames.projects, layout, touched)
    yield* part(
      0,
      0.8,
      each(records, (record) => ledger.add(record)),
    )
    yield* part(0.8, 1, printing(printedRows))
    sums.open(ledger)
  }

  function blankRows(): PrintedRows {
    return openPrintedRows(tables, printedNames, (slot) => ledger.amounts(slot))
  }

  /** Prints the ledger's rows under the names of now. */
  function printing(rows: PrintedRows): Slices<void> {
    return rows.opening([...ledger.slots().filter(isPrinted)])
  }

  function isPrinted({ subject }: Slot): boolean {
    return subject.table !== sums.table
  }

  function applyAddend({ collection, id, after }: RecordChange): void {
    if (!isAddend(collection)) return
    const key = entryKey({ collection, id })
    const before = ledger.entries.get(key)
    const record = after === null ? null : addendOf(collection, after as never)
    if (before && record && sameReach(before.record, record)) ledger.amend(before.record, record)
    else {
      if (before) ledger.remove(before.record)
      if (record) ledger.add(record)
    }
    sums.follow(before, ledger.entries.get(key))
  }

  function relabel(changes: readonly RecordChange[]): void {
    for (const { collection, id, before, after } of changes) {
      if (collection === 'department') printedNames.department = after as unknown as Department
      if (collection === 'units') put(printedNames.units, id, after as unknown as Unit | null)
      if (collection === 'codeNames') put(printedNames.codeNames, id, after as unknown as CodeName | null)
      if (collection === 'placements')
        replace(before as unknown as Placement | null, after as unknown as Placement | null)
      // A removed project keeps its name until its rows are gone.
      if (collection === 'projects' && after !== null)
        printedNames.projects.set(id, after as unknown as Project)
    }
  }

  /** A place that another placement has taken over in the same step, in whichever order they come, is no longer this one's. */
  function replace(before: Placement | null, after: Placement | null): void {
    const left = before && placementKey(before)
    if (left && printedNames.placements.get(left)?.id === before.id) printedNames.placements.delete(left)
    if (after) printedNames.placements.set(placementKey(after), after)
  }

  function forgetProjects(changes: readonly RecordChange[]): void {
    for (const { collection, id, after } of changes) {
      if (collection === 'projects' && after === null) printedNames.projects.delete(id)
    }
  }

  /** Rows whose name, content or place may have changed: those of changed projects and placements. */
  function renamed(changes: readonly RecordChange[]): readonly Slot[] {
    const slots = changes.flatMap(({ collection, id, before, after }): readonly Slot[] => {
      if (collection === 'projects') return before && after ? ledger.slotsOf({ projectId: id }) : []
      return collection === 'placements'
        ? [before, after].flatMap((each) => placed(each as Placement | null))
        : []
    })
    return [...new Set(slots)]
  }

  function placed(placement: Placement | null): readonly Slot[] {
    if (!placement) return []
    const { list, object, item } = placement
    if (item !== null) return ledger.slotsOf({ list, item })
    const named = object === null ? null : parseObject(object)
    return named?.collection === 'projects' ? ledger.slotsOf({ projectId: named.id }) : []
  }
}

function isAddend(collection: string): collection is AddendCollection {
  return (addendCollections as readonly string[]).includes(collection)
}

function countChange({ before, after }: RecordChange): number {
  return (after === null ? 0 : 1) - (before === null ? 0 : 1)
}

function put<T>(map: Map<string, T>, id: string, value: T | null): void {
  if (value === null) map.delete(id)
  else map.set(id, value)
}
