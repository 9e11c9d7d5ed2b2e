import { type Cents, MAX_TOTAL } from '../money/cents'
import { atOnce, each, inTurn, type Slices } from '../slices/slices'
import { bookingFaults } from './booking'
import type { BudgetDocument, BudgetLine } from './document'
import type { RecordSet } from './field-types'
import { fieldEntries, recordSets, type RecordValues, uniqueFieldsOf } from './fields'
import {
  amountFields,
  duplicateMessage,
  recordFaults,
  type RuleSources,
  type TemplateRules,
  uniqueKey,
} from './rules'
import type { RuleFault } from './rule-fault'
import { expectation, isKey, isValue } from './values'

export interface PlacedFault extends RuleFault {
  readonly collection: RecordSet
  /** Place in the collection; -1: it is the collection's fault as a whole. */
  readonly index: number
  readonly id: string
}

/**
 * Everything in a document that does not go together, in document order: for packages and for files alike. Values are
 * looked at first; a record that holds one of another type is asked nothing else.
 */
export function documentFaults(document: BudgetDocument, rules: TemplateRules): readonly PlacedFault[] {
  return atOnce(findingFaults(document, rules))
}

/** The same in slices. */
export function* findingFaults(
  document: BudgetDocument,
  rules: TemplateRules,
): Slices<readonly PlacedFault[]> {
  const ids = new Map(
    recordSets.flatMap((set) =>
      set === 'department' ? [] : [[set, new Set(document[set].map(({ id }) => id))] as const],
    ),
  )
  const sources: RuleSources = {
    ...rules,
    fiscalYear: document.department.fiscalYear,
    holds: (collection, id) => ids.get(collection)?.has(id) ?? false,
  }
  const faults: PlacedFault[] = []
  const procurements = Map.groupBy(document.procurements, ({ lineId }) => lineId)
  const acquisitions = Map.groupBy(document.acquisitions, ({ lineId }) => lineId)
  yield* inTurn(recordSets, (set) => recordsOf(document, set).length, lookingThrough)
  if (document.units.length === 0) {
    const message = '至少要有一个预算单位。'
    faults.push({ collection: 'units', index: -1, id: '', field: '', message, grade: 'refused' })
  }
  return faults

  function lookingThrough(set: RecordSet): Slices<void> {
    const seen = { ids: new Set<string>(), keys: new Set<string>() }
    const totals = new Map<string, number>()
    const last = uniqueFieldsOf(set).at(-1)
    const amounts = amountFields(set)
    const look = (record: RecordValues, index: number): void => {
      const id = set === 'department' ? set : (record['id'] as string)
      const put = (fault: RuleFault): void => void faults.push({ ...fault, collection: set, index, id })
      const bad = [...(isKey(id) ? [] : [badId(id)]), ...badValues(set, record)]
      bad.forEach(put)
      if (seen.ids.has(id)) put({ field: 'id', message: `标识“${id}”已经用过。`, grade: 'unreadable' })
      seen.ids.add(id)
      if (bad.length > 0) return
      const key = uniqueKey(set, record)
      if (last !== undefined && key !== null && seen.keys.has(key)) {
        // Only these may stand twice in a file from before; of all others the file itself holds one.
        const grade = set === 'priorFacts' ? 'refused' : 'unreadable'
        put({ field: last, message: duplicateMessage(set, record), grade })
      }
      if (key !== null) seen.keys.add(key)
      recordFaults(set, record, sources).forEach(put)
      if (set === 'lines') itemFaultsOf(record as unknown as BudgetLine).forEach(put)
      for (const name of amounts) {
        const amount = Math.abs((record[name] as Cents | null) ?? 0)
        const total = (totals.get(name) ?? 0) + amount
        // What goes too far is left out of what is computed: each is named, and the rest adds up exactly.
        if (total <= MAX_TOTAL) totals.set(name, total)
        else {
          put({
            field: name,
            message: '加上这一笔，总额超出 90万亿元，请核对单位和位数。',
            grade: 'unreadable',
          })
        }
      }
    }
    return each(recordsOf(document, set), look)
  }

  /** Of a line whose items cannot all be read nothing is asked: what they come to is not known. */
  function itemFaultsOf(line: BudgetLine): readonly RuleFault[] {
    const items = {
      procurements: procurements.get(line.id) ?? [],
      acquisitions: acquisitions.get(line.id) ?? [],
    }
    const areRead = (['procurements', 'acquisitions'] as const).every((set) =>
      items[set].every((item) => badValues(set, item as unknown as RecordValues).length === 0),
    )
    return areRead ? bookingFaults(line, items) : []
  }
}

/** Ids stand in paths, between slashes. */
function badId(id: string): RuleFault {
  return { field: 'id', message: `标识“${id}”应是没有空格和斜线的文字。`, grade: 'unreadable' }
}

/** Values of another type than their field's, or beyond its bounds. */
function badValues(set: RecordSet, record: RecordValues): readonly RuleFault[] {
  const faults: RuleFault[] = []
  for (const [name, field] of fieldEntries[set]) {
    if (!isValue(field, record[name])) {
      faults.push({ field: name, message: `${field.label}应${expectation(field)}。`, grade: 'unreadable' })
    }
  }
  return faults
}

function recordsOf(document: BudgetDocument, set: RecordSet): readonly RecordValues[] {
  const records = set === 'department' ? [document.department] : document[set]
  return records as unknown as readonly RecordValues[]
}
