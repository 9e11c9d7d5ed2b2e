import type { LineSpread, ProjectSheet } from '../../../shared/contract/shown'
import { isOfAssets, worthOf } from '../../../shared/model/booking'
import type { Acquisition, BudgetLine, Procurement } from '../../../shared/model/document'
import { type Cents, ZERO } from '../../../shared/money/cents'
import type { GridColumn } from '../../grid/column'
import type { NamedLine } from '../../lists/field-entry'
import {
  amountColumn,
  type RecordColumn,
  recordColumns,
  type RecordSources,
} from '../../lists/record-columns'

/** What is bought with the money of lines: by procurement, or as assets. */
export type ItemKind = 'procurements' | 'acquisitions'
export type Item = Procurement | Acquisition

/** How the items of a kind are called and listed. */
interface ItemList {
  readonly title: string
  readonly noun: string
  /** The field that says what it is, and what stands there in a new one. */
  readonly main: string
  readonly begun: string
  readonly columns: readonly RecordColumn[]
}

const HOW_MANY: readonly RecordColumn[] = [
  { field: 'quantity', width: '44px' },
  { field: 'unit', title: '单位', width: '44px' },
  { field: 'price', width: '68px' },
]

/** Fields that are left out where there is no room, as long as no item says them. */
const SPARE: ReadonlySet<string> = new Set(['item', 'specification', 'unit'])

export const ITEM_LISTS: Readonly<Record<ItemKind, ItemList>> = {
  procurements: {
    title: '政府采购',
    noun: '采购明细',
    main: 'content',
    begun: '新采购',
    columns: [
      { field: 'lineId', width: '82px' },
      { field: 'category', title: '类别', width: '44px' },
      { field: 'item', title: '品目', width: '88px' },
      { field: 'content', width: 'minmax(88px, 1fr)' },
      ...HOW_MANY,
      { field: 'reserve', width: '68px' },
    ],
  },
  acquisitions: {
    title: '资产购置',
    noun: '资产购置',
    main: 'name',
    begun: '新资产',
    columns: [
      { field: 'lineId', width: '82px' },
      { field: 'name', width: 'minmax(88px, 1fr)' },
      { field: 'specification', width: '88px' },
      ...HOW_MANY,
    ],
  },
}

/** The columns of items: what each is, and behind its price what it comes to. A project of one line does not tell which. */
export function itemColumns(
  kind: ItemKind,
  items: readonly Item[],
  sources: Omit<RecordSources<Item>, 'set' | 'rows'> & { readonly lines: readonly NamedLine[] },
): readonly GridColumn<Item>[] {
  const isSaid = (field: string): boolean =>
    items.some((item) => (item as unknown as Readonly<Record<string, unknown>>)[field] !== '')
  const listed = ITEM_LISTS[kind].columns.map((column) => ({
    ...column,
    isSpare:
      column.field === 'lineId' ? sources.lines.length < 2 : SPARE.has(column.field) && !isSaid(column.field),
  }))
  const columns = recordColumns({ ...sources, set: kind, rows: items }, listed)
  const behind = columns.findIndex(({ id }) => id === 'price') + 1
  const worth: GridColumn<Item> = {
    ...amountColumn<Item>(worthOf, items, sources.typing.entryUnit),
    id: 'worth',
    title: '金额',
    width: '68px',
    isDerived: true,
    change(item) {
      const was = sources.opened(item)
      return { changed: was === null || (was !== undefined && worthOf(was) !== worthOf(item)) }
    },
  }
  return columns.toSpliced(behind, 0, worth)
}

/** Lines by names that tell them apart: one that is called like another says its place too. */
export function namedLines(
  lines: readonly BudgetLine[],
  nameOf: (line: BudgetLine, at: number) => string,
): readonly NamedLine[] {
  const names = lines.map(nameOf)
  return lines.map(({ id, economicCode: code }, at) => {
    const title = names[at] ?? ''
    const isOnly = names.indexOf(title) === names.lastIndexOf(title)
    return { id, name: isOnly ? title : `${title}（第${at + 1}项）`, code, title }
  })
}

/** Lines of which assets are bought: those that it may be, and those that some are of from before. */
export function linesOfAssets({
  lines,
  acquisitions,
}: Pick<ProjectSheet, 'lines' | 'acquisitions'>): readonly BudgetLine[] {
  return lines.filter((line) => isOfAssets(line) || acquisitions.some(({ lineId }) => lineId === line.id))
}

/**
 * An item behind another: of the same line and sort; whether it is reserved is said of each by itself. The first procurement of a
 * line is of the sort that the line says of it; until it costs something, the line says how much.
 */
export function newItem(
  kind: ItemKind,
  like: Item | undefined,
  sheet: Pick<ProjectSheet, 'lines' | 'procurements' | 'acquisitions'>,
): Readonly<Record<string, unknown>> {
  const { main, begun } = ITEM_LISTS[kind]
  const { lines, procurements } = sheet
  if (like) {
    const sort = 'category' in like ? { category: like.category } : {}
    return { lineId: like.lineId, [main]: begun, unit: like.unit, ...sort }
  }
  if (kind === 'acquisitions') return { lineId: linesOfAssets(sheet)[0]?.id, [main]: begun }
  const stated = lines.find(({ id, procurement }) => {
    return procurement !== 0 && !procurements.some(({ lineId }) => lineId === id)
  })
  const line = stated ?? lines[0]
  return {
    lineId: line?.id,
    [main]: begun,
    ...(line?.procurementCategory ? { category: line.procurementCategory } : {}),
    ...(stated ? { reserve: reserveOf(stated) } : {}),
  }
}

/** What a pasted item begins with: whether it is reserved stands in its row, or it is not. */
export function pastedItem(...like: Parameters<typeof newItem>): Readonly<Record<string, unknown>> {
  const { reserve: _reserve, ...begun } = newItem(...like)
  return begun
}

function reserveOf({ procurement, procurementSme, procurementMicro }: BudgetLine): Procurement['reserve'] {
  if (procurementMicro === procurement) return 'micro'
  return procurementSme === procurement ? 'sme' : 'none'
}

/** What items book into a line, in words. */
export interface BookedLine {
  readonly id: string
  readonly words: string
  readonly isOver: boolean
}

/** 记入 30227，134.94 ≤ 500.00，余 365.06: of each line that has items; of procurement without any what the line says. */
export function bookedLines(
  kind: ItemKind,
  { lines, spread }: Pick<ProjectSheet, 'lines' | 'spread'>,
  shown: (amount: Cents) => string,
): readonly BookedLine[] {
  return lines.flatMap(({ id, economicCode, amount, procurement }): readonly BookedLine[] => {
    const [worth, left] = usedOf(kind, spread.byLine[id])
    if (worth !== 0) {
      const isOver = left < 0
      const rest = `${isOver ? '超' : '余'} ${shown(Math.abs(left) as Cents)}`
      const words = `记入 ${economicCode}，${shown(worth)} ${isOver ? '>' : '≤'} ${shown(amount)}，${rest}`
      return [{ id, words, isOver }]
    }
    if (kind === 'acquisitions' || procurement === 0) return []
    return [{ id, words: `${economicCode} 采购 ${shown(procurement)}，还没有明细`, isOver: false }]
  })
}

function usedOf(kind: ItemKind, spread: LineSpread | undefined): readonly [worth: Cents, left: Cents] {
  if (!spread) return [ZERO, ZERO]
  return kind === 'procurements' ? [spread.procured, spread.unprocured] : [spread.acquired, spread.unacquired]
}
