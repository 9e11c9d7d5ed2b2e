import type { Cents } from '../../../shared/money/cents'
import { CENTS_PER, type Unit } from '../../../shared/money/format'
import type { HeadCell } from '../../../shared/tables/header'
import type { Span } from './column-plan'
import type { Look } from './looks'
import { linesIn } from './width'
import { type SheetCell, type SheetRow, USUAL_HEIGHT } from './worksheet'

export const HEAD: Look = { font: 'strong', align: 'center', isFramed: true, isFilled: true, wraps: true }
export const WORDS: Look = { font: 'plain', align: 'left', isFramed: true, wraps: true }

/** Height of a line of type, and of what is above and below all of them, in points; Excel's highest row. */
const LINE = 13
const ROOM = USUAL_HEIGHT - LINE
const HIGHEST = 409

/** The exact number of a unit: a double holds what is divided here to the 分, and prints it shortest. */
export function inUnit(amount: Cents, unit: Unit): number {
  return amount / CENTS_PER[unit]
}

/** #,##0.00 */
export function amountFormat(decimals: number): string {
  return decimals > 0 ? `#,##0.${'0'.repeat(decimals)}` : '#,##0'
}

/** A nought is never strong. */
export function amountLook(amount: number, format: string, isStrong: boolean): Look {
  return { font: isStrong && amount !== 0 ? 'strong' : 'plain', align: 'right', isFramed: true, format }
}

/** A text that would be a formula if somebody typed it stays text when it is edited. */
export function wordsLook(look: Look, text: string): Look {
  return /^[\s\p{Cc}]*[=+\-@＝＋－＠']/u.test(text) ? { ...look, isQuoted: true } : look
}

/** A row as high as its words need: what is merged or wrapped Excel does not fit by itself. */
export function heightFor(
  words: readonly { readonly text: string; readonly width: number }[],
): number | undefined {
  const lines = Math.max(1, ...words.map(({ text, width }) => linesIn(text, width)))
  return lines === 1 ? undefined : Math.min(HIGHEST, heightOf(lines))
}

function heightOf(lines: number): number {
  return lines * LINE + ROOM
}

/** Lines of a nested head over columns that stand at `spans`. */
export function headRows(
  head: readonly (readonly HeadCell[])[],
  spans: readonly Span[],
): readonly Required<SheetRow>[] {
  const laid = head.map((cells) =>
    cells.map(({ text, columns, rows, leaf }) => {
      const own = spans.slice(leaf, leaf + columns)
      const width = own.reduce((sum, span) => sum + span.width, 0)
      const cell: SheetCell = {
        column: own[0]?.at ?? 0,
        look: HEAD,
        value: text,
        columns: own.reduce((sum, span) => sum + span.columns, 0),
        lines: rows,
      }
      return { cell, rows, height: heightOf(linesIn(text, width)) }
    }),
  )
  const heights: number[] = []
  for (const level of laid.keys()) {
    // One that stands over several lines needs in its last what those before leave it.
    const ending = laid
      .slice(0, level + 1)
      .flatMap((above, from) =>
        above
          .filter(({ rows }) => from + rows - 1 === level)
          .map(({ height }) => height - heights.slice(from).reduce((sum, each) => sum + each, 0)),
      )
    heights.push(Math.max(USUAL_HEIGHT, ...ending))
  }
  return laid.map((cells, level) => ({
    height: Math.min(HIGHEST, heights[level] ?? USUAL_HEIGHT),
    cells: cells.map(({ cell }) => cell),
  }))
}
