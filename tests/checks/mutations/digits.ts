import { grouped } from '../../../src/shared/money/format'
import type { Random } from './random'

/** A slip in a number without sign and separators: what stands there instead, null where it cannot happen. */
export type Slip = (digits: string, random: Random) => string | null

/** A slip at a printed number: its sign stays, and its separators are put anew where it is grouped. */
export function slipped(printed: string, slip: Slip, random: Random, isGrouped: boolean): string | null {
  const [, sign = '', digits] = /^([-−]?)(\d[\d,]*(?:\.\d+)?)$/.exec(printed) ?? []
  if (digits === undefined) return null
  const wrong = slip(digits.replaceAll(',', ''), random)
  return wrong === null ? null : sign + (isGrouped ? grouped(wrong) : wrong)
}

/** The point stands elsewhere. Decimals stay as many as they were. */
export function scaled(factor: number): Slip {
  return (digits) => (Number(digits) === 0 ? null : (Number(digits) * factor).toFixed(decimalsOf(digits)))
}

/** Two neighbouring digits stand the other way round. */
export const neighboursSwapped: Slip = (digits, random) =>
  anyOf(
    digitPlaces(digits).flatMap((place, index, places) => {
      const next = places[index + 1]
      if (next === undefined || digits[place] === digits[next]) return []
      const between = digits.slice(place + 1, next)
      const swapped = digits.charAt(next) + between + digits.charAt(place)
      return [digits.slice(0, place) + swapped + digits.slice(next + 1)]
    }),
    random,
  )

/** One digit is another. */
export const digitReplaced: Slip = (digits, random) =>
  anyOf(
    digitPlaces(digits).flatMap((place) =>
      Array.from({ length: 10 }, (_, digit) => `${digits.slice(0, place)}${digit}${digits.slice(place + 1)}`),
    ),
    random,
    digits,
  )

/** One digit of the whole part is left out. */
export const digitLost: Slip = (digits, random) => withoutOne(digits, /[1-9]/, random)

/** One zero of the whole part is left out. */
export const zeroLost: Slip = (digits, random) => withoutOne(digits, /0/, random)

/** A zero too many in the whole part. */
export const zeroAdded: Slip = (digits, random) =>
  anyOf(
    wholePlaces(digits).map((place) => `${digits.slice(0, place + 1)}0${digits.slice(place + 1)}`),
    random,
  )

/** One digit of the whole part stands twice. */
export const digitDoubled: Slip = (digits, random) =>
  anyOf(
    wholePlaces(digits)
      .filter((place) => digits[place] !== '0')
      .map((place) => digits.slice(0, place + 1) + digits.slice(place)),
    random,
  )

/** The point is left out. */
export const pointLost: Slip = (digits) =>
  digits.includes('.') && Number(digits) !== 0 ? digits.replace('.', '').replace(/^0+/, '') : null

/** Rounded to fewer decimals, and the zeros not written or written: `3,541.56` becomes `3,541.6`, `3,542` or `3,542.00`. */
export const rounded: Slip = (digits, random) => {
  const decimals = decimalsOf(digits)
  const fewer = random.below(decimals)
  const short = Number(digits).toFixed(fewer)
  return decimals === 0 ? null : random.below(2) === 0 ? short : Number(short).toFixed(decimals)
}

function withoutOne(digits: string, which: RegExp, random: Random): string | null {
  const places = wholePlaces(digits)
  if (places.length < 2) return null
  return anyOf(
    places
      .filter((place) => which.test(digits.charAt(place)))
      .map((place) => digits.slice(0, place) + digits.slice(place + 1)),
    random,
  )
}

/** Any of the wrong ones; none that begins with a zero, which people see as they type. */
function anyOf(wrong: readonly string[], random: Random, right?: string): string | null {
  return random.pick(wrong.filter((each) => each !== right && !/^0\d/.test(each))) ?? null
}

function digitPlaces(digits: string): readonly number[] {
  return [...digits.matchAll(/\d/g)].map(({ index }) => index)
}

/** Of the whole part, unless that is nothing. */
function wholePlaces(digits: string): readonly number[] {
  const [whole = ''] = digits.split('.')
  return whole === '0' ? [] : digitPlaces(whole)
}

function decimalsOf(digits: string): number {
  return digits.split('.')[1]?.length ?? 0
}
