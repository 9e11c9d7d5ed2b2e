/** Offsets of the selection's ends within an element's text; null while it is elsewhere. */
export function caretIn(element: HTMLElement): { readonly start: number; readonly end: number } | null {
  const selection = element.ownerDocument.getSelection()
  if (!selection || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  if (!element.contains(range.startContainer) || !element.contains(range.endContainer)) return null
  return {
    start: offsetOf(element, range.startContainer, range.startOffset),
    end: offsetOf(element, range.endContainer, range.endOffset),
  }
}

export function placeCaret(element: HTMLElement, offset: number): void {
  const { node, offset: inNode } = pointAt(element, offset)
  element.ownerDocument.getSelection()?.collapse(node, inNode)
}

/** Offset in the element's own words of a point on the screen, ruby left out; its length where the point is elsewhere. */
export function offsetAtPoint(element: HTMLElement, x: number, y: number): number {
  const point = element.ownerDocument.caretPositionFromPoint(x, y)
  if (!point || !element.contains(point.offsetNode)) return element.textContent.length
  return offsetOf(element, point.offsetNode, point.offset)
}

/** The text nodes of an element, without ruby and what is not of the document. */
export function* textNodes(element: HTMLElement): Generator<Text> {
  const walker = element.ownerDocument.createTreeWalker(
    element,
    NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT,
    (node) =>
      node instanceof HTMLElement && node.matches('rt, [data-aside]')
        ? NodeFilter.FILTER_REJECT
        : node instanceof Text
          ? NodeFilter.FILTER_ACCEPT
          : NodeFilter.FILTER_SKIP,
  )
  while (walker.nextNode()) yield walker.currentNode as Text
}

function offsetOf(element: HTMLElement, node: Node, offset: number): number {
  let length = 0
  for (const text of textNodes(element)) {
    if (text === node) return length + offset
    const isBehind =
      node instanceof Text
        ? node.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING
        : !isBefore(text, node, offset)
    if (isBehind) return length
    length += text.length
  }
  return length
}

/** Whether a text stands before the `offset`th child of an element. */
function isBefore(text: Text, element: Node, offset: number): boolean {
  const child = element.childNodes[offset]
  if (child) return Boolean(child.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_PRECEDING)
  return (
    element.contains(text) ||
    Boolean(element.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_PRECEDING)
  )
}

function pointAt(element: HTMLElement, offset: number): { readonly node: Node; readonly offset: number } {
  let rest = offset
  let last: Text | null = null
  for (const text of textNodes(element)) {
    if (rest <= text.length) return { node: text, offset: rest }
    rest -= text.length
    last = text
  }
  return last ? { node: last, offset: last.length } : { node: element, offset: 0 }
}
