import type { GridColumn } from './column'

/** What a cell keeps free beside its text, with its border; and a head beside its words, for the arrow of an order. */
const AROUND = 20
const ARROW = 16

/**
 * How wide a column must be for all that stands in it and over it; null: as the list itself has it, for marks are
 * no text. `like`: any cell of the grid, whose type all are set in.
 */
export function fittingWidth<Row>(
  { kind, title, text }: Pick<GridColumn<Row>, 'kind' | 'title' | 'text'>,
  rows: readonly Row[],
  like: Element,
): number | null {
  const canvas = document.createElement('canvas').getContext('2d')
  if (kind === 'marks' || !canvas) return null
  canvas.font = getComputedStyle(like).font
  const widthOf = (words: string): number => canvas.measureText(words).width
  let widest = widthOf(title) + ARROW
  for (const row of rows) widest = Math.max(widest, widthOf(text(row)))
  return Math.ceil(widest) + AROUND
}
