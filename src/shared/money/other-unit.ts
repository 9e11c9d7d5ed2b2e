/** A number as it was pasted, and what stood in its row before, at most a few numbers. Magnitudes; none is zero. */
export interface Weighed {
  readonly amount: number
  readonly stood: readonly number[]
}

/** Which way numbers are off by a unit of ten thousand; `null`: they are not, or there is nothing to tell by. */
export type Off = 'larger' | 'smaller' | null

export interface UnitGuess {
  readonly off: Off
  /** What it was told by: the numbers' own rows, the others of the column, or nothing at all. */
  readonly by: 'rows' | 'column' | null
}

/** Between 元 and 万元 lie four decades. Nearer to them than to none: half of them. */
const HALF = 2
/** How far from four decades the middle one of the numbers may be: amounts of two years seldom differ tenfold. */
const [LEAST, MOST] = [3, 5]
/** One number alone may have changed a thousandfold: it is asked about only near the ten thousand. */
const [LEAST_ALONE, MOST_ALONE] = [3.5, 4.5]
/** So many of the numbers are to agree. */
const MOST_OF_THEM = 0.75
/** Fewer numbers of other rows say nothing of how large the column's are. */
const ENOUGH = 3

/**
 * Whether numbers pasted into a column are evidently in the other unit: by what stood in their rows, where that is known
 * of half of them; else by the other numbers of the column, or by all those together, where there are few.
 */
export function guessUnit(pasted: readonly Weighed[], others: readonly number[]): UnitGuess {
  const known = pasted.filter(({ stood }) => stood.length > 0)
  if (known.length > 0 && known.length * 2 >= pasted.length) {
    return { off: offBy(known.map(({ amount, stood }) => nearest(amount, stood))), by: 'rows' }
  }
  if (pasted.length < ENOUGH || others.length === 0) return { off: null, by: null }
  const usual = Math.log10(others.length < ENOUGH ? sum(others) : middle(others))
  return { off: offBy(pasted.map(({ amount }) => Math.log10(amount) - usual)), by: 'column' }
}

function offBy(decades: readonly number[]): Off {
  const off = middle(decades)
  const [least, most] = decades.length === 1 ? [LEAST_ALONE, MOST_ALONE] : [LEAST, MOST]
  if (Math.abs(off) < least || Math.abs(off) > most) return null
  const agreeing = decades.filter((each) => each * Math.sign(off) > HALF)
  if (agreeing.length < MOST_OF_THEM * decades.length) return null
  return off > 0 ? 'larger' : 'smaller'
}

/** In decades, from what is nearest to it: what fits anything that stood there is not off. */
function nearest(amount: number, stood: readonly number[]): number {
  const decades = stood.map((each) => Math.log10(amount / each))
  return decades.reduce((best, each) => (Math.abs(each) < Math.abs(best) ? each : best))
}

function middle(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, each) => all + each, 0)
}
