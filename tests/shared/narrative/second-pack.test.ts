import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Cents } from '../../../src/shared/money/cents'
import type { TextSpec } from '../../../src/shared/narrative/spec'
import type { TableSpec } from '../../../src/shared/tables/spec'
import { blockOf, changed, openDesk, readFixture, sampleDocument, sampleIds } from './sample'

/** Another place's text (上海's wording; tables in 元, text in 万元, rates to two decimals) is data alone. */
const shanghai = readFixture('shanghai-text.json') as TextSpec
const { tables } = JSON.parse(
  readFileSync(new URL('../../fixtures/second-pack/tables.json', import.meta.url), 'utf8'),
) as { tables: TableSpec[] }
const sample = sampleDocument()

describe('a second place’s text', () => {
  const desk = openDesk({ ...sample, facts: [] }, shanghai, tables)
  const textOf = (key: string): string => blockOf(desk.narrative, key).text

  it('tells changes in its own words, with its own decimals', () => {
    expect(textOf('p3/fiscal')).toMatch(
      /^2024年，本部门财政拨款支出预算198,823\.18万元，比上年预算增加67,995\.19万元，增长51\.97%。主要原因：一是/,
    )
    expect(textOf('p3/projects/commerce')).toMatch(
      /^8、“商贸管理”10,359\.94万元，比上年预算增加3,407\.50万元，增长49\.01%。主要原因：为激发/,
    )
    expect(textOf('p3/projects/office-repair')).toBe(
      '3、“办公用房修缮与维护（通用项目）”48.00万元，比上年预算减少1.00万元，下降2.04%。',
    )
    expect(textOf('p3/projects/energy-saving')).toBe('1、“节能减排”70.00万元，与上年预算持平。')
    expect(textOf('p3/projects/general-affairs')).toMatch(
      /553\.69万元，比上年预算增加553\.69万元，增加100%。/,
    )
  })

  it('prints its lists and, while the budget has none, its own facts', () => {
    expect(textOf('p3/names')).toMatch(
      /^主要用于“节能减排”、.*、“对口帮扶”以及“一般管理事务”14个项目，于2月8日公开。$/,
    )
  })

  it('follows its own tables', () => {
    const own = openDesk(sample, shanghai, tables)
    const lines = sample.lines.filter((line) => line.projectId === sampleIds.project('energy-saving'))
    own.apply(lines.map((line) => changed(sample, 'lines', line.id, { amount: 0 as Cents })))
    expect(blockOf(own.narrative, 'p3/projects/energy-saving').text).toBe(
      '1、“节能减排”0.00万元，比上年预算减少70.00万元，本年不再安排。',
    )
  })
})
