import { done, type Reply } from '../../../shared/contract/failure'
import { type Capability, type Reading, through } from '../capability'
import type { FinanceWriting } from '../finance-write'
import { addingReceipt } from '../receipts'
import { financeMoment, financeRows, type FinanceViewing, openShownFinance } from '../finance-view'
import type { BudgetReader } from '../reader'

/** 报送: what goes to a finance system, looked at and written. */
export const finance: Capability<'finance.destinations' | 'finance.rows', 'finance.view' | 'finance.write'> =
  {
    queries: ({ packs, read }) => {
      const shown = openShownFinance()
      return {
        'finance.destinations': () => done(packs.destinations()),
        'finance.rows': ({ budget, pack, table, from, count }) =>
          read(budget, (reader) => {
            const asked = (): Reply<FinanceViewing> => viewing(reader, packs, pack)
            const tables = shown.tables(`${budget} ${reader.revision()} ${pack}`, asked)
            return through(tables, (all) => financeRows(all, table, from, count))
          }),
      }
    },
    commands: ({ budgets, packs, long, ports, tell }) => {
      const asked = (budget: string, pack: string): Reply<FinanceViewing> =>
        through(budgets.get(budget), (session) => viewing(session.reader(), packs, pack))
      return {
        async 'finance.view'({ budget, pack }) {
          const now = asked(budget, pack)
          return now.ok ? long.jobs.start('finance.view', now.value).reply : now
        },
        async 'finance.write'({ budget, pack, form, file, note = '' }) {
          const session = budgets.get(budget)
          const now = asked(budget, pack)
          if (!session.ok || !now.ok) return session.ok ? (now as never) : session
          const { moment, destination } = now.value
          const keep: FinanceWriting['keep'] = ({ manifest, total }, files) =>
            addingReceipt(
              session.value,
              { name: destination.title, note, pack, form, total, files, manifest },
              moment,
              { ...ports, tell },
            )
          const isKept = session.value.access().mode !== 'view'
          const wanted = { ...now.value, form, file, keep: isKept ? keep : null }
          return long.jobs.start('finance.write', wanted).reply
        },
      }
    },
  }

function viewing(reader: BudgetReader, packs: Reading['packs'], pack: string): Reply<FinanceViewing> {
  return through(packs.destination(pack), (destination) =>
    through(financeMoment(reader), (moment) => done({ moment, destination })),
  )
}
