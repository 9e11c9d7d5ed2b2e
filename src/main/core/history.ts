import type { HistoryStep } from '../../shared/contract/results'
import { betweenRecords, netChanges } from '../../shared/difference/records'
import type { RecordChange } from '../../shared/model/change'
import { formatPath } from '../../shared/model/path'
import type { Step, StepLog } from '../store/steps'

const DEFAULT_LIMIT = 100

/** Whole steps, newest first, each with the fields that it changed. */
export function listHistory(
  log: Pick<StepLog, 'list' | 'runImages'>,
  before = Number.MAX_SAFE_INTEGER,
  limit = DEFAULT_LIMIT,
): readonly HistoryStep[] {
  return log.list(before, limit).map((step) => historyStep(step, netChanges(log.runImages(step.id))))
}

function historyStep(
  { id, at, by, kind, label, reverts }: Step,
  changes: readonly RecordChange[],
): HistoryStep {
  return { step: id, at, by, label, reverts, kind, fields: changes.flatMap(changedFields) }
}

/** Field by field where a record changed; the whole record where it came or went. */
function changedFields({ collection, id, before, after }: RecordChange): HistoryStep['fields'] {
  const path = { set: collection, key: id }
  if (!before || !after) return [{ path: formatPath(path), old: before, new: after }]
  return betweenRecords(collection, before, after).map(({ name, ...states }) => ({
    path: formatPath({ ...path, field: name }),
    ...states,
  }))
}
