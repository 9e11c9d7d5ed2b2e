import type { RecordChange } from '../../shared/model/change'
import type { BudgetDocument } from '../../shared/model/document'
import type { Field } from '../../shared/model/field-types'
import { fieldOf, type RecordValues } from '../../shared/model/fields'
import { referenceIn } from '../../shared/model/reference'
import type { PlacedFault } from '../../shared/model/document-faults'
import { folded } from '../../shared/money/folding'
import { isValue } from '../../shared/model/values'

/**
 * The one value that an unreadable one can only have meant: a choice written by its label, digits in full width or
 * between blanks, a record named by its code. Undefined where it would be a guess; then a person has to say.
 * A place in an order whose record is gone goes with it, as it would have.
 */
export function mending(fault: PlacedFault, document: BudgetDocument): RecordChange | undefined {
  const { collection, index, field: name, id } = fault
  const field = fieldOf(collection, name)
  const before = collection === 'department' ? document.department : document[collection][index]
  if (!field || !before) return undefined
  const values = before as unknown as RecordValues
  if (collection === 'placements' && field.type === 'object') {
    return { collection, id, before: values, after: null }
  }
  const meant = meaningOf(field, values[name], document)
  return meant === undefined || meant === values[name]
    ? undefined
    : { collection, id, before: values, after: { ...values, [name]: meant } }
}

function meaningOf(field: Field, value: unknown, document: BudgetDocument): unknown {
  if (typeof value !== 'string') return undefined
  const plain = folded(value).trim()
  if (field.type === 'enum') {
    return Object.entries(field.options).find(([option, label]) => [option, label].includes(plain))?.[0]
  }
  const named = referenceIn(field, plain)
  if (named && field.type === 'ref') {
    const records = document[named.collection] as readonly { readonly id: string; readonly code?: string }[]
    const meant = records.filter(({ id, code }) => id === named.id || code === named.id)
    return meant.length === 1 ? meant[0]?.id : undefined
  }
  const cleaned = field.type === 'text' ? value.replaceAll('\0', '') : plain
  return cleaned !== value && isValue(field, cleaned) ? cleaned : undefined
}
