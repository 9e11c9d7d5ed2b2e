import { computed, type ComputedRef, type ShallowRef, watch } from 'vue'
import { type Band, linesOf } from '../../shared/grid/bands'
import { isOneCell, type Place, type Range } from '../../shared/grid/range'
import { rememberedViews } from './cell-view'
import type { GridColumn } from './column'
import { levelsOf } from './heads'
import type { Selection } from './selection'
import type { useTyping } from './typing'
import { useVirtualColumns } from './virtual-columns'
import { useVirtualRows } from './virtual-rows'

/** Heights in px: of a row, of a head of one level, of each of two, of the line of sums. */
export const ROW = 26
const HEAD = 30
const LEVEL = 22
const FOOT = 27

/** A line over a group, by its own key. */
export type KeyedBand = Band & { readonly key: string }

interface Viewed<Row> {
  scroller: Readonly<ShallowRef<HTMLElement | null>>
  rows: () => readonly Row[]
  columns: () => readonly GridColumn<Row>[]
  bands: () => readonly KeyedBand[]
  keyOf: (row: Row) => string
  numberOf: (row: Row, at: number) => string
  /** The row that one stands in. */
  row: ComputedRef<Row | undefined>
  selection: Pick<Selection, 'active' | 'range'>
  typing: Pick<ReturnType<typeof useTyping<Row>>, 'draft' | 'textAt' | 'refusedAt'>
}

/** What of a grid is mounted, where it stands, and what each row shows. */
export function useGridView<Row>(grid: Viewed<Row>) {
  const { scroller, rows, columns, bands, row, typing } = grid
  const { active, range } = grid.selection
  /** Rows and the lines over groups, one below the other. */
  const lines = computed(() => linesOf(rows().length, bands()))
  const virtualRows = useVirtualRows(
    scroller,
    () => lines.value.count,
    () => (rows().length > 0 ? lines.value.lineOf(active.value.row) : -1),
    { row: ROW, edges: () => (levelsOf(columns()) === 2 ? 2 * LEVEL : HEAD) + FOOT },
  )
  const virtualColumns = useVirtualColumns(
    scroller,
    () => columns().length,
    (at) => columns()[at]?.isHeld === true,
    () => active.value.column,
  )
  const tracks = computed(() =>
    columns()
      .map(({ width }) => width)
      .join(' '),
  )
  watch(tracks, () => virtualColumns.measureHeads(), { flush: 'post' })

  function measure(): void {
    virtualRows.measure()
    virtualColumns.measure()
  }

  /** A cell is seen whole, clear of head, foot and what is held. */
  function reveal({ row: at, column: of }: Place): void {
    virtualRows.reveal(lines.value.lineOf(at))
    virtualColumns.reveal(of)
  }

  const viewsOf = rememberedViews<Row>()
  const views = computed(() => {
    const list = virtualRows.mounted.value.flatMap((line) => {
      const at = lines.value.at(line)
      const one = 'row' in at ? rows()[at.row] : undefined
      return one === undefined || !('row' in at) ? [] : [{ line, at: at.row, one, key: grid.keyOf(one) }]
    })
    const drawn = viewsOf(list, columns(), virtualColumns.mounted.value, {
      textAt: typing.textAt,
      isRefusedAt: (path) => typing.refusedAt(path) !== undefined,
    })
    return list.flatMap(({ line, at, one }, i) =>
      drawn[i] ? [{ line, at, label: grid.numberOf(one, at), view: drawn[i] }] : [],
    )
  })
  const ranged = computed(() => (isOneCell(range.value) ? undefined : range.value))
  const handle = computed(() => {
    const { bottom, right } = range.value
    return typing.draft.value === null && row.value !== undefined && columns()[right]?.entry
      ? { row: bottom, column: right }
      : null
  })
  /** The rows that are mounted, each with what of the selection lies in it. */
  const shownRows = computed(() =>
    views.value.map((each) => ({
      ...each,
      active: row.value !== undefined && each.at === active.value.row ? active.value.column : null,
      ranged: spanIn(each.at, ranged.value),
      handle: handle.value?.row === each.at ? handle.value.column : null,
    })),
  )
  const shownBands = computed(() =>
    virtualRows.mounted.value.flatMap((line) => {
      const at = lines.value.at(line)
      const band = 'band' in at ? bands()[at.band] : undefined
      return band ? [{ line, band }] : []
    }),
  )

  const { pool, perPage } = virtualRows
  return { lines, pool, perPage, tracks, measure, reveal, shownRows, shownBands }
}

/** The columns of a range as far as it lies in a row: `2 4`; empty: it does not. */
export function spanIn(at: number, of: Range | undefined): string {
  return of && at >= of.top && at <= of.bottom ? `${of.left} ${of.right}` : ''
}
