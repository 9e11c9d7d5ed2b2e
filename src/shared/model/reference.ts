import type { CollectionName, Field, RecordSet } from './field-types'
import { fieldsOf, type RecordValues, recordSets } from './fields'

/** A record of another collection that a field names. */
export interface Reference {
  readonly collection: CollectionName
  readonly id: string
}

/** A field through which records name others. */
export interface ReferenceField {
  readonly set: RecordSet
  readonly name: string
  readonly label: string
  readonly to: readonly CollectionName[]
  /** The record belongs to the one it names, and goes with it. */
  readonly owns: boolean
}

/** Every field that names other records, in order of the definitions. What follows from references follows from these. */
export const referenceFields: readonly ReferenceField[] = recordSets.flatMap((set) =>
  Object.entries(fieldsOf(set)).flatMap(([name, field]): readonly ReferenceField[] => {
    if (field.type === 'ref') {
      return [{ set, name, label: field.label, to: [field.to], owns: field.owns === true }]
    }
    return field.type === 'object' ? [{ set, name, label: field.label, to: field.to, owns: true }] : []
  }),
)

const bySet = Map.groupBy(referenceFields, ({ set }) => set)

/** The fields of a set that name other records. */
export function referencesOf(set: RecordSet): readonly ReferenceField[] {
  return bySet.get(set) ?? []
}

/** What a value of a field names; null for a value that names nothing, or is no reference. */
export function referenceIn(field: Field, value: unknown): Reference | null {
  if (typeof value !== 'string') return null
  if (field.type === 'ref') return { collection: field.to, id: value }
  return field.type === 'object' ? parseObject(value) : null
}

/** `projects/ID` taken apart; null for text that is none. */
export function parseObject(text: string): Reference | null {
  const cut = text.indexOf('/')
  const collection = text.slice(0, cut)
  const known = recordSets.find((set) => set === collection && set !== 'department')
  const id = text.slice(cut + 1)
  return known === undefined || id === '' ? null : { collection: known as CollectionName, id }
}

/** How an object field holds a record: `projects/ID`. */
export function objectOf({ collection, id }: Reference): string {
  return `${collection}/${id}`
}

/** The records that a record names through one kind of field. */
export function namedBy(set: RecordSet, record: RecordValues, owned: boolean): readonly Reference[] {
  const fields = fieldsOf(set)
  return referencesOf(set).flatMap(({ name, owns }) => {
    const field = fields[name]
    return owns === owned && field ? (referenceIn(field, record[name]) ?? []) : []
  })
}
