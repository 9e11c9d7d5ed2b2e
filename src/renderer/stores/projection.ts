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
import { applyBlocks, blockChanges } from '../../shared/narrative/projection'
import type { TextSectionView } from '../../shared/narrative/view'
import { applyRecords } from '../../shared/model/change'
import { type Columns, cellsSince } from '../../shared/difference/rows'
import type { BudgetState, StateDifference } from '../../shared/difference/states'
import { recordPatches } from '../../shared/difference/records'
import { betweenTexts, readsOtherwise } from '../../shared/difference/texts'
import { applyPatch, columnOf, rowKeyOf, tableOf } from '../../shared/tables/projection'
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
  readonly text: readonly TextSectionView[]
  /** Paragraphs of the text by key. */
  readonly blocks: ReadonlyMap<string, TextBlockView>
  /** Columns by table, and of its parts by `TABLE/PART`. */
  readonly columns: ReadonlyMap<string, Columns>
}

/** `back`: what leads from the view to the budget as it was when the file was opened; without it, that is the view. */
export function openProjection(view: BudgetView, back?: StateDifference): Projection {
  const opened = openedState(
    back ? stateAfter(view, { ...back, records: recordPatches(back.records) }) : view,
  )
  const changes = changesIn(opened, view.tables)
  return { ...shown(view), opened, changes, followed: [], followedText: [] }
}

/** The projection after a step; null when the patch starts from another revision and the view is to be fetched. */
export function advance(projection: Projection, patch: Patch): Projection | null {
  if (patch.from !== projection.state.revision) return null
  // The head of each table names the department and its year.
  if (patch.records.some(({ collection }) => collection === 'department')) return null
  const after = stateAfter(projection, patch)
  return {
    ...projection,
    ...after,
    state: patch.state,
    unplaced: patch.unplaced,
    faults: patch.faults ?? projection.faults,
    changes: changesAfter(projection, after.tables, patch),
    followed: patch.cells,
    followedText: blockChanges(projection.text, patch.blocks).filter(isSeen),
  }
}

/** The projection from a view fetched afresh: what counts as changed stays measured from when the file was opened. */
export function refreshed({ opened, text }: Projection, view: BudgetView): Projection {
  const changes = changesIn(opened, view.tables)
  // Paragraphs that stay as they are stay the same objects, so that later steps find them unchanged at once.
  const kept = applyBlocks(text, betweenTexts(text, view.text))
  return { ...shown(view), text: kept, opened, changes, followed: [], followedText: [] }
}

/** Amount of a cell when the file was opened: 0 where its row was not printed, null where it was unknown. */
export function amountWhenOpened({ rows, columns }: Opened, cell: string): Cents | null {
  const key = rowKeyOf(cell)
  const [table = '', list = ''] = key.split('/')
  const own = columns.get(`${table}/${list}`) ?? columns.get(table) ?? []
  const column = own.findIndex(({ id }) => id === columnOf(cell))
  const row = rows.get(key)
  return row === undefined ? (0 as Cents) : (row.cells[column] ?? null)
}

/** What was added to the text, reads otherwise or is gone since the file was opened. */
export function textChanges({ opened, text }: Pick<Projection, 'opened' | 'text'>): readonly BlockChange[] {
  return betweenTexts(opened.text, text).filter(readsOtherwise)
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

function stateAfter(
  { document, tables, text }: BudgetState,
  patch: Pick<Patch, 'records' | 'cells' | 'rows' | 'blocks'>,
): BudgetState {
  return {
    document: applyRecords(document, patch.records),
    tables: applyPatch(tables, patch),
    text: applyBlocks(text, patch.blocks),
  }
}

function openedState({ document, tables, text }: BudgetState): Opened {
  const rows = tables.flatMap((table) => listsOf(table).flatMap((list) => list.rows))
  return {
    document,
    rows: new Map(rows.map((row) => [row.key, row])),
    text,
    blocks: new Map(text.flatMap(({ blocks }) => blocks.map((block) => [block.key, block] as const))),
    columns: new Map(
      tables.flatMap(({ id, columns, parts }) => [
        [id, columns] as const,
        ...parts.map((part) => [`${id}/${part.id}`, part.columns] as const),
      ]),
    ),
  }
}

/** A table's own rows and those of its parts. */
function listsOf(table: TableView): readonly Pick<TableView, 'columns' | 'rows'>[] {
  return [table, ...table.parts]
}

function changesIn(opened: Opened, tables: readonly TableView[]): Changes {
  const changes = new Map<string, ReadonlyMap<string, Cents | null>>()
  for (const table of tables) {
    for (const { columns, rows } of listsOf(table)) {
      for (const row of rows) put(changes, row.key, cellsSince(columns, opened.rows.get(row.key), row))
    }
  }
  return changes
}

function changesAfter(
  { opened, changes }: Projection,
  tables: readonly TableView[],
  { cells, rows }: Pick<Patch, 'cells' | 'rows'>,
): Changes {
  const touched = new Set([
    ...cells.map(({ cell }) => rowKeyOf(cell)),
    ...rows.inserted.map(({ row }) => row.key),
  ])
  const ofTables = new Set([...touched].map(tableOf))
  const next = new Map(changes)
  for (const key of rows.removed) next.delete(key)
  for (const table of tables) {
    if (!ofTables.has(table.id)) continue
    for (const { columns, rows } of listsOf(table)) {
      for (const row of rows) {
        if (touched.has(row.key)) put(next, row.key, cellsSince(columns, opened.rows.get(row.key), row))
      }
    }
  }
  return next
}

function put(
  changes: Map<string, ReadonlyMap<string, Cents | null>>,
  key: string,
  cells: readonly CellChange[],
): void {
  if (cells.length > 0) changes.set(key, new Map(cells.map(({ cell, old }) => [columnOf(cell), old])))
  else changes.delete(key)
}
