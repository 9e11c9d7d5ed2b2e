import fc from 'fast-check'
import type { BudgetDocument } from '../../src/shared/model/document'
import type { Field, RecordSet } from '../../src/shared/model/field-types'
import { fieldsOf, recordSets } from '../../src/shared/model/fields'
import { inCollectionOrder } from '../../src/shared/model/order'
import { documentFaults, isGeneral } from '../../src/shared/model/rules'
import { isKey, isStorable } from '../../src/shared/model/typed'

type Rec = Record<string, unknown> & { id: string }

const text = fc.string({ unit: 'binary', maxLength: 12 }).filter(isStorable)
const key = fc.string({ unit: 'binary', minLength: 1, maxLength: 6 }).filter(isKey)

/** Any value that the field takes; references are drawn from `ids`. */
export function fieldValue(
  field: Field,
  ids: Readonly<Record<'units' | 'projects', readonly string[]>>,
): fc.Arbitrary<unknown> {
  const value = definite(field, ids)
  return field.nullable ? fc.option(value, { nil: null, freq: 3 }) : value
}

function definite(
  field: Field,
  ids: Readonly<Record<'units' | 'projects', readonly string[]>>,
): fc.Arbitrary<unknown> {
  switch (field.type) {
    case 'amount':
      return fc.oneof(
        fc.integer({ min: -9_999, max: 99_999_999_999 }),
        fc.constantFrom(0, 10 ** 15, -(10 ** 15)),
      )
    case 'integer':
      return fc.integer({ min: field.min, max: field.max })
    case 'position':
      return fc.integer({ min: -3, max: 30 })
    case 'boolean':
      return fc.boolean()
    case 'enum':
      return fc.constantFrom(...Object.keys(field.options))
    case 'text':
      return field.filled
        ? text.filter((each) => each.trim() !== '')
        : field.nullable
          ? text.filter((each) => each !== '')
          : text
    case 'textList':
      return fc.array(text, { maxLength: 3 })
    case 'units':
    case 'projects':
      return ids[field.type].length > 0 ? fc.constantFrom(...ids[field.type]) : fc.constant(null)
    case 'key':
    case 'lineage':
      return key
    case 'functionCode':
    case 'economicCode':
    case 'fundType':
    case 'classificationCode':
      return fc
        .constantFrom(...field.digits)
        .chain((length) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`)))
  }
}

function record(set: RecordSet, id: string, ids: Parameters<typeof fieldValue>[1]): fc.Arbitrary<Rec> {
  const fields = Object.entries(fieldsOf(set)).map(([name, field]) => [name, fieldValue(field, ids)])
  return fc
    .record(Object.fromEntries(fields) as Record<string, fc.Arbitrary<unknown>>)
    .map((values) => consistent(set, { id, ...values }))
}

/** Makes what must go together go together; unique codes get the id behind them. */
function consistent(set: RecordSet, values: Rec): Rec {
  const own = { ...values }
  if (set === 'lines' && own['projectId'] === null && own['kind'] === 'project') own['kind'] = 'operating'
  if (set === 'lines' && own['kind'] !== 'project') own['projectId'] = null
  if (set === 'lines' || set === 'incomes') {
    const general = isGeneral(own['fundType'] as string)
    own['appropriation'] = general ? (own['appropriation'] ?? 'duty') : null
  }
  if (set === 'units' || set === 'projects') own['code'] = `${own['code'] as string}-${own.id}`
  if (set === 'assets') own['key'] = `${own['key'] as string}-${own.id}`
  return own
}

/** Any well-formed document, in order. */
export const anyDocument: fc.Arbitrary<BudgetDocument> = fc
  .record({ salt: key, counts: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 16, maxLength: 16 }) })
  .chain(({ salt, counts }) => {
    const names = (set: RecordSet, i: number) => Array.from({ length: i }, (_, n) => `${salt}${set}${n}`)
    const ids = { units: names('units', 1 + (counts[0] ?? 0)), projects: names('projects', counts[1] ?? 0) }
    const sets = recordSets.map((set, i) => {
      if (set === 'department')
        return [set, record(set, '', ids).map(({ id: _, ...fields }) => fields)] as const
      const own = set === 'units' || set === 'projects' ? ids[set] : names(set, counts[i] ?? 0)
      return [set, fc.tuple(...own.map((id) => record(set, id, ids)))] as const
    })
    return fc.record(Object.fromEntries(sets) as Record<string, fc.Arbitrary<unknown>>)
  })
  .map((sets) => {
    for (const records of Object.values(sets))
      if (Array.isArray(records)) (records as Rec[]).sort(inCollectionOrder)
    return sets as unknown as BudgetDocument
  })
  .filter((document) => documentFaults(document).length === 0)
