import type { TextBlockView } from '../printed/block'

/** A run of words that stayed, went or came. `start` is its place in the text it belongs to: old for `old`, else new. */
export interface Run {
  readonly kind: 'same' | 'old' | 'new'
  readonly text: string
  readonly start: number
}

type Words = Pick<TextBlockView, 'text' | 'figures'>

const NOTHING: Words = { text: '', figures: [] }

/** Above this many comparisons the changed middle is shown as replaced whole. */
const MOST_COMPARISONS = 1_000_000

const segmenter = new Intl.Segmenter('zh-Hans-CN', { granularity: 'word' })

/** What changed between two states of a paragraph, word by word; a figure is one word. */
export function differenceOf(before: Words | null, now: Words | null): readonly Run[] {
  const old = wordsOf(before ?? NOTHING)
  const current = wordsOf(now ?? NOTHING)
  const head = commonLength(old, current)
  const tail = commonLength(old.slice(head).reverse(), current.slice(head).reverse())
  const middle = difference(old.slice(head, old.length - tail), current.slice(head, current.length - tail))
  const runs = [
    ...current.slice(0, head).map((word) => ({ kind: 'same' as const, word })),
    ...middle,
    ...current.slice(current.length - tail).map((word) => ({ kind: 'same' as const, word })),
  ]
  return placed(runs)
}

/** The stretches of a paragraph that were not there before. */
export function newRanges(before: Words | null, now: Words): readonly { start: number; end: number }[] {
  return differenceOf(before, now).flatMap(({ kind, text, start }) =>
    kind === 'new' ? [{ start, end: start + text.length }] : [],
  )
}

function wordsOf({ text, figures }: Words): readonly string[] {
  const words: string[] = []
  let end = 0
  for (const figure of figures) {
    words.push(...proseWords(text.slice(end, figure.start)), text.slice(figure.start, figure.end))
    end = figure.end
  }
  return [...words, ...proseWords(text.slice(end))]
}

function proseWords(prose: string): readonly string[] {
  return [...segmenter.segment(prose)].map(({ segment }) => segment)
}

function commonLength(a: readonly string[], b: readonly string[]): number {
  const shorter = Math.min(a.length, b.length)
  let length = 0
  while (length < shorter && a[length] === b[length]) length += 1
  return length
}

interface Step {
  readonly kind: Run['kind']
  readonly word: string
}

/** Longest common subsequence; what went stands before what came. */
function difference(old: readonly string[], now: readonly string[]): readonly Step[] {
  const gone = (words: readonly string[]): Step[] => words.map((word) => ({ kind: 'old', word }))
  const come = (words: readonly string[]): Step[] => words.map((word) => ({ kind: 'new', word }))
  if (old.length * now.length > MOST_COMPARISONS) return [...gone(old), ...come(now)]
  const width = now.length + 1
  const lengths = new Uint32Array((old.length + 1) * width)
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = now.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] = old[i] === now[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const steps: Step[] = []
  let i = 0
  let j = 0
  while (i < old.length && j < now.length) {
    if (old[i] === now[j]) {
      steps.push({ kind: 'same', word: now[j] ?? '' })
      i += 1
      j += 1
    } else if (at(i + 1, j) >= at(i, j + 1)) {
      steps.push(...gone(old.slice(i, i + 1)))
      i += 1
    } else {
      steps.push(...come(now.slice(j, j + 1)))
      j += 1
    }
  }
  return [...steps, ...gone(old.slice(i)), ...come(now.slice(j))]
}

/** Neighbouring words of a kind as one run, with its place. */
function placed(steps: readonly Step[]): readonly Run[] {
  const runs: Run[] = []
  let inOld = 0
  let inNew = 0
  for (const { kind, word } of steps) {
    const last = runs.at(-1)
    if (last?.kind === kind) runs[runs.length - 1] = { ...last, text: last.text + word }
    else runs.push({ kind, text: word, start: kind === 'old' ? inOld : inNew })
    if (kind !== 'new') inOld += word.length
    if (kind !== 'old') inNew += word.length
  }
  return runs
}
