import { searchFor } from '../../../shared/model/search'
import { textNodes } from './caret'
import { type Piece, printedIn } from './pieces'
import { wordsOf } from './printed-words'

/** Where words stand on the paper: the number of a piece, of a row the cell, and offsets in its words. */
export interface Found {
  readonly at: number
  readonly cell: number
  readonly start: number
  readonly end: number
}

/** What is looked through at every key. */
const lookedThrough = new WeakMap<object, readonly string[]>()

/** Every place of some words on the paper, in order; they may run across figures, not across paragraphs. */
export function findOnPaper(pieces: readonly Piece[], wanted: string): readonly Found[] {
  const search = searchFor(wanted)
  if (!search) return []
  return pieces.flatMap((piece, at) =>
    searched(piece).flatMap((words, cell) =>
      search.placesIn(words).map(({ start, end }) => ({ at, cell, start, end })),
    ),
  )
}

/** Ends of lines are no signs: words are found across them. */
function searched(piece: Piece): readonly string[] {
  const printed = printedIn(piece)
  const words = lookedThrough.get(printed) ?? wordsOf(piece, '')
  lookedThrough.set(printed, words)
  return words
}

/** The place in the element of its piece; null where that reads otherwise, because it is being edited. */
export function rangeOf(piece: HTMLElement, { cell, start, end }: Found): Range | null {
  const words =
    piece instanceof HTMLTableRowElement ? piece.cells[cell] : (piece.querySelector(':scope > p') ?? piece)
  const nodes = words instanceof HTMLElement ? [...textNodes(words)] : []
  const from = pointAt(nodes, start, false)
  const to = pointAt(nodes, end, true)
  if (!from || !to) return null
  const range = document.createRange()
  range.setStart(from.node, from.offset)
  range.setEnd(to.node, to.offset)
  return range
}

/** `isEnd`: at a seam the end of the node before, not the beginning of the next. */
function pointAt(
  nodes: readonly Text[],
  offset: number,
  isEnd: boolean,
): { node: Text; offset: number } | null {
  let rest = offset
  for (const node of nodes) {
    if (isEnd ? rest <= node.length : rest < node.length) return { node, offset: rest }
    rest -= node.length
  }
  return null
}
