import { cellsOf, isOneCell, type Place, type Range } from '../../shared/grid/range'
import { drawing, filling, type Pasted, pasting } from '../../shared/grid/paste'
import type { Gesture, GridColumn, GridEdit, RefusedCell } from './column'
import { copiedCells, copyCells } from './html-table'
import type { Selection } from './selection'
import type { useTyping } from './typing'

type Beyond = readonly Readonly<Record<string, string>>[]

interface Worked<Row> {
  rows: () => readonly Row[]
  columns: () => readonly GridColumn<Row>[]
  selection: Selection
  typing: Pick<ReturnType<typeof useTyping<Row>>, 'draft' | 'isEditing' | 'type' | 'refuse'>
  /** Null: none was made, and it is said why. */
  apply: (edits: readonly GridEdit[], gesture: Gesture) => Promise<readonly RefusedCell[] | null>
  /** Said with what is pasted: which rows took it. */
  arranged: () => string
  /** `beyond`: rows that were pasted below the last one, their texts by column. */
  tell: (words: string, beyond?: Beyond) => void
}

/** What is done to many cells at once: each is one step of the history. Refused cells keep what was to stand there. */
export function useGestures<Row>({ rows, columns, selection, typing, apply, arranged, tell }: Worked<Row>) {
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

  function paste(event: ClipboardEvent): void {
    const block = copiedCells(event.clipboardData)
    const [[only] = []] = block ?? []
    const isOne = block?.length === 1 && block[0]?.length === 1
    if (typing.isEditing.value && isOne) return
    event.preventDefault()
    if (!block) return tell('剪贴板里没有文字。')
    // One cell into one cell is as if it were typed.
    if (isOne && isOneCell(selection.range.value)) return typing.type(only ?? '')
    const laid = pasting(block, selection.range.value, {
      rows: rows().length,
      columns: columns().length,
    })
    if (!laid) return
    selection.select(laid.range)
    const rest = [
      laid.range.bottom > laid.range.top ? arranged() : '',
      laid.left.length > 0 ? `有 ${laid.left.length} 行在列表末尾之外，没有粘贴。` : '',
      laid.columnsLeft > 0 ? `有 ${laid.columnsLeft} 列在最后一列之外，没有粘贴。` : '',
    ].join('')
    const beyond = laid.left.map((texts) =>
      Object.fromEntries(
        texts.flatMap((text, i) => {
          const of = columns()[laid.range.left + i]
          return of ? [[of.id, text]] : []
        }),
      ),
    )
    void put(laid.cells, 'paste', rest, beyond)
  }

  function fill(along: 'down' | 'right'): void {
    const cells = filling(selection.range.value, along, textAt)
    if (cells.length > 0) void put(cells, 'fill')
  }

  /** The fill handle was let go over a cell. */
  function draw(to: Place): void {
    const drawn = drawing(selection.range.value, to, textAt)
    if (!drawn) return
    selection.select(drawn.range)
    void put(drawn.cells, 'fill')
  }

  /** Delete: amounts become nothing or zero, whichever they may be. */
  function clear(range: Range, gesture: 'clear' | 'cut' = 'clear'): void {
    const cells = [...cellsOf(range)].flatMap((place): readonly Pasted[] => {
      const one = rows()[place.row]
      const text = one === undefined ? undefined : columns()[place.column]?.entry?.emptied?.(one)
      return text === undefined || textAt(place) === text ? [] : [{ place, text }]
    })
    if (cells.length > 0) void put(cells, gesture)
  }

  async function put(
    cells: readonly Pasted[],
    gesture: Gesture,
    more = '',
    beyond: Beyond = [],
  ): Promise<void> {
    const at = new Map<string, Pasted>()
    const edits: GridEdit[] = []
    let shut = 0
    let filled = 0
    for (const each of cells) {
      const [row, column] = [rows()[each.place.row], columns()[each.place.column]]
      if (row === undefined || !column?.entry) {
        // What is worked out of other cells is passed over where it says the same.
        if (row !== undefined && column?.text(row) !== each.text) shut += 1
        continue
      }
      const own = column.entry.edits(row, each.text)
      for (const edit of own) at.set(edit.set, each)
      if (own.length > 0) filled += 1
      edits.push(...own)
    }
    const refused = edits.length > 0 ? await apply(edits, gesture) : []
    if (!refused) return
    const refusedCells = new Set(refused.map(({ path }) => at.get(path)))
    for (const { path, message } of refused) {
      const cell = at.get(path)
      const [row, column] = cell ? [rows()[cell.place.row], columns()[cell.place.column]] : []
      if (cell && row !== undefined && column?.entry) {
        typing.refuse({ row, entry: column.entry }, cell.text, message)
      }
    }
    const words = [
      gesture === 'paste' || gesture === 'replace' || refused.length > 0
        ? `${WORDS[gesture]} ${filled - refusedCells.size} 格。`
        : '',
      refused.length > 0 ? `${refusedCells.size} 格未接受，原值没动。` : '',
      shut > 0 ? `${shut} 格由其他格算出，不能填。` : '',
      more,
    ].join('')
    if (words !== '') tell(words, beyond)
  }

  /** 替换: other texts in cells. */
  function replace(cells: readonly Pasted[]): void {
    void put(cells, 'replace')
  }

  return { copy, cut, paste, fill, draw, clear, replace, textAt }
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
}
