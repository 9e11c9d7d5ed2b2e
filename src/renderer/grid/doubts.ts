import { isBlank } from '../../shared/model/text'
import { guessUnit } from '../../shared/money/other-unit'
import { isErrorValue } from '../../shared/money/spreadsheet-forms'
import type { GridColumn, Marred, UnitDoubt } from './column'

/** A text on its way into a cell. */
export interface HeldCell<Row> {
  readonly column: GridColumn<Row>
  /** Absent: below the last row, where the page may make one of it. */
  readonly row?: Row
  readonly text: string
}

/** Why a paste is held before anything is written, and how it may go on. */
export interface Doubt<Row> {
  /** Place, and what is so. */
  readonly words: string
  readonly choices: readonly DoubtChoice<Row>[]
}

interface DoubtChoice<Row> {
  readonly label: string
  /** What is put there then; undefined: nothing. */
  mapped(cell: HeldCell<Row>): string | undefined
}

/** One kind of doubt. `rest`: the rows that nothing is pasted into. A further kind is one more entry of `DOUBTS`. */
type DoubtKind = <Row>(cells: readonly HeldCell<Row>[], rest: readonly Row[]) => Doubt<Row> | null

/** In the order in which they are asked, each about what the answers before left. */
export const DOUBTS: readonly DoubtKind[] = [otherRows, storedErrors, marredValues, otherUnit]

/** Of many texts as many are named. */
const NAMED = 3

const AS_IT_IS = { label: '照样粘贴', mapped: ({ text }: { readonly text: string }) => text }

/** Rows that are called otherwise than those they come upon: what is pasted is meant for others. */
function otherRows<Row>(cells: readonly HeldCell<Row>[]): Doubt<Row> | null {
  const names = cells.filter(
    ({ column, row, text }) => column.tellsRow && row !== undefined && !isBlank(text),
  )
  const called = ({ column, row }: HeldCell<Row>): string =>
    row === undefined ? '' : column.text(row).trim()
  const found = names.filter((cell) => called(cell) !== cell.text.trim())
  const [first] = found
  if (!first) return null
  const pasted = Map.groupBy(cells, ({ row }) => row)
  const byName = new Map(names.map((cell) => [cell.text.trim(), cell.row]))
  const rows = new Map(names.map((cell) => [cell.row, called(cell)]))
  const here = new Set(rows.values())
  const isWithin = byName.size === names.length && here.isSupersetOf(new Set(byName.keys()))
  return {
    words: `${placeOf(found)}：粘贴的 ${found.length} 行和这里的行不是同一个，“${first.text.trim()}”会贴到“${called(first)}”上。`,
    choices: [
      ...(isWithin
        ? [
            {
              label: '按名称对应粘贴',
              mapped: ({ column, row }: HeldCell<Row>) => {
                const from = byName.get(rows.get(row) ?? '')
                return pasted.get(from)?.find((each) => each.column === column)?.text
              },
            },
          ]
        : []),
      { label: '按行的次序粘贴', mapped: ({ text }) => text },
    ],
  }
}

/** `#REF!` where any text is taken: it would be stored as if somebody had written it. */
function storedErrors<Row>(cells: readonly HeldCell<Row>[]): Doubt<Row> | null {
  const isError = ({ column, text }: HeldCell<Row>): boolean =>
    column.entry?.doubts?.takesErrors === true && isErrorValue(text)
  const found = cells.filter(isError)
  if (found.length === 0) return null
  return {
    words: `${placeOf(found)}：粘贴的内容里有 ${found.length} 格是表格软件的出错值：${named(found.map(({ text }) => text.trim()))}。`,
    choices: [
      { label: `跳过这 ${found.length} 格`, mapped: (cell) => (isError(cell) ? undefined : cell.text) },
      AS_IT_IS,
    ],
  }
}

/** What is left of a value that was taken for something else on the way. */
function marredValues<Row>(cells: readonly HeldCell<Row>[]): Doubt<Row> | null {
  const marred = ({ column, text }: HeldCell<Row>): Marred | null =>
    column.entry?.doubts?.marred?.(text) ?? null
  const found = cells.flatMap((cell) => {
    const meant = marred(cell)
    return meant ? [{ ...cell, meant }] : []
  })
  const [first] = found
  if (!first) return null
  const isAlike = found.every(({ meant }) => meant.lost === first.meant.lost)
  const examples = found.map(({ text, meant }) => `${text.trim()}（${meant.value}）`)
  return {
    words: `${placeOf(found)}：${found.length} 个编码像是${isAlike ? first.meant.lost : '被表格软件当成了数'}：${named(examples)}。`,
    choices: [
      {
        label: isAlike ? first.meant.way : '改回编码粘贴',
        mapped: (cell) => marred(cell)?.value ?? cell.text,
      },
      AS_IT_IS,
    ],
  }
}

/** Numbers that are off by a unit, column by column; those that nothing can be said of go with them. */
function otherUnit<Row>(cells: readonly HeldCell<Row>[], rest: readonly Row[]): Doubt<Row> | null {
  const columns = [...new Set(cells.map(({ column }) => column))].flatMap((column) => {
    const unit = column.entry?.doubts?.unit
    if (!unit) return []
    const numbers = cells.flatMap((cell) => {
      const amount = cell.column === column ? unit.worth(cell.text) : null
      if (amount === null || amount === 0) return []
      const stood = cell.row === undefined ? [] : magnitudes(unit.stood(cell.row))
      return [{ amount: Math.abs(amount), stood }]
    })
    const others = rest.map((row) => column.amount?.(row) ?? 0)
    return [{ column, unit, count: numbers.length, guess: guessUnit(numbers, magnitudes(others)) }]
  })
  const off = columns.filter(({ unit, guess }) => guess.off === unit.off)
  const [first] = off
  if (!first) return null
  const meant = new Map(
    columns
      .filter(({ guess }) => guess.by === null || off.some((each) => each.guess === guess))
      .map(({ column, unit }): [GridColumn<Row>, UnitDoubt<Row>] => [column, unit]),
  )
  const count = columns.reduce((all, { column, count: own }) => all + (meant.has(column) ? own : 0), 0)
  const { shown, other, times } = first.unit
  const than = first.guess.by === 'rows' ? '原来' : '同一列的其他数'
  const way = first.unit.off === 'larger' ? '大' : '小'
  return {
    words: `${titles(off.map(({ column }) => column))}：粘贴的 ${count} 个数比${than}${way}${times}左右，像是以${other}为单位。`,
    choices: [
      {
        label: `按${other}粘贴`,
        mapped: ({ column, text }) => meant.get(column)?.inOther(text) ?? text,
      },
      { label: `按${shown}粘贴`, mapped: ({ text }) => text },
    ],
  }
}

function magnitudes(numbers: readonly number[]): readonly number[] {
  return numbers.filter((each) => each !== 0).map((each) => Math.abs(each))
}

function placeOf<Row>(cells: readonly HeldCell<Row>[]): string {
  return titles(cells.map(({ column }) => column))
}

function titles(columns: readonly { readonly title: string }[]): string {
  return [...new Set(columns.map(({ title }) => title))].join('、')
}

function named(texts: readonly string[]): string {
  const own = [...new Set(texts)]
  return `${own.slice(0, NAMED).join('、')}${own.length > NAMED ? '……' : ''}`
}
