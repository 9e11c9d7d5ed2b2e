import { done, type Reply } from '../../shared/contract/failure'
import { betweenDocuments } from '../../shared/difference/documents'
import { betweenPrintedCells, type PrintedCellChange } from '../../shared/difference/printed-cells'
import type { BudgetState } from '../../shared/difference/states'
import { betweenTexts, readsOtherwise } from '../../shared/difference/texts'
import type { RecordChange } from '../../shared/model/change'
import type { BlockChange } from '../../shared/printed/block'
import { saying } from '../../shared/slices/slices'
import type { StoredReceipt } from '../store/snapshots'
import type { JobKind, Staged } from './jobs/job'
import { openReceiptStates, type SentBudget } from './receipt-states'
import type { Session } from './session'

/** What changed since something was sent: inputs, cells, paragraphs that read otherwise. */
export interface ChangedSince {
  readonly records: readonly RecordChange[]
  readonly cells: readonly PrintedCellChange[]
  readonly paragraphs: readonly BlockChange[]
}

export interface Compared {
  /** Of the budget that they are compared with. */
  readonly revision: number
  /** In the order asked for. */
  readonly changes: readonly Reply<ChangedSince>[]
}

const NOTHING: ChangedSince = { records: [], cells: [], paragraphs: [] }

/** Compares budgets that were sent with the one of this moment. Each by itself: one that is damaged keeps none from the others. */
export function compareReceipts(): JobKind<
  { readonly session: Session; readonly receipts: readonly StoredReceipt[] },
  Compared
> {
  const states = openReceiptStates()
  return {
    label: () => '与报送对比',
    *run({ session, receipts }) {
      const { tables, text, revision } = session.reader()
      const now: BudgetState = {
        document: session.grounds.document.snapshot(),
        tables: tables.views(),
        text: text.sections(),
      }
      const from = revision()
      // Read before others have their turn: the file may be closed meanwhile.
      const sent = receipts.map((receipt) => states.of(session, receipt))
      const changes: Reply<ChangedSince>[] = []
      for (const [at, each] of sent.entries()) {
        const progress = { done: at, total: sent.length, what: `第 ${receipts[at]?.number ?? 0} 份回执` }
        yield progress
        changes.push(each.ok ? done(yield* changedSince(each.value, now, progress)) : each)
      }
      return done({ revision: from, changes })
    },
  }
}

function* changedSince(
  { document, printed }: SentBudget,
  now: BudgetState,
  progress: { readonly done: number; readonly total: number; readonly what: string },
): Staged<ChangedSince> {
  const records = betweenDocuments(document, now.document)
  // All that is printed follows from the records.
  if (records.length === 0) return NOTHING
  yield* saying(printed.slices(), () => progress)
  const { tables, text } = printed.get()
  return {
    records,
    cells: betweenPrintedCells({ document, tables }, now),
    paragraphs: betweenTexts(text, now.text).filter(readsOtherwise),
  }
}
