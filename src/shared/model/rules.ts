import { itemFaults } from './booking'
import type { BudgetLine, Formula, Indicator, Procurement, Project, YearPlan } from './document'
import type { AmountField, CollectionName, Field, RecordSet, TextField } from './field-types'
import {
  fieldEntries,
  fieldOf,
  fieldsOf,
  recordSets,
  type RecordValues,
  uniqueAmong,
  uniqueFieldsOf,
  uniqueWords,
} from './fields'
import { type Funding, fundingOf, type Money, withFittingMoney } from './funding'
import { formulaFaults } from './formula-rules'
import type { NamedLevels } from './indicator-levels'
import { contactFaults } from './contact-rules'
import { indicatorFaults } from './indicator-rules'
import { refused, type RuleFault } from './rule-fault'
import { settledIndicator } from './indicator-target'
import { planFaults } from './plan-rules'
import { parseFieldPath, parseRecordPath } from './path'
import { referenceIn, referencesOf } from './reference'
import { pathOfPlace } from './said-place'
import { tidied } from './text'

/** What the rules ask of what surrounds a record. */
export interface RuleSources {
  holds(collection: CollectionName, id: string): boolean
  /** The budget's own. */
  readonly fiscalYear: number
  /** Sources of money that the template has a place for. */
  readonly fundings: readonly Funding[]
  /** Codes that name something of the template's in the ids of cells, by collection. */
  readonly reserved: Reserved
  /** Levels of indicators that the template names. */
  readonly levels?: NamedLevels
  /** Whether a place may be one of what the template prints: the id of a cell or a table, the key of a paragraph. Not given: any. */
  readonly isPrinted?: (place: string) => boolean
  /** What is looked for in a budget, by id, and whether it counts from a threshold on. Not given: anything. */
  readonly checked?: ReadonlyMap<string, SettableRule>
  /** The template's lists, with their fixed rows. Not given: any. */
  readonly lists?: readonly { readonly id: string; readonly items?: readonly { readonly id: string }[] }[]
}

/** What a budget may take otherwise of a rule of the checks. */
export interface SettableRule {
  /** Null: nothing is looked for that could be graver or less; why. */
  readonly unlooked: string | null
  readonly hasThreshold: boolean
}

/** What the template says of it all, whatever the document. */
export type TemplateRules = Omit<RuleSources, 'holds' | 'fiscalYear'>

export type Reserved = Readonly<Partial<Record<CollectionName, ReadonlySet<string>>>>

/** What a well-formed record breaks on its own or by what it points at. */
export function recordFaults(
  set: RecordSet,
  record: RecordValues,
  sources: RuleSources,
): readonly RuleFault[] {
  return [
    ...referenceFaults(set, record, sources),
    ...amountFaults(set, record),
    ...textFaults(set, record),
    ...codeFaults(set, record, sources.reserved),
    ...(set === 'lines' ? lineFaults(record as unknown as BudgetLine) : []),
    ...(set === 'lines' || set === 'incomes' ? moneyFaults(record, sources.fundings) : []),
    ...(set === 'projects' ? projectFaults(record as unknown as Project) : []),
    ...(set === 'yearPlans' ? planFaults(record as unknown as YearPlan, sources.fiscalYear) : []),
    ...(set === 'procurements' || set === 'acquisitions' ? itemFaults(record as unknown as Procurement) : []),
    ...(set === 'indicators' ? indicatorFaults(record as unknown as Indicator) : []),
    ...(set === 'facts' ? factFaults(record) : []),
    ...(set === 'placements' ? placementFaults(record, sources) : []),
    ...(set === 'blocks' ? blockFaults(record) : []),
    ...(set === 'ruleSettings' ? settingFaults(record, sources) : []),
    ...(set === 'remarks' || set === 'acknowledgements' ? placeFaults(record, sources) : []),
    ...(set === 'formulas' ? formulaFaults(record as unknown as Formula) : []),
  ]
}

function referenceFaults(set: RecordSet, record: RecordValues, { holds }: RuleSources): readonly RuleFault[] {
  const fields = fieldsOf(set)
  const faults: RuleFault[] = []
  for (const { name, label, to } of referencesOf(set)) {
    const value = record[name]
    const field = fields[name]
    if (value === null || !field) continue
    const named = referenceIn(field, value)
    if (named && to.includes(named.collection) && holds(named.collection, named.id)) continue
    faults.push({ field: name, message: `没有标识为“${value as string}”的${label}。`, grade: 'unreadable' })
  }
  return faults
}

/** No amount is below zero, and no part exceeds its whole. */
function amountFaults(set: RecordSet, record: RecordValues): readonly RuleFault[] {
  const faults: RuleFault[] = []
  for (const [name, field] of amounts[set]) {
    const amount = (record[name] as number | null) ?? 0
    const { partOf } = field
    if (amount < 0) faults.push(refused(name, `${field.label}不能小于零。`))
    // A part of nothing does not exceed a whole below zero: that fault is the whole's.
    else if (partOf !== undefined && amount > Math.max(record[partOf] as number, 0)) {
      const whole = fieldOf(set, partOf)?.label ?? ''
      faults.push(refused(name, `${field.label}超过了${whole}，请先核对这两个数。`))
    }
  }
  return faults
}

/** Texts from before may hold what is tidied away today: line ends in one-line fields, marks that nobody sees. */
function textFaults(set: RecordSet, record: RecordValues): readonly RuleFault[] {
  return texts[set].flatMap(([name, field]) => {
    const text = record[name]
    if (typeof text !== 'string' || tidied(field, text) === text) return []
    return [refused(name, `${field.label}里有换行、首尾空格或看不见的字符，请重新录入。`)]
  })
}

/** Ids of cells are made of codes and of the template's own words: one must not stand for the other. */
function codeFaults(set: RecordSet, record: RecordValues, reserved: Reserved): readonly RuleFault[] {
  const code = record['code']
  const words = set === 'department' ? undefined : reserved[set]
  if (typeof code !== 'string' || !words?.has(code)) return []
  const label = fieldOf(set, 'code')?.label ?? ''
  return [refused('code', `“${code}”在单元格标识里另有用处，请换一个${label}。`)]
}

function lineFaults({ kind, projectId }: BudgetLine): readonly RuleFault[] {
  if (kind === 'project' && projectId === null) return [refused('projectId', '项目支出的分项要指明项目。')]
  if (kind !== 'project' && projectId !== null) {
    return [refused('projectId', '不是项目支出的分项不能挂在项目下。')]
  }
  return []
}

function projectFaults({ startYear, endYear, responsible, phone }: Project): readonly RuleFault[] {
  return [
    ...(startYear !== null && endYear !== null && endYear < startYear
      ? [refused('endYear', `终止年度 ${endYear} 早于起始年度 ${startYear}，请核对。`)]
      : []),
    ...contactFaults(responsible, phone),
  ]
}

/** Every source of money has its columns in the template's tables: what none of them takes is refused. */
function moneyFaults(record: RecordValues, fundings: readonly Funding[]): readonly RuleFault[] {
  const money = record as unknown as Money
  if (fundings.length === 0 || fundingOf(money, fundings)) return []
  const ofType = fundings.filter(({ fundTypes }) => fundTypes.includes(money.fundType))
  if (ofType.length === 0) {
    return [refused('fundType', `报表没有资金性质“${money.fundType}”的栏目，请另选资金来源。`)]
  }
  const choices = ofType.filter(({ kinds }) => money.kind === undefined || kinds.includes(money.kind))
  const kindLabel = kindWords(money.kind)
  if (choices.length === 0) return [refused('fundType', `报表没有地方放用这种资金安排的${kindLabel}支出。`)]
  if (choices.every(({ appropriation }) => appropriation === null)) {
    return [refused('appropriation', '这种资金没有拨款类别，请留空。')]
  }
  const labels = choices.map(({ label }) => label).join('、')
  return [refused('appropriation', `${kindLabel}支出用这种资金时，拨款类别应是${labels}之一。`)]
}

function kindWords(kind: Money['kind']): string {
  const field = fieldOf('lines', 'kind')
  return kind !== undefined && field?.type === 'enum' ? (field.options[kind] ?? kind) : ''
}

function factFaults({ type, value, label }: RecordValues): readonly RuleFault[] {
  if (type !== 'number' || /^\d+(\.\d+)?$/.test(value as string)) return []
  return [refused('value', `“${value as string}”不是数字，${label as string}要填数字。`)]
}

/** An empty paragraph in place of a generated one would take it out of the document without a word. */
function blockFaults({ kind, text, object }: RecordValues): readonly RuleFault[] {
  if (kind === 'free' && object !== null) {
    return [refused('object', '自写的段落不属于哪条记录，请留空；不然它会随那条记录删去。')]
  }
  if (kind !== 'override' || (text as string).trim() !== '') return []
  return [refused('text', '改写的段落不能空着。要用原来的文字，请删去这段改写。')]
}

function placementFaults({ list, object, item }: RecordValues, { lists }: RuleSources): readonly RuleFault[] {
  const named = lists?.find(({ id }) => id === list)
  if (lists && !named) return [refused('list', `模板里没有列表“${list as string}”。`)]
  if (named && item !== null && !named.items?.some(({ id }) => id === item)) {
    return [refused('item', `列表“${list as string}”里没有固定项“${item as string}”。`)]
  }
  if ((object === null) !== (item === null)) return []
  return [refused('object', '列印次序要指明一个对象，或一个固定项，不能两样都写或都不写。')]
}

/** A rule is taken otherwise as far as it is looked for. */
function settingFaults(
  { rule, severity, threshold }: RecordValues,
  { checked }: RuleSources,
): readonly RuleFault[] {
  if (!checked) return []
  const id = rule as string
  const own = checked.get(id)
  if (!own) return [refused('rule', `没有规则“${id}”。规则的编号写作 R047，check 里可以看到全部。`)]
  if (own.unlooked !== null && (severity !== null || threshold !== null)) {
    return [refused('severity', `规则 ${id} 在预算文件里不用查，不能另设：${own.unlooked}`)]
  }
  if (threshold === null || own.hasThreshold) return []
  return [refused('threshold', `规则 ${id} 没有门槛，只能设级别。`)]
}

/** What people say is said of a field, a record, or something that is printed. */
function placeFaults({ object, place }: RecordValues, { isPrinted }: RuleSources): readonly RuleFault[] {
  const path = pathOfPlace({ object: object as string | null, place: place as string })
  if (parseFieldPath(path) || parseRecordPath(path) || (isPrinted?.(path) ?? true)) return []
  return [refused('place', `“${path}”不是字段，也不是报表的一格、一段文字。`)]
}

/**
 * A record after one of its fields was set: fields that mean nothing any more are emptied, and those that are now
 * needed take the usual value, so that one edit never leaves a record that contradicts itself. `before`: as it was,
 * null: it is new.
 */
export function settled(
  set: RecordSet,
  record: RecordValues,
  changed: string,
  fundings: readonly Funding[],
  before: RecordValues | null = null,
): RecordValues {
  if (set === 'indicators') return settledIndicator(before, record, changed)
  if (set === 'priorFacts' && changed === 'amount') return withTypedFigure(record, before)
  if (set !== 'lines' && set !== 'incomes') return record
  const next = withFittingParts(set, record, changed)
  if (set === 'lines' && changed === 'kind' && next['kind'] !== 'project') next['projectId'] = null
  const joins = set === 'lines' && changed === 'projectId' && next['projectId'] !== null
  if (joins) next['kind'] = 'project'
  return withFittingMoney(next, joins ? 'kind' : changed, fundings)
}

/**
 * A figure that was typed is no longer what the published document states or implies; what testified to another one testifies to
 * nothing now.
 */
function withTypedFigure(fact: RecordValues, before: RecordValues | null): RecordValues {
  const isAnother = (before?.['amount'] ?? null) !== null
  return { ...fact, basis: 'entered', ...(isAnother ? { evidence: '' } : {}) }
}

/** A whole that became less than a part takes the part down with it. */
function withFittingParts(set: RecordSet, record: RecordValues, changed: string): Record<string, unknown> {
  const next: Record<string, unknown> = { ...record }
  const shrunk = new Set([changed])
  for (const [name, field] of Object.entries(fieldsOf(set))) {
    if (field.type !== 'amount' || field.partOf === undefined || !shrunk.has(field.partOf)) continue
    const whole = Math.max(next[field.partOf] as number, 0)
    if ((next[name] as number) <= whole) continue
    next[name] = whole
    shrunk.add(name)
  }
  return next
}

/** Values of a record that may occur once in its collection, joined; null where nothing must be unique. */
export function uniqueKey(set: RecordSet, record: RecordValues): string | null {
  const counts = Object.entries(uniqueAmong(set)).every(([name, value]) => record[name] === value)
  const names = counts ? uniqueFieldsOf(set) : []
  return names.length > 0
    ? names.map((name) => (record[name] as string | number | null) ?? '').join('/')
    : null
}

/** Why a record may not have the unique values of another: `单位代码“001”已经用过。` */
export function duplicateMessage(set: RecordSet, record: RecordValues): string {
  const words = uniqueWords(set)
  if (words !== undefined) return `${words}已经有一条。`
  const fields = uniqueFieldsOf(set)
  const label = fields.map((name) => fieldOf(set, name)?.label).join('和')
  return `${label}“${fields.map((name) => String(record[name])).join('/')}”已经用过。`
}

/** Names of a set's amounts. */
export function amountFields(set: RecordSet): readonly string[] {
  return amounts[set].map(([name]) => name)
}

const amounts = entriesOf<AmountField>('amount')
const texts = entriesOf<TextField>('text')

function entriesOf<F extends Field>(
  type: F['type'],
): Readonly<Record<RecordSet, readonly (readonly [string, F])[]>> {
  return Object.fromEntries(
    recordSets.map((set) => [set, fieldEntries[set].filter(([, field]) => field.type === type)]),
  ) as never
}
