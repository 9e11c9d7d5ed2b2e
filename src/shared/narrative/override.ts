import type { TextBlockView, TextFigure } from './block'
import type { TextBlock } from '../model/document'
import type { Piece } from './piece'
import { readProse } from './prose'

/**
 * A paragraph written by hand in place of a generated one remembers the figures that the program printed then:
 * one entry `ROLE REF+REF… TEXT` each, in order. It is stale while one of those figures, still standing in it,
 * prints differently now.
 */
export function writtenAgainst(figures: readonly TextFigure[]): readonly string[] {
  return figures.map(({ role, refs, text }) => `${role} ${refs.join('+')} ${text}`)
}

type Remembered = Pick<TextFigure, 'role' | 'refs' | 'text'>

function remembered(entry: string): Remembered {
  const [role = '', refs = '', ...text] = entry.split(' ')
  return { role: role as TextFigure['role'], refs: refs === '' ? [] : refs.split('+'), text: text.join(' ') }
}

/** How an override is shown; `generated` is what the program would print there, null when nothing. */
export function overrideView(key: string, block: TextBlock, generated: Piece | null): TextBlockView {
  const then = block.writtenAgainst.map(remembered)
  const now = successors(then, generated?.figures ?? [])
  const places = locate(then, block.text)
  const figures = then.flatMap(({ role, refs, text }, i) => {
    const place = places[i]
    const current = now[i] ?? null
    if (!place) return []
    const shown = {
      ...place,
      text: block.text.slice(place.start, place.end),
      role,
      refs: current?.refs ?? refs,
    }
    return [current?.text === text ? shown : { ...shown, now: current?.text ?? null }]
  })
  figures.sort((a, b) => a.start - b.start)
  const path = `blocks/${block.id}/text`
  const stale = figures.some((each) => 'now' in each)
  return { key, kind: 'override', text: block.text, stale, figures, fields: [], path }
}

/** The override with its stale numbers replaced by those of now, everything else as written. */
export function withCurrentFigures({ text, figures }: Pick<TextBlockView, 'text' | 'figures'>): string {
  return figures.reduceRight(
    (whole, { start, end, now }) => (now ? whole.slice(0, start) + now + whole.slice(end) : whole),
    text,
  )
}

/**
 * The figures of now that stand for those of then: place by place while the sentence has kept its shape, else by
 * what they stand for.
 */
function successors(then: readonly Remembered[], now: readonly TextFigure[]): readonly (TextFigure | null)[] {
  const sameShape = then.length === now.length && then.every(({ role }, i) => role === now[i]?.role)
  if (sameShape) return now
  const meanings = now.map((_, i): string | null => meaning(now, i))
  return then.map((_, i) => {
    const at = meanings.indexOf(meaning(then, i))
    if (at < 0) return null
    meanings[at] = null
    return now[at] ?? null
  })
}

/** A word belongs to the number behind it: 增加 to a difference, 增长 to a rate. */
function meaning(figures: readonly Remembered[], index: number): string {
  const { role, refs } = figures[index] as Remembered
  const behind = role === 'direction' ? (figures[index + 1]?.role ?? '') : ''
  return [role, behind, ...refs].join(' ')
}

interface Span {
  readonly start: number
  readonly end: number
}

/** Where the remembered figures stand in the text: in order where possible; numbers by value, words by letter. */
function locate(figures: readonly Remembered[], text: string): readonly (Span | null)[] {
  const numbers = readProse(text).filter((each) => /\d/.test(each.text))
  const taken = new Set<number>()
  let cursor = 0
  return figures.map((figure) => {
    const places = /\d/.test(figure.text)
      ? numbers.filter((each) => digitsOf(each.text) === digitsOf(figure.text))
      : occurrences(figure.text, text)
    const free = places.filter(({ start }) => !taken.has(start))
    const place = free.find(({ start }) => start >= cursor) ?? free[0]
    if (!place) return null
    taken.add(place.start)
    cursor = place.end
    return { start: place.start, end: place.end }
  })
}

function digitsOf(number: string): string {
  return number.normalize('NFKC').replaceAll(',', '')
}

function occurrences(word: string, text: string): readonly Span[] {
  return [...text.matchAll(new RegExp(RegExp.escape(word), 'g'))].map(({ index }) => ({
    start: index,
    end: index + word.length,
  }))
}
