import fc from 'fast-check'
import { bookedOf, worthOfAll } from '../../src/shared/model/booking'
import type { BudgetDocument, BudgetLine } from '../../src/shared/model/document'
import type { Cents } from '../../src/shared/money/cents'
import type { CollectionName, Field, RecordSet } from '../../src/shared/model/field-types'
import { fieldsOf, recordSets } from '../../src/shared/model/fields'
import { takenIndicator } from '../../src/shared/model/indicator-levels'
import { inCollectionOrder } from '../../src/shared/model/order'
import { objectOf, parseObject } from '../../src/shared/model/reference'
import { uniqueKey } from '../../src/shared/model/rules'
import { documentFaults } from '../../src/shared/model/document-faults'
import { hasWords, tidied } from '../../src/shared/model/text'
import { isKey, isStorable } from '../../src/shared/model/values'
import { sampleRules, sampleTemplate } from './longgang'

type Rec = Record<string, unknown> & { id: string }

/** Ids that references may name, by collection. */
export type KnownIds = Readonly<Partial<Record<CollectionName, readonly string[]>>>

const rules = sampleRules()
const { lists } = sampleTemplate()
const typed = fc.string({ unit: 'binary', maxLength: 12 }).filter(isStorable)
/** What a one-line field holds of it. */
const line = typed.map((text) => tidied({}, text))
const key = fc
  .string({ unit: 'binary', minLength: 1, maxLength: 6 })
  .map((text) => tidied({}, text))
  .filter(isKey)

/** Any value that the field takes; references are drawn from `ids`. */
export function fieldValue(field: Field, ids: KnownIds): fc.Arbitrary<unknown> {
  const value = definite(field, ids)
  return field.nullable ? fc.option(value, { nil: null, freq: 3 }) : value
}

function definite(field: Field, ids: KnownIds): fc.Arbitrary<unknown> {
  switch (field.type) {
    case 'amount':
      return fc.oneof(
        fc.integer({ min: -9_999, max: 99_999_999_999 }),
        fc.constantFrom(0, 10 ** 15, -(10 ** 15)),
      )
    case 'integer':
    case 'decimal':
      return fc.integer({ min: field.min, max: field.max })
    case 'position':
      return fc.integer({ min: -3, max: 30 })
    case 'boolean':
      return fc.boolean()
    case 'enum':
      return fc.constantFrom(...Object.keys(field.options))
    case 'text': {
      const text = typed.map((each) => tidied(field, each))
      if (field.filled) return text.filter(hasWords)
      return field.nullable ? text.filter((each) => each !== '') : text
    }
    case 'textList':
      return field.fixed
        ? fc.array(typed, { maxLength: 3 })
        : fc.array(
            line.filter((each) => each !== ''),
            { maxLength: 3 },
          )
    case 'ref':
      return oneOf(ids[field.to] ?? [])
    case 'object':
      return oneOf(
        field.to.flatMap((collection) => (ids[collection] ?? []).map((id) => objectOf({ collection, id }))),
      )
    case 'key':
    case 'lineage':
      return key
    case 'functionCode':
    case 'economicCode':
    case 'govEconomicCode':
    case 'fundType':
    case 'classificationCode':
      return fc
        .constantFrom(...field.digits)
        .chain((length) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`)))
  }
}

function oneOf(values: readonly string[]): fc.Arbitrary<unknown> {
  return values.length > 0 ? fc.constantFrom(...values) : fc.constant(null)
}

/** Any record that the rules allow, but for what must be unique. */
export function anyRecord(set: RecordSet, id: string, ids: KnownIds): fc.Arbitrary<Rec> {
  const fields = Object.entries(fieldsOf(set)).map(([name, field]) => [name, fieldValue(field, ids)])
  return fc
    .record({
      pick: fc.nat(),
      values: fc.record(Object.fromEntries(fields) as Record<string, fc.Arbitrary<unknown>>),
    })
    .map(({ pick, values }) => consistent(set, { id, ...values }, pick))
}

/** Makes what must go together go together; what must be unique gets the id behind it. */
function consistent(set: RecordSet, values: Rec, pick: number): Rec {
  const own = { ...values }
  for (const [name, field] of Object.entries(fieldsOf(set))) {
    if (field.type !== 'amount' || own[name] === null) continue
    const whole = field.partOf === undefined ? Infinity : (own[field.partOf] as number)
    own[name] = Math.min(Math.abs(own[name] as number), whole)
  }
  if (set === 'lines' && own['projectId'] === null && own['kind'] === 'project') own['kind'] = 'operating'
  if (set === 'lines' && own['kind'] !== 'project') own['projectId'] = null
  if (set === 'lines' || set === 'incomes') {
    const fitting = rules.fundings.filter(
      ({ kinds }) => set === 'incomes' || kinds.some((kind) => kind === own['kind']),
    )
    const funding = fitting[pick % fitting.length]
    own['fundType'] = funding?.fundTypes[pick % funding.fundTypes.length]
    own['appropriation'] = funding?.appropriation
  }
  if (set === 'units' || set === 'projects') own['code'] = `${own['code'] as string}-${own.id}`
  if (set === 'assets' || set === 'facts') own['key'] = `${own['key'] as string}-${own.id}`
  if (set === 'blocks' && own['kind'] === 'free') own['object'] = null
  if (set === 'blocks' && own['kind'] === 'override' && own['text'] === '') own['text'] = '改写'
  if (set === 'facts' && own['type'] === 'number') own['value'] = String(pick / 100)
  if (set === 'placements') {
    const { id: list, items = [] } = lists[pick % lists.length] ?? { id: '' }
    own['list'] = list
    own['item'] = own['object'] === null ? (items[pick % Math.max(items.length, 1)]?.id ?? null) : null
  }
  if (set === 'remarks' || set === 'acknowledgements') own['place'] = saidOf(own['object'], pick)
  if (set === 'projects') Object.assign(own, { responsible: '陈立', phone: `0755-${pick % 100_000_000}000` })
  if (set === 'projects' && (own['endYear'] as number) < (own['startYear'] as number)) own['endYear'] = null
  if (set === 'indicators' && own['sign'] !== null && own['sign'] !== '定性' && own['value'] !== null) {
    own['value'] = String(pick % 1000)
  }
  if (set === 'indicators') return { ...takenIndicator(own, []), id: own.id }
  // Of many items that no line could pay for there would be no document.
  if (set === 'procurements' || set === 'acquisitions') own['price'] = (own['price'] as number) % 10_000
  if (set === 'formulas') {
    const [of] = (own['object'] as string | null)?.split('/') ?? []
    const isItem = of === 'procurements' || of === 'acquisitions'
    own['field'] = isItem ? 'price' : of === 'projects' && pick % 2 === 0 ? 'priorAmount' : 'amount'
    own['text'] = `=${pick % 1000}*2`
  }
  return own
}

/** A place that may be spoken of: a field of the record, or a cell, a table, a paragraph of none. */
function saidOf(object: unknown, pick: number): string {
  const named = typeof object === 'string' ? parseObject(object) : null
  const places = named
    ? Object.keys(fieldsOf(named.collection))
    : ['t05', 't03/all/2011307/total', 'p3/projects', 'department/agency']
  return places[pick % places.length] ?? ''
}

/** Whether its records must name one of a collection that has none. */
function lacksOwner(set: RecordSet, ids: KnownIds): boolean {
  return Object.values(fieldsOf(set)).some(
    (field) =>
      (field.type === 'ref' || field.type === 'object') &&
      !field.nullable &&
      [field.to].flat().every((to) => (ids[to] ?? []).length === 0),
  )
}

/** Whose records may come out as of the same. */
const UNIQUE: ReadonlySet<RecordSet> = new Set([
  'formulas',
  'yearPlans',
  'placements',
  'acknowledgements',
  'remarks',
])

function oneOfEach(set: RecordSet, records: readonly Rec[]): readonly Rec[] {
  return [...new Map(records.map((record) => [uniqueKey(set, record), record])).values()]
}

/** Lines that take from their items what these come to, and can pay for them. */
function withItems({ lines, procurements, acquisitions, ...rest }: BudgetDocument): BudgetDocument {
  const booked = lines.map((line): BudgetLine => {
    const own = procurements.filter(({ lineId }) => lineId === line.id)
    const acquired = worthOfAll(acquisitions.filter(({ lineId }) => lineId === line.id))
    const amount = Math.max(line.amount, worthOfAll(own), acquired) as Cents
    const isAssets = acquisitions.some(({ lineId }) => lineId === line.id)
    const economicCode = isAssets ? `310${line.economicCode.slice(3)}` : line.economicCode
    return { ...line, economicCode, amount, ...(own.length > 0 ? bookedOf(own) : {}) }
  })
  return { ...rest, lines: booked, procurements, acquisitions }
}

/** Any well-formed document, in order. */
export const anyDocument: fc.Arbitrary<BudgetDocument> = fc
  .record({
    salt: key,
    counts: fc.array(fc.integer({ min: 0, max: 4 }), {
      minLength: recordSets.length,
      maxLength: recordSets.length,
    }),
  })
  .chain(({ salt, counts }) => {
    const names = (set: RecordSet, i: number) => Array.from({ length: i }, (_, n) => `${salt}${set}${n}`)
    const ids = {
      units: names('units', 1 + (counts[0] ?? 0)),
      projects: names('projects', counts[1] ?? 0),
      lines: names('lines', counts[2] ?? 0),
    }
    const sets = recordSets.map((set, i) => {
      if (set === 'department')
        return [set, anyRecord(set, '', ids).map(({ id: _, ...fields }) => fields)] as const
      const isKnown = set === 'units' || set === 'projects' || set === 'lines'
      const given = isKnown ? ids[set] : names(set, counts[i] ?? 0)
      const own = lacksOwner(set, ids) ? [] : given
      const records = fc.tuple(...own.map((id) => anyRecord(set, id, ids)))
      const isUnique = UNIQUE.has(set)
      return [set, isUnique ? records.map((all) => oneOfEach(set, all)) : records] as const
    })
    return fc.record(Object.fromEntries(sets) as Record<string, fc.Arbitrary<unknown>>)
  })
  .map((sets) => {
    for (const records of Object.values(sets))
      if (Array.isArray(records)) (records as Rec[]).sort(inCollectionOrder)
    return withItems(sets as unknown as BudgetDocument)
  })
  .filter((document) => documentFaults(document, rules).length === 0)
