/** How people say amounts: one number with one of these units. Powers of ten to 分. */
export const UNITS = {
  元: 2,
  千元: 5,
  万: 6,
  万元: 6,
  百万元: 8,
  千万: 9,
  千万元: 9,
  亿: 10,
  亿元: 10,
} as const

/**
 * The units of an amount said in parts (1亿2千万, 130万5千), by what each may be followed by. 千 stands after 万 alone:
 * 1亿2千 is said for 1.2亿, and would be read as 100,002,000.
 */
const FOLLOWED_BY: Readonly<Record<string, { readonly exponent: number; readonly by: string }>> = {
  亿: { exponent: 10, by: '千万 百万 万 元' },
  千万: { exponent: 9, by: '百万 万 元' },
  百万: { exponent: 8, by: '万 元' },
  万: { exponent: 6, by: '千 元' },
  千: { exponent: 5, by: '元' },
  元: { exponent: 2, by: '' },
}

/** Groups of three by commas; by blanks only where no two numbers could be meant: thin or fixed ones, or two and more. */
const NUMBER = String.raw`(?:\d{1,3}(?:,\d{3})+|\d{1,3}(?:[\u00A0\u2009\u202F]\d{3})+|\d{1,3}(?: \d{3}){2,}|\d+)(?:\.\d*)?|\.\d+`
const ONE = new RegExp(`^(${NUMBER})[ \u00A0\u2009\u202F]?(${Object.keys(UNITS).join('|')})?$`)
const PARTS = /^(?:\d+(?:亿|千万|百万|万|千|元)){2,}元?$/

/** A number without a sign, as it is said. */
export interface SaidNumber {
  /** In digits, with at most one point, no grouping. */
  readonly text: string
  /** The power of ten that makes 分 of it; null: it was said without a unit. */
  readonly exponent: number | null
}

/** Reads a number, with a unit, without, or in parts; null for what can be read in no one way. Full-width forms folded before. */
export function saidNumber(body: string): SaidNumber | null {
  return saidAtOnce(body) ?? saidInParts(body)
}

/** A number, with a unit or without. */
export function saidAtOnce(body: string): SaidNumber | null {
  const [, number, unit] = ONE.exec(body) ?? []
  if (number === undefined) return null
  const text = number.replace(/[, \u00A0\u2009\u202F]/g, '')
  return { text, exponent: unit === undefined ? null : UNITS[unit as keyof typeof UNITS] }
}

/** Parts, each of which is less than one of the unit before it. */
function saidInParts(body: string): SaidNumber | null {
  if (!PARTS.test(body)) return null
  const parts = [...body.matchAll(/(\d+)(亿|千万|百万|万|千|元)/g)]
  let sum = 0n
  let last = ''
  for (const [, digits = '', unit = ''] of parts) {
    const { exponent } = FOLLOWED_BY[unit] ?? { exponent: 0 }
    const part = BigInt(digits) * 10n ** BigInt(exponent)
    const before = FOLLOWED_BY[last]
    if (before && (!before.by.split(' ').includes(unit) || part >= 10n ** BigInt(before.exponent)))
      return null
    sum += part
    last = unit
  }
  return body.endsWith('元元') ? null : { text: String(sum), exponent: 0 }
}
