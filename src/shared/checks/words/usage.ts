import type { CheckedText } from './text-rules'

/** A place where a text says otherwise what the document says elsewhere. */
export interface Deviation {
  readonly text: Pick<CheckedText, 'place' | 'name' | 'text'>
  readonly start: number
  /** What stands there, and what stands between the same words elsewhere. */
  readonly is: string
  readonly due: string
  /** Where it stands so. */
  readonly elsewhere: string
}

type Text = Deviation['text']

/** How much of its surroundings must be the same, before and behind, and in how many other texts. */
const WINDOWS = [
  { before: 3, behind: 2, texts: 2 },
  { before: 2, behind: 3, texts: 2 },
  { before: 8, behind: 8, texts: 1 },
] as const
type Window = (typeof WINDOWS)[number]
/** Years differ by rights where less is the same. */
const LONG = 8

const HAN = /^\p{Script=Han}$/u
/** Signs that stand in each other's place by rights: counted, ranked, or one place beside another. */
const OF_SERIES =
  /^[一二三四五六七八九十百千两首次末甲乙丙丁东西南北中上下前后内外大小高低正副新老多少省市区县镇街村年月日类款项]$/

/** Words that a sentence may have or not, or others for them. */
const OF_GRAMMAR = /^[度和与及其本我该各的等有以并为是于在由将对向]$/

function mayDiffer(sign: string): boolean {
  return OF_SERIES.test(sign) || OF_GRAMMAR.test(sign)
}

/** One place of a text where the language has signs left over, and what would mend it there. */
interface Doubt {
  readonly start: number
  readonly is: string
  /** By words around: what stands between them elsewhere is due, or for `turned` just this. */
  readonly around: string
  readonly kind: 'other' | 'lost' | 'turned' | 'more'
  /** The signs as they stand, to be found nowhere else so. */
  readonly asIs: string
}

/** What was worked out of a text in a window. */
interface Read {
  readonly doubts: readonly Doubt[]
  /** At each place: the words around the sign there, the sign, and the words with nothing between. */
  readonly around: readonly string[]
  readonly signs: readonly string[]
  readonly beside: readonly string[]
}

/**
 * What a document says several times in the same words and once with a sign that is lost, turned or another one: it is one thing,
 * written in two ways.
 */
export function deviations(texts: readonly Text[]): readonly Deviation[] {
  const own = [...new Map(texts.map((each) => [each.text, each])).values()]
  const found = WINDOWS.flatMap((window) => deviationsIn(own, window))
  return [...Map.groupBy(found, ({ text }) => text).values()].flatMap((all) => {
    const sorted = all.toSorted((a, b) => a.start - b.start)
    // What is one slip shows in the windows beside it, too.
    return sorted.filter(({ start }, at) => at === 0 || start - (sorted[at - 1]?.start ?? 0) > APART)
  })
}

const APART = 3

function deviationsIn(texts: readonly Text[], window: Window): readonly Deviation[] {
  const read = texts.map(({ text }) => readIn(text, window))
  const wanted = new Set(read.flatMap(({ doubts }) => doubts.map(({ around }) => around)))
  const plain = new Set(read.flatMap(({ doubts }) => doubts.map(({ asIs }) => asIs)))
  const between = new Map<string, { readonly sign: string; readonly id: number }[]>()
  const beside = new Map<string, Set<number>>()
  for (const [id, { around, signs, beside: own }] of read.entries()) {
    for (const [at, key] of around.entries()) {
      if (!wanted.has(key)) continue
      const known = between.get(key) ?? []
      between.set(key, known)
      known.push({ sign: signs[at] ?? '', id })
    }
    for (const key of own) if (plain.has(key)) beside.set(key, (beside.get(key) ?? new Set()).add(id))
  }
  return read.flatMap(({ doubts }, id) =>
    doubts.flatMap((doubt): readonly Deviation[] => {
      const due = dueOf(doubt, id)
      const text = texts[id]
      return due && text ? [{ text, start: doubt.start, is: doubt.is, ...due }] : []
    }),
  )

  /** What enough other texts have there, while none has what stands here. */
  function dueOf(doubt: Doubt, id: number): Pick<Deviation, 'due' | 'elsewhere'> | undefined {
    if (doubt.kind === 'more') {
      const ids = [...(beside.get(doubt.asIs) ?? [])].filter((each) => each !== id)
      const isEnough = ids.length >= window.texts
      return isEnough ? { due: doubt.is.slice(1), elsewhere: texts[ids[0] ?? 0]?.name ?? '' } : undefined
    }
    const others = (between.get(doubt.around) ?? []).filter((each) => each.id !== id)
    for (const [sign, all] of Map.groupBy(others, (each) => each.sign)) {
      const ids = [...new Set(all.map((each) => each.id))]
      if (ids.length < window.texts) continue
      const due = mended(doubt, sign, (key) => [...(beside.get(key) ?? [])].some((each) => each !== id))
      const isSaidSo = doubt.kind === 'other' && others.some((each) => each.sign === doubt.is)
      if (due !== undefined && !isSaidSo && !isSaid(doubt, id))
        return { due, elsewhere: texts[ids[0] ?? 0]?.name ?? '' }
    }
    return undefined
  }

  /** Whether other texts have what stands here beside the signs next to it: it is a word of its own. */
  function isSaid({ kind, start, is }: Doubt, id: number): boolean {
    const { text = '' } = texts[id] ?? {}
    if (kind === 'turned' || /\d/.test(is)) return false
    const beside = [text.slice(start - 1, start + 1), ...(is === '' ? [] : [text.slice(start, start + 2)])]
    return beside.every((words) => texts.some((each, at) => at !== id && each.text.includes(words)))
  }

  /** What should stand there, if the sign that others have between the same words is meant. */
  function mended(
    { kind, is, around, asIs }: Doubt,
    sign: string,
    isElsewhere: (key: string) => boolean,
  ): string | undefined {
    if (kind === 'turned') return is.startsWith(sign) && !isElsewhere(asIs) ? is.slice(1) + sign : undefined
    if (kind === 'other') return sign !== is && canBeMistaken(is, sign) ? sign : undefined
    const isBeside = around.slice(window.before - 1, window.before + 1).includes(sign)
    return HAN.test(sign) && !mayDiffer(sign) && !isBeside && !isElsewhere(around) ? sign : undefined
  }
}

function canBeMistaken(is: string, due: string): boolean {
  if (/\d/.test(is)) return /\d/.test(due)
  if (!HAN.test(due) || OF_SERIES.test(is) || OF_SERIES.test(due)) return false
  return !(OF_GRAMMAR.test(is) && OF_GRAMMAR.test(due))
}

/** Texts that are remembered in a window. */
const MOST_KNOWN = 4_000
const known = new Map<Window, Map<string, Read>>(WINDOWS.map((window) => [window, new Map()]))

function readIn(text: string, window: Window): Read {
  const own = known.get(window) ?? new Map<string, Read>()
  const before = own.get(text)
  if (before) return before
  if (own.size >= MOST_KNOWN) own.clear()
  const now = readAnew(text, window)
  own.set(text, now)
  return now
}

function readAnew(text: string, { before, behind }: Window): Read {
  const left = leftOver(text)
  const doubts: Doubt[] = []
  const [around, signs, beside]: [string[], string[], string[]] = [[], [], []]
  for (let at = before; at + behind <= text.length; at += 1) {
    const lead = text.slice(at - before, at)
    const plain = lead + text.slice(at, at + behind)
    beside.push(plain)
    const isWithin = HAN.test(text[at - 1] ?? '') && HAN.test(text[at] ?? '')
    if (isWithin && (left.has(at - 1) || left.has(at))) {
      doubts.push({ kind: 'lost', start: at, is: '', around: plain, asIs: plain })
    }
    if (at + 1 + behind > text.length) continue
    const key = lead + text.slice(at + 1, at + 1 + behind)
    const [sign = '', next = ''] = text.slice(at, at + 2)
    around.push(key)
    signs.push(sign)
    if (sign === next && HAN.test(sign)) {
      doubts.push({ kind: 'more', start: at, is: sign + next, around: key, asIs: key })
    }
    if (left.has(at) || (before >= LONG && isYearsDigit(text, at))) {
      doubts.push({ kind: 'other', start: at, is: sign, around: key, asIs: key })
    }
    const isPair = HAN.test(sign) && HAN.test(next) && sign !== next && (left.has(at) || left.has(at + 1))
    if (!isPair || at + 2 + behind > text.length) continue
    const turned = text.slice(at - before + 1, at) + next + text.slice(at + 2, at + 2 + behind)
    doubts.push({
      kind: 'turned',
      start: at,
      is: sign + next,
      around: turned,
      asIs: text.slice(at - before + 1, at + 1 + behind),
    })
  }
  return { doubts, around, signs, beside }
}

function isYearsDigit(words: string, at: number): boolean {
  return words[at + 1] === '年' && /20\d$/.test(words.slice(Math.max(0, at - 3), at))
}

let segmenter: Intl.Segmenter | undefined

/** Where a single sign stands that is part of no longer word. */
function leftOver(text: string): ReadonlySet<number> {
  segmenter ??= new Intl.Segmenter('zh-Hans-CN', { granularity: 'word' })
  const found = new Set<number>()
  for (const { segment, index } of segmenter.segment(text)) {
    if (segment.length === 1 && HAN.test(segment)) found.add(index)
  }
  return found
}
