import type { Span } from '../printed/block'
import type { Finding } from './finding'

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
