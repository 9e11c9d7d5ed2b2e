import fc from 'fast-check'
import type { RecordChange } from '../../src/shared/model/change'
import type { BudgetDocument, BudgetLine, Placement, Project, Unit } from '../../src/shared/model/document'
import type { CollectionName } from '../../src/shared/model/field-types'
import { fundingOf } from '../../src/shared/model/funding'
import type { RecordValues } from '../../src/shared/model/fields'
import { namedBy, referenceFields } from '../../src/shared/model/reference'
import { settled } from '../../src/shared/model/rules'
import type { Cents } from '../../src/shared/money/cents'
import { sampleRules } from './longgang'

/** Random edits of a budget, as the row images that a step leaves behind: one per record, and every step allowed. */

const { fundings } = sampleRules()

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

/**
 * A second unit of independent accounting with money of every kind, so that no column stays empty: with a project of
 * its own, which no list places and of which there is no figure of last year, and a share in one of the first unit's.
 */
export function withSecondUnit(document: BudgetDocument): BudgetDocument {
  const unit: Unit = {
    id: 'u2',
    code: '009',
    name: '深圳市龙岗区产业服务中心',
    position: 9,
    main: false,
    independentAccounting: true,
    departments: [],
    kind: 'publicInstitution',
    creditCode: '',
  }
  const own: Project = {
    ...(document.projects[0] as Project),
    id: 'u2-project',
    code: 'incubation',
    name: '企业孵化',
    position: 99,
    unitId: 'u2',
    key: false,
  }
  const shared = document.projects.find(({ code }) => code === 'commerce') as Project
  const template = document.lines[0] as BudgetLine
  const lines = ['111', '121', '13', '2', '31', '32', '33', '34', '39', '112', '122'].flatMap((fundType, f) =>
    kindsOf(fundType).map((kind, k): BudgetLine => ({
      ...template,
      id: `u2-${fundType}-${kind}`,
      position: 1000 + f * 10 + k,
      unitId: 'u2',
      kind,
      projectId: kind === 'project' ? (f % 2 === 0 ? own : shared).id : null,
      fundType,
      appropriation: !fundType.startsWith('11') ? null : kind === 'project' ? 'special' : 'basic',
      functionCode: k % 2 === 0 ? '2011350' : '2159999',
      economicCode: k % 2 === 0 ? '30201' : '31013',
      carryOver: (f + k) % 3 === 0,
      amount: (1_234_567 * (f + 1) + 89 * k) as Cents,
      procurement: (1_000 * f) as Cents,
    })),
  )
  return {
    ...document,
    units: [...document.units, unit],
    projects: [...document.projects, own],
    lines: [...document.lines, ...lines],
  }
}

/** What this money may be spent as, by the template. */
function kindsOf(fundType: string): readonly BudgetLine['kind'][] {
  const own = fundings.filter(({ fundTypes }) => fundTypes.includes(fundType)).flatMap(({ kinds }) => kinds)
  return [...new Set(own)]
}

const functionCodes = ['2011301', '2011307', '2011399', '2080501', '2120804', '2150517', '2159999', '2299999']
const economicCodes = [
  '30101',
  '30201',
  '30212',
  '30217',
  '30231',
  '30399',
  '30913',
  '31002',
  '31013',
  '39999',
]
const fundTypes = ['111', '112', '121', '122', '13', '2', '31', '32', '33', '34', '39']
const lists = ['t05', 't12', 'p7']

const often = [
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
  'lastLine',
  'lastLine',
  'prior',
  'priorYear',
  'priorGone',
  'place',
  'place',
  'unplace',
  'placeAnew',
  'fixedItem',
  'recode',
  'swap',
  'swap',
  'exchange',
] as const
/** A change of units lays the tables out anew, which takes its time. */
const seldom = ['recodeUnit', 'swapUnits', 'swapUnits', 'exchangeUnits', 'accounting'] as const

/** One random edit as instructions; `realise` turns it into changes of whatever document there is. */
export const edit = fc.record({
  what: fc.constantFrom(...often, ...often, ...seldom),
  pick: fc.nat(),
  amount: fc.integer({ min: 0, max: 900_000_000_00 }),
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
  const unit = pickFrom(document.units, asked.pick + asked.position)
  switch (asked.what) {
    case 'amount':
      return line ? [changed('lines', line, money(asked.amount, asked.position))] : []
    case 'code':
      return line
        ? [changed('lines', line, { functionCode: asked.functionCode, economicCode: asked.economicCode })]
        : []
    case 'fund':
      return line ? otherMoney(line, asked) : []
    case 'unit':
      return line && unit ? [changed('lines', line, { unitId: unit.id })] : []
    case 'kind':
      return line ? otherKind(line, asked, project) : []
    case 'add':
      return line ? [added('lines', newLine(line, `new-${serial}`, 5000 + serial, asked))] : []
    case 'remove':
      return line ? [removed('lines', line)] : []
    case 'project':
      return project
        ? [changed('projects', project, { name: `项目${serial}`, position: asked.position })]
        : []
    case 'dropProject':
      return project && document.projects.length > 3
        ? [...belongings(document, project), removed('projects', project)]
        : []
    case 'newProject':
      return newProject(document, asked, serial)
    case 'lastLine': {
      const own = document.lines.filter((each) => each.projectId === project?.id)
      if (own.length > 0) return own.map((each) => removed('lines', each))
      const model = document.lines.find((each) => each.kind === 'project')
      if (!project || !model) return []
      const again = newLine(model, `again-${serial}`, 7000 + serial, asked)
      return [added('lines', { ...again, projectId: project.id })]
    }
    case 'prior':
    case 'priorYear':
    case 'priorGone':
      return priorEdit(document, asked, serial)
    case 'place':
    case 'unplace':
    case 'placeAnew':
    case 'fixedItem':
      return placementEdit(document, asked, serial)
    case 'recode':
      return project ? [changed('projects', project, { code: `k-${serial}` })] : []
    case 'swap':
      return swapStep('projects', document.projects, asked.pick, serial)
    case 'exchange':
      return exchange('projects', document.projects, asked.pick)
    case 'recodeUnit':
      return unit ? [changed('units', unit, { code: `d${serial}` })] : []
    case 'swapUnits':
      return swapStep('units', document.units, asked.pick, serial)
    case 'exchangeUnits':
      return exchange('units', document.units, asked.pick)
    case 'accounting':
      return unit && !unit.main
        ? [changed('units', unit, { independentAccounting: !unit.independentAccounting })]
        : []
  }
}

/** An amount and its parts, none above its whole. */
function money(amount: number, divisor: number): object {
  const procurement = Math.floor(amount / divisor)
  const procurementSme = Math.floor(procurement / 2)
  return { amount, procurement, procurementSme, procurementMicro: procurementSme % 7 }
}

function newLine(
  model: BudgetLine,
  id: string,
  position: number,
  { amount, functionCode }: Edit,
): BudgetLine {
  const made = { ...model, id, position, functionCode, amount: amount as Cents }
  return settled('lines', asValues(made), 'amount', fundings) as unknown as BudgetLine
}

/** Other money that may be spent as the line is. */
function otherMoney(line: BudgetLine, { fundType, pick, carryOver, position }: Edit): RecordChange[] {
  const choices = fundings.filter(
    (each) => each.kinds.includes(line.kind) && each.fundTypes.includes(fundType),
  )
  const funding = pickFrom(choices, pick)
  const source = position % 4 === 0 ? 'superiorTransfer' : 'local'
  return funding
    ? [changed('lines', line, { fundType, appropriation: funding.appropriation, carryOver, source })]
    : []
}

/** Another kind, with what has to follow; none where the template has no place for it. */
function otherKind(line: BudgetLine, { position }: Edit, project: Project | undefined): RecordChange[] {
  const kind = (['operating', 'staff', 'project', 'business', 'superiorRemit'] as const)[position % 5]
  const joins = kind === 'project' && project !== undefined
  if (kind === 'project' && !joins) return []
  const field = joins ? 'projectId' : 'kind'
  const after = settled('lines', { ...line, [field]: joins ? project.id : kind }, field, fundings)
  return fundingOf(after as unknown as BudgetLine, fundings) ? [changed('lines', line, after)] : []
}

/** Everything that belongs to a project, and goes with it. */
function belongings(document: BudgetDocument, project: Project): RecordChange[] {
  const sets = new Set(referenceFields.filter(({ owns }) => owns).map(({ set }) => set))
  return [...sets].flatMap((set) =>
    set === 'department'
      ? []
      : (document[set] as readonly AnyRecord[])
          .filter((record) =>
            namedBy(set, asValues(record), true).some(
              ({ collection, id }) => collection === 'projects' && id === project.id,
            ),
          )
          .map((record) => removed(set, record)),
  )
}

function newProject(document: BudgetDocument, asked: Edit, serial: number): RecordChange[] {
  const model = document.lines.find((each) => each.kind === 'project')
  if (!model) return []
  const made: Project = {
    ...(document.projects[0] as Project),
    id: `id-${serial}`,
    code: `p-${serial}`,
    name: `新项目${serial}`,
    position: asked.position,
    nature: (['continuing', 'new', 'oneOff'] as const)[asked.pick % 3] ?? 'new',
  }
  const placed = lists.flatMap((list, i) =>
    (asked.pick >> i) % 2 === 0 ? [placement(list, made, asked, serial)] : [],
  )
  return [
    added('projects', made),
    ...placed.map((each) => added('placements', each)),
    added('lines', { ...newLine(model, `pl-${serial}`, 9000 + serial, asked), projectId: made.id }),
  ]
}

function placement(list: string, { id }: Project, { position, carryOver }: Edit, serial: number): Placement {
  return {
    id: `place-${list}-${serial}`,
    list,
    object: `projects/${id}`,
    item: null,
    position,
    name: carryOver ? `列印名${serial}` : null,
    content: carryOver ? '' : `内容${serial}`,
  }
}

/** Last year's figure becomes another, one of another year, goes, or comes again. */
function priorEdit(document: BudgetDocument, asked: Edit, serial: number): RecordChange[] {
  const shown = document.priorFacts.filter(({ measure }) =>
    ['threePublic', 'project', 'total'].includes(measure),
  )
  const fact = pickFrom(shown, asked.pick)
  if (asked.what === 'prior') return fact ? [changed('priorFacts', fact, { amount: asked.amount })] : []
  if (asked.what === 'priorYear') {
    return fact ? [changed('priorFacts', fact, { year: 2022 + (asked.position % 3) })] : []
  }
  const without = document.projects.find(
    ({ id }) => !document.priorFacts.some(({ projectId }) => projectId === id),
  )
  const model = document.priorFacts.find(({ measure }) => measure === 'project')
  if (asked.position % 2 === 0) return fact ? [removed('priorFacts', fact)] : []
  return without && model
    ? [
        added('priorFacts', {
          ...model,
          id: `prior-${serial}`,
          projectId: without.id,
          amount: (asked.carryOver ? 0 : asked.amount) as Cents,
        }),
      ]
    : []
}

/** A place in a list changes, goes, comes, or is taken over by another record; so does the template's fixed row. */
function placementEdit(document: BudgetDocument, asked: Edit, serial: number): RecordChange[] {
  const { what, pick, position, carryOver } = asked
  const old = pickFrom(
    document.placements.filter(({ item }) => (item !== null) === (what === 'fixedItem')),
    pick,
  )
  const shown = { position, name: carryOver ? `列印名${serial}` : null, content: `内容${serial}` }
  if (what === 'unplace') return old ? [removed('placements', old)] : []
  if (what === 'place') return old ? [changed('placements', old, shown)] : []
  if (what === 'fixedItem') {
    const made = { id: `item-${serial}`, list: 't12', object: null, item: 'basic', ...shown }
    if (!old) return [added('placements', made)]
    return pick % 4 === 0 ? [removed('placements', old)] : [changed('placements', old, shown)]
  }
  if (old && pick % 2 === 0) {
    const successor = { ...old, ...shown, id: `after-${serial}` }
    const both = [removed('placements', old), added('placements', successor)]
    return pick % 4 === 0 ? both : both.reverse()
  }
  const list = pickFrom(lists, position) ?? ''
  const without = document.projects.find(
    ({ id }) => !document.placements.some((each) => each.list === list && each.object === `projects/${id}`),
  )
  return without ? [added('placements', placement(list, without, asked, serial))] : []
}

interface Coded {
  readonly id: string
  readonly code: string
}

/** Two records exchange their codes by way of a temporary one, each of three edits a step of its own. */
function swapStep(
  set: 'units' | 'projects',
  records: readonly Coded[],
  pick: number,
  serial: number,
): RecordChange[] {
  const holder = (code: string): Coded | undefined => records.find((each) => each.code === code)
  const away = records.find(({ code }) => code.startsWith('tmp|'))
  if (!away) {
    const one = pickFrom(records, pick)
    const other = pickFrom(records, pick + 1)
    return one && other && one !== other ? [changed(set, one, { code: `tmp|${one.code}|${other.code}` })] : []
  }
  const [, own = '', wanted = ''] = away.code.split('|')
  const other = holder(wanted)
  if (other && !holder(own)) return [changed(set, other, { code: own })]
  return [changed(set, away, { code: holder(wanted) ? `k-${serial}` : wanted })]
}

/** The same at once: what taking back several steps together comes to. */
function exchange(set: 'units' | 'projects', records: readonly Coded[], pick: number): RecordChange[] {
  const one = pickFrom(records, pick)
  const other = pickFrom(records, pick + 1)
  return one && other && one !== other
    ? [changed(set, one, { code: other.code }), changed(set, other, { code: one.code })]
    : []
}

function pickFrom<T>(list: readonly T[], pick: number): T | undefined {
  return list.length === 0 ? undefined : list[pick % list.length]
}

type AnyRecord = BudgetDocument[CollectionName][number]

function changed(collection: CollectionName, before: AnyRecord | Coded, fields: object): RecordChange {
  return { collection, id: before.id, before: asValues(before), after: { ...before, ...fields } }
}

function added(collection: CollectionName, after: AnyRecord): RecordChange {
  return { collection, id: after.id, before: null, after: asValues(after) }
}

function removed(collection: CollectionName, before: AnyRecord): RecordChange {
  return { collection, id: before.id, before: asValues(before), after: null }
}

function asValues(record: object): RecordValues {
  return record as RecordValues
}
