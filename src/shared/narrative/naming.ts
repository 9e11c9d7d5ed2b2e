import type { TextBlockView } from '../printed/block'
import { chineseNumeral } from './numeral'

/** What a part is called where only its number is told. */
export function partName(number: number): string {
  return `第${chineseNumeral(number)}部分`
}

/** A paragraph in a word or two, taken from how it begins: 收入, （一）人员支出, 8.商贸管理; a row by its first cell. */
export function nameOf({ kind, text, figures, grid }: TextBlockView, agency: string): string {
  if (kind === 'heading') return text
  const [first] = grid?.cells ?? []
  if (first) return text.slice(first.start, first.end)
  const amount = figures.find(({ role }) => role === 'amount' || role === 'count')
  const beginning = text.slice(0, amount?.start ?? text.length)
  const clause = /^[^，。；：]+/.exec(beginning)?.[0] ?? beginning
  const name = clause
    .replace(/^\d{4}年/, '')
    .replace(agency, '')
    .replace(/^部门预算(?=.)/, '')
    .replace(/(?<=.)预算$/, '')
    .replace(/\d{4}年预算数$/, '')
  return name === '' ? clause : name
}
