import type { TextBlock } from '../model/document'
import type { TextBlockView, TextFigure } from '../printed/block'
import type { TextRun } from './text-run'
import { readProse } from './figures-in-prose'

/**
 * A paragraph written by hand in place of a generated one remembers what the program printed then: its figures, the
 * words that come from fields (names, purposes, reasons), and the number that it has in its list. One entry
 * `ROLE REF//REF… TEXT` each, in order; what they stand for is named by ids. The paragraph is stale while one of them,
 * still standing in it, is printed differently now.
 */
export function writtenAgainst(generated: TextRun): readonly string[] {
  return markersOf(generated).map(entryOf)
}

function entryOf({ role, refs, text }: Remembered): string {
  return `${role} ${refs.join('//')} ${text}`
}

/** Whether an override remembers no words: it is from before words were, or was brought along without any. */
export function lacksWords({ writtenAgainst: memory }: Pick<TextBlock, 'writtenAgainst'>): boolean {
  return !memory.some((entry) => WORDLY.includes(remembered(entry).role))
}

/**
 * The memory of an override, with words remembered that it lacks: as the program prints them now, or as they were when
 * it was written, where `then` knows it of a field. Undefined where nothing is missing.
 */
export function completedMemory(
  block: Pick<TextBlock, 'writtenAgainst'>,
  generated: TextRun,
  then: (path: string) => string | undefined = () => undefined,
): readonly string[] | undefined {
  if (!lacksWords(block)) return undefined
  const memory = block.writtenAgainst
  const now = markersOf(generated).map((marker) =>
    entryOf(
      marker.role === 'words' ? { ...marker, text: then(marker.refs[0] ?? '') ?? marker.text } : marker,
    ),
  )
  if (memory.length === 0) return now.length === 0 ? undefined : now
  const words = now.filter((entry) => WORDLY.includes(remembered(entry).role))
  return words.length === 0 ? undefined : [...memory, ...words]
}

/** What an override remembers of one thing that the program printed; `refs` of all that it was read from. */
interface Remembered extends Pick<TextFigure, 'role' | 'text'> {
  readonly refs: readonly string[]
}

const WORDLY: readonly TextFigure['role'][] = ['words', 'number']

/** Everything in a printed paragraph that an override may repeat; `refs` by ids. Adjoining words of one field are one. */
function markersOf({ text, figures, fields, number }: TextRun): readonly Remembered[] {
  return [
    ...(number === null ? [] : [{ role: 'number' as const, refs: [], text: number }]),
    ...figures.map(({ role, lasting, text: own }) => ({ role, refs: lasting(), text: own })),
    ...fields.flatMap(({ start, end, path }): readonly Remembered[] =>
      end > start ? [{ role: 'words', refs: [path], text: text.slice(start, end) }] : [],
    ),
  ]
}

function remembered(entry: string): Remembered {
  const [role = '', refs = '', ...text] = entry.split(' ')
  return { role: role as TextFigure['role'], refs: refs === '' ? [] : refs.split('//'), text: text.join(' ') }
}

/** How an override is shown; `generated` is what the program would print there, null when nothing. */
export function overrideView(
  keys: Pick<TextBlockView, 'key' | 'shownKey'>,
  block: TextBlock,
  generated: TextRun | null,
): TextBlockView {
  const words = placedWords(block)
  const figures = [
    ...figuresIn(block, generated, words),
    ...(generated ? staleWords(block, words, generated) : []),
  ].sort((a, b) => a.start - b.start)
  const path = `blocks/${block.id}/text`
  const stale = figures.some((each) => 'printed' in each)
  return { ...keys, kind: 'override', text: block.text, stale, figures, fields: [], path }
}

function figuresIn(
  block: TextBlock,
  generated: TextRun | null,
  words: readonly Span[],
): readonly TextFigure[] {
  const then = memoryOf(block, (role) => !WORDLY.includes(role))
  const now = successors(then, generated?.figures ?? [])
  const places = locate(then, block.text, words)
  return then.flatMap(({ role, refs, text }, i): readonly TextFigure[] => {
    const place = places[i]
    const current = now[i] ?? null
    if (!place) return []
    const shown = {
      ...place,
      text: block.text.slice(place.start, place.end),
      role,
      ...(current ? meaningOf(current) : { now: { value: null, refs } }),
    }
    return [current?.text === text ? shown : { ...shown, printed: current?.text ?? null }]
  })
}

function meaningOf({ now, before, counts }: TextFigure): Pick<TextFigure, 'now' | 'before' | 'counts'> {
  return { now, ...(before ? { before } : {}), ...(counts ? { counts } : {}) }
}

/**
 * Words and list number that the paragraph repeats, each in a place of its own: longer ones choose first, for a name
 * may stand within a purpose too.
 */
function placedWords(block: TextBlock): readonly (Remembered & Span)[] {
  const placed: (Remembered & Span)[] = []
  const words = memoryOf(block, (role) => WORDLY.includes(role))
  for (const word of words.toSorted((a, b) => b.text.length - a.text.length)) {
    const places =
      word.role === 'number' ? numberAt(word.text, block.text) : occurrences(word.text, block.text)
    const place = places.find((each) => !touchesAny(each, placed))
    if (place) placed.push({ ...word, ...place })
  }
  return placed
}

/**
 * Those of them that the program prints differently now. Several words of one field (the offices of a unit) are told
 * apart by their order: the second of then is the second of now.
 */
function staleWords(
  block: TextBlock,
  words: readonly (Remembered & Span)[],
  generated: TextRun,
): readonly TextFigure[] {
  const now = Map.groupBy(markersOf(generated).filter(isWordly), sourceOf)
  const then = Map.groupBy(
    memoryOf(block, (role) => WORDLY.includes(role)),
    sourceOf,
  )
  return words.flatMap((word) => {
    const own = then.get(sourceOf(word)) ?? []
    const current = now.get(sourceOf(word)) ?? []
    // Still printed somewhere of that field, or in its place: then nothing has aged.
    if (current.some(({ text }) => text === word.text)) return []
    const at = own.findIndex(({ text }) => text === word.text)
    const { refs, ...shown } = word
    const printed = own.length === current.length ? (current[at]?.text ?? null) : null
    return [{ ...shown, now: { value: null, refs }, printed }]
  })
}

function isWordly({ role }: Remembered): boolean {
  return WORDLY.includes(role)
}

function sourceOf({ role, refs }: Remembered): string {
  return `${role} ${refs[0] ?? ''}`
}

function memoryOf(
  { writtenAgainst: memory }: TextBlock,
  isAsked: (role: TextFigure['role']) => boolean,
): readonly Remembered[] {
  return memory.map(remembered).filter(({ role, text }) => isAsked(role) && text !== '')
}

/** A list's number stands at the beginning, and is not the beginning of another number. */
function numberAt(number: string, text: string): readonly Span[] {
  const start = text.length - text.trimStart().length
  const end = start + number.length
  return text.slice(start, end) === number && !/\d/.test(text.charAt(end)) ? [{ start, end }] : []
}

/** The override with what is stale in it replaced by what is printed now, everything else as written. */
export function withCurrentFigures({ text, figures }: Pick<TextBlockView, 'text' | 'figures'>): string {
  return figures.reduceRight(
    (whole, { start, end, printed }) =>
      printed ? whole.slice(0, start) + printed + whole.slice(end) : whole,
    text,
  )
}

/**
 * The figures of now that stand for those of then: place by place while the sentence has kept its shape, else by
 * what they stand for.
 */
function successors(
  then: readonly Remembered[],
  now: TextRun['figures'],
): readonly (TextRun['figures'][number] | null)[] {
  const sameShape = then.length === now.length && then.every(({ role }, i) => role === now[i]?.role)
  if (sameShape) return now
  const meanings = now.map((_, i): string | null =>
    meaning(
      now.map(({ lasting, ...each }) => ({ ...each, refs: lasting() })),
      i,
    ),
  )
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

/**
 * Where the remembered figures stand in the text, outside of the preparer's own words: in order where possible; numbers
 * by value, directions by letter.
 */
function locate(
  figures: readonly Remembered[],
  text: string,
  words: readonly Span[],
): readonly (Span | null)[] {
  const numbers = readProse(text).filter((each) => /\d/.test(each.text))
  const taken = new Set<number>()
  let cursor = 0
  return figures.map((figure) => {
    const places = /\d/.test(figure.text)
      ? numbers.filter((each) => digitsOf(each.text) === digitsOf(figure.text))
      : occurrences(figure.text, text)
    const free = places.filter((each) => !taken.has(each.start) && !touchesAny(each, words))
    const place = free.find(({ start }) => start >= cursor) ?? free[0]
    if (!place) return null
    taken.add(place.start)
    cursor = place.end
    return { start: place.start, end: place.end }
  })
}

function touchesAny({ start, end }: Span, others: readonly Span[]): boolean {
  return others.some((other) => start < other.end && other.start < end)
}

function digitsOf(number: string): string {
  return number.normalize('NFKC').replaceAll(',', '')
}

function occurrences(word: string, text: string): readonly Span[] {
  if (word === '') return []
  return [...text.matchAll(new RegExp(RegExp.escape(word), 'g'))].map(({ index }) => ({
    start: index,
    end: index + word.length,
  }))
}
