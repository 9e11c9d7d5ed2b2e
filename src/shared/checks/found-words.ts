import type { Span } from '../printed/block'
import type { Finding, Fix } from './finding'

/**
 * Where in a text the words stand that are found wrong: as the rule says, else where they stand alone; null where that cannot be
 * told. A number within another one is not it.
 */
export function foundIn(text: string, { at, actual }: Pick<Finding, 'at' | 'actual'>): Span | null {
  if (at && (actual === null || text.slice(at.start, at.end) === actual)) return at
  if (actual === null || actual === '') return null
  const places = [...text.matchAll(new RegExp(RegExp.escape(actual), 'g'))]
    .map(({ index }) => ({ start: index, end: index + actual.length }))
    .filter((span) => !isWithinNumber(text, span))
  const [only, ...others] = places
  return only && others.length === 0 ? only : null
}

function isWithinNumber(text: string, { start, end }: Span): boolean {
  const isDigit = (sign: string | undefined): boolean => /\d/.test(sign ?? '')
  const joins = (at: number, by: 1 | -1): boolean =>
    isDigit(text[at]) || (/[.,]/.test(text[at] ?? '') && isDigit(text[at + by]))
  return (isDigit(text[start]) && joins(start - 1, -1)) || (isDigit(text[end - 1]) && joins(end, 1))
}

/** Words of a direction, by what they say. */
const DIRECTION = /^(?:增加|减少|增长|下降|上升|降低|上涨|下调|上调|持平)$/
const NUMBER = /^-?[\d,]+(?:\.\d+)?$/

/**
 * What mends a text of the preparer's own for certain: a figure put in the place of another, of the same kind and unit, a word of
 * direction for the other one. `unit`: of the figures that are due.
 */
export function mendedWords(finding: Finding, path: string, text: string, unit: string): Fix | undefined {
  const { actual, expected } = finding
  const span = foundIn(text, finding)
  if (!span || actual === null || expected === null || actual === expected) return undefined
  const isNumber = NUMBER.test(actual) && NUMBER.test(expected)
  if (!isNumber && !(DIRECTION.test(actual) && DIRECTION.test(expected))) return undefined
  const after = /^\s*(亿元|万元|千元|元)/.exec(text.slice(span.end))?.[1]
  if (isNumber && after !== undefined && after !== unit) return undefined
  return {
    path,
    value: text.slice(0, span.start) + expected + text.slice(span.end),
    label: `改为 ${expected}`,
  }
}
