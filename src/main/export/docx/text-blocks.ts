import type {
  PrintedBlock,
  PrintedSection,
  PrintedTextTable,
  TextCell,
} from '../../../shared/narrative/printed'
import type { SetBlock, SetParagraph, SetRow, SetTable } from './blocks'
import { columnWidths, CELL_SIZES } from '../setting/column-widths'
import { textTableNeeds } from '../setting/grid-needs'
import { textWidthOf } from './page-setup'
import { withSplits } from './rows'

/** Parts tables from what follows, and carries the properties of a section that ends with one. */
export const GAP: SetParagraph = { kind: 'paragraph', style: 'Gap', lines: [] }

/** A part of the text; `mark` names its headings. */
export function* textBlocks(
  { title, blocks }: PrintedSection,
  mark: () => string,
): Generator<SetBlock, void, undefined> {
  yield { kind: 'paragraph', style: 'Heading2', lines: [title], mark: mark() }
  for (const block of blocks) yield* oneBlock(block, title, mark)
}

function* oneBlock(
  block: PrintedBlock,
  title: string,
  mark: () => string,
): Generator<SetBlock, void, undefined> {
  switch (block.kind) {
    case 'heading':
      yield { kind: 'paragraph', style: 'Heading3', lines: [block.text], mark: mark() }
      return
    case 'paragraph':
      yield { kind: 'paragraph', style: 'Normal', lines: block.lines }
      return
    case 'table':
      yield withSplits(textTable(block, title))
      yield GAP
  }
}

function textTable(table: PrintedTextTable, title: string): SetTable {
  const { head, rows } = table
  const needs = textTableNeeds(table)
  const count = needs.length
  const { size, widths } = columnWidths(needs, textWidthOf('text'), CELL_SIZES)
  return {
    kind: 'table',
    title,
    size,
    widths,
    head: head.length > 0 ? [{ cells: filled(head, count, 'Head') }] : [],
    rows: rows.map((row): SetRow => ({ cells: filled(row, count, null) })),
  }
}

function filled(cells: readonly TextCell[], count: number, kind: 'Head' | null): SetRow['cells'] {
  return Array.from({ length: count }, (_, at) => {
    const { lines, align } = cells[at] ?? { lines: [''], align: 'left' }
    return { kind: kind ?? (align === 'right' ? 'Amount' : 'Words'), lines }
  })
}
