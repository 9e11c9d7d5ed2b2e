import {
  refsOf,
  type Span,
  type TextBlockView,
  type TextField,
  type TextFigure,
} from '../../../shared/printed/block'

/** A stretch of a paragraph that is shown in one way. */
export interface Segment {
  readonly text: string
  readonly start: number
  readonly end: number
  /** It was not there, or read otherwise, when the file was opened. */
  readonly changed: boolean
  readonly figure?: TextFigure
  /** Words that a person wrote and that are edited here. */
  readonly field?: TextField
  /** What of a field is changed, counted from its beginning. */
  readonly marks?: readonly Span[]
}

/** Names are changed where their record is; prose and the text's own facts, where they are read. */
const EDITED_HERE =
  /^(projects\/[^/]+\/(purpose|reason)|priorFacts\/[^/]+\/reason|goals\/[^/]+\/text|facts\/[^/]+\/value)$/
const NUMBERS_EDITED_HERE = /^(facts|assets)\/[^/]+\/value$/

/** The paragraph, or `within` it a stretch, from left to right without gaps. */
export function segmentsOf(
  { text, figures, fields }: Pick<TextBlockView, 'text' | 'figures' | 'fields'>,
  changed: readonly Span[],
  within: Span = { start: 0, end: text.length },
): readonly Segment[] {
  const inside = ({ start, end }: Span): boolean => start >= within.start && end <= within.end
  const own = [
    ...figures
      .filter(isLinked)
      .map((figure) => ({ start: figure.start, end: figure.end, ...numberField(figure), figure })),
    ...fields
      .filter(({ path }) => EDITED_HERE.test(path))
      .map((field) => ({ start: field.start, end: field.end, field })),
  ]
    .filter(inside)
    .sort((a, b) => a.start - b.start)
  const segments: Segment[] = []
  let cursor = within.start
  for (const span of own) {
    // A figure may stand within words that a field holds: the longer stretch, which begins first, is shown.
    if (span.start < cursor) continue
    segments.push(...plainSegments(text, { start: cursor, end: span.start }, changed))
    const marks = changed
      .filter((each) => overlap(each, span))
      .map(({ start, end }) => ({
        start: Math.max(start, span.start) - span.start,
        end: Math.min(end, span.end) - span.start,
      }))
    segments.push({ ...span, text: text.slice(span.start, span.end), changed: marks.length > 0, marks })
    cursor = span.end
  }
  return [...segments, ...plainSegments(text, { start: cursor, end: within.end }, changed)]
}

/** Years, the pack's own numbers and the count of units lead nowhere: plain words. */
function isLinked(figure: TextFigure): boolean {
  return (
    figure.role !== 'year' && !refsOf(figure).every((ref) => ref === 'units' || ref.startsWith('template/'))
  )
}

/** A number that the preparer states nowhere else than in the text. */
function numberField({ start, end, now, before }: TextFigure): { readonly field?: TextField } {
  if (before) return {}
  const { refs } = now
  const [path] = refs
  return refs.length === 1 && path !== undefined && NUMBERS_EDITED_HERE.test(path)
    ? { field: { start, end, path } }
    : {}
}

function plainSegments(text: string, { start, end }: Span, changed: readonly Span[]): readonly Segment[] {
  const cuts = changed.flatMap((each) => [each.start, each.end]).filter((cut) => cut > start && cut < end)
  return [start, ...cuts].flatMap((from, i, starts) => {
    const to = starts[i + 1] ?? end
    const isChanged = changed.some((each) => overlap(each, { start: from, end: to }))
    return to > from ? [{ text: text.slice(from, to), start: from, end: to, changed: isChanged }] : []
  })
}

function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end
}
