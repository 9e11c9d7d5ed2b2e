import { computed } from 'vue'
import type { Place } from '../../shared/grid/range'
import type { Pasted } from '../../shared/grid/paste'
import { entryOf, type GridColumn, type GridEdit } from './column'
import type { HeldCell } from './doubts'
import { verdictsOf } from './verdicts'

interface Listed<Row> {
  rows: () => readonly Row[]
  columns: () => readonly GridColumn<Row>[]
  keyOf: (row: Row) => string
}

/** A cell of a row and a column. */
export interface GridCell<Row> {
  readonly row: Row
  readonly column: GridColumn<Row>
}

/** A cell with what is to be put there: a text, or what one is made of when its turn comes. */
export type Aimed<Row, What = string> = GridCell<Row> & { readonly text: What }

/** What texts that are put into cells come to. */
export interface GesturePlan<Row> {
  readonly edits: readonly GridEdit[]
  /** By the path of an edit: the cell that it is for. */
  readonly at: ReadonlyMap<string, HeldCell<Row>>
  /** Cells that take something, and those that cannot, with the reason. */
  readonly fit: readonly HeldCell<Row>[]
  readonly unfit: ReadonlyMap<HeldCell<Row>, string>
  /** How many are written, and how many follow from others. */
  readonly filled: number
  readonly shut: number
}

/**
 * Which cells a gesture is for, and in which unit its texts are read, says what one sees where one makes it; what is written
 * there, and what is taken from there, says what has become of these rows when its turn comes (`now`).
 */
export function usePlanning<Row>({ rows, columns, keyOf }: Listed<Row>) {
  const byKey = computed(() => new Map(rows().map((row) => [keyOf(row), row])))

  /** A row that is listed no more is as it was: whether it is still there says the core. */
  function now(row: Row): Row {
    return byKey.value.get(keyOf(row)) ?? row
  }

  function cellAt({ row, column }: Place): GridCell<Row> | undefined {
    const [one, of] = [rows()[row], columns()[column]]
    return one === undefined || !of ? undefined : { row: one, column: of }
  }

  /** Cells of places: they stay the same wherever these come to stand meanwhile. */
  function held<What>(cells: readonly Pasted<What>[]): readonly Aimed<Row, What>[] {
    return cells.flatMap(({ place, text }) => {
      const cell = cellAt(place)
      return cell ? [{ ...cell, text }] : []
    })
  }

  return { now, cellAt, held }
}

export function planOf<Row>(cells: readonly HeldCell<Row>[]): GesturePlan<Row> {
  const at = new Map<string, HeldCell<Row>>()
  const edits: GridEdit[] = []
  const unfit = new Map<HeldCell<Row>, string>()
  const verdicts = verdictsOf(cells)
  let shut = 0
  let filled = 0
  for (const each of cells) {
    const { row, column, text } = each
    if (row === undefined) continue
    const entry = entryOf(column, row)
    if (!entry) {
      // What is worked out of other cells is passed over where it says the same.
      if (column.text(row) !== text) shut += 1
      continue
    }
    const verdict = verdicts.get(each) ?? 'written'
    if (typeof verdict !== 'string') unfit.set(each, verdict.refused)
    if (verdict !== 'written') continue
    const own = entry.edits(row, text)
    for (const edit of own) at.set(edit.set, each)
    if (own.length > 0) filled += 1
    edits.push(...own)
  }
  return { edits, at, fit: cells.filter((each) => !unfit.has(each)), unfit, filled, shut }
}
