import { done } from '../../../shared/contract/failure'
import type { Capability } from '../capability'

/** 指标库: indicators to be taken again. */
export const library: Capability<'library.search', 'library.learn'> = {
  queries: ({ read, library: kept }) => ({
    'library.search': ({ budget, ...asked }) => read(budget, (reader) => done(kept.search(reader, asked))),
  }),
  commands: ({ hold, library: kept }) => ({
    // Also where the budget can only be looked at: nothing of it changes.
    'library.learn': ({ budget }) => hold(budget, (session) => kept.learn(session.reader())),
  }),
}
