import fc from 'fast-check'
import type {
  BudgetDocument,
  BudgetLine,
  Goal,
  PriorFact,
  Project,
  Unit,
} from '../../src/shared/model/document'
import type { Cents } from '../../src/shared/money/cents'
import { sampleDocument } from '../support/longgang'

/**
 * Random budgets with nothing wrong in them, built from the trade: two units, money of every kind on functions that it may be spent
 * on, contributions that agree, reasons for changes, goals for projects. What is found in one of them is a false alarm.
 */

const MONEY = [
  { fundType: '111', functions: ['2011302', '2011307', '2150517'], appropriation: 'duty' },
  { fundType: '121', functions: ['2120804', '2120815'], appropriation: null },
  { fundType: '2', functions: ['2011302'], appropriation: null },
  { fundType: '31', functions: ['2011302', '2150517'], appropriation: null },
  { fundType: '39', functions: ['2011308'], appropriation: null },
] as const
const ECONOMICS = ['30201', '30213', '30227', '30299', '30399', '31002', '31204'] as const
const NAMES = ['产业服务', '商圈建设', '展会组织', '数据监测', '安全生产', '人才培训', '园区管理', '节能改造']

/** At least what is printed: 1 分 alone would print a table of zeros. */
const cents = fc.integer({ min: 1_000_000, max: 90_000_000_00 }).map((amount) => amount as Cents)

const projectLine = fc.record({
  money: fc.constantFrom(...MONEY),
  pick: fc.nat(),
  economicCode: fc.constantFrom(...ECONOMICS),
  amount: cents,
  unit: fc.nat({ max: 1 }),
  carryOver: fc.boolean(),
  procured: fc.constantFrom(0, 0.25, 1),
})

const project = fc.record({
  nature: fc.constantFrom('continuing' as const, 'new' as const),
  category: fc.constantFrom('22' as const, '3' as const),
  key: fc.boolean(),
  prior: cents,
  lines: fc.array(projectLine, { minLength: 1, maxLength: 4 }),
  goals: fc.integer({ min: 1, max: 3 }),
})

const basic = fc.record({
  salary: cents,
  pension: fc.integer({ min: 10_000, max: 9_000_000_00 }),
  medical: cents,
  housing: cents,
  office: cents,
  reception: fc.integer({ min: 0, max: 5_000_000 }),
})

export const soundBudget: fc.Arbitrary<BudgetDocument> = fc
  .record({
    projects: fc.array(project, { minLength: 1, maxLength: NAMES.length }),
    basics: fc.tuple(basic, basic),
    priorTotal: cents,
  })
  .map(({ projects, basics, priorTotal }) => documentOf(projects, basics, priorTotal))

type Made<A> = A extends fc.Arbitrary<infer T> ? T : never

function documentOf(
  made: readonly Made<typeof project>[],
  basics: readonly Made<typeof basic>[],
  priorTotal: Cents,
): BudgetDocument {
  const sample = sampleDocument()
  const main = sample.units[0] as Unit
  const second: Unit = {
    ...main,
    id: 'u2',
    code: '009',
    name: '龙岗区产业服务中心',
    position: 9,
    main: false,
    departments: [],
  }
  const units = [main, second]
  const template = sample.lines[0] as BudgetLine
  const line = (id: string, fields: Partial<BudgetLine>): BudgetLine => ({
    ...template,
    id,
    procurement: 0 as Cents,
    procurementSme: 0 as Cents,
    procurementMicro: 0 as Cents,
    procurementCategory: null,
    carryOver: false,
    ...fields,
  })
  const projects = made.map((each, index): Project => ({
    ...(sample.projects[0] as Project),
    id: `project-${index}`,
    code: `X${index}`,
    lineageId: `X${index}`,
    name: NAMES[index] ?? '',
    position: index + 1,
    nature: each.nature,
    category: each.category,
    key: each.key,
    purpose: '日常工作开展',
    unitId: main.id,
  }))
  const basicLines = basics.flatMap((each, at) => {
    const unitId = units[at]?.id ?? ''
    const own = (
      name: string,
      functionCode: string,
      economicCode: string,
      amount: number,
      kind: 'staff' | 'operating',
    ) =>
      line(`${unitId}-${name}`, {
        unitId,
        kind,
        functionCode,
        economicCode,
        amount: amount as Cents,
        projectId: null,
      })
    return [
      own('salary', '2011301', '30101', each.salary, 'staff'),
      own('pension', '2080505', '30108', each.pension * 2, 'staff'),
      own('annuity', '2080506', '30109', each.pension, 'staff'),
      own('medical', '2101101', '30110', each.medical, 'staff'),
      own('housing', '2210201', '30113', each.housing, 'staff'),
      own('office', '2011301', '30201', each.office, 'operating'),
      own('reception', '2011301', '30217', each.reception, 'operating'),
    ]
  })
  const projectLines = made.flatMap((each, index) =>
    each.lines.map((own, at): BudgetLine => {
      const procurement = Math.floor(own.amount * own.procured)
      return line(`line-${index}-${at}`, {
        position: 100 + index * 10 + at,
        unitId: units[own.unit]?.id ?? '',
        kind: 'project',
        projectId: `project-${index}`,
        functionCode: own.money.functions[own.pick % own.money.functions.length] ?? '',
        economicCode: own.economicCode,
        fundType: own.money.fundType,
        appropriation: own.money.appropriation,
        carryOver: own.carryOver,
        amount: own.amount,
        procurement: procurement as Cents,
        procurementCategory: procurement === 0 ? null : 'services',
      })
    }),
  )
  const priorTemplate = sample.priorFacts.find(({ measure }) => measure === 'project') as PriorFact
  return {
    ...sample,
    units,
    projects,
    lines: [...basicLines, ...projectLines],
    placements: [],
    codeNames: [],
    // What a department is for nobody else can say.
    blocks: [
      {
        id: 'duty',
        position: 1,
        kind: 'free',
        place: 'p1/duties',
        object: null,
        text: '（一）贯彻执行国家有关法律法规和方针政策。',
        writtenAgainst: [],
      },
    ],
    formulas: [],
    goals: [
      ...sample.goals.filter(({ projectId, id }) => projectId === null && id !== 'goal-1'),
      ...made.flatMap((each, index) =>
        Array.from({ length: each.goals }, (_, at): Goal => ({
          id: `goal-${index}-${at}`,
          position: at + 1,
          projectId: `project-${index}`,
          number: each.goals === 1 ? null : at + 1,
          text: `按计划完成第${at + 1}项工作任务。`,
        })),
      ),
    ].map((goal, index) => (goal.projectId === null ? { ...goal, number: index + 1 } : goal)),
    indicators: sample.indicators.filter(({ id }) => id !== 'indicator-015'),
    priorFacts: [
      ...sample.priorFacts
        .filter(({ measure }) => measure !== 'project' && measure !== 'residual')
        .map((fact) => ({
          ...fact,
          amount: fact.measure === 'total' ? priorTotal : fact.amount,
          reason: '根据年度工作安排调整',
        })),
      ...made.map((each, index): PriorFact => ({
        ...priorTemplate,
        id: `prior-${index}`,
        position: 100 + index,
        projectId: `project-${index}`,
        amount: each.nature === 'new' ? (0 as Cents) : each.prior,
        reason: '根据年度工作安排调整',
      })),
    ],
  }
}
