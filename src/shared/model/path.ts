import type { BudgetDocument } from './document'
import type { RecordSet } from './field-types'
import { fieldOf, recordSets } from './fields'

/** Where a record is: `department`, `projects/ID`, `lines/ID`. Codes are accepted and shown at the doors (main/cli/paths). */
export interface RecordPath {
  readonly set: RecordSet
  /** Id of the record; 'department' for the department. */
  readonly key: string
}

/** One value: a record's field, or a virtual one. */
export interface FieldPath extends RecordPath {
  readonly field: string
}

/**
 * What records offer beside the fields that they store. A project's `amount` is the sum of its lines, `priorAmount` and
 * `reason` are fields of its prior-year fact, `functionCode` is that of its lines as long as they have one; a line's `funding` is the template's source (funding.ts) that its
 * 资金性质, 拨款类别 and 拨款来源 come to.
 */
export const virtualFields = {
  projects: {
    amount: { label: '{year}年预算', type: 'amount' },
    priorAmount: { label: '{lastYear}年预算', type: 'amount', nullable: true },
    reason: { label: '增减原因', type: 'text' },
    functionCode: { label: '功能科目', type: 'functionCode', digits: [7] },
  },
  lines: { funding: { label: '资金来源', type: 'funding' } },
} as const

export type ProjectField = keyof typeof virtualFields.projects

/** Undefined where the path is of a stored field. */
export function virtualFieldOf({ set, field }: FieldPath): VirtualDefinition | undefined {
  const own: Readonly<Record<string, VirtualDefinition>> =
    set in virtualFields ? virtualFields[set as keyof typeof virtualFields] : {}
  return Object.hasOwn(own, field) ? own[field] : undefined
}

interface VirtualDefinition {
  readonly label: string
  readonly type: string
}

/** Whether a field, stored or virtual, is an amount. */
export function isAmountField(path: FieldPath): boolean {
  return (virtualFieldOf(path) ?? fieldOf(path.set, path.field))?.type === 'amount'
}

/** Path of a record; null for text that is none. Whether the record exists is not asked. */
export function parseRecordPath(text: string): RecordPath | null {
  if (text === 'department') return { set: 'department', key: 'department' }
  const [set, key, ...rest] = text.split('/')
  if (rest.length > 0 || key === undefined || key === '' || !isRecordSet(set)) return null
  return set === 'department' ? null : { set, key }
}

/** Path of a field; null for text that is none, or a field that the set does not have. */
export function parseFieldPath(text: string): FieldPath | null {
  const cut = text.lastIndexOf('/')
  const record = parseRecordPath(text.slice(0, Math.max(cut, 0)))
  if (!record) return null
  const path = { ...record, field: text.slice(cut + 1) }
  return fieldOf(path.set, path.field) || virtualFieldOf(path) ? path : null
}

export function formatPath(path: RecordPath | FieldPath): string {
  const record = path.set === 'department' ? 'department' : `${path.set}/${path.key}`
  return 'field' in path ? `${record}/${path.field}` : record
}

function isRecordSet(name: string | undefined): name is keyof BudgetDocument {
  return (recordSets as readonly (string | undefined)[]).includes(name)
}
