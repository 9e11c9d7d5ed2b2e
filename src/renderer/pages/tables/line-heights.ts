import { linesOfWords } from '../../composables/counted-lines'
import type { Sheet } from './sheet'
import { isOfText, namesRow, printedCell } from '../../../shared/tables/printed'
import { DIGIT, HAN, indentOf } from './table-layout'

/** A line of one line of words, in px, and each further one. */
export const LINE = 23
const MORE = 18
/** Paddings and rule of a cell. */
const EDGES = 17
const SIGNS = { narrow: DIGIT, wide: HAN }

/**
 * Where each line of a sheet begins, in px, and the last one ends: as high as its longest words need, which are counted, not
 * measured. `stretch`: how much wider the columns are than they need to be.
 */
export function lineTops(sheet: Sheet, stretch: number): readonly number[] {
  const { view, lines, merges, widths } = sheet
  const ofWords = [...sheet.columns.entries()].filter(
    ([, { kind, index }]) => kind === 'header' || isOfText(view, index),
  )
  const tops = [0]
  for (const [at, line] of lines.entries()) {
    let most = 1
    for (const [column, leaf] of ofWords) {
      // Words that stand over several lines have room.
      if (merges && sheet.spanAt({ row: at, column }, { first: 0, last: at + 1 }) !== 1) continue
      const cell = printedCell(view, leaf, line)
      const indent = namesRow(cell) && cell.row ? indentOf(cell.row) : 0
      most = Math.max(most, linesOfWords(cell.text, (widths[column] ?? 0) * stretch - EDGES - indent, SIGNS))
    }
    tops.push((tops.at(-1) ?? 0) + LINE + (most - 1) * MORE)
  }
  return tops
}
