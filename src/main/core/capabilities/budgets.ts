import { done } from '../../../shared/contract/failure'
import { type Capability, through } from '../capability'
import { saveCopy } from '../copies'
import { repairCopy } from '../repair'

/** Budgets opened, looked at, copied and closed. */
export const budgets: Capability<
  'budget.view' | 'baseline.changes',
  'budget.open' | 'budget.create' | 'budget.saveCopy' | 'budget.repairCopy' | 'budget.close'
> = {
  queries: ({ read }) => ({
    'budget.view': ({ budget }) => read(budget, (reader) => done(reader.view())),
    'baseline.changes': ({ budget, from }) => read(budget, (reader) => done(reader.sinceBaseline(from))),
  }),
  commands: ({ budgets: open, ports, hold, tell }) => ({
    'budget.open': ({ file, as }) => through(open.open(file, as), (session) => done(session.view())),
    'budget.create': ({ file, from }) => through(open.create(file, from), (session) => done(session.view())),
    'budget.saveCopy': ({ budget, file }) =>
      hold(budget, (session) => saveCopy(session.store, file, ports.files)),
    'budget.repairCopy': ({ budget, file }) => hold(budget, (session) => repairCopy(session, file, ports)),
    'budget.close': ({ budget }) =>
      through(open.close(budget), () => {
        tell('budget.closed', { budget })
        return done(null)
      }),
  }),
}
