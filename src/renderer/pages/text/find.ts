import { type Search, searchFor } from '../../../shared/model/search'
import { textNodes } from './caret'

/** Every place of some words on the paper, in order; they may run across figures, not across paragraphs. */
export function findOnPaper(paper: HTMLElement, wanted: string): readonly Range[] {
  const search = searchFor(wanted)
  if (!search) return []
  return [...paper.querySelectorAll<HTMLElement>('h2, h3, p, th, td')].flatMap((element) =>
    findIn(element, search),
  )
}

function findIn(element: HTMLElement, search: Search): readonly Range[] {
  const nodes = [...textNodes(element)]
  const places = search.placesIn(nodes.map(({ data }) => data).join(''))
  return places.flatMap(({ start, end }) => {
    const from = pointAt(nodes, start, false)
    const to = pointAt(nodes, end, true)
    if (!from || !to) return []
    const range = document.createRange()
    range.setStart(from.node, from.offset)
    range.setEnd(to.node, to.offset)
    return [range]
  })
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
