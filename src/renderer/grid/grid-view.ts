import { computed, type ComputedRef, type ShallowRef, watch } from 'vue'
import { linesOf } from '../../shared/grid/bands'
import { isOneCell, type Place, type Range } from '../../shared/grid/range'
import type { Surroundings } from '../components/surroundings'
import { rememberedViews } from './cell-view'
import type { GridColumn } from './column'
import { levelsOf } from './heads'
import type { Selection } from './selection'
import type { KeyedBand, Standing } from './standing'
import type { useTyping } from './typing'
import { useVirtualColumns } from './virtual-columns'
import { useVirtualRows } from './virtual-rows'

/** Heights in px: of a row, of a head of one level, of each of two, of the line of sums. */
export const ROW = 26
const HEAD = 30
const LEVEL = 22
const FOOT = 27

/** No column: none of the row's cells is the active one. */
const NO_CELL = -1

interface Viewed<Row> {
  scroller: Readonly<ShallowRef<HTMLElement | null>>
  rows: () => readonly Row[]
  columns: () => readonly GridColumn<Row>[]
  bands: () => readonly KeyedBand[]
  keyOf: (row: Row) => string
  numberOf: (row: Row, at: number) => string
  /** The row that is chosen. */
  row: ComputedRef<Row | undefined>
  /** The line over a group that one stands on in the place of its cell. */
  standing: Standing
  selection: Pick<Selection, 'active' | 'range'>
  typing: Pick<ReturnType<typeof useTyping<Row>>, 'draft' | 'textAt' | 'refusedAt'>
  foundAt: Surroundings['foundAt']
}

/** What of a grid is mounted, where it stands, and what each row shows. */
export function useGridView<Row>(grid: Viewed<Row>) {
  const { scroller, rows, columns, bands, row, standing, typing } = grid
  const { active, range } = grid.selection
  /** Rows and the lines over groups, one below the other. */
  const lines = computed(() => linesOf(rows().length, bands()))
  const virtualRows = useVirtualRows(scroller, () => lines.value.count, lineStoodOn, {
    row: ROW,
    edges: () => (levelsOf(columns()) === 2 ? 2 * LEVEL : HEAD) + FOOT,
  })
  function lineStoodOn(): number {
    if (standing.isOn()) return lines.value.lineOfBand(standing.at.value)
    return rows().length > 0 ? lines.value.lineOf(active.value.row) : -1
  }
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

  /** How deep rows lie under the lines over them; undefined: there are none. */
  function levelOf(at: number): number | undefined {
    const over = lines.value.bandOver(at)
    return over === undefined ? undefined : (bands()[over]?.level ?? 0) + 1
  }

  const viewsOf = rememberedViews<Row>(columns, () => virtualColumns.mounted.value, {
    textAt: typing.textAt,
    isRefusedAt: (path) => typing.refusedAt(path) !== undefined,
    foundAt: grid.foundAt,
  })
  const views = computed(() => {
    const list = virtualRows.mounted.value.flatMap(({ line, slot }) => {
      const at = lines.value.at(line)
      const one = 'row' in at ? rows()[at.row] : undefined
      return one === undefined || !('row' in at)
        ? []
        : [{ line, slot, at: at.row, one, key: grid.keyOf(one) }]
    })
    const drawn = viewsOf(list)
    return list.flatMap(({ line, slot, at, one }, i) =>
      drawn[i] ? [{ line, slot, at, label: grid.numberOf(one, at), view: drawn[i] }] : [],
    )
  })
  const ranged = computed(() => (isOneCell(range.value) ? undefined : range.value))
  const handle = computed(() => {
    const { bottom, right } = range.value
    const isInCell = row.value !== undefined && !standing.isOn()
    return typing.draft.value === null && isInCell && columns()[right]?.entry
      ? { row: bottom, column: right }
      : null
  })
  /** The rows that are mounted, each with what of the selection lies in it; of the chosen one no cell is, on a line over it. */
  const shownRows = computed(() =>
    views.value.map((each) => ({
      ...each,
      level: levelOf(each.at),
      active:
        row.value === undefined || each.at !== active.value.row
          ? null
          : standing.isOn()
            ? NO_CELL
            : active.value.column,
      ranged: spanIn(each.at, ranged.value),
      handle: handle.value?.row === each.at ? handle.value.column : null,
    })),
  )
  const shownBands = computed(() =>
    virtualRows.mounted.value.flatMap(({ line }) => {
      const at = lines.value.at(line)
      const band = 'band' in at ? bands()[at.band] : undefined
      return band ? [{ line, band, isActive: standing.band.value === band }] : []
    }),
  )

  const { perPage } = virtualRows
  return {
    lines,
    perPage,
    tracks,
    measure,
    reveal,
    revealLine: virtualRows.reveal,
    shownRows,
    shownBands,
  }
}

/** The columns of a range as far as it lies in a row: `2 4`; empty: it does not. */
export function spanIn(at: number, of: Range | undefined): string {
  return of && at >= of.top && at <= of.bottom ? `${of.left} ${of.right}` : ''
}
