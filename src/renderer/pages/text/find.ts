import { textNodes } from './caret'

/** Every place of some words on the paper, in order; they may run across figures, not across paragraphs. */
export function findOnPaper(paper: HTMLElement, wanted: string): readonly Range[] {
  const query = folded(wanted.trim())
  if (query === '') return []
  return [...paper.querySelectorAll<HTMLElement>('h2, h3, p, th, td')].flatMap((element) =>
    findIn(element, query),
  )
}

function findIn(element: HTMLElement, query: string): readonly Range[] {
  const nodes = [...textNodes(element)]
  const text = folded(nodes.map(({ data }) => data).join(''))
  const found: Range[] = []
  for (let at = text.indexOf(query); at >= 0; at = text.indexOf(query, at + query.length)) {
    const range = document.createRange()
    const [start, end] = [pointAt(nodes, at, false), pointAt(nodes, at + query.length, true)]
    if (!start || !end) break
    range.setStart(start.node, start.offset)
    range.setEnd(end.node, end.offset)
    found.push(range)
  }
  return found
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

/** Case is folded; full-width digits and letters count as half-width ones, one for one so that offsets stand. */
function folded(text: string): string {
  return text.toLowerCase().replace(/[！-～]/g, (mark) => mark.normalize('NFKC'))
}
