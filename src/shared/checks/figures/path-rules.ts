import { dueOf, itemOf, placesOf } from './coded'
import { compared } from './figure'
import type { FiguresSetting, ReadParagraph } from './figures-rules'
import { amountFinding } from './held'
import { readAmount } from './read-amount'
import type { Finding } from '../finding'

/** 一般公共服务支出（类）商贸事务（款）行政运行（项） */
const PATH =
  /([^，。；：.\d\s]+?)[（(]类[）)]([^，。；：\d\s]+?)[（(]款[）)]([^，。；：\d\s]+?)[（(]项[）)]([^。；]{0,12}?\d[\d,.]*(?:万|亿)?元)?/g

/** The one code of a name that stands under none of these. Of a name that many have the edition may lack the one meant. */
function astrayFrom(codes: readonly string[], parents: readonly string[]): string | undefined {
  const [only, ...others] = codes
  const isApart = only !== undefined && others.length === 0 && !parents.includes(only.slice(0, -2))
  return isApart ? only : undefined
}

/**
 * R052: a path of 科目 that a sentence writes out is one of the edition, and what it gives an amount for has a row. Of names that the edition
 * lacks nothing is said: it may not be all of it.
 */
export function checkPaths(
  { paragraph, figures }: ReadParagraph,
  setting: FiguresSetting,
): readonly Finding[] {
  const { place, name, text } = paragraph
  const { rule, tables, functions } = setting
  const own = rule('R052')
  if (!own || functions.size === 0 || !/[（(]类[）)]/.test(text)) return []
  const codes = [...functions]
  return [...text.matchAll(PATH)].flatMap((match): readonly Finding[] => {
    const [, lead = '', group = '', item = '', amount] = match
    const called = (digits: number, words: string): readonly string[] =>
      codes.flatMap(([code, own]) => (code.length === digits && own === words ? [code] : []))
    const classes = codes.flatMap(([code, own]) => (code.length === 3 && lead.endsWith(own) ? [code] : []))
    const groups = called(5, group)
    const items = called(7, item)
    if (classes.length === 0 || groups.length === 0 || items.length === 0) return []
    const within = items.filter(
      (code) => groups.includes(code.slice(0, 5)) && classes.includes(code.slice(0, 3)),
    )
    const [code] = within
    const base = { rule: own.id, severity: own.severity, places: [place], difference: null }
    const actual = `${classes.map((each) => functions.get(each) ?? '')[0] ?? ''}（类）${group}（款）${item}（项）`
    if (code === undefined) {
      const astray = [astrayFrom(groups, classes), astrayFrom(items, groups)].find(
        (each) => each !== undefined,
      )
      if (astray === undefined) return []
      const expected = [3, 5, 7]
        .filter((digits) => digits <= astray.length)
        .map((digits) => functions.get(astray.slice(0, digits)) ?? '')
        .join('')
      const message = `${name}的“${actual}”：${functions.get(astray) ?? ''}在 ${astray.slice(0, -2)} 之下，不在这里。`
      return [{ ...base, expected, actual, message }]
    }
    const printed = ['expenditure', 'general', 'govFund', 'stateCapital'].filter(
      (measure) => tables.amountOf(measure) !== undefined,
    )
    const hasRow = printed.some((measure) => tables.amountOf(measure, code) !== undefined)
    if (amount === undefined || printed.length === 0) return []
    if (hasRow) return wrongAmount(code, match)
    return [
      { ...base, expected: '表里的科目', actual: code, message: `${name}的 ${code} ${item}在表里没有。` },
    ]
  })
  /** What the path is given for is not what its row has. */
  function wrongAmount(code: string, match: RegExpExecArray): readonly Finding[] {
    const end = match.index + match[0].length
    const from = end - (match[4]?.length ?? 0)
    const figure = figures.find((each) => each.kind === 'amount' && each.start >= from && each.end <= end)
    const read = figure?.kind === 'amount' && figure.change === null ? readAmount(figure, text) : undefined
    const all = dueOf(itemOf(code), setting)
    const [due] = all
    const lead = text.slice(from, read?.start)
    if (!read || !due || /\d年|上年|去年|[较比增减]/.test(lead.replace(`${setting.fiscalYear()}年`, '')))
      return []
    if (all.some((each) => compared(read.figure, each) !== 'broken')) return []
    const called = `${code} ${functions.get(code) ?? ''}`
    const places = placesOf(itemOf(code), setting)
    return amountFinding(
      'R051',
      called,
      read,
      { exact: due.cents, half: due.half, places },
      paragraph,
      setting,
    )
  }
}
