/** A point of the window, in CSS px. */
export interface Point {
  readonly x: number
  readonly y: number
}

interface Span {
  readonly low: number
  readonly high: number
}

/** Px a frame: just beyond the edge rows go by one after the other, farther off faster, never more than is mounted ahead. */
const SLOWEST = 4
const FASTEST = 56
const GROWTH = 0.25
/** Numbers of rows, which are no cells. */
const INDEX = 32

/** How far to scroll within a frame for a pointer that is held at `at`: nothing between the edges, back before the first. */
export function pull(at: number, { low, high }: Span): number {
  const beyond = at < low ? at - low : at > high ? at - high : 0
  if (beyond === 0) return 0
  return Math.sign(beyond) * Math.min(FASTEST, SLOWEST + Math.abs(beyond) * GROWTH)
}

/**
 * Scrolls the rows by one frame's worth towards a held pointer that is beyond their edge, as far as there are any. The point of
 * them that is seen and nearest to it, and whether that is another.
 */
export function scrollTowards(
  scroller: HTMLElement,
  { x, y }: Point,
  along: 'down' | 'both',
): Point & { readonly isBeyond: boolean } {
  const { across, down } = seen(scroller)
  const [left, top] = [along === 'both' ? pull(x, across) : 0, pull(y, down)]
  scroller.scrollBy(left, top)
  return {
    x: Math.max(across.low + INDEX + 1, Math.min(x, across.high - 1)),
    y: Math.max(down.low + 1, Math.min(y, down.high - 1)),
    isBeyond: left !== 0 || top !== 0,
  }
}

/** Where rows are seen: clear of head, foot and scroll bars. */
function seen(scroller: HTMLElement): { readonly across: Span; readonly down: Span } {
  const { left, top } = scroller.getBoundingClientRect()
  const edge = (part: string, side: 'top' | 'bottom'): number | undefined =>
    scroller.querySelector(part)?.getBoundingClientRect()[side]
  return {
    across: { low: left, high: left + scroller.clientWidth },
    down: { low: edge('.head', 'bottom') ?? top, high: edge('.foot', 'top') ?? top + scroller.clientHeight },
  }
}
