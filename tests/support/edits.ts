import fc from 'fast-check'
import type { RecordChange } from '../../src/shared/model/change'
import type { BudgetDocument, BudgetLine, Project, Unit } from '../../src/shared/model/document'
import type { Cents } from '../../src/shared/money/cents'

/** Random edits of a budget, as the row images that a step leaves behind. */

/** A document that can be edited by changes, with ids to pick from. */
export interface MutableBudget {
  readonly document: BudgetDocument
  apply(changes: readonly RecordChange[]): void
}

export function mutable(document: BudgetDocument): MutableBudget {
  const current: { -readonly [K in keyof BudgetDocument]: BudgetDocument[K] } = { ...document }
  return {
    get document() {
      return { ...current }
    },
    apply(changes) {
      for (const { collection, id, after } of changes) {
        if (collection === 'department') {
          current.department = after as never
          continue
        }
        const others = (current[collection] as readonly { id: string }[]).filter((each) => each.id !== id)
        ;(current as Record<string, unknown>)[collection] = after === null ? others : [...others, after]
      }
    },
  }
}

export function inverse(changes: readonly RecordChange[]): RecordChange[] {
  return changes
    .map(({ collection, id, before, after }) => ({ collection, id, before: after, after: before }))
    .reverse()
}

/** A second unit of independent accounting with money of every kind, so that no column stays empty. */
export function withSecondUnit(document: BudgetDocument): BudgetDocument {
  const unit: Unit = {
    id: 'u2',
    code: '009',
    name: '深圳市龙岗区产业服务中心',
    position: 9,
    main: false,
    independentAccounting: true,
    departments: [],
  }
  const template = document.lines[0] as BudgetLine
  const kinds = ['business', 'affiliateSubsidy', 'superiorRemit', 'operating'] as const
  const lines = ['111', '121', '13', '2', '31', '32', '33', '34', '39', '112', '122'].flatMap((fundType, f) =>
    kinds.map((kind, k): BudgetLine => ({
      ...template,
      id: `u2-${fundType}-${kind}`,
      position: 1000 + f * 10 + k,
      unitId: 'u2',
      kind,
      fundType,
      appropriation: fundType.startsWith('11') ? 'basic' : null,
      functionCode: k % 2 === 0 ? '2011350' : '2159999',
      economicCode: k % 2 === 0 ? '30201' : '31013',
      carryOver: (f + k) % 3 === 0,
      amount: (1_234_567 * (f + 1) + 89 * k) as Cents,
      procurement: (1_000 * f) as Cents,
    })),
  )
  return { ...document, units: [...document.units, unit], lines: [...document.lines, ...lines] }
}

const functionCodes = ['2011301', '2011307', '2011399', '2080501', '2120804', '2150517', '2159999', '2299999']
const economicCodes = ['30101', '30201', '30212', '30217', '30231', '30399', '31002', '31013', '39999']
const fundTypes = ['111', '112', '121', '122', '13', '2', '31', '32', '33', '34', '39']

/** One random edit as instructions; `realise` turns it into changes of whatever document there is. */
export const edit = fc.record({
  what: fc.constantFrom(
    'amount',
    'amount',
    'amount',
    'code',
    'fund',
    'unit',
    'kind',
    'add',
    'remove',
    'project',
    'dropProject',
    'newProject',
    'prior',
  ),
  pick: fc.nat(),
  amount: fc.integer({ min: -5_000_000_00, max: 900_000_000_00 }),
  functionCode: fc.constantFrom(...functionCodes),
  economicCode: fc.constantFrom(...economicCodes),
  fundType: fc.constantFrom(...fundTypes),
  carryOver: fc.boolean(),
  position: fc.integer({ min: 1, max: 40 }),
})

export type Edit = typeof edit extends fc.Arbitrary<infer E> ? E : never

export function realise(document: BudgetDocument, asked: Edit, serial: number): RecordChange[] {
  const line = pickFrom(document.lines, asked.pick)
  const project = pickFrom(document.projects, asked.pick)
  const appropriation = asked.fundType.startsWith('11')
    ? (['duty', 'special', 'govInvest'] as const)[asked.pick % 3]
    : null
  const unit = pickFrom(document.units, asked.pick + asked.position)
  switch (asked.what) {
    case 'amount':
      return line
        ? [changed('lines', line, { amount: asked.amount, procurement: Math.max(0, asked.amount >> 3) })]
        : []
    case 'code':
      return line
        ? [changed('lines', line, { functionCode: asked.functionCode, economicCode: asked.economicCode })]
        : []
    case 'fund':
      return line
        ? [changed('lines', line, { fundType: asked.fundType, appropriation, carryOver: asked.carryOver })]
        : []
    case 'unit':
      return line && unit ? [changed('lines', line, { unitId: unit.id })] : []
    case 'kind':
      return line ? [changed('lines', line, { kind: 'operating', projectId: null })] : []
    case 'add': {
      const base = line ?? document.lines[0]
      if (!base) return []
      const made = {
        ...base,
        id: `new-${serial}`,
        position: 5000 + serial,
        amount: asked.amount,
        functionCode: asked.functionCode,
      }
      return [added('lines', made)]
    }
    case 'remove':
      return line ? [removed('lines', line)] : []
    case 'project':
      return project
        ? [
            changed('projects', project, {
              name: `项目${serial}`,
              table5Position: asked.position,
              table12Position: asked.position,
              code: `${project.id}-${asked.position}-${serial}`,
            }),
          ]
        : []
    case 'dropProject':
      return project && document.projects.length > 3
        ? [
            ...document.lines
              .filter((each) => each.projectId === project.id)
              .map((each) => removed('lines', each)),
            removed('projects', project),
          ]
        : []
    case 'newProject': {
      const base = document.projects[0] as Project
      const made = {
        ...base,
        id: `p-${serial}`,
        code: `p-${serial}`,
        name: `新项目${serial}`,
        table5Position: asked.position,
        table12Position: asked.position,
      }
      const own = {
        ...(document.lines.find((each) => each.kind === 'project') ?? document.lines[0]),
        kind: 'project',
        id: `pl-${serial}`,
        projectId: made.id,
        position: 9000 + serial,
        amount: asked.amount,
        functionCode: asked.functionCode,
      }
      return document.lines.length > 0 ? [added('projects', made), added('lines', own)] : []
    }
    case 'prior': {
      const fact = pickFrom(
        document.priorFacts.filter((each) => each.measure === 'threePublic'),
        asked.pick,
      )
      return fact ? [changed('priorFacts', fact, { amount: Math.abs(asked.amount) })] : []
    }
    default:
      return []
  }
}

function pickFrom<T>(list: readonly T[], pick: number): T | undefined {
  return list.length === 0 ? undefined : list[pick % list.length]
}

function changed(
  collection: RecordChange['collection'],
  before: { readonly id: string },
  fields: object,
): RecordChange {
  return { collection, id: before.id, before, after: { ...before, ...fields } }
}

function added(collection: RecordChange['collection'], after: { readonly id: string }): RecordChange {
  return { collection, id: after.id, before: null, after }
}

function removed(
  collection: RecordChange['collection'],
  before: object & { readonly id: string },
): RecordChange {
  return { collection, id: before.id, before, after: null }
}
