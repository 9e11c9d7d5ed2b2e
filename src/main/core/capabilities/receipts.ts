import { done } from '../../../shared/contract/failure'
import { type Capability, through } from '../capability'
import { findReceipt, listedReceipts, shownReceipt } from '../receipts'
import { unknownReceipt } from '../receipt-states'
import { toldChanges } from '../told-changes'

/** What was really sent (回执), what changed since, and the same files once more. */
export const receipts: Pick<
  Capability<never, 'receipt.list' | 'receipt.changes' | 'receipt.write'>,
  'commands'
> = {
  commands: ({ budgets, long }) => ({
    async 'receipt.list'({ budget, isPlain }) {
      const session = budgets.get(budget)
      if (!session.ok) return session
      const all = session.value.store.snapshots.receipts()
      if (all.length === 0 || isPlain) return done(listedReceipts(all, { changes: [] }))
      const compared = await long.jobs.start('receipt.compare', { session: session.value, receipts: all })
        .reply
      return through(compared, (found) => done(listedReceipts(all, found)))
    },
    async 'receipt.changes'({ budget, receipt: id, limit }) {
      const session = budgets.get(budget)
      if (!session.ok) return session
      const receipt = findReceipt(session.value, id)
      if (!receipt.ok) return receipt
      const asked = { session: session.value, receipts: [receipt.value] }
      const compared = await long.jobs.start('receipt.compare', asked).reply
      return through(compared, ({ revision, changes: [changes = unknownReceipt()] }) =>
        through(changes, (found) =>
          done({
            revision,
            receipt: shownReceipt(receipt.value),
            manifest: JSON.parse(receipt.value.manifest) as unknown,
            ...toldChanges(found, session.value, limit),
          }),
        ),
      )
    },
    async 'receipt.write'({ budget, receipt: id, target }) {
      const session = budgets.get(budget)
      if (!session.ok) return session
      const receipt = findReceipt(session.value, id)
      const content = session.value.store.snapshots.contentOf(id)
      if (!receipt.ok || !content) return unknownReceipt()
      return long.jobs.start('receipt.write', { receipt: receipt.value, content, target }).reply
    },
  }),
}
