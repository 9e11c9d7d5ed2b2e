import type { Step, WordingPath } from './wording-paths'

/** How a paragraph reads along a wording, piece by piece. */
export type Piece =
  | { readonly piece: 'same'; readonly text: string; readonly start: number }
  | { readonly piece: 'gap'; readonly gap: string; readonly text: string; readonly start: number }
  /** What the wording has, and what stands there instead. */
  | { readonly piece: 'other'; readonly due: string; readonly text: string; readonly start: number }
  /** A whole sentence that is not there. */
  | { readonly piece: 'sentence'; readonly due: string; readonly start: number }

export interface Match {
  readonly path: WordingPath
  /** Signs that are others, and what a sentence or a gap without anything counts for. */
  readonly cost: number
  readonly pieces: readonly Piece[]
}

const EMPTY_GAP = 2
const LOST_SENTENCE = 3
const NEVER = 1 << 20

/** What a paragraph was led here by, with the step it came from. */
const By = { start: 0, same: 1, other: 2, lost: 3, more: 4, gap: 5, pass: 6, empty: 7, sentence: 8 } as const
type By = (typeof By)[keyof typeof By]
const KINDS = 16

/** The cheapest way to read the text along the wording; undefined where it costs more than `most`. */
export function matched(path: WordingPath, text: string, most: number): Match | undefined {
  const cost = walked(path.steps, text, most, null)
  if (cost > most) return undefined
  const width = (path.steps.length + 1) * 2
  const from = new Int32Array((text.length + 1) * width)
  walked(path.steps, text, cost, from)
  return { path, cost, pieces: piecesOf(path.steps, text, from, width) }
}

/**
 * What the cheapest way costs. A gap is two places, before its first sign and behind it; `from`: notes of each sign and place where it
 * was reached from, and how.
 */
function walked(steps: readonly Step[], text: string, most: number, from: Int32Array | null): number {
  const width = (steps.length + 1) * 2
  let costs = new Int32Array(width).fill(NEVER)
  let next = new Int32Array(width).fill(NEVER)
  let [first, last, nextFirst, nextLast] = [0, 0, width, 0]
  costs[0] = 0
  for (let at = 0; at < text.length; at += 1) {
    for (let place = first; place <= last; place += 1) {
      const cost = costs[place] ?? NEVER
      if (cost <= most) relax(place, cost, at)
    }
    if (nextLast < nextFirst) return NEVER
    const spent = costs.fill(NEVER, first, last + 1)
    ;[costs, next] = [next, spent]
    ;[first, last, nextFirst, nextLast] = [nextFirst, nextLast, width, 0]
  }
  for (let place = first; place <= last; place += 1) {
    const cost = costs[place] ?? NEVER
    if (cost <= most) relax(place, cost, text.length)
  }
  return costs[steps.length * 2] ?? NEVER

  function relax(place: number, cost: number, at: number): void {
    const index = place >> 1
    const step = steps[index]
    if (step === undefined) {
      go(place, By.more, place, cost + 1, at)
    } else if (step.step === 'fork') {
      for (const to of step.to) stay(to * 2, By.pass, place, cost, at)
      if (step.sentence !== undefined) stay(step.sentence * 2, By.sentence, place, cost + LOST_SENTENCE, at)
    } else if (step.step === 'sign') {
      const isSame = text[at] === step.sign
      go(place + 2, isSame ? By.same : By.other, place, isSame ? cost : cost + 1, at)
      stay(place + 2, By.lost, place, cost + 1, at)
      go(place, By.more, place, cost + 1, at)
    } else {
      const isWithin = (place & 1) === 1
      if (!step.isNumber || OF_NUMBERS.test(text[at] ?? '')) go(index * 2 + 1, By.gap, place, cost, at)
      const [by, more] = isWithin ? [By.pass, 0] : [By.empty, EMPTY_GAP]
      stay((index + 1) * 2, by, place, cost + more, at)
    }
  }

  function stay(to: number, by: By, place: number, cost: number, at: number): void {
    if (cost > most || cost >= (costs[to] ?? NEVER)) return
    costs[to] = cost
    if (to > last) last = to
    if (from) from[at * width + to] = place * KINDS + by
  }

  function go(to: number, by: By, place: number, cost: number, at: number): void {
    if (at === text.length || cost > most || cost >= (next[to] ?? NEVER)) return
    next[to] = cost
    if (to > nextLast) nextLast = to
    if (to < nextFirst) nextFirst = to
    if (from) from[(at + 1) * width + to] = place * KINDS + by
  }
}

const OF_NUMBERS = /[\d０-９,，.．。\-−]/

/** The way back from the end, written down from the beginning. */
function piecesOf(steps: readonly Step[], text: string, from: Int32Array, width: number): readonly Piece[] {
  const pieces: Piece[] = []
  let at = text.length
  let place = steps.length * 2
  for (;;) {
    const led = from[at * width + place] ?? 0
    const by = (led % KINDS) as By
    if (by === By.start) return pieces.reverse()
    const before = (led - by) / KINDS
    const step = steps[before >> 1]
    if (by === By.same || by === By.other || by === By.more || by === By.gap) at -= 1
    add(by, step, at, before)
    place = before
  }

  function add(by: By, step: Step | undefined, start: number, before: number): void {
    const sign = text[start] ?? ''
    const due = step?.step === 'sign' ? step.sign : ''
    if (by === By.same) join({ piece: 'same', text: sign, start })
    else if (by === By.gap && step?.step === 'gap') join({ piece: 'gap', gap: step.gap, text: sign, start })
    else if (by === By.other) join({ piece: 'other', due, text: sign, start })
    else if (by === By.lost) join({ piece: 'other', due, text: '', start })
    else if (by === By.more) join({ piece: 'other', due: '', text: sign, start })
    else if (by === By.empty && step?.step === 'gap') join({ piece: 'gap', gap: step.gap, text: '', start })
    else if (by === By.sentence && step?.step === 'fork')
      join({ piece: 'sentence', due: sentenceOf(steps, before >> 1, step.sentence ?? 0), start })
  }

  /** Pieces come last first, their signs too. */
  function join(piece: Piece): void {
    const last = pieces.at(-1)
    const isMore =
      last?.piece === piece.piece &&
      last.piece !== 'sentence' &&
      (last.piece !== 'gap' || (piece.piece === 'gap' && last.gap === piece.gap))
    if (!isMore) pieces.push(piece)
    else if (last.piece === 'other' && piece.piece === 'other')
      pieces[pieces.length - 1] = { ...piece, due: piece.due + last.due, text: piece.text + last.text }
    else
      pieces[pieces.length - 1] = { ...piece, text: ('text' in piece ? piece.text : '') + last.text } as Piece
  }
}

/** Its fixed words; … where something is printed into it. */
function sentenceOf(steps: readonly Step[], from: number, to: number): string {
  return steps
    .slice(from, to)
    .map((step) => (step.step === 'sign' ? step.sign : step.step === 'gap' ? '…' : ''))
    .join('')
}
