import { describe, expect, it } from 'vitest'
import type { PriorFact, Project } from '../../../src/shared/model/document'
import type { Cents } from '../../../src/shared/money/cents'
import type { BudgetDocument } from '../../../src/shared/model/document'
import { blockOf, openDesk, sampleDocument, sampleIds } from './sample'

type Sample = BudgetDocument

/** The sample with one project's money this year and last, in 万元, on one line. */
function withProject(
  code: string,
  now: number,
  before: number | null,
  reason: string,
  nature: Project['nature'] = 'continuing',
): Sample {
  const sample = sampleDocument()
  const id = sampleIds.project(code)
  const own = sample.lines.filter((line) => line.projectId === id)
  return {
    ...sample,
    projects: sample.projects.map((project) => (project.id === id ? { ...project, nature } : project)),
    lines: sample.lines.map((line) =>
      line.projectId === id ? { ...line, amount: wan(line === own[0] ? now : 0) } : line,
    ),
    priorFacts: sample.priorFacts.flatMap((fact) =>
      fact.projectId !== id ? [fact] : before === null ? [] : [{ ...fact, amount: wan(before), reason }],
    ),
  }
}

function withPrior(id: string, fields: Partial<PriorFact>): Sample {
  const sample = sampleDocument()
  return {
    ...sample,
    priorFacts: sample.priorFacts.map((fact) => (fact.id === id ? { ...fact, ...fields } : fact)),
  }
}

function wan(amount: number): Cents {
  return Math.round(amount * 1_000_000) as Cents
}

function textOf(document: BudgetDocument, key: string): string {
  return blockOf(openDesk(document).narrative, key).text
}

describe('a project’s comparison', () => {
  it.each([
    ['an increase', 110, 100, '', '较2023年预算增加10.00万元，增长10.0%。'],
    [
      'an increase with its reason',
      110,
      100,
      '扩围',
      '较2023年预算增加10.00万元，增长10.0%，主要原因是扩围。',
    ],
    ['a decrease', 99, 100, '', '较2023年预算减少1.00万元，下降1.0%。'],
    ['a decrease with its reason', 99, 100, '压减', '较2023年预算减少1.00万元，下降1.0%，主要原因是压减。'],
    ['no change', 100, 100, '', '较2023年预算持平。'],
    ['no change, whatever its reason', 100, 100, '任务不变', '较2023年预算持平。'],
    // Ruling: new (新增项目) is what is said to be new. From a zero of last year there is no rate, and nothing more to say.
    ['a zero base', 553.69, 0, '', '较2023年预算增加553.69万元。'],
    ['a zero base with its reason', 553.69, 0, '扩围', '较2023年预算增加553.69万元，主要原因是扩围。'],
    // Ruling: last year's figure that prints as 0.00 is such a zero.
    ['a base that prints as zero', 100, 0.004, '', '较2023年预算增加100.00万元。'],
    ['a base that just does not', 100, 0.005, '', '较2023年预算增加100.00万元，增长1999900.0%。'],
    // Ruling: no figure of last year is not a zero: nothing is compared.
    ['no base at all', 553.69, null, '', '缺2023年预算数，未作比较。'],
    ['no base and no money', 0, null, '', '缺2023年预算数，未作比较。'],
    [
      'a decrease to zero',
      0,
      100,
      '不再开展',
      '较2023年预算减少100.00万元，下降100.0%，主要原因是不再开展。',
    ],
    ['nothing in both years', 0, 0, '', '较2023年预算持平。'],
    ['a difference that rounds to nothing', 100.004, 100, '', '较2023年预算持平。'],
    ['a negative difference that rounds to nothing', 99.9951, 100, '', '较2023年预算持平。'],
    ['a difference that rounds up to a cent', 100.005, 100, '', '较2023年预算增加0.01万元，增长0.0%。'],
    ['a rate half-up', 100.15, 100, '', '较2023年预算增加0.15万元，增长0.2%。'],
    ['grouped thousands', 61_318.8, 2_207.31, '', '较2023年预算增加59,111.49万元，增长2678.0%。'],
  ])('tells %s', (_, now, before, reason, expected) => {
    const own = withProject('office-repair', now, before, reason)
    expect(toldOf(own)).toBe(expected)
  })

  it.each([
    ['without a base', 553.69, null, '', '较2023年预算增加553.69万元，为2024年新增项目。'],
    ['from a zero base', 553.69, 0, '', '较2023年预算增加553.69万元，为2024年新增项目。'],
    ['from what prints as zero', 553.69, 0.004, '', '较2023年预算增加553.69万元，为2024年新增项目。'],
    [
      'with its reason and a base',
      553.69,
      0,
      '归并',
      '较2023年预算增加553.69万元，为2024年新增项目，主要原因是归并。',
    ],
    // There was money last year after all: what is said of the project does not make that go.
    ['of which there was money', 110, 100, '', '较2023年预算增加10.00万元，增长10.0%。'],
  ])('of a project said to be new %s', (_, now, before, reason, expected) => {
    expect(toldOf(withProject('office-repair', now, before, reason, 'new'))).toBe(expected)
  })

  it('of another year are no figure of last year', () => {
    const sample = sampleDocument()
    const id = sampleIds.project('office-repair')
    const elsewhere = (year: number): Sample => ({
      ...sample,
      priorFacts: sample.priorFacts.map((fact) => (fact.projectId === id ? { ...fact, year } : fact)),
    })
    for (const year of [2022, 2024]) expect(toldOf(elsewhere(year))).toBe('缺2023年预算数，未作比较。')
    expect(toldOf(elsewhere(2023))).toBe('较2023年预算减少1.00万元，下降2.0%。')
  })

  /** What follows the money and its purpose. */
  function toldOf(document: Sample): string {
    const sentence = textOf(document, 'p3/projects/office-repair')
    return sentence.slice(sentence.indexOf('。') + 1)
  }

  it('leaves out an empty purpose with its lead-in', () => {
    const sample = sampleDocument()
    const projects = sample.projects.map((project): Project =>
      project.code === 'energy-saving' ? { ...project, purpose: '' } : project,
    )
    expect(textOf({ ...sample, projects }, 'p3/projects/energy-saving')).toBe(
      '1.节能减排预算70.00万元。较2023年预算持平。',
    )
  })
})

describe('the other comparisons', () => {
  it('compare the totals with 较2023年, and give no rate from zero', () => {
    const zero = withPrior('prior-total', { amount: wan(0) })
    expect(textOf(zero, 'p2/income')).toContain('198,823.18万元，较2023年增加198,823.18万元。')
    const less = withPrior('prior-total', { amount: wan(200_000) })
    expect(textOf(less, 'p2/expenditure')).toMatch(/，较2023年减少1,176\.8\d万元，下降0\.6%。$/)
    expect(textOf(less, 'p2/reason')).toMatch(/^预算收支减少主要原因：一是/)
  })

  it('drop the paragraph of reasons when there is none', () => {
    const desk = openDesk(withPrior('prior-total', { reason: '' }))
    expect(() => blockOf(desk.narrative, 'p2/reason')).toThrow('no paragraph')
  })

  it('of 三公 unchanged print 增加0万元 without a rate, as a whole and by item', () => {
    const flat = withPrior('prior-3p-vehicle-purchase', { amount: wan(0), reason: '' })
    expect(textOf(flat, 'p5/vehicle-purchase')).toBe(
      '公务用车购置费2024年预算数0万元，较2023年预算增加0万元；',
    )
    expect(textOf(flat, 'p5/total')).toMatch(
      /^2024年财政拨款“三公”经费预算17\.00万元，较2023年预算增加0万元，主要是/,
    )
    const more = withPrior('prior-3p-reception', { amount: wan(0.4), reason: '来访增多' })
    expect(textOf(more, 'p5/reception')).toBe(
      '2.公务接待费。2024年预算数1.00万元，较2023年预算增加0.60万元，主要是来访增多。',
    )
  })

  it('of 机关运行经费 begin a sentence of their own with the reason', () => {
    const own = withPrior('prior-agency-operating', { amount: wan(900), reason: '' })
    expect(textOf(own, 'p8/agency-operating')).toBe(
      '2024年深圳市龙岗区工业和信息化局机关运行经费财政拨款预算912.26万元，较2023年预算增加12.26万元，增长1.4%。',
    )
  })
})

describe('statements that follow the tables', () => {
  const GOV_FUND = ['13']
  const sample = sampleDocument()
  const money = (fundType: string, amount: number) =>
    sample.lines.map((line) =>
      line.id === 'y001' ? { ...line, fundType, appropriation: null, amount: wan(amount) } : line,
    )
  const without = sample.lines.filter(
    (line) => !line.fundType.startsWith('12') && !GOV_FUND.includes(line.fundType),
  )

  it('name every fund that there is none of', () => {
    expect(textOf({ ...sample, lines: without }, 'p8/funds')).toBe(
      '本单位无政府性基金预算支出、国有资本经营预算支出和上级专项转移支付支出预算。',
    )
  })

  it('name what there is, with its amount, and what is missing', () => {
    expect(textOf(sample, 'p8/funds')).toBe(
      '本单位安排政府性基金预算支出8,780.00万元，无国有资本经营预算支出和上级专项转移支付支出预算。',
    )
    const transferred = sample.lines.map((line) =>
      line.id === 'y001' ? { ...line, source: 'superiorTransfer' as const, amount: wan(5) } : line,
    )
    expect(textOf({ ...sample, lines: transferred }, 'p8/funds')).toBe(
      '本单位安排政府性基金预算支出8,780.00万元和上级专项转移支付支出5.00万元，无国有资本经营预算支出预算。',
    )
  })

  it('leave out what is missing when nothing is', () => {
    const all = money('13', 7).map((line) =>
      line.id === 'y002' ? { ...line, source: 'superiorTransfer' as const, amount: wan(5) } : line,
    )
    expect(textOf({ ...sample, lines: all }, 'p8/funds')).toBe(
      '本单位安排政府性基金预算支出8,780.00万元、国有资本经营预算支出7.00万元和上级专项转移支付支出5.00万元。',
    )
  })

  it('count units, and leave out the non-independent ones where there are none', () => {
    const units = sample.units.filter((unit) => unit.independentAccounting)
    const { narrative } = openDesk({ ...sample, units })
    expect(blockOf(narrative, 'p1/units').text).toBe(
      '深圳市龙岗区工业和信息化局包括：深圳市龙岗区工业和信息化局（本级）1家基层单位。',
    )
    expect(blockOf(narrative, 'p1/departments').text).toMatch(
      /^深圳市龙岗区工业和信息化局本级内设.*，共14个科室。$/,
    )
    const keys = narrative.sections()[0]?.blocks.map(({ key }) => key)
    expect(keys).not.toContain('p1/accounting')
    expect(keys).not.toContain('p1/dependent-departments')
  })
})
