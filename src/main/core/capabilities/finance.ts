import { done } from '../../../shared/contract/failure'
import { type Capability, through } from '../capability'
import { type FinanceMoment, financeMoment, financeRows, openShownFinance } from '../finance-view'

/** 报送: what goes to a finance system, looked at and written. */
export const finance: Capability<'finance.destinations' | 'finance.rows', 'finance.view' | 'finance.write'> =
  {
    queries: ({ packs, read }) => {
      const shown = openShownFinance()
      return {
        'finance.destinations': () => done(packs.destinations()),
        'finance.rows': ({ budget, pack, table, from, count }) =>
          read(budget, (reader) => {
            const revision = reader.revision()
            const moment = () => done({ document: reader.records.snapshot(), codes: reader.codes, revision })
            const tables = shown.tables(`${budget} ${revision} ${pack}`, () =>
              through(packs.destination(pack), (destination) =>
                through(moment(), (now) => done({ moment: now, destination })),
              ),
            )
            return through(tables, (all) => financeRows(all, table, from, count))
          }),
      }
    },
    commands: ({ budgets, packs, long }) => {
      const asked = (budget: string, pack: string) =>
        through(budgets.get(budget), (session) =>
          through(financeMoment(session), (moment: FinanceMoment) =>
            through(packs.destination(pack), (destination) => done({ moment, destination })),
          ),
        )
      return {
        async 'finance.view'({ budget, pack }) {
          const viewing = asked(budget, pack)
          return viewing.ok ? long.jobs.start('finance.view', viewing.value).reply : viewing
        },
        async 'finance.write'({ budget, pack, form, file }) {
          const viewing = asked(budget, pack)
          if (!viewing.ok) return viewing
          return long.jobs.start('finance.write', { ...viewing.value, form, file }).reply
        },
      }
    },
  }
