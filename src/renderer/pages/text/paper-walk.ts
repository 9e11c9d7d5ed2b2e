import { blockOf, type Piece } from './pieces'
import type { TextBlockView } from '../../../shared/printed/block'
import { segmentsOf } from './segments'
import type { VirtualPaper } from './virtual-paper'

/** What arrows lead to: as it is found where it is mounted, and whether a paragraph that is not may have some. */
export interface Stop {
  readonly selector: string
  readonly isIn: (block: TextBlockView) => boolean
}

export const FIGURES: Stop = {
  selector: '[data-figure]',
  isIn: (block) => block.bare === true || segmentsOf(block, []).some(({ figure, field }) => figure && !field),
}

export const FIELDS: Stop = {
  selector: '[contenteditable]',
  isIn: (block) =>
    block.bare === true || block.kind === 'free' || segmentsOf(block, []).some(({ field }) => field),
}

/** The next such place of the paper, mounted by then; `leaves`: in another paragraph. Null: there is none. */
export async function nextStop(
  from: HTMLElement,
  by: 1 | -1,
  { selector, isIn }: Stop,
  leaves: boolean,
  pieces: readonly Piece[],
  paper: VirtualPaper,
): Promise<HTMLElement | null> {
  const stopsIn = (piece: HTMLElement | null): HTMLElement[] => [
    ...(piece?.querySelectorAll<HTMLElement>(selector) ?? []),
  ]
  const own = from.closest<HTMLElement>('[data-at]')
  const beside = leaves ? null : stopsIn(own)
  const here = beside?.[beside.indexOf(from) + by]
  if (here) return here
  for (let at = Number(own?.dataset['at']) + by; at >= 0 && at < pieces.length; at += by) {
    const piece = pieces[at]
    const block = blockOf(piece)
    if (!piece || !block || (!paper.elementOf(piece.key) && !isIn(block))) continue
    const stop = stopsIn(await paper.reach(piece.key)).at(by === 1 ? 0 : -1)
    if (stop) return stop
  }
  return null
}
