import type { BudgetDocument, BudgetLine, Procurement, Project } from '../../src/shared/model/document'
import type { Cents } from '../../src/shared/money/cents'
import { sampleDocument } from '../support/longgang'

/** What nobody may read of a secret project: words, and amounts in 分. */
export interface Hidden {
  readonly document: BudgetDocument
  /** The same budget in which they never were: what may be published. */
  readonly open: BudgetDocument
  readonly words: readonly string[]
  readonly amounts: readonly number[]
}

/** Money like no other in the sample, so that none of its digits stand anywhere by chance. */
const FIRST = [12_345_678_912, 9_876_543_298] as const
const SECOND = [7_531_598_746] as const

/** The sample with secret projects: one with everything that may hang on it, and another one. */
export function withSecrets(
  count: 1 | 2,
  { functionCode = '2011302', incomes = false }: { functionCode?: string; incomes?: boolean } = {},
): Hidden {
  const open = sampleDocument()
  const template = open.projects[0] as Project
  const line = open.lines.find(({ projectId }) => projectId === template.id) as BudgetLine
  const fact = open.priorFacts.find(
    ({ measure }) => measure === 'project',
  ) as BudgetDocument['priorFacts'][number]
  const made = (
    [
      ['甲', FIRST],
      ['乙', SECOND],
    ] as const
  )
    .slice(0, count)
    .map(([sign, amounts], at) => {
      const id = `secret-${at}`
      const project: Project = {
        ...template,
        id,
        code: `ZX-${at}-MM`,
        lineageId: id,
        name: `专项行动${sign}`,
        position: at === 0 ? 0 : 900,
        key: true,
        secret: true,
        nature: 'continuing',
        purpose: `${sign}号用途`,
        description: `${sign}号概述`,
        legalBasis: `${sign}号依据`,
        responsible: `${sign}号责任人`,
        phone: `1390000000${at}`,
      }
      const lines = amounts.map((amount, no): BudgetLine => ({
        ...line,
        id: `${id}-line-${no}`,
        position: 900 + at * 10 + no,
        projectId: id,
        functionCode,
        amount: amount as Cents,
        procurement: 3_456_789_123 as Cents,
        procurementCategory: 'services',
        purpose: `${sign}号分项用途`,
      }))
      const procurement: Procurement = {
        id: `${id}-bought`,
        position: 1,
        lineId: `${id}-line-0`,
        category: 'services',
        item: `${sign}号品目`,
        content: `${sign}号采购内容`,
        quantity: 100,
        unit: '项',
        price: 3_456_789_123 as Cents,
        reserve: 'none',
      }
      return {
        project,
        lines,
        procurement,
        fact: {
          ...fact,
          id: `${id}-prior`,
          position: 900 + at,
          projectId: id,
          amount: 8_765_432_187 as Cents,
          reason: `${sign}号原因`,
          evidence: `${sign}号出处`,
        },
        goal: { id: `${id}-goal`, position: 1, projectId: id, number: null, text: `${sign}号绩效目标` },
        indicator: {
          ...(open.indicators[0] as BudgetDocument['indicators'][number]),
          id: `${id}-indicator`,
          projectId: id,
          level3: `${sign}号指标`,
          target: `${sign}号指标值`,
        },
        placement: {
          id: `${id}-place`,
          list: 't05',
          object: `projects/${id}`,
          item: null,
          position: 900 + at,
          name: `行动${sign}印名`,
          content: `${sign}号主要内容`,
        },
        override: {
          id: `${id}-own`,
          position: 1,
          kind: 'override' as const,
          place: 'p3/projects',
          object: `projects/${id}`,
          text: `专项行动${sign}预算22,222.22万元，手工改写。`,
          writtenAgainst: [],
        },
      }
    })
  const stated = incomes ? statedApart(open.lines) : []
  const secretLines = made.flatMap(({ lines }) => lines)
  return {
    open: { ...open, incomes: stated },
    document: {
      ...open,
      projects: [...open.projects, ...made.map(({ project }) => project)],
      lines: [...open.lines, ...secretLines],
      placements: [...open.placements, ...made.map(({ placement }) => placement)],
      procurements: made.map(({ procurement }) => procurement),
      priorFacts: [...open.priorFacts, ...made.map((each) => each.fact)],
      goals: [...open.goals, ...made.map(({ goal }) => goal)],
      indicators: [...open.indicators, ...made.map(({ indicator }) => indicator)],
      blocks: [...open.blocks, ...made.map(({ override }) => override)],
      incomes: incomes ? statedApart([...open.lines, ...secretLines]) : [],
    },
    words: made.flatMap(({ project }) => [
      project.name,
      project.code,
      project.phone,
      `${project.name.slice(-1)}号`,
      `行动${project.name.slice(-1)}印名`,
    ]),
    amounts: [
      ...secretLines.map(({ amount }) => amount),
      ...made.map(({ lines }) => lines.reduce((sum, { amount }) => sum + amount, 0)),
      3_456_789_123,
      8_765_432_187,
    ],
  }
}

/** Income stated apart from the lines, by where the money comes from. */
function statedApart(lines: readonly BudgetLine[]): BudgetDocument['incomes'] {
  const sources = Map.groupBy(lines, ({ unitId, fundType, appropriation, source, carryOver }) =>
    JSON.stringify({ unitId, fundType, appropriation, source, carryOver }),
  )
  return [...sources].map(([source, own], at) => ({
    ...(JSON.parse(source) as Pick<BudgetDocument['incomes'][number], 'unitId' | 'fundType'> &
      Pick<BudgetLine, 'appropriation' | 'source' | 'carryOver'>),
    id: `income-${at}`,
    position: at + 1,
    amount: own.reduce((sum, { amount }) => sum + amount, 0) as Cents,
  }))
}
