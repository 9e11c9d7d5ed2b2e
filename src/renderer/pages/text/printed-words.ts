import { LINE_BREAK, type TextBlockView } from '../../../shared/printed/block'
import type { Piece } from './pieces'
import { segmentsOf } from './segments'

/** The words of a piece as they stand on the paper, with what stands for the end of a line: of a row cell by cell. */
export function wordsOf(piece: Piece, lineEnd: string): readonly string[] {
  if (piece.kind === 'title') return [piece.section.title]
  if (piece.kind === 'place') return []
  const { block } = piece
  const spans = block.grid?.cells ?? [{ start: 0, end: block.text.length }]
  return spans.map((span) => printed(block, span, lineEnd))
}

/** Words that somebody wrote stand as they are, whatever they hold. */
function printed(
  block: TextBlockView,
  span: { readonly start: number; readonly end: number },
  lineEnd: string,
): string {
  const text = block.text.slice(span.start, span.end)
  if (!text.includes(LINE_BREAK)) return text
  return segmentsOf(block, [], span)
    .map((segment) => (segment.field ? segment.text : segment.text.replaceAll(LINE_BREAK, lineEnd)))
    .join('')
}
