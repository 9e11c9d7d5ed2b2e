import type { RecordChange } from '../../shared/model/change'
import type { BudgetDocument } from '../../shared/model/document'
import type { Field, RecordSet } from '../../shared/model/field-types'
import { fieldOf, type RecordValues } from '../../shared/model/fields'
import { referenceIn } from '../../shared/model/reference'
import { uniqueKey } from '../../shared/model/rules'
import type { PlacedFault } from '../../shared/model/document-faults'
import { folded } from '../../shared/money/folding'
import { isValue } from '../../shared/model/values'

/**
 * The one value that an unreadable one can only have meant: a choice written by its label, digits in full width or
 * between blanks, a record named by its code. Undefined where it would be a guess; then a person has to say.
 * A place in an order whose record is gone goes with it, as it would have, unless something is written there.
 */
export function mending(fault: PlacedFault, document: BudgetDocument): RecordChange | undefined {
  const { collection, index, field: name, id } = fault
  const field = fieldOf(collection, name)
  const before = collection === 'department' ? document.department : document[collection][index]
  if (!field || !before) return undefined
  const values = before as unknown as RecordValues
  const meant = meaningOf(field, values[name], document)
  if (meant !== undefined && meant !== values[name]) {
    const after = { ...values, [name]: meant }
    // Two may have been told apart by what is mended; which of them is meant is no longer certain.
    return isTaken(collection, after, document) ? undefined : { collection, id, before: values, after }
  }
  const isEmptyPlace = collection === 'placements' && !values['name'] && !values['content']
  return isEmptyPlace && field.type === 'object' ? { collection, id, before: values, after: null } : undefined
}

/** Whether another record holds what only one may. */
function isTaken(collection: RecordSet, { id, ...record }: RecordValues, document: BudgetDocument): boolean {
  const key = collection === 'department' ? null : uniqueKey(collection, record)
  if (collection === 'department' || key === null) return false
  return document[collection].some(
    (other) => other.id !== id && uniqueKey(collection, other as unknown as RecordValues) === key,
  )
}

function meaningOf(field: Field, value: unknown, document: BudgetDocument): unknown {
  if (typeof value !== 'string') return undefined
  const plain = folded(value).trim()
  if (field.type === 'enum') {
    return Object.entries(field.options).find(([option, label]) => [option, label].includes(plain))?.[0]
  }
  const named = referenceIn(field, plain)
  if (named) {
    const records = document[named.collection] as readonly { readonly id: string; readonly code?: string }[]
    const meant = records.filter(({ id, code }) => id === named.id || code === named.id)
    const [only, ...others] = meant.map(({ id }) => id)
    if (only === undefined || others.length > 0) return undefined
    return field.type === 'object' ? `${named.collection}/${only}` : only
  }
  const cleaned = field.type === 'text' ? value.replaceAll('\0', '') : plain
  return cleaned !== value && isValue(field, cleaned) ? cleaned : undefined
}
