import { done, type Reply } from '../../shared/contract/failure'
import { betweenDocuments } from '../../shared/difference/documents'
import { betweenPrintedCells, type PrintedCellChange } from '../../shared/difference/printed-cells'
import type { BudgetState } from '../../shared/difference/states'
import { betweenTexts, readsOtherwise } from '../../shared/difference/texts'
import type { RecordChange } from '../../shared/model/change'
import type { BlockChange } from '../../shared/printed/block'
import { saying } from '../../shared/slices/slices'
import type { StoredReceipt } from '../store/snapshots'
import type { JobKind } from './jobs/job'
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

/** Compares budgets that were sent with the one of now. Each by itself: one that is damaged keeps none from the others. */
export function compareReceipts(): JobKind<
  { readonly session: Session; readonly receipts: readonly StoredReceipt[] },
  Compared
> {
  const states = openReceiptStates()
  return {
    label: () => '与报送对比',
    *run({ session, receipts }) {
      // Before others have their turn: the file may be closed meanwhile.
      const kept = receipts.map((receipt) => ({
        receipt,
        content: session.store.snapshots.contentOf(receipt.id),
      }))
      const sent: Reply<SentBudget>[] = []
      for (const [at, { receipt, content }] of kept.entries()) {
        const progress = { done: at, total: kept.length, what: `第 ${receipt.number} 份回执` }
        yield progress
        const budget = states.of(session, receipt, content)
        if (budget.ok && isOther(budget.value, session)) {
          yield* saying(budget.value.printed.slices(), () => progress)
        }
        sent.push(budget)
      }
      // All with the same budget, though it was edited on the way.
      const [now, revision] = [stateOf(session), session.reader().revision()]
      return done({
        revision,
        changes: sent.map((each) => (each.ok ? done(changedSince(each.value, now)) : each)),
      })
    },
  }
}

function isOther({ document }: SentBudget, { reader }: Session): boolean {
  return betweenDocuments(document, reader().records.snapshot()).length > 0
}

/** What is printed is asked of those who hold it only where it is needed. */
function stateOf({ reader }: Session): BudgetState {
  const { records, tables, text } = reader()
  return {
    document: records.snapshot(),
    get tables() {
      return tables.views()
    },
    get text() {
      return text.sections()
    },
  }
}

function changedSince({ document, printed }: SentBudget, now: BudgetState): ChangedSince {
  const records = betweenDocuments(document, now.document)
  // All that is printed follows from the records.
  if (records.length === 0) return NOTHING
  const { tables, text } = printed.get()
  return {
    records,
    cells: betweenPrintedCells({ document, tables }, now),
    paragraphs: betweenTexts(text, now.text).filter(readsOtherwise),
  }
}
