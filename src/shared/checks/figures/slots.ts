import { differenceOf, type Run } from '../../difference/words'
import { type ProseFigure, readProse } from '../../narrative/figures-in-prose'
import type { TextFigure } from '../../printed/block'

/** A figure that stands where the program prints another one. */
export interface WrongSlot {
  readonly role: TextFigure['role']
  readonly expected: string
  readonly actual: string
  /** In the text that was written. */
  readonly start: number
  readonly end: number
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
    return paired(within(run, generated.figures), within(came, read))
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
  direction: 'change',
}

/** As many of a kind on both sides are each other's, one after the other. */
function paired(due: readonly TextFigure[], is: readonly ProseFigure[]): readonly WrongSlot[] {
  const byKind = Map.groupBy(due, ({ role }) => KINDS[role])
  return [...byKind].flatMap(([kind, figures]) => {
    const own = is.filter((each) => each.kind === kind || (kind === 'amount' && isTooLarge(each)))
    if (kind === undefined || own.length !== figures.length) return []
    return figures.flatMap((figure, at): readonly WrongSlot[] => {
      const actual = own[at]
      if (!actual || isSame(figure.text, actual.text)) return []
      return [
        {
          role: figure.role,
          expected: figure.text,
          actual: actual.text,
          start: actual.start,
          end: actual.end,
        },
      ]
    })
  })
}

/** An amount beyond what any budget holds is read as a number of 元 or 万元. */
function isTooLarge(figure: ProseFigure): boolean {
  return figure.kind === 'count' && figure.unit.endsWith('元')
}

/** Separators and width of the digits are no other figure. */
function isSame(a: string, b: string): boolean {
  return plain(a) === plain(b)
}

function plain(text: string): string {
  return text.normalize('NFKC').replaceAll(',', '')
}

function asFigure({ text, start, end }: ProseFigure): TextFigure {
  return { text, start, end, role: 'amount', now: { value: null, refs: [] } }
}
