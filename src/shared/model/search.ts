import { folded } from '../money/folding'

/** Where what is searched for stands in a text, in offsets of that text. */
export interface Found {
  readonly start: number
  readonly end: number
}

export interface Search {
  isIn(text: string): boolean
  /** Every place, in order; none overlaps another. */
  placesIn(text: string): readonly Found[]
}

/** Marks that are typed for one another: of each kind there is one on every keyboard. */
const ALIKE = [
  '"\'`´“”„‟‘’‚‛「」『』｢｣﹁﹂﹃﹄〝〞〟',
  '([〔【〖',
  ')]〕】〗',
  '《〈«‹<',
  '》〉»›>',
  '-‐‑‒–—―−﹣',
]

const DIGIT = '[0-9０-９]'
/** An ordinary blank may part two numbers; it groups digits only where the query says so. */
const GROUPING = ',，\u00A0\u2009\u202F'
const GROUPED = String.raw`\p{Cf}*(?:[${GROUPING}]\p{Cf}*(?=${DIGIT}{3}(?!${DIGIT})))?`
const MARK = /((?<=\d)[,\s](?=\d{3}(?!\d)))?(\s*)(\S)/gu
/** Of a script in which blanks part words. */
const OF_A_WORD = /(?!\p{Script=Han})[\p{L}\p{N}]/u

/**
 * A search for what is meant: width and case do not count, nor the grouping of digits, nor which quotation marks,
 * brackets or dashes there are, nor blanks beside Han characters, nor marks that nobody sees. Null: nothing to look for.
 */
export function searchFor(wanted: string): Search | null {
  const query = folded(wanted).trim()
  if (query === '') return null
  const pattern = new RegExp(patternOf(query), 'giu')
  return {
    isIn: (text) => text.search(pattern) >= 0,
    placesIn: (text) =>
      [...text.matchAll(pattern)].map(({ index, 0: found }) => ({
        start: index,
        end: index + found.length,
      })),
  }
}

/** All leeway is in the pattern, so that what it finds are places of the text as it stands. */
function patternOf(query: string): string {
  let last = ''
  return [...query.matchAll(MARK)]
    .map(({ 1: grouping, 2: blanks, 3: mark = '' }) => {
      const gap = last === '' ? '' : between(last, mark, grouping !== undefined, blanks !== '')
      last = mark
      return gap + oneOf(mark)
    })
    .join('')
}

function between(last: string, mark: string, isGrouped: boolean, isParted: boolean): string {
  if (isGrouped) return String.raw`\p{Cf}*[${GROUPING}\s]?\p{Cf}*`
  if (!OF_A_WORD.test(last) || !OF_A_WORD.test(mark)) return String.raw`[\s\p{Cf}]*`
  if (isParted) return String.raw`\p{Cf}*\s[\s\p{Cf}]*`
  return /\d/.test(last) && /\d/.test(mark) ? GROUPED : String.raw`\p{Cf}*`
}

/** The mark itself, its full-width form, and what is typed for it. */
function oneOf(mark: string): string {
  const kind = ALIKE.find((each) => each.includes(mark)) ?? mark
  const marks = Array.from(kind, (each) => [each, fullWidth(each)]).flat()
  return `[${marks.map((each) => `\\u{${(each.codePointAt(0) ?? 0).toString(16)}}`).join('')}]`
}

function fullWidth(mark: string): string {
  if (mark === '¥') return '￥'
  return /[!-~]/.test(mark) ? String.fromCharCode(mark.charCodeAt(0) + 0xfee0) : mark
}
