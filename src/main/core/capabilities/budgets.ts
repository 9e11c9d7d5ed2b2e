import { done } from '../../../shared/contract/failure'
import { type Capability, through } from '../capability'
import { saveCopy } from '../copies'
import { beginning } from '../create'
import { followedSince } from '../followed'
import { shownParts } from '../shown'

/** Budgets opened, looked at, copied and closed. */
export const budgets: Capability<
  'budget.frame' | 'budget.view' | 'budget.show' | 'budget.follow' | 'baseline.changes',
  'budget.open' | 'budget.create' | 'budget.saveCopy' | 'budget.repairCopy' | 'budget.close'
> = {
  queries: ({ read }) => ({
    'budget.frame': ({ budget }) => read(budget, (reader) => done(reader.frame())),
    'budget.view': ({ budget }) => read(budget, (reader) => done(reader.view())),
    'budget.show': ({ budget, shows }) => read(budget, (reader) => done(shownParts(shows, reader))),
    'budget.follow': ({ budget, from, shows, room }) =>
      read(budget, (reader) => done(reader.follow(from, shows, room))),
    'baseline.changes': ({ budget }) => read(budget, (reader) => done(followedSince(reader.since, reader))),
  }),
  commands: ({ budgets: open, packs, long, ports, hold, tell }) => ({
    async 'budget.open'({ file, as }) {
      const opened = await long.jobs.start('budget.open', { file, as }).reply
      return through(opened, (session) => done(session.reader().frame()))
    },
    async 'budget.create'({ file, from }) {
      const start = beginning(from, packs, ports.ids)
      if (!start.ok) return start
      const made = await long.jobs.start('budget.make', { file, from: start.value }).reply
      return through(made, (session) => done(session.reader().frame()))
    },
    'budget.saveCopy': ({ budget, file }) =>
      hold(budget, (session) => saveCopy(session.store, file, ports.files)),
    async 'budget.repairCopy'({ budget, file }) {
      const session = open.get(budget)
      if (!session.ok) return session
      const { grounds, store } = session.value
      const broken = { document: grounds.document.snapshot(), rules: grounds.rules, bytes: store.bytes() }
      return long.jobs.start('budget.repair', { ...broken, file }).reply
    },
    'budget.close': ({ budget }) =>
      through(open.close(budget), () => {
        tell('budget.closed', { budget })
        return done(null)
      }),
  }),
}
