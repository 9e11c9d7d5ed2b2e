import type { Failure } from '../../../shared/contract/failure'
import { failed } from '../../../shared/contract/failure'
import type { EditDone } from '../../../shared/contract/results'
import type { RecordChange } from '../../../shared/model/change'
import type { CollectionName, RecordSet } from '../../../shared/model/field-types'
import { fieldOf, type RecordValues } from '../../../shared/model/fields'
import { formatPath } from '../../../shared/model/path'
import {
  duplicateMessage,
  recordFaults,
  type RuleSources,
  type TemplateRules,
  uniqueKey,
} from '../../../shared/model/rules'
import type { Unit } from '../../../shared/money/format'
import type { TypingContext } from '../../../shared/model/typed'
import type { WordSources } from '../../../shared/model/words'
import type { DocumentIndex } from '../document-index'

/** What an edit would do: worked out on the document in memory, before anything is written. */
export interface Plan {
  /** What the history calls it. A change of one value names it, so that a run of typing shows its first old value. */
  readonly label: string | { readonly what: string; readonly old: string; readonly new: string }
  /** Empty: everything is already so, and no step is made. */
  readonly changes: readonly RecordChange[]
  readonly booked?: NonNullable<EditDone['booked']>
  /** What else the preparer should know, whole sentences. */
  readonly notes?: readonly PlanNote[]
}

export interface PlanNote {
  readonly words: string
  /** Path of the field that they are of: what a later edit of the same step makes of it counts. */
  readonly of?: string
}

/** What a plan says, as a reply does. */
export function saidOf({ notes = [] }: Pick<Plan, 'notes'>): Pick<EditDone, 'notes'> {
  return notes.length > 0 ? { notes: notes.map(({ words }) => words) } : {}
}

/** What plans are made from. */
export interface Grounds {
  readonly document: DocumentIndex
  readonly words: WordSources
  readonly typing: TypingContext
  /** What the template says of money and codes. */
  readonly rules: TemplateRules
  nextId(): string
}

/** How amounts are typed: in a unit that is said, else in the budget's own. */
export function typingIn({ typing }: Grounds, unit: Unit | undefined): TypingContext {
  return unit === undefined ? typing : { ...typing, entryUnit: unit }
}

export function addition(collection: CollectionName, record: RecordValues): RecordChange {
  return { collection, id: record['id'] as string, before: null, after: record }
}

export function removal(collection: CollectionName, record: object & { readonly id: string }): RecordChange {
  return { collection, id: record.id, before: record, after: null }
}

export function amendment(set: RecordSet, id: string, before: object, after: object): RecordChange {
  return { collection: set, id, before: before as RecordValues, after: after as RecordValues }
}

/**
 * Why a record may not stand like this; undefined when it may. A fault that a file holds from before may be left or
 * mended, not made: one that stood at the same field, whose value stays, is no reason.
 */
export function refusal(
  grounds: Grounds,
  set: RecordSet,
  id: string,
  record: RecordValues,
  before: RecordValues | null = null,
): { readonly ok: false; readonly error: Failure } | undefined {
  const place = formatPath({ set, key: id })
  const sources: RuleSources = {
    ...grounds.rules,
    fiscalYear: grounds.document.department().fiscalYear,
    holds: (collection, key) => grounds.document.values(collection, key) !== undefined,
  }
  const known = before ? recordFaults(set, before, sources) : []
  const fault = recordFaults(set, record, sources).find(
    ({ field }) => !known.some((each) => each.field === field && before?.[field] === record[field]),
  )
  if (fault) return failed('bad-value', fault.message, { place: `${place}/${fault.field}` })
  const key = uniqueKey(set, record)
  if (key === null || set === 'department' || (before && uniqueKey(set, before) === key)) return undefined
  const holder = grounds.document.taken(set, key)
  return holder === undefined || holder === id
    ? undefined
    : failed('duplicate', duplicateMessage(set, record), { place })
}

/** Place after the last record, by one of the collection's orders. */
export function endPosition(grounds: Grounds, collection: CollectionName, name: string): number {
  const records: readonly object[] = grounds.document.all(collection)
  if (fieldOf(collection, name)?.type !== 'position')
    throw new Error(`${collection}.${name} is no place in an order`)
  if (name === 'position') return positionIn(records.at(-1), name) + 1
  return records.reduce((last: number, record) => Math.max(last, positionIn(record, name)), 0) + 1
}

function positionIn(record: object | undefined, name: string): number {
  return record === undefined ? 0 : ((record as RecordValues)[name] as number)
}
