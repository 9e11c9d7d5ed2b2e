import { cellsOf, type Place, type Range } from '../../shared/grid/range'
import { drawing, filling, type Pasted } from '../../shared/grid/paste'
import { useSurroundings } from '../components/surroundings'
import { entryOf, type Gesture, type GestureDone, type GridColumn, type GridEdit } from './column'
import type { HeldCell } from './doubts'
import { copyCells } from './html-table'
import { type Beyond, type Reshaped, usePasting } from './pasting'
import { type Aimed, type GridCell, planOf, usePlanning } from './planning'
import type { Selection } from './selection'
import type { useTyping } from './typing'

interface Worked<Row> {
  rows: () => readonly Row[]
  columns: () => readonly GridColumn<Row>[]
  keyOf: (row: Row) => string
  selection: Selection
  typing: Pick<
    ReturnType<typeof useTyping<Row>>,
    'draft' | 'isEditing' | 'giveUp' | 'type' | 'path' | 'enter' | 'refuse' | 'refusedAt' | 'onItsWay'
  >
  /** Asks for the edits when its turn comes. Null: none was made, and it is said why. */
  apply: (plan: () => readonly GridEdit[], gesture: Gesture) => Promise<GestureDone | null>
  /** Said with what is pasted: which rows and columns took it. */
  arranged: (range: Range) => string
  reshape: (block: readonly (readonly string[])[], from: string) => Reshaped | null
  /** `beyond`: rows that were pasted below the last one, their texts by column. */
  tell: (words: string, beyond?: Beyond) => void
}

/** What is done to many cells at once: each is one step of the history. Refused cells keep what was to stand there. */
export function useGestures<Row>({
  rows,
  columns,
  keyOf,
  selection,
  typing,
  apply,
  arranged,
  reshape,
  tell,
}: Worked<Row>) {
  const paste = usePasting<Row>({
    rows,
    columns,
    keyOf,
    selection,
    typing,
    ask: useSurroundings().ask,
    arranged,
    reshape,
    tell,
    put: (cells, more, beyond) => void put(() => cells, 'paste', more, beyond),
  })

  const { now, cellAt, held } = usePlanning({ rows, columns, keyOf })

  /** What a cell gives to others, in this program or another. */
  function textOf({ row, column }: GridCell<Row>): string {
    return column.copied?.(row) ?? column.entry?.start(row) ?? column.text(row)
  }

  function textAt(place: Place): string {
    const cell = cellAt(place)
    return cell ? textOf(cell) : ''
  }

  /** As one sees it: what is on its way to the file already stands there. */
  function seenAt(place: Place): string {
    const cell = cellAt(place)
    const path = cell && entryOf(cell.column, cell.row)?.path(cell.row)
    return (path === undefined ? undefined : typing.onItsWay(path)) ?? textAt(place)
  }

  function copied(): readonly (readonly string[])[] {
    const { top, left, bottom, right } = selection.range.value
    return Array.from({ length: bottom - top + 1 }, (_, down) =>
      Array.from({ length: right - left + 1 }, (_, across) =>
        seenAt({ row: top + down, column: left + across }),
      ),
    )
  }

  function copy(event: ClipboardEvent): void {
    // Of a text that is being edited, what is selected in it.
    if (typing.draft.value !== null) return
    event.preventDefault()
    copyCells(event.clipboardData, copied())
  }

  function cut(event: ClipboardEvent): void {
    if (typing.draft.value !== null) return
    copy(event)
    clear(selection.range.value, 'cut')
  }

  function fill(along: 'down' | 'right'): void {
    spread(held(filling(selection.range.value, along, cellAt)))
  }

  /** The fill handle was let go over a cell. */
  function draw(to: Place): void {
    const drawn = drawing(selection.range.value, to, cellAt)
    if (!drawn) return
    selection.select(drawn.range)
    spread(held(drawn.cells))
  }

  /** Each cell takes what another holds by then. */
  function spread(cells: readonly Aimed<Row, GridCell<Row> | undefined>[]): void {
    if (cells.length === 0) return
    const textNow = ({ row, column }: GridCell<Row>): string => textOf({ row: now(row), column })
    void put(
      () => cells.map(({ text: from, ...cell }) => ({ ...cell, text: from ? textNow(from) : '' })),
      'fill',
    )
  }

  /** Delete: amounts become nothing or zero, whichever they may be. */
  function clear(range: Range, gesture: 'clear' | 'cut' = 'clear'): void {
    const cells = held([...cellsOf(range)].map((place) => ({ place, text: '' })))
    const emptied = ({ row: then, column }: GridCell<Row>): readonly Aimed<Row>[] => {
      const row = now(then)
      const text = column.entry?.emptied?.(row)
      return text === undefined || textOf({ row, column }) === text ? [] : [{ row, column, text }]
    }
    void put(() => cells.flatMap(emptied), gesture)
  }

  /** `cells`: asked for when the turn of the gesture comes. */
  async function put(
    cells: () => readonly HeldCell<Row>[],
    gesture: Gesture,
    more = '',
    beyond: Beyond = [],
  ): Promise<void> {
    let plan = planOf<Row>([])
    let putBack = (): void => undefined
    const gone = await apply(() => {
      plan = planOf(cells().map((cell) => (cell.row === undefined ? cell : { ...cell, row: now(cell.row) })))
      putBack = overwrite(plan.fit)
      keep(plan.unfit)
      return plan.edits
    }, gesture)
    if (!gone) return putBack()
    const { at, unfit, filled, shut } = plan
    const refused = new Map<HeldCell<Row>, string>()
    for (const { path, message } of gone.refused) {
      const cell = at.get(path)
      if (cell) refused.set(cell, message)
    }
    keep(new Map([...unfit, ...refused]), gone.step)
    const left = unfit.size + refused.size
    const words = [
      gesture === 'paste' || gesture === 'replace' || left > 0
        ? `${WORDS[gesture]} ${filled - refused.size} 格。`
        : '',
      left > 0 ? `${left} 格未接受，原值没动。` : '',
      shut > 0 ? `${shut} 格由其他格算出，不能填。` : '',
      more,
    ].join('')
    if (words !== '') tell(words, beyond)
  }

  function keep(refused: ReadonlyMap<HeldCell<Row>, string>, step?: number): void {
    for (const [{ row, column, text }, message] of refused) {
      // By the name that the row has once the others of its cells are stored.
      if (row !== undefined && column.entry)
        typing.refuse({ row: now(row), entry: column.entry }, text, message, step)
    }
  }

  /** What was refused in cells before gives way to what is put there now; the answer puts it back. */
  function overwrite(cells: readonly HeldCell<Row>[]): () => void {
    const { draft, path, refusedAt } = typing
    const undo: (() => void)[] = []
    for (const { row, column } of cells) {
      const at = row === undefined ? undefined : column.entry?.path(row)
      const kept = at === undefined ? undefined : refusedAt(at)
      if (row === undefined || !column.entry || !kept) continue
      const cell = { row, entry: column.entry }
      typing.refuse(cell, '', '')
      if (at === path.value && draft.value === kept.text) typing.enter()
      undo.push(() => {
        typing.refuse(cell, kept.text, kept.message)
      })
    }
    return () => {
      for (const each of undo) each()
    }
  }

  /** Esc over several cells: what was refused in them is given up. */
  function giveUp(range: Range): void {
    overwrite(held([...cellsOf(range)].map((place) => ({ place, text: '' }))))
  }

  /** 替换: other texts in cells. */
  function replace(cells: readonly Pasted[]): void {
    const own = held(cells)
    void put(() => own, 'replace')
  }

  return { copy, cut, paste, fill, draw, clear, giveUp, replace, textAt }
}

export type Gestures = ReturnType<typeof useGestures>

const WORDS: Readonly<Record<Gesture, string>> = {
  apply: '已改',
  paste: '已粘贴',
  fill: '已填充',
  cut: '已剪切',
  clear: '已清空',
  replace: '已替换',
  remove: '已删除',
  adjust: '已调整',
  split: '已拆分',
  apportion: '已分摊',
  move: '已移动',
}
