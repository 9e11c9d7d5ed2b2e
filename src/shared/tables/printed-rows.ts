import type { TableRow } from '../printed/row'
import {
  betweenCells,
  compareHeads,
  compareLists,
  gathered,
  gathering,
  type TableDifference,
} from '../difference/rows'
import type { Cents } from '../money/cents'
import { each, type Slices } from '../slices/slices'
import { type CompiledTable, isDepartmentTotal } from './compile'
import type { PrintedNames } from './printed-names'
import type { Ledger, Slot } from './ledger'
import {
  type RowHead,
  type SortKey,
  compareSortKeys,
  describeRow,
  printsDepartmentTotal,
  sortKey,
} from './rows'

/** A row as printed now. */
interface Printed {
  readonly slot: Slot
  readonly head: RowHead
  readonly sort: SortKey
}

/** Which rows are printed, how and in which order; and, after a step, what changed of that. */
export interface PrintedRows {
  /** Prints all rows that are due; until it is done `touch` is deaf. */
  opening(slots: readonly Slot[]): Slices<void>
  /** Remembers a row's amounts before the first change of a step. */
  touch(slot: Slot): void
  /** Ends a step: reprints what was touched, and the rows of renamed projects. */
  settle(renamed: readonly Slot[]): TableDifference
  rows(tableId: string): readonly TableRow[]
  /** Those of the rows with these keys that are printed, in printed order. */
  rowsAt(tableId: string, keys: readonly string[]): readonly TableRow[]
  row(slot: Slot): TableRow
  keyOf(slot: Slot): string | undefined
  /** A printed cell's row and column. */
  locate(cell: string): { readonly slot: Slot; readonly column: number } | undefined
  all(): ReadonlyMap<string, readonly TableRow[]>
  /** What makes these tables out of those of another layout. */
  differenceFrom(before: ReadonlyMap<string, readonly TableRow[]>): TableDifference
}

/** In the order in which a table's rows are told. */
const SIDES: readonly string[] = ['income', 'expenditure', '']

export function openPrintedRows(
  tables: readonly CompiledTable[],
  printedNames: PrintedNames,
  amounts: Ledger['amounts'],
): PrintedRows {
  const printed = new Map<Slot, Printed>()
  const byKey = new Map<string, Slot>()
  /** Per table and side, in printed order. */
  const lists = new Map<string, Printed[]>()
  const touched = new Map<Slot, readonly (Cents | null)[]>()
  let open = false

  return {
    *opening(slots) {
      yield* each(slots, (slot) => {
        if (isDue(slot)) append(describe(slot))
      })
      for (const list of lists.values()) {
        list.sort((a, b) => compareSortKeys(a.sort, b.sort))
        yield 1
      }
      open = true
    },
    touch(slot) {
      if (open && !touched.has(slot)) touched.set(slot, amounts(slot))
    },
    settle,
    rows: rowsOf,
    rowsAt,
    row,
    keyOf: (slot) => printed.get(slot)?.head.key,
    locate(cell) {
      const cut = cell.lastIndexOf('/')
      const slot = byKey.get(cell.slice(0, cut))
      if (!slot) return undefined
      const { table, rule } = slot.subject
      const column = table.spec.columns.findIndex((each) => each.id === cell.slice(cut + 1))
      return column < 0 || rule.columns[column] !== true ? undefined : { slot, column }
    },
    all: () => new Map(tables.map(({ spec }) => [spec.id, rowsOf(spec.id)])),
    differenceFrom(before) {
      const into = gathering()
      for (const { spec } of tables) {
        const list = { table: spec.id, list: 'rows', columns: spec.columns }
        compareLists(list, before.get(spec.id) ?? [], rowsOf(spec.id), into)
      }
      return gathered(into)
    },
  }

  function settle(renamed: readonly Slot[]): TableDifference {
    const into = gathering()
    const fresh = new Set<Slot>()
    for (const slot of renamed) {
      const was = printed.get(slot)
      if (!was || describe(slot).head.key === was.head.key) continue
      into.gone.push({ ...was.head, cells: touched.get(slot) ?? amounts(slot) })
      unprint(was)
      fresh.add(slot)
    }
    for (const [slot, before] of touched) {
      const was = printed.get(slot)
      if (!was) fresh.add(slot)
      else if (isDue(slot)) {
        const { columns } = slot.subject.table.spec
        into.cells.push(...betweenCells(columns, was.head.key, before, amounts(slot)))
      } else {
        into.gone.push({ ...was.head, cells: before })
        unprint(was)
      }
    }
    touched.clear()
    // All rows that move leave their places first, so that each finds the right neighbour.
    const moving: Printed[] = []
    for (const slot of renamed) {
      const was = printed.get(slot)
      if (!was) continue
      const now = describe(slot)
      compareHeads(was.head, now.head, into)
      if (compareSortKeys(was.sort, now.sort) === 0) replace(was, now)
      else {
        unprint(was)
        moving.push(now)
      }
    }
    for (const now of moving) into.moved.push({ key: now.head.key, after: insert(now) })
    const due = [...fresh].filter(isDue).map(describe)
    for (const now of due.sort((a, b) => compareSortKeys(a.sort, b.sort))) {
      const after = insert(now)
      into.inserted.push({ table: now.slot.subject.table.spec.id, list: 'rows', after, row: row(now.slot) })
    }
    return gathered(into)
  }

  function isDue(slot: Slot): boolean {
    const { table, rule } = slot.subject
    if (isDepartmentTotal(rule)) return printsDepartmentTotal(table, printedNames)
    const { spec } = rule
    if (spec.rows === 'unit' || (spec.rows === 'fixed' && spec.present !== 'lines')) return true
    if (slot.count === 0) return false
    return table.spec.zeroRows !== false || amounts(slot).some(Boolean)
  }

  function describe(slot: Slot): Printed {
    return { slot, head: describeRow(slot.subject, printedNames), sort: sortKey(slot.subject, printedNames) }
  }

  function listOf({ subject }: Slot): Printed[] {
    const id = `${subject.table.spec.id}/${subject.rule.side ?? ''}`
    const list = lists.get(id) ?? []
    lists.set(id, list)
    return list
  }

  function append(line: Printed): void {
    register(line).push(line)
  }

  function register(line: Printed): Printed[] {
    printed.set(line.slot, line)
    byKey.set(line.head.key, line.slot)
    return listOf(line.slot)
  }

  /** Puts a row in its place; returns the key of the row before it. */
  function insert(line: Printed): string | null {
    const list = register(line)
    const at = placeOf(list, line.sort)
    list.splice(at, 0, line)
    return list[at - 1]?.head.key ?? null
  }

  /** In the place of what it was: no other row moves. */
  function replace(was: Printed, now: Printed): void {
    byKey.delete(was.head.key)
    const list = register(now)
    list[placeOf(list, was.sort)] = now
  }

  function unprint(line: Printed): void {
    const list = listOf(line.slot)
    list.splice(placeOf(list, line.sort), 1)
    printed.delete(line.slot)
    byKey.delete(line.head.key)
  }

  function rowsOf(tableId: string): readonly TableRow[] {
    return SIDES.flatMap((side) => (lists.get(`${tableId}/${side}`) ?? []).map(({ slot }) => row(slot)))
  }

  function rowsAt(tableId: string, keys: readonly string[]): readonly TableRow[] {
    const lines = keys.flatMap((key) => {
      const line = printed.get(byKey.get(key) as Slot)
      return line?.slot.subject.table.spec.id === tableId ? [line] : []
    })
    const sideOf = ({ slot }: Printed): number => SIDES.indexOf(slot.subject.rule.side ?? '')
    lines.sort((a, b) => sideOf(a) - sideOf(b) || compareSortKeys(a.sort, b.sort))
    return lines.map(({ slot }) => row(slot))
  }

  function row(slot: Slot): TableRow {
    const known = printed.get(slot)
    if (!known) throw new Error('row is not printed')
    return { ...known.head, cells: amounts(slot) }
  }
}

/** First place in a sorted list whose row does not sort before `sort`. */
function placeOf(list: readonly Printed[], sort: SortKey): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (compareSortKeys((list[middle] as Printed).sort, sort) < 0) low = middle + 1
    else high = middle
  }
  return low
}
