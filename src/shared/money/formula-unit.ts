import { folded } from './folding'
import type { Unit } from './format'
import { saidNumber } from './said'

/** A number where it stands in the formula, or a sum in brackets. */
type Factor = { readonly end: number; readonly hasUnit: boolean } | { readonly sum: Sum }
/** What is multiplied; of what it is divided by, only that it is there. */
type Term = readonly (Factor & { readonly isDivisor: boolean })[]
type Sum = readonly Term[]

/** What is no operator and no bracket: a number with its unit. */
const OPERAND = /[^+\-−–—*×/÷()=]+/y

/**
 * The same formula with its unit said, so that it comes to the same whatever the unit of entry is: of each product that bears
 * none the last number that multiplies takes it (`=12*3500` in 元: `=12*3500元`). `text`: a formula that can be worked out.
 */
export function withUnitSaid(text: string, unit: Unit): string {
  const plain = folded(text).trim()
  const places = bareAmounts(parsed(plain))
  return places.toReversed().reduce((said, at) => said.slice(0, at) + unit + said.slice(at), plain)
}

/** Where units are to stand, in order. */
function bareAmounts(sum: Sum): readonly number[] {
  return sum.flatMap((term) => {
    const within = bears(term) ? term.filter(bearsUnit) : term.filter(({ isDivisor }) => !isDivisor).slice(-1)
    return within.flatMap((factor) => {
      if ('sum' in factor) return bareAmounts(factor.sum)
      return factor.hasUnit ? [] : [factor.end]
    })
  })
}

function bears(term: Term): boolean {
  return term.some(bearsUnit)
}

function bearsUnit(factor: Factor): boolean {
  return 'sum' in factor ? factor.sum.some(bears) : factor.hasUnit
}

function parsed(plain: string): Sum {
  let at = 1
  return sum()

  function sum(): Sum {
    const terms: Term[] = []
    do {
      skip(/[\s+\-−–—]*/y)
      terms.push(term())
    } while ('+-−–—'.includes(plain[at] ?? ' '))
    return terms
  }

  function term(): Term {
    const factors = [{ ...factor(), isDivisor: false }]
    while ('*×/÷'.includes(plain[at] ?? ' ')) {
      const isDivisor = '/÷'.includes(plain[at] ?? ' ')
      at += 1
      factors.push({ ...factor(), isDivisor })
    }
    return factors
  }

  function factor(): Factor {
    skip(/\s*/y)
    if (plain[at] === '(') {
      at += 1
      const inside = sum()
      at += 1
      skip(/\s*/y)
      return { sum: inside }
    }
    const from = at
    skip(OPERAND)
    const written = plain.slice(from, at).trimEnd()
    return { end: from + written.length, hasUnit: typeof saidNumber(written)?.exponent === 'number' }
  }

  function skip(what: RegExp): void {
    what.lastIndex = at
    at += what.exec(plain)?.[0].length ?? 0
  }
}
