import { type Cents, MAX_TOTAL } from '../money/cents'
import type { BudgetDocument, BudgetLine, IncomeEntry } from './document'
import type { CollectionName, RecordSet } from './field-types'
import { fieldOf, fieldsOf, recordSets, type RecordValues, uniqueAmong, uniqueFieldsOf } from './fields'

/** Something that does not go together, at a field of a record. */
export interface RuleFault {
  readonly field: string
  readonly message: string
}

export type Holds = (collection: 'units' | 'projects', id: string) => boolean

/** General-budget money (一般公共预算) carries a 拨款类别; other money has none. */
export function isGeneral(fundType: string): boolean {
  return fundType.startsWith('11')
}

/** What a record breaks on its own or by what it points at. */
export function recordFaults(set: RecordSet, record: RecordValues, holds: Holds): readonly RuleFault[] {
  const faults: RuleFault[] = []
  for (const [field, { type, label }] of Object.entries(fieldsOf(set))) {
    const id = record[field]
    if ((type === 'units' || type === 'projects') && typeof id === 'string' && !holds(type, id)) {
      faults.push({ field, message: `没有标识为“${id}”的${label}。` })
    }
  }
  if (set === 'units' && record['code'] === 'all') {
    faults.push({ field: 'code', message: '“all”在单元格标识里另有用处，请换一个单位代码。' })
  }
  if (set === 'lines') faults.push(...lineFaults(record as unknown as BudgetLine))
  if (set === 'facts' && record['type'] === 'number' && !/^\d+(\.\d+)?$/.test(record['value'] as string)) {
    faults.push({
      field: 'value',
      message: `“${record['value'] as string}”不是数字，${record['label'] as string}要填数字。`,
    })
  }
  if (set === 'lines' || set === 'incomes') faults.push(...fundingFaults(record as unknown as IncomeEntry))
  return faults
}

function lineFaults({ kind, projectId }: BudgetLine): readonly RuleFault[] {
  if (kind === 'project' && projectId === null) {
    return [{ field: 'projectId', message: '项目支出的分项要指明项目。' }]
  }
  if (kind !== 'project' && projectId !== null) {
    return [{ field: 'projectId', message: '不是项目支出的分项不能挂在项目下。' }]
  }
  return []
}

function fundingFaults({ fundType, appropriation }: IncomeEntry): readonly RuleFault[] {
  if (isGeneral(fundType) && appropriation === null) {
    return [{ field: 'appropriation', message: '一般公共预算资金要指明拨款类别。' }]
  }
  if (!isGeneral(fundType) && appropriation !== null) {
    return [{ field: 'appropriation', message: '只有一般公共预算资金才有拨款类别。' }]
  }
  return []
}

/**
 * A record after one of its fields was set: fields that mean nothing any more are emptied, and those that are now
 * needed take the usual value, so that one edit never leaves a record that contradicts itself.
 */
export function settled(set: RecordSet, record: RecordValues, changed: string): RecordValues {
  // A figure that was typed is no longer what the published document states or implies.
  if (set === 'priorFacts' && changed === 'amount') return { ...record, basis: 'entered' }
  if (set !== 'lines' && set !== 'incomes') return record
  const next: Record<string, unknown> = { ...record }
  if (set === 'lines' && changed === 'kind' && next['kind'] !== 'project') next['projectId'] = null
  if (set === 'lines' && changed === 'projectId' && next['projectId'] !== null) next['kind'] = 'project'
  if (!isGeneral(next['fundType'] as string)) next['appropriation'] = null
  else if (next['appropriation'] === null && changed !== 'appropriation') {
    next['appropriation'] = next['kind'] === 'project' ? 'duty' : 'basic'
  }
  return next
}

/** Values of a record that may occur once in its collection, joined; null where nothing must be unique. */
export function uniqueKey(set: RecordSet, record: RecordValues): string | null {
  const counts = Object.entries(uniqueAmong(set)).every(([name, value]) => record[name] === value)
  const names = counts ? uniqueFieldsOf(set) : []
  return names.length > 0 ? names.map((name) => record[name] as string).join('/') : null
}

/** 单位代码 */
export function uniqueLabel(set: RecordSet): string {
  return uniqueFieldsOf(set)
    .map((name) => fieldOf(set, name)?.label)
    .join('和')
}

export interface PlacedFault extends RuleFault {
  readonly collection: CollectionName
  readonly index: number
}

/** Everything in a well-formed document that does not go together, in document order. */
export function documentFaults(document: BudgetDocument): readonly PlacedFault[] {
  const ids = { units: idsOf(document.units), projects: idsOf(document.projects) }
  const holds: Holds = (collection, id) => ids[collection].has(id)
  const faults: PlacedFault[] = []
  for (const set of recordSets) {
    if (set === 'department') continue
    const seen = { ids: new Set<string>(), keys: new Set<string>() }
    const totals = new Map<string, number>()
    const records: readonly (RecordValues & { readonly id: string })[] = asValues(document[set])
    records.forEach((record, index) => {
      const fault = (field: string, message: string) =>
        faults.push({ collection: set, index, field, message })
      if (seen.ids.has(record.id)) fault('id', `标识“${record.id}”已经用过。`)
      seen.ids.add(record.id)
      const key = uniqueKey(set, record)
      const last = uniqueFieldsOf(set).at(-1)
      if (last && key !== null && seen.keys.has(key)) fault(last, `${uniqueLabel(set)}“${key}”已经用过。`)
      if (key !== null) seen.keys.add(key)
      for (const { field, message } of recordFaults(set, record, holds)) fault(field, message)
      for (const name of amountFields(set)) {
        const total = (totals.get(name) ?? 0) + Math.abs(record[name] as Cents)
        totals.set(name, total)
        if (total > MAX_TOTAL && total - Math.abs(record[name] as Cents) <= MAX_TOTAL) {
          fault(name, '加上这一笔，总额超出 90万亿元，请核对单位和位数。')
        }
      }
    })
  }
  return faults
}

/** Names of a set's amounts. */
export function amountFields(set: RecordSet): readonly string[] {
  return Object.entries(fieldsOf(set)).flatMap(([name, { type }]) => (type === 'amount' ? [name] : []))
}

function idsOf(records: readonly { readonly id: string }[]): ReadonlySet<string> {
  return new Set(records.map(({ id }) => id))
}

function asValues(records: readonly object[]): readonly (RecordValues & { readonly id: string })[] {
  return records as readonly (RecordValues & { readonly id: string })[]
}
