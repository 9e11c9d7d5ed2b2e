import { done } from '../../../shared/contract/failure'
import type { Capability } from '../capability'

/** How the columns of a budget's lists are set. */
export const layouts: Capability<'layout.read', 'layout.keep'> = {
  queries: ({ read, layouts: kept }) => ({
    'layout.read': ({ budget }) => read(budget, (reader) => done(kept.read(reader))),
  }),
  commands: ({ hold, layouts: kept }) => ({
    // Also where the budget can only be looked at: nothing of it changes.
    'layout.keep': ({ budget, list, layout }) =>
      hold(budget, ({ path, store }) => kept.keep({ path, log: store.log }, list, layout)),
  }),
}
