import { type CopiedText, MOST_CELLS } from '../../shared/grid/copied'
import { type Pasted, pasting } from '../../shared/grid/paste'
import { isOneCell, type Range } from '../../shared/grid/range'
import type { Answer, Surroundings } from '../components/surroundings'
import type { GridColumn } from './column'
import { DOUBTS, type HeldCell } from './doubts'
import { copiedCells } from './html-table'
import type { Selection } from './selection'
import type { useTyping } from './typing'

/** Rows that were pasted below the last one, their texts by column. */
export type Beyond = readonly Readonly<Record<string, string>>[]

/** A block as rows of texts by column, and what there is to be said of it. */
export interface Reshaped {
  readonly rows: Beyond
  /** By row the one here that it is about, by key; null: there is none yet. Absent: from the row one stands in on. */
  readonly onto?: readonly (string | null)[]
  readonly said: string
}

interface Worked<Row> {
  rows: () => readonly Row[]
  columns: () => readonly GridColumn<Row>[]
  keyOf: (row: Row) => string
  selection: Pick<Selection, 'range' | 'select'>
  typing: Pick<ReturnType<typeof useTyping<Row>>, 'isEditing' | 'type' | 'giveUp'>
  ask: Surroundings['ask']
  arranged: (range: Range) => string
  /** A block that is laid out as another program, or the published table, has it; null: cell by cell. `from`: the column pasted at. */
  reshape: (block: readonly (readonly string[])[], from: string) => Reshaped | null
  tell: (words: string) => void
  /** Writes what is decided. */
  put: (cells: readonly HeldCell<Row>[], more: string, beyond: Beyond) => void
}

/** A paste that is laid out, and written once nothing is doubted about it. Cells keep their rows, wherever those go. */
interface Held<Row> {
  readonly cells: readonly HeldCell<Row>[]
  readonly beyond: readonly (readonly HeldCell<Row>[])[]
  readonly more: string
}

/** What Ctrl+V does: from the clipboard to the cells; what is doubted (doubts.ts) is asked before anything is written. */
export function usePasting<Row>({
  rows,
  columns,
  keyOf,
  selection,
  typing,
  ask,
  arranged,
  reshape,
  tell,
  put,
}: Worked<Row>) {
  return function paste(event: ClipboardEvent): void {
    const copied = copiedCells(event.clipboardData)
    if (copied && 'isTooMuch' in copied) {
      event.preventDefault()
      return tell(`剪贴板里超过 ${MOST_CELLS / 10_000} 万格，没有粘贴。请只复制要用的行和列，分几次粘贴。`)
    }
    const block = copied?.cells
    const [[only] = []] = block ?? []
    const isOne = block?.length === 1 && block[0]?.length === 1
    if (typing.isEditing.value && isOne) return
    event.preventDefault()
    if (!block) return tell('剪贴板里没有文字。')
    // One cell into one cell is as if it were typed.
    if (isOne && only && isOneCell(selection.range.value) && rows().length > 0) {
      return typing.type(textFor(columns()[selection.range.value.left], only))
    }
    // Several cells take the place of what is being typed into the first of them.
    if (typing.isEditing.value) typing.giveUp()
    const held = laid(block)
    if (held) settle(held, 0)
  }

  function laid(block: readonly (readonly CopiedText[])[]): Held<Row> | null {
    const all = { rows: rows(), columns: columns() }
    const size = { rows: all.rows.length, columns: all.columns.length }
    const { left: from } = size.rows > 0 ? selection.range.value : beginning(block)
    const reshaped = reshape(
      block.map((row) => row.map(({ text }) => text)),
      all.columns[from]?.id ?? '',
    )
    if (reshaped) return laidByName(reshaped)
    const found = pasting(block, size.rows > 0 ? selection.range.value : beginning(block), size)
    if (!found) return null
    selection.select(found.range)
    const { range, columnsLeft } = found
    // What a sheet has below its last filled row is nothing to be made a row of.
    const filled = found.left.findLastIndex((texts) => texts.some(({ text }) => text.trim() !== '')) + 1
    const left = found.left.slice(0, filled)
    const cell = ({ place, text }: Pasted<CopiedText>): readonly HeldCell<Row>[] => {
      const [row, column] = [all.rows[place.row], all.columns[place.column]]
      return row === undefined || !column ? [] : [{ row, column, text: textFor(column, text) }]
    }
    return {
      cells: found.cells.flatMap(cell),
      beyond: left.map((texts) =>
        texts.flatMap((text, i) => {
          const column = all.columns[range.left + i]
          return column ? [{ column, text: textFor(column, text) }] : []
        }),
      ),
      more: [
        arranged(range),
        left.length > 0 ? `有 ${left.length} 行在列表末尾之外，没有粘贴。` : '',
        columnsLeft > 0 ? `有 ${columnsLeft} 列在最后一列之外，没有粘贴。` : '',
      ].join(''),
    }
  }

  /** From the row one stands in on, each text in the column that is called so; what has no column here has no place. */
  function laidByName({ rows: block, onto, said }: Reshaped): Held<Row> | null {
    const all = { rows: rows(), columns: columns() }
    const top = all.rows.length > 0 ? selection.range.value.top : 0
    const places = all.columns.flatMap(({ id }, at) => (block.some((texts) => id in texts) ? [at] : []))
    const [left] = places
    if (left === undefined) {
      if (said !== '') tell(said)
      return null
    }
    const rowAt = (at: number): Row | undefined =>
      onto ? all.rows.find((row) => keyOf(row) === onto[at]) : all.rows[top + at]
    const laid = block.map((texts, at) => ({ texts, row: rowAt(at) }))
    const deep = laid.filter(({ row }) => row !== undefined).length
    if (!onto && deep > 0)
      selection.select({ top, bottom: top + deep - 1, left, right: places.at(-1) ?? left })
    const cells = (texts: Beyond[number], row?: Row): readonly HeldCell<Row>[] =>
      all.columns.flatMap((column) => {
        const text = texts[column.id]
        return text === undefined ? [] : [{ column, text, ...(row === undefined ? {} : { row }) }]
      })
    const beyond = laid.filter(({ row }) => row === undefined)
    return {
      cells: laid.flatMap(({ texts, row }) => (row === undefined ? [] : cells(texts, row))),
      beyond: beyond.map(({ texts }) => cells(texts)),
      more: said + (beyond.length > 0 ? `有 ${beyond.length} 行在列表末尾之外，没有粘贴。` : ''),
    }
  }

  /** Where there is no row to stand in: several columns are laid from the first one. */
  function beginning(block: readonly (readonly unknown[])[]): Range {
    const isWide = block.some(({ length }) => length > 1)
    const left = isWide ? 0 : selection.range.value.left
    return { top: 0, bottom: 0, left, right: left }
  }

  /** Asks what is doubted, from one kind on, one after the other; then writes. */
  function settle(held: Held<Row>, from: number): void {
    const touched = new Set(held.cells.map(({ row }) => row))
    const rest = rows().filter((row) => !touched.has(row))
    const all = [...held.cells, ...held.beyond.flat()]
    for (const [at, kind] of [...DOUBTS.entries()].slice(from)) {
      const doubt = kind(all, rest)
      if (!doubt) continue
      const answers = doubt.choices.map(({ label, mapped }): Answer => {
        const under = (cells: readonly HeldCell<Row>[]): readonly HeldCell<Row>[] =>
          cells.flatMap((cell) => {
            const text = mapped(cell)
            return text === undefined ? [] : [{ ...cell, text }]
          })
        return {
          label,
          run: () => {
            settle({ ...held, cells: under(held.cells), beyond: held.beyond.map(under) }, at + 1)
          },
        }
      })
      return ask({ text: doubt.words, answers: [...answers, NOT_PASTED] })
    }
    put(held.cells, held.more, held.beyond.map(byColumn))
  }
}

const NOT_PASTED: Answer = { label: '不粘贴', run: () => undefined }

function byColumn<Row>(cells: readonly HeldCell<Row>[]): Readonly<Record<string, string>> {
  return Object.fromEntries(cells.map(({ column, text }) => [column.id, text]))
}

/** Of a number that is shown rounded, the whole of it, where the column can make something of it. */
function textFor<Row>(column: GridColumn<Row> | undefined, { text, number }: CopiedText): string {
  return number === undefined ? text : (column?.entry?.ofNumber?.(number) ?? text)
}
