import type { TextBlockView } from '../../../src/shared/printed/block'

interface Stretch {
  readonly start: number
  readonly end: number
}

/**
 * The paragraph with `text` instead of what stands from `start` to `end`. What follows moves along, what contains the
 * stretch grows or shrinks with it, and of a figure or a field that is cut through nothing is known any more.
 */
export function respelled(block: TextBlockView, start: number, end: number, text: string): TextBlockView {
  const whole = block.text.slice(0, start) + text + block.text.slice(end)
  const moved = <T extends Stretch>(each: T): T | null =>
    placed(each, start, end, text.length - (end - start))
  return {
    ...block,
    text: whole,
    figures: block.figures
      .map(moved)
      .filter((figure) => figure !== null)
      .map((figure) => ({ ...figure, text: whole.slice(figure.start, figure.end) })),
    fields: block.fields.map(moved).filter((field) => field !== null),
  }
}

function placed<T extends Stretch>(each: T, start: number, end: number, by: number): T | null {
  if (each.end <= start) return each
  if (each.start >= end) return { ...each, start: each.start + by, end: each.end + by }
  return each.start <= start && end <= each.end ? { ...each, end: each.end + by } : null
}
