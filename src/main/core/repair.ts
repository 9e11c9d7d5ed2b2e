import { rmSync } from 'node:fs'
import { basename } from 'node:path'
import { done, failed, type Reply } from '../../shared/contract/failure'
import type { RepairedCopy } from '../../shared/contract/results'
import { recordPatches } from '../../shared/difference/records'
import { applyRecords, type RecordChange } from '../../shared/model/change'
import type { BudgetDocument } from '../../shared/model/document'
import { findingFaults } from '../../shared/model/document-faults'
import { uniqueKey } from '../../shared/model/rules'
import type { CorePorts } from '../ports/ports'
import { openStore } from '../store/store'
import type { Grounds } from './edit/plan'
import { putFile } from './files'
import { stage, type Staged } from './jobs/job'
import { mending } from './mend'

/** A file as it is, with what is in it. */
export interface Broken {
  readonly document: BudgetDocument
  readonly rules: Grounds['rules']
  readonly bytes: Buffer
}

/**
 * `budget.repairCopy` (修复到副本): a copy in which every unreadable value that can only have meant one thing says it, as
 * one step of its history, behind which undo does not go. The file itself stays as it is; what would be a guess stays in the copy too, and is counted.
 */
export function* repairingCopy(
  { document, rules, bytes }: Broken,
  handle: string,
  ports: CorePorts,
): Staged<Reply<RepairedCopy>> {
  const { changes, left } = yield* mendings(document, rules)
  if (changes.length === 0) {
    return failed('bad-value', '没有一处能确定该怎样修，没有写副本。请写出交换包（package），改好后再导入。')
  }
  const saved = putFile(handle, ports.files, bytes, (path) => basename(path, '.budget'))
  if (!saved.ok) return saved
  const path = ports.files.path(handle) ?? ''
  let mended: Reply<unknown> | undefined
  try {
    mended = mend(path, changes, ports)
    return mended.ok ? done({ ...saved.value, mended: changes.length, left }) : mended
  } finally {
    // A copy that could not be mended is none: it was made a moment ago, and nobody has it yet.
    if (!mended?.ok) rmSync(path, { force: true })
  }
}

/** Writes the changes into the copy, as one step. */
function mend(path: string, changes: readonly RecordChange[], ports: CorePorts): Reply<unknown> {
  const now = ports.clock.now()
  const store = openStore(path, { backups: ports.places.backups, now: () => now })
  if (!store.ok) return store
  try {
    const step = { kind: 'repair', label: `修复 ${changes.length} 处`, joins: null, reverts: null } as const
    return store.value.commit({ ...step, at: now.toISOString(), by: ports.preparer }, changes)
  } finally {
    store.value.close()
  }
}

/** The certain changes, one after the other, and how many unreadable places they leave. What one mends may make another certain. */
function* mendings(
  document: BudgetDocument,
  rules: Grounds['rules'],
): Staged<{ readonly changes: readonly RecordChange[]; readonly left: number }> {
  const changes: RecordChange[] = []
  let current = document
  for (let from = 0; ; from = (from + WHOLE) / 2) {
    const found = yield* stage('查找能修的', [from, (from + WHOLE) / 2], findingFaults(current, rules))
    const faults = found.filter(({ grade }) => grade === 'unreadable')
    const certain = apart(firstOfEach(faults.flatMap((fault) => mending(fault, current) ?? [])))
    if (certain.length === 0) return { changes, left: faults.length }
    changes.push(...certain)
    current = applyRecords(current, recordPatches(certain))
  }
}

const WHOLE = 100

/** Without those that would make one of two: which of them is meant is not certain. */
function apart(changes: readonly RecordChange[]): readonly RecordChange[] {
  const keyOf = ({ collection, after }: RecordChange) => after && uniqueKey(collection, after)
  const byKey = Map.groupBy(changes, (change) => `${change.collection} ${keyOf(change)}`)
  return changes.filter(
    (change) => keyOf(change) === null || byKey.get(`${change.collection} ${keyOf(change)}`)?.length === 1,
  )
}

/** One change of each record: the next is of the record as this leaves it. */
function firstOfEach(changes: readonly RecordChange[]): readonly RecordChange[] {
  return [...Map.groupBy(changes, ({ collection, id }) => `${collection}/${id}`).values()].flatMap(
    ([first]) => first ?? [],
  )
}
