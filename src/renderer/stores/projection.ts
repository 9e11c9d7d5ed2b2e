import type { BudgetView } from '../../shared/contract/methods'
import {
  type BlockChange,
  isSeen,
  type TextBlockView,
  type UnplacedBlock,
} from '../../shared/narrative/block'
import type { CellChange, TableRow } from '../../shared/tables/row'
import type { FileFault, Patch, SessionState } from '../../shared/contract/patch'
import type { BudgetDocument } from '../../shared/model/document'
import type { Cents } from '../../shared/money/cents'
import { applyBlocks } from '../../shared/narrative/projection'
import type { TextSectionView } from '../../shared/narrative/view'
import { applyRecords } from '../../shared/model/change'
import { applyPatch, columnOf, rowKeyOf } from '../../shared/tables/projection'
import type { TableView } from '../../shared/tables/view'
import type { TemplateView } from '../../shared/template/template'

/** Row key → column id → amount when the file was opened; only cells that differ from it now. */
export type Changes = ReadonlyMap<string, ReadonlyMap<string, Cents | null>>

/** What the window holds of an open budget: the state after the last step, and what it was when opened. */
export interface Projection {
  readonly budget: string
  readonly fileName: string
  readonly state: SessionState
  readonly document: BudgetDocument
  readonly tables: readonly TableView[]
  readonly text: readonly TextSectionView[]
  readonly template: TemplateView
  /** Paragraphs of the preparer's own that are printed nowhere now. */
  readonly unplaced: readonly UnplacedBlock[]
  /** What in the file no door takes any more. */
  readonly faults: readonly FileFault[]
  readonly opened: Opened
  readonly changes: Changes
  /** Cells that followed the last step. */
  readonly followed: readonly CellChange[]
  /** Paragraphs that read otherwise since the last step. */
  readonly followedText: readonly BlockChange[]
}

export interface Opened {
  readonly document: BudgetDocument
  readonly rows: ReadonlyMap<string, TableRow>
  /** Paragraphs of the text by key. */
  readonly blocks: ReadonlyMap<string, TextBlockView>
  /** Column ids by table, and of its parts by `TABLE/PART`. */
  readonly columns: ReadonlyMap<string, readonly string[]>
}

export function openProjection(view: BudgetView): Projection {
  const opened: Opened = {
    document: view.document,
    rows: new Map(view.tables.flatMap((table) => rowsOf(table).map((row) => [row.key, row] as const))),
    columns: new Map(
      view.tables.flatMap(({ id, columns, parts }) => [
        [id, columns.map((column) => column.id)] as const,
        ...parts.map((part) => [`${id}/${part.id}`, part.columns.map((column) => column.id)] as const),
      ]),
    ),
    blocks: new Map(view.text.flatMap(({ blocks }) => blocks.map((block) => [block.key, block] as const))),
  }
  return { ...shown(view), opened, changes: new Map(), followed: [], followedText: [] }
}

/** The projection after a step; null when the patch starts from another revision and the view is to be fetched. */
export function advance(projection: Projection, patch: Patch): Projection | null {
  if (patch.from !== projection.state.revision) return null
  // The head of each table names the department and its year.
  if (patch.records.some(({ collection }) => collection === 'department')) return null
  return {
    ...projection,
    state: patch.state,
    document: applyRecords(projection.document, patch.records),
    tables: applyPatch(projection.tables, patch),
    text: applyBlocks(projection.text, patch.blocks),
    unplaced: patch.unplaced,
    faults: patch.faults ?? projection.faults,
    changes: changesAfter(projection, patch),
    followed: patch.cells,
    followedText: patch.blocks.filter(isSeen),
  }
}

/** The projection from a view fetched afresh: what counts as changed stays measured from when the file was opened. */
export function refreshed(projection: Projection, view: BudgetView): Projection {
  const { opened } = projection
  const entries = view.tables.flatMap((table) =>
    rowsOf(table).flatMap((row) => {
      const changed = changedCells(opened, row)
      return changed.size > 0 ? [[row.key, changed] as const] : []
    }),
  )
  return { ...shown(view), opened, changes: new Map(entries), followed: [], followedText: [] }
}

/** Amount of a cell when the file was opened: 0 where its row was not printed, null where it was unknown. */
export function amountWhenOpened(opened: Opened, cell: string): Cents | null {
  const key = rowKeyOf(cell)
  const column = columnsOf(opened, key).indexOf(columnOf(cell))
  const row = opened.rows.get(key)
  return row === undefined ? (0 as Cents) : (row.cells[column] ?? null)
}

/** What was added to the text, reads otherwise or is gone since the file was opened, in printed order. */
export function textChanges({ opened, text }: Pick<Projection, 'opened' | 'text'>): readonly BlockChange[] {
  const now = text.flatMap(({ blocks }) => blocks)
  const keys = new Set(now.map(({ key }) => key))
  const changed = now.flatMap((block): readonly BlockChange[] => {
    const old = opened.blocks.get(block.key) ?? null
    return old === block || old?.text === block.text ? [] : [{ key: block.key, old, new: block }]
  })
  const gone = [...opened.blocks.values()].filter(({ key }) => !keys.has(key))
  return [...changed, ...gone.map((old) => ({ key: old.key, old, new: null }))]
}

export function countChanges(changes: Changes, table?: string): number {
  let count = 0
  for (const [key, cells] of changes)
    if (table === undefined || key.startsWith(`${table}/`)) count += cells.size
  return count
}

function shown(view: BudgetView): Omit<Projection, 'opened' | 'changes' | 'followed' | 'followedText'> {
  const { budget, file, state, document, tables, text, template, unplaced, faults } = view
  return { budget, fileName: file.name, state, document, tables, text, template, unplaced, faults }
}

/** Ids of the columns of a row, by the row's key. */
function columnsOf({ columns }: Opened, key: string): readonly string[] {
  const [table = '', list = ''] = key.split('/')
  return columns.get(`${table}/${list}`) ?? columns.get(table) ?? []
}

/** A table's own rows and those of its parts. */
function rowsOf({ rows, parts }: TableView): readonly TableRow[] {
  return [...rows, ...parts.flatMap((part) => part.rows)]
}

function changesAfter({ opened, changes }: Projection, { cells, rows }: Patch): Changes {
  const next = new Map(changes)
  for (const key of rows.removed) next.delete(key)
  for (const { row } of rows.inserted) put(next, row.key, changedCells(opened, row))
  for (const { cell, new: amount } of cells) {
    const key = rowKeyOf(cell)
    const ofRow = new Map(next.get(key))
    const before = amountWhenOpened(opened, cell)
    if (amount === before) ofRow.delete(columnOf(cell))
    else ofRow.set(columnOf(cell), before)
    put(next, key, ofRow)
  }
  return next
}

function changedCells(opened: Opened, row: TableRow): ReadonlyMap<string, Cents | null> {
  const before = opened.rows.get(row.key)
  const columns = columnsOf(opened, row.key)
  return new Map(
    row.cells.flatMap((amount, i) => {
      const was = before ? (before.cells[i] ?? null) : amount === null ? null : (0 as Cents)
      const id = columns[i]
      return id === undefined || amount === was ? [] : [[id, was] as const]
    }),
  )
}

function put(
  changes: Map<string, ReadonlyMap<string, Cents | null>>,
  key: string,
  cells: ReadonlyMap<string, Cents | null>,
): void {
  if (cells.size > 0) changes.set(key, cells)
  else changes.delete(key)
}
