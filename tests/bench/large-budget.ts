import type {
  BudgetDocument,
  BudgetLine,
  Placement,
  PriorFact,
  Project,
  Unit,
} from '../../src/shared/model/document'
import type { Cents } from '../../src/shared/money/cents'

/** A department of 4 units, `projects` projects of five lines each and 300 codes, grown out of the sample. */
export function largeBudget(sample: BudgetDocument, projects: number): BudgetDocument {
  const main = sample.units[0]?.id ?? ''
  const unitOf = (i: number): string => (i % 4 === 0 ? main : `unit-${i % 4}`)
  const units: Unit[] = [
    ...sample.units,
    ...[1, 2, 3].map((i) => ({
      id: `unit-${i}`,
      code: `10${i}`,
      name: `下属单位${i}`,
      position: 10 + i,
      main: false,
      independentAccounting: true,
      departments: [],
      kind: 'administrative' as const,
      creditCode: '',
    })),
  ]
  const template = sample.projects[0] as Project
  const made: Project[] = Array.from({ length: projects }, (_, i) => ({
    ...template,
    id: `project-${i}`,
    code: `X${String(i).padStart(5, '0')}`,
    name: `项目${i}`,
    unitId: unitOf(i),
    position: 100 + i,
  }))
  const placements = made.flatMap(({ id }, i) =>
    ['t05', 't12'].map((list): Placement => ({
      id: `${list}-${id}`,
      list,
      object: `projects/${id}`,
      item: null,
      position: 100 + i,
      name: null,
      content: '',
    })),
  )
  const functions = Array.from(
    { length: 240 },
    (_, i) =>
      `2${String(i % 20).padStart(2, '0')}${String((i % 12) + 1).padStart(2, '0')}${String(i % 99).padStart(2, '0')}`,
  )
  const economics = Array.from(
    { length: 60 },
    (_, i) => `30${(i % 3) + 1}${String((i % 30) + 1).padStart(2, '0')}`,
  )
  const line = sample.lines.find((each) => each.kind === 'project') as BudgetLine
  const lines: BudgetLine[] = made.flatMap((project, i) =>
    Array.from({ length: 5 }, (_, k) => ({
      ...line,
      id: `line-${i}-${k}`,
      position: 1_000 + i * 5 + k,
      unitId: unitOf(i),
      projectId: project.id,
      functionCode: functions[(i * 7 + k * 31) % functions.length] as string,
      economicCode: economics[(i * 3 + k * 11) % economics.length] as string,
      fundType: k === 4 ? '121' : '111',
      appropriation: k === 4 ? null : (['duty', 'special'] as const)[i % 2 === 0 ? 0 : 1],
      amount: ((i % 997) * 12_345 + k * 67 + 100) as Cents,
    })),
  )
  const fact = sample.priorFacts.find((each) => each.measure === 'project') as PriorFact
  const priorFacts = made.map((project, i) => ({
    ...fact,
    id: `prior-${i}`,
    position: 100 + i,
    projectId: project.id,
    amount: ((i % 991) * 54_321) as Cents,
  }))
  return {
    ...sample,
    units,
    projects: [...sample.projects, ...made],
    placements: [...sample.placements, ...placements],
    lines: [...sample.lines, ...lines],
    priorFacts: [...sample.priorFacts, ...priorFacts],
  }
}
