import { sumOf } from '../money/cents'
import { statedUnit } from '../money/format'
import { type CodeListing, openCodeWords } from './code-words'
import type { BudgetDocument, BudgetLine } from './document'
import type { Field, RecordSet } from './field-types'
import { fieldsOf, type RecordValues, recordSets } from './fields'
import { type Funding, fundingName, fundingOf } from './funding'
import { type FieldPath, formatPath, virtualFields } from './path'
import { functionOf } from './project-function'
import { priorOf } from './project-prior'
import { formatTyped, type TypingContext } from './typed'
import { fieldLabel, recordName, type WordSources } from './words'

/** One thing that can be set. */
export interface FieldEntry {
  readonly path: string
  readonly type: Field['type'] | 'funding'
  /** Unit of an amount: the document's unit of entry. */
  readonly unit: string | null
  /** As it would be typed; null where nothing stands. */
  readonly value: string | null
  /** Names the record, with its project, 功能 and 经济, and the field. */
  readonly label: string
}

/** Every settable path of a document, in order of the document. */
export function listFields(
  document: BudgetDocument,
  codes: CodeListing,
  listName: WordSources['listName'],
  fundings: readonly Funding[],
): readonly FieldEntry[] {
  const { fiscalYear } = document.department
  const entryUnit = statedUnit(document.department.entryUnit)
  const byId = new Map(
    (['units', 'projects', 'lines'] as const).map((set) => [
      set as RecordSet,
      new Map(recordsOf(document, set).map((record) => [record['id'] as string, record])),
    ]),
  )
  const words: WordSources = {
    fiscalYear,
    find: (set, id) => byId.get(set)?.get(id),
    codeName: openCodeWords(codes, () => document.codeNames),
    listName,
    // Nothing that is settable is called by it.
    printedName: (place) => place,
  }
  const typing: TypingContext = {
    entryUnit,
    resolve: () => undefined,
    called: () => [],
    name: (set, id) => (byId.get(set)?.get(id)?.['code'] as string | undefined) ?? id,
  }
  const projects = projectValues(document)

  return recordSets.flatMap((set) => recordsOf(document, set).flatMap((record) => entriesOf(set, record)))

  function entriesOf(set: RecordSet, record: RecordValues): readonly FieldEntry[] {
    const path = { set, key: set === 'department' ? set : (record['id'] as string) }
    const own = Object.entries(fieldsOf(set)).filter(([, field]) => !field.fixed)
    const entries = own.map(([name, field]) => entry({ ...path, field: name }, field, record[name], record))
    if (set === 'projects') {
      const values = projects(path.key)
      const { amount, priorAmount, reason, functionCode } = virtualFields.projects
      return [
        entry({ ...path, field: 'amount' }, amount, values.amount, record),
        entry({ ...path, field: 'priorAmount' }, priorAmount, values.priorAmount, record),
        entry({ ...path, field: 'reason' }, reason, values.reason, record),
        entry({ ...path, field: 'functionCode' }, functionCode, values.functionCode, record),
        ...entries,
      ]
    }
    if (set !== 'lines' || fundings.length === 0) return entries
    const funding = fundingOf(record as unknown as BudgetLine, fundings)
    const value = funding ? fundingName(funding) : null
    return [
      ...entries,
      { ...named({ ...path, field: 'funding' }, record), type: 'funding', unit: null, value },
    ]
  }

  function entry(path: FieldPath, field: Field, value: unknown, record: RecordValues): FieldEntry {
    return {
      ...named(path, record),
      type: field.type,
      unit: field.type === 'amount' ? entryUnit : null,
      value: value === null ? null : formatTyped(field, value, typing),
    }
  }

  function named(path: FieldPath, record: RecordValues): Pick<FieldEntry, 'path' | 'label'> {
    return {
      path: formatPath(path),
      label: `${recordName(path.set, record, words)} · ${fieldLabel(path, fiscalYear)}`,
    }
  }
}

/** The virtual fields of a project, by its id; null where nothing is known of one. */
function projectValues(document: BudgetDocument) {
  const lines = Map.groupBy(document.lines, ({ projectId }) => projectId)
  const facts = Map.groupBy(document.priorFacts, ({ projectId }) => projectId)
  return (id: string) => {
    const prior = priorOf(facts.get(id) ?? [], document.department.fiscalYear)
    const ownLines = lines.get(id) ?? []
    return {
      amount: sumOf(ownLines),
      priorAmount: prior.amount,
      reason: prior.facts.length > 0 ? prior.reason : null,
      functionCode: functionOf(ownLines),
    }
  }
}

function recordsOf(document: BudgetDocument, set: RecordSet): readonly RecordValues[] {
  const records = set === 'department' ? [document.department] : document[set]
  return records as unknown as readonly RecordValues[]
}
