import { done, failed, type Reply } from '../../shared/contract/failure'
import type { BudgetState } from '../../shared/difference/states'
import type { BudgetDocument } from '../../shared/model/document'
import { type Coming, coming, type Slices } from '../../shared/slices/slices'
import type { ReceiptContent, StoredReceipt } from '../store/snapshots'
import { computing } from './computed'
import { findingFileFaults } from './file-faults'
import { documentOf, sentZip } from './receipt-content'
import type { Session } from './session'

/** A budget that was sent: its records are there, what is printed of it is worked out when it is asked for. */
export interface SentBudget {
  readonly document: BudgetDocument
  readonly printed: Coming<Pick<BudgetState, 'tables' | 'text'>>
}

/** As many of an open budget are held: whoever looks at receipts looks at the last ones, again after each edit. */
const HELD = 4

/** The budgets that were sent, each read once as long as its file is open. */
export interface ReceiptStates {
  /** `content`: as the file holds it; undefined: not any more. Failures: file-damaged, unknown-receipt. */
  of(session: Session, receipt: StoredReceipt, content: ReceiptContent | undefined): Reply<SentBudget>
}

export function openReceiptStates(): ReceiptStates {
  const bySession = new WeakMap<Session, Map<string, SentBudget>>()
  return {
    of(session, receipt, content) {
      const held = bySession.get(session) ?? new Map<string, SentBudget>()
      bySession.set(session, held)
      const known = held.get(receipt.id)
      const sent = known ? done(known) : readSent(session, receipt, content)
      if (!sent.ok) return sent
      held.delete(receipt.id)
      held.set(receipt.id, sent.value)
      for (const id of [...held.keys()].slice(0, -HELD)) held.delete(id)
      return sent
    },
  }
}

function readSent(
  session: Session,
  receipt: StoredReceipt,
  content: ReceiptContent | undefined,
): Reply<SentBudget> {
  if (!content) return unknownReceipt()
  // Files that are not those that were sent prove nothing, whatever the budget beside them says.
  const zip = sentZip(receipt, content)
  if (!zip.ok) return zip
  const document = documentOf(receipt, content)
  if (!document.ok) return document
  return done({ document: document.value, printed: coming(printing(session, document.value)) })
}

/** By the same packs as the budget of now, which are fixed: what differs is what was put in. */
function* printing(
  { grounds, template, reader }: Session,
  document: BudgetDocument,
): Slices<Pick<BudgetState, 'tables' | 'text'>> {
  const faults = yield* findingFileFaults(document, grounds)
  const { engine, narrative } = yield* computing(
    document,
    faults,
    { template, codes: reader().codes },
    NO_LOG,
  )
  return { tables: engine.views(), text: narrative.sections() }
}

/** What old overrides were written beside says whether they are stale, not how they read. */
const NO_LOG = { imagesOf: () => [] } as const

export function unknownReceipt(): Reply<never> {
  return failed('unknown-receipt', '文件里没有这份回执。请重新打开列表。')
}
