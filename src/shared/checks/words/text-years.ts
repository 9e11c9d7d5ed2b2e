import type { TextSpec } from '../../narrative/spec'
import type { CheckedText, Slip, TextSetting } from './text-rules'

/** Where another year is meant: what documents are called, the time up to or from which something holds. */
const OTHER_YEAR_BEFORE = /(?:截至|截止|到|至|自|从|于|—|－|-|~|～|〔|\[|［|年度?[、和及])$/
const OTHER_YEAR_BEHIND =
  /^(?:度|\d{1,2}月(?:\d{1,2}日)?)?(?:以来|以前|之前|起|至|到|及以前|印发|修订|发布|出台|第|立项|[—\-－~～])|^[^，。；、]{0,16}(?:会议|纪要|号文|批复)/

/** What is called by a name of its own: laws, documents, quotations. */
function namesIn(text: string): readonly { readonly start: number; readonly end: number }[] {
  return [...text.matchAll(/《[^》]*》|〔[^〕]*〕|“[^”]*”/g)].map(({ index, 0: whole }) => ({
    start: index,
    end: index + whole.length,
  }))
}

export function years({ text, kind }: CheckedText, { fiscalYear }: TextSetting): readonly Slip[] {
  if (kind === 'basis') return []
  const odd = oddYear(text, fiscalYear)
  if (odd !== undefined) return [odd]
  const named = namesIn(text)
  const due = kind === 'title' ? [fiscalYear] : [fiscalYear, fiscalYear - 1]
  return [...text.matchAll(/(?<!\d)((?:19|20)\d{2})\s*年/g)]
    .filter(({ index, 0: whole, 1: year }) => {
      if (due.includes(Number(year))) return false
      if (kind === 'title') return true
      const isNamed = named.some(({ start, end }) => start <= index && index < end)
      const before = text.slice(Math.max(0, index - 4), index)
      const behind = text.slice(index + whole.length)
      return !isNamed && !OTHER_YEAR_BEFORE.test(before) && !OTHER_YEAR_BEHIND.test(behind)
    })
    .slice(0, 1)
    .map(({ 1: year = '' }) => ({
      expected: String(fiscalYear),
      actual: year,
      said: `写着${year}年；预算是${fiscalYear}年的${kind === 'title' ? '' : '，上年是' + String(fiscalYear - 1) + '年'}。请核对年份。`,
    }))
}

/** What is to be done by a day that is past; an item of a list of aims for another year; this year among those before; 80月. */
function oddYear(text: string, fiscalYear: number): Slip | undefined {
  const deadline = /(20\d{2})年(?:\d{1,2}月)?(?:\d{1,2}日)?底?之?前(?:全部)?(?:完成|建成|实现|达到)/.exec(
    text,
  )
  if (deadline && Number(deadline[1]) < fiscalYear) return told(deadline, `“${deadline[0]}”已经过去`)
  const aim = /(?:^|<br>|\| )\d{1,2}[.、](20\d{2})年：/.exec(text)
  if (aim && Number(aim[1]) !== fiscalYear) return told(aim, `写着${aim[1] ?? ''}年的目标`)
  const before = /(20\d{2})年及以前/.exec(text)
  if (before && Number(before[1]) >= fiscalYear) return told(before, `“${before[0]}”包括了本年`)
  const month = /(?<![\d.])(\d{2,3})(?=月(?:底|份|末|前|\d{1,2}日))/.exec(text)
  return month && Number(month[1]) > 12 ? told(month, `没有${month[0]}月`) : undefined

  function told({ 1: is = '' }: RegExpExecArray, said: string): Slip {
    return {
      expected: String(fiscalYear),
      actual: is,
      said: `${said}；预算是${fiscalYear}年的。请核对年份。`,
    }
  }
}

/** The year of a budget that a sentence speaks of, and the one it is compared with. */
const BUDGET_YEAR =
  /(较|比|与|同)?(20\d{2})年(?:度)?([^，。；：《》“”]{0,24}?)(?:部门)?预算(?=收入|支出|数|安排|[\d增减持]|中|$)/g

export function comparedYears({ text, kind }: CheckedText, { fiscalYear }: TextSetting): readonly Slip[] {
  if (kind !== 'prose' && kind !== 'sentence') return []
  const named = namesIn(text)
  return [...text.matchAll(BUDGET_YEAR)]
    .filter(({ index }) => !named.some(({ start, end }) => start <= index && index < end))
    .filter(
      ({ 1: compared, 2: year }) => Number(year) !== (compared === undefined ? fiscalYear : fiscalYear - 1),
    )
    .filter(({ index }) => !/[较比与同缺]$/.test(text.slice(0, index)))
    .filter(({ 2: year, 3: between = '' }) => !isBase(Number(year), between, text, fiscalYear))
    .slice(0, 1)
    .map(({ 0: words, 1: compared, 2: year = '' }) => ({
      expected: String(compared === undefined ? fiscalYear : fiscalYear - 1),
      actual: year,
      said: `“${words}”应是${compared === undefined ? fiscalYear : fiscalYear - 1}年。`,
    }))
}

/** Last year's figure, given as what this year's is held against: 2024年预算数……，2023年预算数…… */
function isBase(year: number, between: string, text: string, fiscalYear: number): boolean {
  return year === fiscalYear - 1 && (between.includes('年初') || text.includes(`${fiscalYear}年`))
}

/** 较上年预算, 较2023年决算: what a sentence compares with. */
const BASE = /[较比与同](?:20\d{2}年|\{lastYear\}年|上年|去年)(?:度)?[^，。；\d]{0,8}?(预算|决算|执行)/g

function basesIn(text: string): readonly string[] {
  return [...text.matchAll(BASE)].map(({ 1: base = '' }) => (base === '预算' ? '预算数' : '执行数'))
}

/** With what a template compares, where it says so and always with the same. */
export function baseOf(comparisons: TextSpec['comparisons']): string | undefined {
  const all = Object.values(comparisons).flatMap((each) =>
    Object.values(each).flatMap((text) => basesIn(String(text))),
  )
  return new Set(all).size === 1 ? all[0] : undefined
}

/** Of a paragraph that compares with one thing alone, `base` is what the rest of the document compares with. */
export function bases({ text, kind }: CheckedText, { base }: TextSetting): readonly Slip[] {
  if (kind !== 'prose' && kind !== 'sentence') return []
  const named = basesIn(text)
  const first = new Set(named).size > 1 ? named[0] : (base ?? named[0])
  const other = named.find((each) => each !== first)
  if (first === undefined || other === undefined) return []
  const said =
    new Set(named).size > 1
      ? `先与上年${first}比，又与上年${other}比，请统一。`
      : `与上年${other}比，文件其他地方与上年${first}比，请统一。`
  return [{ expected: first, actual: other, said }]
}
