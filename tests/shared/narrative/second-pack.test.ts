import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Cents } from '../../../src/shared/money/cents'
import type { TextSpec } from '../../../src/shared/narrative/spec'
import { faultsOf } from '../../../src/shared/narrative/faults'
import type { TableSpec } from '../../../src/shared/tables/spec'
import { templateTables } from '../../support/longgang'
import { blockOf, changed, longgangText, openDesk, readFixture, sampleDocument, sampleIds } from './sample'

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

describe('a pack’s faults', () => {
  it('are none in the shipped pack and in the second one', () => {
    expect(faultsOf(longgangText(), templateTables())).toEqual([])
    expect(faultsOf(shanghai, tables)).toEqual([])
  })

  it.each([
    ['an unknown name', { text: '{incom}万元' }, ['p3/fiscal：{incom} 没有定义']],
    ['a name of a repetition outside of one', { text: '{purpose}' }, ['p3/fiscal：{purpose} 没有定义']],
    [
      'a comparison without its value',
      { text: '{comparison}', compare: undefined },
      ['p3/fiscal：{comparison} 没有定义'],
    ],
    ['an unknown wording', { wording: 'basis' }, ['p3/fiscal：没有比较句式 basis']],
    ['a word of an unknown value', { text: '[无|fund]' }, ['p3/fiscal：fund 没有定义']],
    ['an open bracket', { text: '〔{fiscal}' }, ['p3/fiscal：〔 没有配对']],
  ])('name %s', (_, fields, expected) => {
    const [section] = shanghai.sections
    const [block, ...others] = section?.blocks ?? []
    const broken = { ...shanghai, sections: [{ ...section, blocks: [{ ...block, ...fields }, ...others] }] }
    expect(faultsOf(broken as unknown as TextSpec, tables)).toEqual(expected)
  })

  it.each([
    ['s09/*/unit/fiscal', '没有报表 s09'],
    ['s02/*/unit/fiscall', '报表 s02 没有栏 fiscall'],
    ['prior/totals', 'prior/totals 不是上年数'],
    ['lines/goods', 'lines/goods 没有定义'],
    ['count/people', 'count/people 没有定义'],
    ['facts/people', 'facts/people 没有定义'],
  ])('name the source %s', (source, expected) => {
    const broken = {
      ...shanghai,
      values: { ...shanghai.values, fiscal: { ...shanghai.values['fiscal'], amount: source } },
    }
    expect(faultsOf(broken, tables)).toEqual([`fiscal：${expected}`])
  })
})
