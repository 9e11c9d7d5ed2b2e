import { describe, expect, it } from 'vitest'
import type { BudgetDocument, BudgetLine, PriorFact } from '../../../src/shared/model/document'
import type { Cents } from '../../../src/shared/money/cents'
import { formatAmount } from '../../../src/shared/money/format'
import { refsOf } from '../../../src/shared/printed/block'
import { readProse } from '../../../src/shared/narrative/figures-in-prose'
import { withSecondUnit } from '../../support/edits'
import { codeBook } from '../../support/longgang'
import { blockOf, blocksOf, openDesk, sampleDocument, sampleIds } from './sample'

/** What was ruled of the text, on small variations of the sample; every expected figure is a sum made here. */
const sample = sampleDocument()
const two = withSecondUnit(sample)
const [staffLine] = sample.lines as readonly [BudgetLine]
const operatingLine = sample.lines.find(({ kind }) => kind === 'operating') as BudgetLine

const textOf = (document: BudgetDocument, key: string): string =>
  blockOf(openDesk(document).narrative, key).text
const keysOf = (document: BudgetDocument): readonly string[] =>
  blocksOf(openDesk(document).narrative.sections()).map(({ shownKey }) => shownKey)

function wan(amount: number): string {
  return amount === 0 ? '0' : formatAmount(amount as Cents, { unit: '万元', decimals: 2, minus: '-' })
}

function sum(
  { lines }: BudgetDocument,
  accepts: (line: BudgetLine) => boolean,
  of: 'amount' | 'procurement' = 'amount',
): number {
  return lines.filter(accepts).reduce((total, line) => total + line[of], 0)
}

function withLines(document: BudgetDocument, ...lines: readonly Partial<BudgetLine>[]): BudgetDocument {
  const made = lines.map((line, i) => ({ ...operatingLine, id: `more-${i}`, position: 2000 + i, ...line }))
  return { ...document, lines: [...document.lines, ...made] }
}

const isGeneral = ({ fundType }: BudgetLine): boolean => fundType.startsWith('11')
const isFiscal = ({ fundType }: BudgetLine): boolean => /^1[123]/.test(fundType)
const isBasic = ({ kind }: BudgetLine): boolean => kind === 'staff' || kind === 'operating'
const under =
  (...codes: readonly string[]) =>
  ({ economicCode }: BudgetLine): boolean =>
    codes.some((code) => economicCode.startsWith(code))

describe('a project without lines', () => {
  const research = sampleIds.project('research')
  const without = { ...sample, lines: sample.lines.filter(({ projectId }) => projectId !== research) }

  it('is in neither text nor tables, and is not counted', () => {
    expect(keysOf(sample)).toEqual(expect.arrayContaining(['p3/projects/research', 'p7/projects/research']))
    expect(keysOf(without).filter((key) => key.includes('research'))).toEqual([])
    expect(keysOf(without)).toEqual(keysOf(sample).filter((key) => !key.endsWith('/research')))
    expect(textOf(without, 'p6/projects')).toContain(`设置并编报${sample.projects.length - 1}个项目绩效目标`)
    const rows = openDesk(without)
      .engine.views()
      .flatMap((view) => view.rows.filter(({ projectCode }) => projectCode === 'research'))
    expect(rows).toEqual([])
  })

  it('with a line of nothing is in both', () => {
    const nothing = withLines(without, {
      kind: 'project',
      projectId: research,
      appropriation: 'duty',
      amount: 0 as Cents,
    })
    expect(keysOf(nothing)).toEqual(keysOf(sample))
    expect(textOf(nothing, 'p7/projects/research')).toContain('| 0.00 |')
  })

  it('leaves 项目支出 without “具体包括” when it is the last', () => {
    const basic = { ...sample, lines: sample.lines.filter(isBasic) }
    expect(textOf(basic, 'p3/projects-lead')).toBe('（四）项目支出0万元。')
    expect(textOf(sample, 'p3/projects-lead')).toMatch(/，具体包括：$/)
    expect(keysOf(basic).filter((key) => /^p[37]\/projects\/./.test(key))).toEqual(['p7/projects/none'])
  })
})

describe('without key projects', () => {
  const none = { ...sample, projects: sample.projects.map((project) => ({ ...project, key: false })) }

  it('a sentence stands for the table', () => {
    const own = keysOf(none).filter((key) => key.startsWith('p7/'))
    expect(own).toEqual(['p7/lead', 'p7/projects/none', 'p7/note'])
    expect(textOf(none, 'p7/projects/none')).toBe('本年度没有重点项目。')
    expect(keysOf(sample)).toContain('p7/projects/head')
    expect(keysOf(sample)).not.toContain('p7/projects/none')
  })

  it('but with one of them the table stands', () => {
    const one = { ...none, projects: none.projects.map((each, i) => ({ ...each, key: i === 3 })) }
    const own = keysOf(one).filter((key) => key.startsWith('p7/projects/'))
    expect(own).toEqual(['p7/projects/head', `p7/projects/${sample.projects[3]?.code}`])
  })
})

describe('公务用车购置', () => {
  const bought = withLines(
    sample,
    { economicCode: '31013', amount: 30_000_000 as Cents },
    { economicCode: '30913', amount: 12_340_000 as Cents },
    { economicCode: '31013', fundType: '121', appropriation: null, amount: 5_000_000 as Cents },
    // Neither fiscal money nor a vehicle: not of 三公.
    { economicCode: '30913', fundType: '31', appropriation: null, amount: 7_000_000 as Cents },
    { economicCode: '31019', amount: 9_000_000 as Cents },
  )
  const of = (...codes: readonly string[]): string =>
    wan(sum(bought, (line) => isFiscal(line) && under(...codes)(line)))

  it('is 31013 and 30913, of fiscal money', () => {
    expect(textOf(bought, 'p5/vehicle-purchase')).toContain(`2024年预算数${of('31013', '30913')}万元`)
    expect(textOf(bought, 'p5/vehicles')).toContain(`2024年预算数${of('31013', '30913', '30231')}万元`)
    expect(textOf(bought, 'p5/total')).toContain(
      `“三公”经费预算${of('30212', '30217', '31013', '30913', '30231')}万元`,
    )
  })

  it('is compared with last year’s of either code', () => {
    const model = sample.priorFacts.find(({ economicCode }) => economicCode === '31013') as PriorFact
    const other = { ...model, id: 'other', economicCode: '30913', amount: 2_000_000 as Cents }
    const compared = { ...bought, priorFacts: [...sample.priorFacts, other] }
    const now = sum(bought, (line) => isFiscal(line) && under('31013', '30913')(line))
    expect(textOf(compared, 'p5/vehicle-purchase')).toContain(
      `较2023年预算增加${wan(now - (model.amount ?? 0) - other.amount)}万元`,
    )
    const alone = { ...compared, priorFacts: compared.priorFacts.filter(({ id }) => id !== model.id) }
    expect(textOf(alone, 'p5/vehicle-purchase')).toContain(`较2023年预算增加${wan(now - other.amount)}万元`)
  })

  it('stands in table 9 as it does in the text', () => {
    const { engine } = openDesk(bought)
    const amount = (column: string): number => engine.amountOf(`t09/001/2024/${column}`) ?? Number.NaN
    const ofFund = (fund: string) =>
      sum(bought, (line) => line.fundType.startsWith(fund) && under('31013', '30913')(line))
    expect(amount('vehiclePurchaseGeneral')).toBe(ofFund('11'))
    expect(amount('vehiclePurchaseGovFund')).toBe(ofFund('12'))
    expect(amount('vehicleGeneral')).toBe(amount('vehiclePurchaseGeneral') + amount('vehicleRunningGeneral'))
  })
})

describe('机关运行经费', () => {
  it('is 商品和服务支出 and 资本性支出 of 基本支出, from the general budget', () => {
    const equipped = withLines(
      sample,
      { economicCode: '31002', amount: 45_670_000 as Cents },
      { economicCode: '31002', kind: 'staff', amount: 1_000_000 as Cents },
      { economicCode: '30201', amount: 2_000_000 as Cents },
      // None of these: another 类, a project, another fund.
      { economicCode: '30902', amount: 4_000_000 as Cents },
      {
        economicCode: '31002',
        kind: 'project',
        projectId: sampleIds.project('research'),
        appropriation: 'duty',
      },
      { economicCode: '31002', fundType: '121', appropriation: null, amount: 8_000_000 as Cents },
    )
    const now = sum(equipped, (line) => isGeneral(line) && isBasic(line) && under('302', '310')(line))
    const before = sample.priorFacts.find(({ measure }) => measure === 'agencyOperating')?.amount ?? 0
    expect(textOf(equipped, 'p8/agency-operating')).toContain(
      `预算${wan(now)}万元，较2023年预算减少${wan(before - now)}万元`,
    )
  })

  it('adds up over the units', () => {
    const now = sum(two, (line) => isGeneral(line) && isBasic(line) && under('302', '310')(line))
    expect(textOf(two, 'p8/agency-operating')).toContain(`预算${wan(now)}万元`)
  })
})

describe('part 3 names every part', () => {
  /** A line of each 类 of the edition in each unit, whole 万元, and the other kinds of expenditure. */
  const classes = [...codeBook().economics.keys()].filter((code) => code.length === 3)
  const spread = withLines(
    {
      ...two,
      lines: two.lines.map((line) => ({
        ...line,
        amount: (Math.ceil(line.amount / 10_000) * 10_000) as Cents,
      })),
    },
    ...[sampleIds.unit('001'), 'u2'].flatMap((unitId, u) =>
      classes.map((code, i) => ({
        id: `class-${u}-${code}`,
        unitId,
        economicCode: `${code}99`,
        kind: 'operating' as const,
        amount: ((u + 1) * (i + 3) * 1_000_000) as Cents,
      })),
    ),
  )

  it('the edition has ten 类', () => {
    expect(classes).toHaveLength(10)
  })

  it.each([
    ['001', sampleIds.unit('001')],
    ['009', 'u2'],
  ])('of unit %s: the parts that are named add up to its whole', (code, unitId) => {
    const [whole, ...parts] = amountsIn(textOf(spread, `p3/unit/${code}`))
    const own = sum(spread, (line) => line.unitId === unitId)
    expect(whole).toBe(own)
    expect(parts.reduce((total, part) => total + part, 0)).toBe(own)
  })

  it('of the department: （一） to （五） add up to all expenditure, and so do the parts of （五）', () => {
    const items = ['staff', 'operating', 'subsidy', 'projects-lead', 'others']
    const amounts = items.map((item) => amountsIn(textOf(spread, `p3/${item}`))[0] ?? Number.NaN)
    const whole = sum(spread, () => true)
    expect(amounts.reduce((total, part) => total + part, 0)).toBe(whole)
    expect(amountsIn(textOf(spread, 'p2/expenditure'))[0]).toBe(whole)
    const [others, ...parts] = amountsIn(textOf(spread, 'p3/others'))
    expect(parts.reduce((total, part) => total + part, 0)).toBe(others)
    expect(parts.length).toBeGreaterThanOrEqual(classes.length - 3)
  })

  it.each([
    ['307', '债务利息及费用支出'],
    ['309', '基本建设资本性支出'],
    ['310', '资本性支出'],
    ['311', '对企业基本建设补助'],
    ['312', '对企业补助'],
    ['313', '对社会保障基金补助'],
    ['399', '其他支出'],
  ])('%s is called %s', (code, name) => {
    const document = withLines(sample, { economicCode: `${code}99`, amount: 12_340_000 as Cents })
    expect(textOf(document, 'p3/unit/001')).toMatch(new RegExp(`、${name}12\\.34万元。$`))
    expect(textOf(document, 'p3/others')).toBe(`（五）其他支出12.34万元，包括${name}12.34万元。`)
  })

  it('and no part that there is none of', () => {
    expect(keysOf(sample)).not.toContain('p3/others')
    expect(textOf(sample, 'p3/unit/001')).toMatch(/项目支出[\d,.]+万元。$/)
  })

  function amountsIn(text: string): readonly number[] {
    return readProse(text).flatMap((each) => (each.kind === 'amount' ? [each.cents] : []))
  }
})

describe('what is not known of last year', () => {
  const facts = (accepts: (fact: PriorFact) => boolean): BudgetDocument => ({
    ...sample,
    priorFacts: sample.priorFacts.filter((fact) => !accepts(fact)),
  })
  const UNKNOWN = '缺2023年数，未作比较'
  const UNKNOWN_BUDGET = '缺2023年预算数，未作比较'

  it('of all is said, with this year’s figure, and no reason stands alone', () => {
    const document = facts(({ measure }) => measure === 'total')
    const all = wan(sum(document, () => true))
    expect(textOf(document, 'p2/income')).toBe(
      `2024年${sample.department.agency}部门预算收入${all}万元，${UNKNOWN}。`,
    )
    expect(textOf(document, 'p2/expenditure')).toBe(`2024年部门预算支出${all}万元，${UNKNOWN}。`)
    expect(keysOf(document)).not.toContain('p2/reason')
  })

  it('of 机关运行经费 is said', () => {
    expect(
      textOf(
        facts(({ measure }) => measure === 'agencyOperating'),
        'p8/agency-operating',
      ),
    ).toMatch(new RegExp(`万元，${UNKNOWN_BUDGET}。$`))
  })

  it.each([
    ['30212', 'abroad'],
    ['30217', 'reception'],
    ['31013', 'vehicle-purchase'],
    ['30231', 'vehicle-running'],
  ])('of one item of 三公 (%s) is said of it and of their total, not of the others', (code, key) => {
    const document = facts(({ economicCode }) => economicCode === code)
    const items = ['abroad', 'reception', 'vehicle-purchase', 'vehicle-running']
    for (const item of items) {
      expect(textOf(document, `p5/${item}`).includes(UNKNOWN_BUDGET), item).toBe(item === key)
    }
    expect(textOf(document, 'p5/total')).toContain(UNKNOWN_BUDGET)
  })

  it('is another thing than a zero, which is told as one', () => {
    const zero = {
      ...sample,
      priorFacts: sample.priorFacts.map((fact) =>
        fact.measure === 'agencyOperating' ? { ...fact, amount: 0 as Cents, reason: '' } : fact,
      ),
    }
    const now = wan(sum(sample, (line) => isGeneral(line) && isBasic(line) && under('302', '310')(line)))
    expect(textOf(zero, 'p8/agency-operating')).toContain(`${now}万元，较2023年预算增加${now}万元。`)
  })

  it('links nothing to a comparison that is not made', () => {
    const { narrative } = openDesk(facts(({ measure }) => measure === 'project'))
    const { figures } = blockOf(narrative, 'p3/projects/commerce')
    expect(figures.map((figure) => [figure.role, refsOf(figure)])).toEqual([
      ['amount', ['t05/001/commerce/total']],
      ['year', ['department/fiscalYear']],
    ])
  })

  it('of the whole is what the staff line changes nothing about', () => {
    const dearer = {
      ...facts(({ measure }) => measure === 'total'),
      lines: sample.lines.map((line) =>
        line === staffLine ? { ...line, amount: (line.amount + 10_000) as Cents } : line,
      ),
    }
    expect(textOf(dearer, 'p2/expenditure')).toContain(
      `${wan(sum(sample, () => true) + 10_000)}万元，${UNKNOWN}`,
    )
  })
})
