import { done, failed, type Reply } from '../../shared/contract/failure'
import type { Tell } from '../../shared/contract/events'
import type { ListedReceipt, Receipt } from '../../shared/contract/receipts'
import type { BudgetDocument } from '../../shared/model/document'
import { type Cents, cents } from '../../shared/money/cents'
import type { Slices } from '../../shared/slices/slices'
import type { NamedBytes } from '../export/zip'
import type { CorePorts } from '../ports/ports'
import type { StoredReceipt } from '../store/snapshots'
import type { Compared } from './compare-receipts'
import { packingReceipt } from './receipt-content'
import { unknownReceipt } from './receipt-states'
import type { Session } from './session'
import { countsOf } from './told-changes'

/** Something that was sent, as whoever sent it tells it. */
export interface Sending {
  readonly name: string
  readonly note: string
  /** Id of the destination, and the form of the files. */
  readonly pack: string
  readonly form: string
  /** 控制数: what the sent rows come to. */
  readonly total: Cents
  /** All that was written, by plain names: the manifest's file among them where one was. */
  readonly files: readonly NamedBytes[]
  /** Plain JSON. */
  readonly manifest: unknown
}

/** The budget of one moment: the one that the files were made of. */
export interface SentMoment {
  readonly document: BudgetDocument
  readonly revision: number
}

/** The budget as it is now: to be taken when the files are begun, for edits get in between. */
export function sentMoment({ reader }: Session): SentMoment {
  const { records, revision } = reader()
  return { document: records.snapshot(), revision: revision() }
}

/**
 * Keeps in the file what was sent: beside the steps, so that the revision stays and no undo takes it back. In slices; every window
 * is told. Failures: file-read-only, and as of a step.
 */
export function* addingReceipt(
  session: Session,
  { files, manifest, ...sending }: Sending,
  moment: SentMoment,
  { clock, ids, preparer, tell }: Pick<CorePorts, 'clock' | 'ids' | 'preparer'> & { readonly tell: Tell },
): Slices<Reply<Receipt>> {
  const access = session.access()
  if (access.mode === 'view') return failed('file-read-only', access.message)
  const packed = yield* packingReceipt(moment.document, files)
  const id = ids.next()
  const added = session.store.addReceipt({
    ...sending,
    ...packed,
    id,
    at: clock.now().toISOString(),
    by: preparer,
    revision: moment.revision,
    manifest: JSON.stringify(manifest),
  })
  if (!added.ok) return added
  tell('receipt.added', { budget: session.id, receipt: id })
  const receipt = findReceipt(session, id)
  return receipt.ok ? done(shownReceipt(receipt.value)) : receipt
}

/** Failure: unknown-receipt. */
export function findReceipt({ store }: Session, id: string): Reply<StoredReceipt> {
  const receipt = store.snapshots.receipts().find((each) => each.id === id)
  return receipt ? done(receipt) : unknownReceipt()
}

/** Newest first; `changes`: what each was compared to, in their order. */
export function listedReceipts(
  receipts: readonly StoredReceipt[],
  { changes }: Pick<Compared, 'changes'>,
): readonly ListedReceipt[] {
  return receipts
    .map((receipt, at): ListedReceipt => {
      const found = changes[at]
      const told = found?.ok ? { since: countsOf(found.value), problem: null } : undefined
      return { ...shownReceipt(receipt), ...(told ?? { since: null, problem: messageOf(found) }) }
    })
    .toReversed()
}

export function shownReceipt({ manifest: _, total, ...receipt }: StoredReceipt): Receipt {
  return { ...receipt, total: cents(total) }
}

function messageOf(reply: Reply<unknown> | undefined): string | null {
  return reply && !reply.ok ? reply.error.message : null
}
