import type { GridCell, GridColumn, PrintedGrid } from '../../../shared/tables/printed-table'

/** Widths of a grid's columns, and the size of type in which they all find room. */
export interface Setting {
  /** In pt. */
  readonly size: number
  /** In percent; they come to 100. */
  readonly widths: readonly number[]
}

/** Sizes of type that a table may be set in, in pt. */
export const SIZES = [9.5, 9, 8.5, 8, 7.5, 7, 6.5, 6, 5.5] as const
/** A digit and both paddings of a cell, in em of the type. */
const DIGIT = 0.52
const PADDING = 1
/** Words have so much room at least, and want no more than so much, in em. */
const WORDS = { least: 6, most: 18 }
/** A head of amounts is read down to so few signs a line. */
const HEAD = 3.2
/** Beside a list of the table stands its title, in em. */
export const TITLE_WIDTH = 5

interface Need {
  readonly least: number
  readonly wish: number
  readonly isOfWords: boolean
}

/** `width`: what the sheet has, in pt. */
export function settingOf(grid: PrintedGrid, width: number): Setting {
  const needs = grid.columns.map((column, at) => needOf(column, grid, at))
  const titled = grid.title === null ? [] : [TITLE_WIDTH]
  const least = sum([...titled, ...needs.map((need) => need.least)])
  const size = SIZES.find((each) => least <= width / each) ?? SIZES.at(-1) ?? 6
  return { size, widths: shares(needs, titled, Math.max(least, width / size)) }
}

function needOf(column: GridColumn, grid: PrintedGrid, at: number): Need {
  const texts = grid.lines.map(({ cells }) => textOf(cells[at]))
  const longest = texts.reduce((most, words) => Math.max(most, words.length), 0)
  if (column.holds === 'amount' || column.holds === 'code') {
    const least = Math.max(HEAD, longest * DIGIT) + PADDING
    return { least, wish: least, isOfWords: false }
  }
  const wish = Math.min(WORDS.most * (column.holds === 'content' ? 3 : 2), longest) + PADDING
  const least = Math.min(WORDS.least, Math.max(2, longest)) + PADDING
  return { least, wish: Math.max(least, wish), isOfWords: true }
}

/** What is left over goes to words as they wish it, then to all alike. */
function shares(needs: readonly Need[], titled: readonly number[], room: number): readonly number[] {
  const over = room - sum([...titled, ...needs.map(({ least }) => least)])
  const wished = sum(needs.map(({ least, wish }) => wish - least))
  const given = Math.min(over, wished)
  const rest = (over - given) / needs.length
  const own = needs.map(
    ({ least, wish }) => least + rest + (wished === 0 ? 0 : ((wish - least) / wished) * given),
  )
  return [...titled, ...own].map((each) => (each / room) * 100)
}

function textOf(cell: GridCell | undefined): string {
  return cell?.kind === 'text' || cell?.kind === 'amount' ? cell.text : ''
}

function sum(of: readonly number[]): number {
  return of.reduce((total, each) => total + each, 0)
}
