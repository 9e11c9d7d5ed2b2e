import { computed, ref, shallowReactive, watch } from 'vue'
import type { Surroundings } from '../components/surroundings'
import type { CellEntry, TypedText } from './column'

/** A cell that can be edited, as it is now. */
export interface OpenCell<Row> {
  readonly row: Row
  readonly entry: CellEntry<Row>
}

/**
 * What is being typed into the active cell of a grid. It is stored when the cell is left; what cannot be stored stays as
 * it was typed, with the reason, until it is mended or given up.
 */
export function useTyping<Row>(
  active: () => OpenCell<Row> | null,
  { kept, keep }: Pick<Surroundings, 'kept' | 'keep'>,
  /** How often another cell was gone to. */
  moves: () => number,
  onRefused: (path: string) => void,
) {
  /** Null: nothing is typed. */
  const draft = ref<string | null>(null)
  /** The caret stands in the text: arrows move it. */
  const isEditing = ref(false)
  /** What is on its way to the file, by field: shown until what follows from it is here. */
  const underWay = shallowReactive(new Map<string, string>())
  /** What stood in the cell when typing began: another window may change it meanwhile. */
  let seen: TypedText['seen'] | undefined
  /** The cell that is typed into: rows and columns may shift under it. */
  let open: OpenCell<Row> | null = null

  const path = computed(() => {
    const cell = active()
    return cell ? cell.entry.path(cell.row) : null
  })
  const refusal = computed(() => (path.value === null ? '' : (refusedAt(path.value)?.message ?? '')))
  /** What a text means so far, while it can be read. */
  const said = computed(() => {
    const reading = draft.value === null ? null : (open ?? active())?.entry.read(draft.value)
    return reading && 'said' in reading ? reading.said : ''
  })

  function refusedAt(of: string): ReturnType<Surroundings['kept']> {
    return kept(keyOf(of))
  }

  /** What is shown in a cell instead of what is stored. */
  function textAt(of: string): string | undefined {
    return refusedAt(of)?.text ?? onItsWay(of)
  }

  /** What was typed there and is not stored yet. */
  function onItsWay(of: string): string | undefined {
    return underWay.get(of)
  }

  /** Something is typed that was neither stored nor refused: keys that come next belong to it. */
  function isUnderHand(): boolean {
    return draft.value !== null && open !== null && refusedAt(open.entry.path(open.row)) === undefined
  }

  /** A cell was gone to: what was refused there is at hand again. */
  function enter(): void {
    const refused = path.value === null ? undefined : refusedAt(path.value)
    draft.value = refused?.text ?? null
    open = refused ? active() : null
    isEditing.value = false
    seen = undefined
  }

  function type(text: string, refused = ''): void {
    const cell = openedAnew() ?? active()
    if (!cell) return
    if (draft.value === null) seen = cell.entry.stored(cell.row)
    open = cell
    draft.value = text
    refuse(cell, text, refused)
  }

  /** The cell that is typed into; what is typed from now on is read as its column reads now. */
  function openedAnew(): OpenCell<Row> | null {
    const now = active()
    return now && open && now.entry.path(now.row) === open.entry.path(open.row) ? now : open
  }

  /** F2: the text itself, to be changed. */
  function begin(): void {
    const cell = active()
    if (!cell) return
    if (draft.value === null) {
      if (cell.entry.opens) return cell.entry.opens(cell.row)
      seen = cell.entry.stored(cell.row)
      open = cell
      draft.value = cell.entry.offered?.(cell.row) ?? cell.entry.start(cell.row)
    }
    isEditing.value = true
  }

  /**
   * Stores what is typed; false where it cannot be read: then one stays. Who `leaves` goes all the same: it stays red in its
   * cell, and what was refused before is not tried once more.
   */
  function store(leaves = false): boolean {
    const cell = open
    const text = draft.value
    if (!cell || text === null) return true
    if (leaves && refusedAt(cell.entry.path(cell.row))?.text === text) {
      end()
      return true
    }
    const reading = cell.entry.read(text)
    if (reading && 'refused' in reading) {
      refuse(cell, text, reading.refused)
      if (leaves) end()
      return leaves
    }
    const stood = seen === undefined ? cell.entry.stored(cell.row) : seen
    end()
    refuse(cell, text, '')
    if (text !== cell.entry.start(cell.row)) void send(cell, text, stood)
    return true
  }

  async function send(cell: OpenCell<Row>, text: string, stood: TypedText['seen']): Promise<void> {
    const at = cell.entry.path(cell.row)
    const from = moves()
    const left = cell.entry.leaves?.(cell.row)
    const shown =
      left === undefined
        ? [[at, text] as const]
        : ([
            [left, ''],
            [at, text],
          ] as const)
    for (const [path, own] of shown) underWay.set(path, own)
    const failure = await cell.entry.commit(cell.row, { value: text, seen: stood })
    // Typed over meanwhile: the later text is still on its way.
    for (const [path, own] of shown) if (underWay.get(path) === own) underWay.delete(path)
    if (!failure) return
    refuse(cell, text, failure.message)
    // Whoever went on by hand is not called back.
    if (moves() <= from + 1) onRefused(at)
  }

  /** Esc: back to what is stored. */
  function giveUp(): void {
    if (open) refuse(open, '', '')
    end()
  }

  function end(): void {
    draft.value = null
    open = null
    isEditing.value = false
    seen = undefined
  }

  function refuse({ row, entry }: OpenCell<Row>, text: string, message: string, step?: number): void {
    const at = entry.path(row)
    const kept = { path: at, label: entry.label(row), text, message, unit: entry.unit, step }
    keep(keyOf(at), message === '' ? null : kept)
  }

  // Taken along by an undo, or said in its unit: the cell that one stands on shows it too.
  watch(
    () => (path.value === null ? undefined : refusedAt(path.value)),
    (_, before) => {
      if (!before || open?.entry.path(open.row) !== before.path || draft.value !== before.text) return
      // One may merely stand nowhere, while rows are on their way.
      const now = refusedAt(before.path)
      if (now) draft.value = now.text
      else end()
    },
    { flush: 'sync' },
  )

  return {
    draft,
    isEditing,
    path,
    refusal,
    said,
    refusedAt,
    textAt,
    onItsWay,
    refuse,
    isUnderHand,
    enter,
    type,
    begin,
    store,
    giveUp,
  }
}

/** Of a field that stands in two places each keeps its own typing. */
function keyOf(path: string): string {
  return `cell ${path}`
}
