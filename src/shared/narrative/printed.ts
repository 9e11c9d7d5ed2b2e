import { LINE_BREAK, type Span, type TextBlockView } from '../printed/block'
import type { TextSectionView } from '../printed/section'

/** A part of the text as it is printed: what paper and every export set. */
export interface PrintedSection {
  readonly number: number
  readonly title: string
  readonly blocks: readonly PrintedBlock[]
}

export type PrintedBlock =
  | { readonly kind: 'heading'; readonly text: string }
  /** `lines`: parted where the preparer began a new one. */
  | { readonly kind: 'paragraph'; readonly lines: readonly string[] }
  | PrintedTextTable

/** A table within the text. */
export interface PrintedTextTable {
  readonly kind: 'table'
  readonly head: readonly TextCell[]
  readonly rows: readonly (readonly TextCell[])[]
}

export interface TextCell {
  readonly lines: readonly string[]
  readonly align: 'left' | 'right'
}

export function printedSection({ number, title, blocks }: TextSectionView): PrintedSection {
  const printed: PrintedBlock[] = []
  let table: { kind: 'table'; head: readonly TextCell[]; rows: (readonly TextCell[])[] } | null = null
  for (const block of blocks) {
    if (!block.grid) {
      table = null
      const whole = { start: 0, end: block.text.length }
      if (block.kind === 'heading') printed.push({ kind: 'heading', text: block.text })
      else printed.push({ kind: 'paragraph', lines: linesOf(block, whole) })
      continue
    }
    if (!table || block.grid.row === 'head') {
      table = { kind: 'table', head: [], rows: [] }
      printed.push(table)
    }
    if (block.grid.row === 'head') table.head = cellsOf(block, block.grid)
    else table.rows.push(cellsOf(block, block.grid))
  }
  return { number, title, blocks: printed }
}

function cellsOf(
  block: TextBlockView,
  { cells, align }: NonNullable<TextBlockView['grid']>,
): readonly TextCell[] {
  return cells.map((cell, column) => ({ lines: linesOf(block, cell), align: align[column] ?? 'left' }))
}

/** A sign for a line's end that stands in what somebody wrote is their words. */
function linesOf({ text, figures, fields, grid }: TextBlockView, { start, end }: Span): readonly string[] {
  if (!grid) return text.slice(start, end).split('\n')
  const written = [...figures, ...fields]
  const lines: string[] = []
  let from = start
  for (let at = text.indexOf(LINE_BREAK, start); at >= 0 && at < end; at = text.indexOf(LINE_BREAK, at + 1)) {
    if (written.some((span) => span.start <= at && at + LINE_BREAK.length <= span.end)) continue
    lines.push(text.slice(from, at))
    from = at + LINE_BREAK.length
  }
  return [...lines, text.slice(from, end)]
}
