import { computed, onBeforeUnmount, ref, shallowRef, watch } from 'vue'
import type { Failure, Reply } from '../../shared/contract/failure'
import { cellsOf, type Place, type Range } from '../../shared/grid/range'
import { isWhole, replacedAt, type Stretch } from '../../shared/grid/replacing'
import { searchFor } from '../../shared/model/search'
import { entryOf, type GridColumn, type GridEdit, type RefusedCell } from './column'

/** A cell that would hold another text. */
export interface Replacement {
  readonly place: Place
  /** The cell by name. */
  readonly label: string
  readonly old: string
  readonly found: readonly Stretch[]
  readonly text: string
  readonly edits: readonly GridEdit[]
}

export interface ReplacedGrid<Row> {
  rows: () => readonly Row[]
  columns: () => readonly GridColumn<Row>[]
  /** Among which cells is looked. */
  range: () => Range
  /** What a cell gives to others. */
  textAt: (place: Place) => string
  /** What would be refused of many edits; nothing is written. */
  preview: (edits: readonly GridEdit[]) => Promise<Reply<readonly RefusedCell[]>>
}

/** What the core said of the replacements: by cell, why it would be refused; or why it said nothing. */
type Checked = { readonly refused: ReadonlyMap<Replacement, string> } | { readonly failure: Failure }

/** Typing pauses before the core is asked. */
const PAUSE = 200

/** 替换: what would stand where, worked out as one types; what of it would be refused says the core before anything is written. */
export function useReplacing<Row>({ rows, columns, range, textAt, preview }: ReplacedGrid<Row>) {
  const wanted = ref('')
  const by = ref('')
  /** Only cells that hold what is looked for and nothing else. */
  const wholeOnly = ref(false)
  const search = computed(() => searchFor(wanted.value))

  /** `shut`: cells where it was found that follow from others. */
  const found = computed(() => {
    const cells: Replacement[] = []
    let shut = 0
    for (const place of search.value ? cellsOf(range()) : []) {
      const [row, column] = [rows()[place.row], columns()[place.column]]
      if (row === undefined || !column || column.kind === 'marks') continue
      const old = column.entry ? textAt(place) : column.text(row)
      const places = search.value?.placesIn(old) ?? []
      if (places.length === 0 || (wholeOnly.value && !isWhole(old, places))) continue
      const entry = entryOf(column, row)
      if (!entry) shut += 1
      else {
        const text = replacedAt(old, places, by.value)
        const edits = text === old ? [] : entry.edits(row, text)
        if (edits.length > 0) cells.push({ place, label: entry.label(row), old, found: places, text, edits })
      }
    }
    return { cells, shut }
  })

  /** Null: it is not known yet. */
  const checked = shallowRef<Checked | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  let underWay: Promise<void> | null = null

  watch(found, () => {
    checked.value = null
    clearTimeout(timer)
    timer = setTimeout(() => void check(), PAUSE)
  })
  onBeforeUnmount(() => {
    clearTimeout(timer)
  })

  /** Until it is known of the cells of now; one question at a time, so that a long answer is waited for once. */
  async function check(): Promise<void> {
    while (!checked.value) {
      underWay ??= ask(found.value.cells).finally(() => (underWay = null))
      await underWay
    }
  }

  async function ask(cells: readonly Replacement[]): Promise<void> {
    const of = new Map(cells.flatMap((cell) => cell.edits.map(({ set }) => [set, cell] as const)))
    const reply = cells.length > 0 ? await preview(cells.flatMap(({ edits }) => edits)) : null
    // Other words were typed meanwhile.
    if (cells !== found.value.cells) return
    if (reply && !reply.ok) return void (checked.value = { failure: reply.error })
    checked.value = {
      refused: new Map(
        (reply?.value ?? []).flatMap(({ path, message }) => {
          const cell = of.get(path)
          return cell ? [[cell, message] as const] : []
        }),
      ),
    }
  }

  return { wanted, by, wholeOnly, search, found, checked, check }
}
