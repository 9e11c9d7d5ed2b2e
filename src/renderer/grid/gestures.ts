import { cellsOf, type Place, type Range } from '../../shared/grid/range'
import { drawing, filling, type Pasted } from '../../shared/grid/paste'
import { useSurroundings } from '../components/surroundings'
import { entryOf, type Gesture, type GestureDone, type GridColumn, type GridEdit } from './column'
import type { HeldCell } from './doubts'
import { copyCells } from './html-table'
import { type Beyond, usePasting } from './pasting'
import type { Selection } from './selection'
import type { useTyping } from './typing'
import { verdictsOf } from './verdicts'

interface Worked<Row> {
  rows: () => readonly Row[]
  columns: () => readonly GridColumn<Row>[]
  selection: Selection
  typing: Pick<
    ReturnType<typeof useTyping<Row>>,
    'draft' | 'isEditing' | 'type' | 'path' | 'enter' | 'refuse' | 'refusedAt'
  >
  /** Null: none was made, and it is said why. */
  apply: (edits: readonly GridEdit[], gesture: Gesture) => Promise<GestureDone | null>
  /** Said with what is pasted: which rows and columns took it. */
  arranged: (range: Range) => string
  /** `beyond`: rows that were pasted below the last one, their texts by column. */
  tell: (words: string, beyond?: Beyond) => void
}

/** What is done to many cells at once: each is one step of the history. Refused cells keep what was to stand there. */
export function useGestures<Row>({ rows, columns, selection, typing, apply, arranged, tell }: Worked<Row>) {
  const paste = usePasting<Row>({
    rows,
    columns,
    selection,
    typing,
    ask: useSurroundings().ask,
    arranged,
    tell,
    put: (cells, more, beyond) => void put(cells, 'paste', more, beyond),
  })

  /** What a cell gives to others, in this program or another. */
  function textAt({ row, column }: Place): string {
    const [one, of] = [rows()[row], columns()[column]]
    return one === undefined || !of ? '' : (of.copied?.(one) ?? of.entry?.start(one) ?? of.text(one))
  }

  function copied(): readonly (readonly string[])[] {
    const { top, left, bottom, right } = selection.range.value
    return Array.from({ length: bottom - top + 1 }, (_, down) =>
      Array.from({ length: right - left + 1 }, (_, across) =>
        textAt({ row: top + down, column: left + across }),
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
    const cells = filling(selection.range.value, along, textAt)
    if (cells.length > 0) void put(held(cells), 'fill')
  }

  /** The fill handle was let go over a cell. */
  function draw(to: Place): void {
    const drawn = drawing(selection.range.value, to, textAt)
    if (!drawn) return
    selection.select(drawn.range)
    void put(held(drawn.cells), 'fill')
  }

  /** Delete: amounts become nothing or zero, whichever they may be. */
  function clear(range: Range, gesture: 'clear' | 'cut' = 'clear'): void {
    const cells = [...cellsOf(range)].flatMap((place): readonly Pasted[] => {
      const one = rows()[place.row]
      const text = one === undefined ? undefined : columns()[place.column]?.entry?.emptied?.(one)
      return text === undefined || textAt(place) === text ? [] : [{ place, text }]
    })
    if (cells.length > 0) void put(held(cells), gesture)
  }

  /** As cells of rows and columns: those stay the same wherever they come to stand meanwhile. */
  function held(cells: readonly Pasted[]): readonly HeldCell<Row>[] {
    return cells.flatMap(({ place, text }) => {
      const [row, column] = [rows()[place.row], columns()[place.column]]
      return row === undefined || !column ? [] : [{ row, column, text }]
    })
  }

  async function put(
    cells: readonly HeldCell<Row>[],
    gesture: Gesture,
    more = '',
    beyond: Beyond = [],
  ): Promise<void> {
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
    const putBack = overwrite(cells.filter((each) => !unfit.has(each)))
    keep(unfit)
    const gone = edits.length > 0 ? await apply(edits, gesture) : { refused: [], step: undefined }
    if (!gone) return putBack()
    const refusedCells = new Map<HeldCell<Row>, string>()
    for (const { path, message } of gone.refused) {
      const cell = at.get(path)
      if (cell) refusedCells.set(cell, message)
    }
    keep(new Map([...unfit, ...refusedCells]), gone.step)
    const left = unfit.size + refusedCells.size
    const words = [
      gesture === 'paste' || gesture === 'replace' || left > 0
        ? `${WORDS[gesture]} ${filled - refusedCells.size} 格。`
        : '',
      left > 0 ? `${left} 格未接受，原值没动。` : '',
      shut > 0 ? `${shut} 格由其他格算出，不能填。` : '',
      more,
    ].join('')
    if (words !== '') tell(words, beyond)
  }

  function keep(refused: ReadonlyMap<HeldCell<Row>, string>, step?: number): void {
    for (const [{ row, column, text }, message] of refused) {
      if (row !== undefined && column.entry) typing.refuse({ row, entry: column.entry }, text, message, step)
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
    void put(held(cells), 'replace')
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
}
