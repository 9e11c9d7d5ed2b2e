import { chineseNumeral } from '../../narrative/numeral'
import type { Finding } from '../finding'
import type { RuleSpec } from '../spec'

/** Something that may begin with a number of its list. */
export interface Numbered {
  readonly place: string
  readonly name: string
  readonly text: string
}

const NUMERALS = '零一二三四五六七八九十'

/** How lists are numbered, the outer ones first. */
const STYLES: readonly { readonly pattern: RegExp; readonly write: (no: number) => string }[] = [
  { pattern: /^([一二三四五六七八九十]+)、/, write: (no) => `${chineseNumeral(no)}、` },
  { pattern: /^（([一二三四五六七八九十]+)）/, write: (no) => `（${chineseNumeral(no)}）` },
  // A decimal is no number of a list; a year behind it may be: 8.2024年.
  { pattern: /^(\d{1,3})[.．、](?:(?=\d{4}年)|(?!\d))/, write: String },
  { pattern: /^[（(](\d{1,3})[）)]/, write: (no) => `（${no}）` },
]

/**
 * Numbers of lists that skip one or come twice, in paragraphs as they follow each other; a new list within another begins with
 * 1. Lines of a cell (<br>) are a list of their own.
 */
export function checkNumbering(
  { id, severity }: Pick<RuleSpec, 'id' | 'severity'>,
  paragraphs: readonly Numbered[],
): readonly Finding[] {
  const found: Finding[] = []
  let last: (number | undefined)[] = []
  for (const { place, name, text } of paragraphs) {
    const lines = text.split(/<br>|\n/)
    const isCell = lines.length > 1
    const outer = last
    if (isCell) last = []
    for (const line of lines) {
      const at = numberOf(isCell ? line.replace(/^.*\|\s*/, '') : line)
      if (!at) continue
      const before = last[at.style]
      const due = (before ?? 0) + 1
      // The first that is there may be the first that is shown.
      const isWrong = before === undefined ? false : at.no !== due && at.no !== 1
      if (isWrong || (before !== undefined && at.no === 1 && before === 1)) {
        const [is, should] = [STYLES[at.style]?.write(at.no) ?? '', STYLES[at.style]?.write(due) ?? '']
        found.push({
          rule: id,
          severity,
          places: [place],
          expected: should,
          actual: is,
          difference: null,
          message: `${name}：编号写作“${is}”，上一条是“${STYLES[at.style]?.write(before ?? 0) ?? ''}”，应是“${should}”。`,
        })
      }
      last = last.slice(0, at.style)
      last[at.style] = at.no
    }
    if (isCell) last = outer
  }
  return found
}

function numberOf(line: string): { readonly style: number; readonly no: number } | undefined {
  const text =
    line.normalize('NFKC') === line ? line : line.replace(/[⒈-⒛]/g, (sign) => sign.normalize('NFKC'))
  for (const [style, { pattern }] of STYLES.entries()) {
    const digits = pattern.exec(text.trimStart())?.[1]
    if (digits !== undefined) return { style, no: /\d/.test(digits) ? Number(digits) : fromNumeral(digits) }
  }
  return undefined
}

function fromNumeral(text: string): number {
  const at = text.indexOf('十')
  if (at < 0) return NUMERALS.indexOf(text)
  const tens = at === 0 ? 1 : NUMERALS.indexOf(text.slice(0, at))
  const ones = at === text.length - 1 ? 0 : NUMERALS.indexOf(text.slice(at + 1))
  return tens * 10 + ones
}
