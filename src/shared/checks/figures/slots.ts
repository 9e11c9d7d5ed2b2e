import { differenceOf, type Run } from '../../difference/words'
import { type ProseFigure, readProse } from '../../narrative/figures-in-prose'
import type { TextFigure } from '../../printed/block'
import { compared } from './figure'
import { readAmount } from './read-amount'

/** A figure that stands where the program prints another one. */
export interface WrongSlot {
  readonly due: TextFigure
  readonly is: ProseFigure
}

type Generated = { readonly text: string; readonly figures: readonly TextFigure[] }

/**
 * Where a paragraph that was written, or read, has another figure than the program prints between the same words. Where the words
 * around it are others too, nothing is said.
 */
export function wrongSlots(written: string, generated: Generated): readonly WrongSlot[] {
  const read = readProse(written)
  const runs = differenceOf(generated, { text: written, figures: read.map(asFigure) })
  return runs.flatMap((run, at) => {
    const came = runs[at + 1]
    if (run.kind !== 'old' || came?.kind !== 'new') return []
    return paired(run, came, generated, { text: written, figures: read })
  })
}

function within<F extends { readonly start: number; readonly end: number }>(
  { start, text }: Run,
  figures: readonly F[],
): readonly F[] {
  return figures.filter((each) => each.start >= start && each.end <= start + text.length)
}

const KINDS: Readonly<Partial<Record<TextFigure['role'], ProseFigure['kind']>>> = {
  amount: 'amount',
  difference: 'amount',
  rate: 'rate',
  year: 'year',
  count: 'count',
}

/** As many of a kind on both sides are each other's, one after the other, as long as the same words lead to each. */
function paired(
  old: Run,
  came: Run,
  generated: Generated,
  written: { readonly text: string; readonly figures: readonly ProseFigure[] },
): readonly WrongSlot[] {
  const is = within(came, written.figures)
  const byKind = Map.groupBy(within(old, generated.figures), ({ role }) => KINDS[role])
  return [...byKind].flatMap(([kind, figures]) => {
    const own = is.filter((each) => each.kind === kind || (kind === 'amount' && isTooLarge(each)))
    if (kind === undefined || own.length !== figures.length) return []
    return figures.flatMap((due, at): readonly WrongSlot[] => {
      const actual = own[at]
      if (!actual || isSame(due, actual, generated.text, written.text)) return []
      const isLedAlike = leadOf(generated.text, due, old.start) === leadOf(written.text, actual, came.start)
      return isLedAlike ? [{ due, is: actual }] : []
    })
  })
}

/** The words right before a figure; at the beginning of what is otherwise they are the same. */
function leadOf(text: string, { start }: { readonly start: number }, from: number): string {
  return text.slice(Math.max(from, start - 2), start)
}

/** An amount beyond what any budget holds is read as a number of 元 or 万元. */
function isTooLarge(figure: ProseFigure): boolean {
  return figure.kind === 'count' && figure.unit.endsWith('元')
}

/** Amounts are compared by what they come to, in whatever unit; of others, separators and width of the digits are no difference. */
function isSame(due: TextFigure, is: ProseFigure, generated: string, written: string): boolean {
  if (plain(due.text) === plain(is.text) && KINDS[due.role] !== 'amount') return true
  if (KINDS[due.role] === 'rate') return isSameRate(due.text, is.text)
  if (KINDS[due.role] !== 'amount') return false
  const printed = readProse(generated).find(({ start }) => start === due.start)
  const [a, b] = [printed && readAmount(printed, generated), readAmount(is, written)]
  return a !== undefined && b !== undefined && compared(b.figure, a.figure) === 'holds'
}

/** 48% is 48.0%. */
function isSameRate(due: string, is: string): boolean {
  const decimals = plain(is).split('.')[1]?.length ?? 0
  return Math.abs(Number(plain(due)) - Number(plain(is))) <= 0.5 / 10 ** decimals + 1e-9
}

function plain(text: string): string {
  return text.normalize('NFKC').replaceAll(',', '')
}

function asFigure({ text, start, end }: ProseFigure): TextFigure {
  return { text, start, end, role: 'amount', now: { value: null, refs: [] } }
}
