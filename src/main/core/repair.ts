import { rmSync } from 'node:fs'
import { done, failed, type Reply } from '../../shared/contract/failure'
import type { RepairedCopy } from '../../shared/contract/results'
import { recordPatches } from '../../shared/difference/records'
import { applyRecords, type RecordChange } from '../../shared/model/change'
import type { BudgetDocument } from '../../shared/model/document'
import { documentFaults } from '../../shared/model/document-faults'
import type { CorePorts } from '../ports/ports'
import { openStore } from '../store/store'
import { saveCopy } from './copies'
import type { Grounds } from './edit/plan'
import { mending } from './mend'
import type { Session } from './session'

/**
 * `budget.repairCopy` (修复到副本): a copy in which every unreadable value that can only have meant one thing says it, as
 * one step of its history, behind which undo does not go. The file itself stays as it is; what would be a guess stays in the copy too, and is counted.
 */
export function repairCopy(session: Session, handle: string, ports: CorePorts): Reply<RepairedCopy> {
  const { changes, left } = mendings(session.grounds.document.snapshot(), session.grounds.rules)
  if (changes.length === 0) {
    return failed('bad-value', '没有一处能确定该怎样修，没有写副本。请写出交换包（package），改好后再导入。')
  }
  const saved = saveCopy(session.store, handle, ports.files)
  if (!saved.ok) return saved
  const file = { ...saved.value, mended: changes.length, left }
  const path = ports.files.path(handle) ?? ''
  const now = ports.clock.now()
  const store = openStore(path, { backups: ports.places.backups, now: () => now })
  if (!store.ok) return dropped(path, store)
  const step = { kind: 'repair', label: `修复 ${changes.length} 处`, joins: null, reverts: null } as const
  const committed = store.value.commit({ ...step, at: now.toISOString(), by: ports.preparer }, changes)
  store.value.close()
  return committed.ok ? done(file) : dropped(path, committed)
}

/** A copy that could not be mended is none: it was made a moment ago, and nobody has it yet. */
function dropped<T>(path: string, failure: T): T {
  rmSync(path, { force: true })
  return failure
}

/** The certain changes, one after the other, and how many unreadable places they leave. */
function mendings(
  document: BudgetDocument,
  rules: Grounds['rules'],
): { readonly changes: readonly RecordChange[]; readonly left: number } {
  const changes: RecordChange[] = []
  let current = document
  for (;;) {
    const faults = documentFaults(current, rules).filter(({ grade }) => grade === 'unreadable')
    const change = faults.map((fault) => mending(fault, current)).find((each) => each !== undefined)
    if (!change) return { changes, left: faults.length }
    changes.push(change)
    current = applyRecords(current, recordPatches([change]))
  }
}
