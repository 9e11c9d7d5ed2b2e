import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { searchFor } from '../../../src/shared/model/search'

function found(text: string, wanted: string): readonly string[] {
  return (searchFor(wanted)?.placesIn(text) ?? []).map(({ start, end }) => text.slice(start, end))
}

function grouped(digits: string, comma = ','): string {
  return digits.replace(/(?<=\d)(?=(?:\d{3})+$)/g, comma)
}

const QUOTES = Array.from('"\'“”‘’「」『』＂＇')
const OPENING = Array.from('([（［〔【')
const CLOSING = Array.from(')]）］〕】')
const DASHES = Array.from('-－−–—')
const UNSEEN = ['\u200B', '\u00AD', '\u202E', '\uFEFF']
const KINDS = [QUOTES, OPENING, CLOSING, DASHES]

/** What a text is made of: words, numbers grouped or not, every mark that is folded, blanks beside Han characters. */
const piece = fc.oneof(
  fc.constantFrom(
    '预算',
    '“三公”经费',
    '中小企业服务',
    '万元',
    '。',
    '，',
    'Budget',
    'ｐｄｆ',
    'Ωμέγα',
    '𠮷',
    '①',
  ),
  fc.constantFrom(...KINDS.flat(), ...UNSEEN, '¥', '％', '.'),
  fc.integer({ min: 0, max: 10 ** 9 }).map(String),
  fc.integer({ min: 0, max: 10 ** 9 }).map((number) => grouped(String(number))),
  fc.integer({ min: 1000, max: 10 ** 9 }).map((number) => grouped(String(number), '，')),
)
const text = fc.array(piece, { minLength: 1, maxLength: 12 }).map((pieces) => pieces.join(''))

/** A piece of a text: its place, by whole characters. */
const cut = fc.tuple(text, fc.nat(), fc.nat()).map(([whole, from, length]) => {
  const marks = Array.from(whole)
  const start = from % marks.length
  const end = start + 1 + (length % (marks.length - start))
  return { whole, start: marks.slice(0, start).join('').length, end: marks.slice(0, end).join('').length }
})

/** `whole` from `start` to `end`, typed another way; one choice for each of its marks. */
function garbled(whole: string, start: number, end: number, choices: readonly number[]): string {
  let at = start
  return [...whole.slice(start, end).matchAll(/\d+|[^]/gu)]
    .map(([mark], nth) => {
      const ways = waysOf(mark, whole.slice(start, at), whole.slice(at), whole.slice(at, end))
      at += mark.length
      return ways[(choices[nth % choices.length] ?? 0) % ways.length] ?? mark
    })
    .join('')
}

/** `behind`: what stands from the mark on, `typed` of it all that is typed. */
function waysOf(mark: string, before: string, behind: string, typed: string): readonly string[] {
  if (/\d/.test(mark)) {
    const isWhole = !/^0/.test(mark) && !/[\d.,，\p{Cf}]$/u.test(before) && !/^\d+[.,，\p{Cf}]/u.test(typed)
    return [mark, wide(mark), isWhole ? grouped(mark) : mark]
  }
  if (/\d$/.test(before) && /^[,，]\d{3}(?!\d)/.test(behind) && /^[,，]\d/.test(typed)) return [',', '，', '']
  if (UNSEEN.includes(mark)) return [mark, '']
  const isCased = mark.toUpperCase().toLowerCase() === mark
  const isHan = /\p{Script=Han}/u.test(mark)
  return (
    KINDS.find((each) => each.includes(mark)) ?? [
      mark,
      wide(mark),
      mark.normalize('NFKC').length === 1 && /[！-～]/.test(mark) ? mark.normalize('NFKC') : mark,
      isCased ? mark.toUpperCase() : mark,
      isHan ? `${mark}\u200B ` : mark,
    ]
  )
}

function wide(text: string): string {
  return text.replace(/[!-~]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) + 0xfee0))
}

describe('a search finds what is meant', () => {
  it('whatever stands in a text is found at its place, however width, case, grouping, quotes and brackets are typed', () => {
    fc.assert(
      fc.property(
        cut,
        fc.array(fc.nat(11), { minLength: 1, maxLength: 30 }),
        ({ whole, start, end }, choices) => {
          const typed = garbled(whole, start, end, choices)
          const search = searchFor(typed)
          if (!search) {
            expect(typed.replace(/[\p{Cf}\s]/gu, '')).toBe('')
            return
          }
          const places = search.placesIn(whole)
          // What nobody sees at its ends is not marked; a place before it may overlap it.
          const seen = whole.slice(start, end).replace(/^[\p{Cf}\s]+|[\p{Cf}\s]+$/gu, '')
          const first = start + whole.slice(start, end).indexOf(seen)
          expect(
            places.some((place) => place.start <= first && place.end > first),
            JSON.stringify({ whole, typed, places }),
          ).toBe(true)
          const alone = places.find((place) => place.start === first)
          if (alone) expect(whole.slice(alone.start, alone.end)).toBe(seen)
          expect(search.isIn(whole)).toBe(true)
        },
      ),
      { numRuns: 1500, seed: 7 },
    )
  })

  it.each([
    ['预算为10,359.94万元', '10359.94', '10,359.94'],
    ['预算为10359.94万元', '10,359.94', '10359.94'],
    ['预算为10,359.94万元', '１０３５９．９４', '10,359.94'],
    ['预算为10,359.94万元', '10 359.94', '10,359.94'],
    ['预算为1\u202F234\u202F567元', '1234567', '1\u202F234\u202F567'],
    ['共1,234,567.00元', '4567', '4,567'],
    ['“三公”经费', '"三公"', '“三公”'],
    ['“三公”经费', "'三公'", '“三公”'],
    ['‘三公’经费', '「三公」', '‘三公’'],
    ['深财〔2023〕1号', '(2023)', '〔2023〕'],
    ['（含公务用车）', '[含公务用车]', '（含公务用车）'],
    ['减少−5.00万元', '-5', '−5'],
    ['预算 85.12 万元', '预算85.12万元', '预算 85.12 万元'],
    ['预算85.12万元', '预算 85.12 万元', '预算85.12万元'],
    ['PDF文件', 'ｐｄｆ', 'PDF'],
    ['İzmir“三公”', '"三公"', '“三公”'],
  ])('%j holds %j as %j', (text, wanted, marked) => {
    expect(found(text, wanted)).toEqual([marked])
  })

  it('takes nothing for a number that is another: commas of a list, blanks between two numbers, a digit that is none', () => {
    expect(found('1,2,3', '12')).toEqual([])
    expect(found('12', '1,2')).toEqual([])
    expect(found('130 250', '130250')).toEqual([])
    expect(found('1,2345', '12345')).toEqual([])
    expect(found('130①', '1301')).toEqual([])
    expect(found('预算 算', '预算算')).toEqual(['预算 算'])
    expect(found('a b', 'ab')).toEqual([])
  })

  it('takes every mark as itself: none of it is a pattern', () => {
    const printable = Array.from({ length: 94 }, (_, i) => String.fromCharCode(33 + i))
    for (const mark of printable) {
      expect(found(`甲${mark}乙`, `甲${mark}乙`), mark).toEqual([`甲${mark}乙`])
      expect(found('甲丙乙', `甲${mark}乙`), mark).toEqual([])
    }
  })

  it('looks for nothing where nothing is to be seen', () => {
    for (const nothing of ['', ' ', '　', '\u200B', '\t\n']) expect(searchFor(nothing)).toBeNull()
  })
})
