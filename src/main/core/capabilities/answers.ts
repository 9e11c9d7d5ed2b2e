import { done } from '../../../shared/contract/failure'
import type { Capability } from '../capability'
import { codeLists } from '../codes'
import { explainCell } from '../explain'
import { listHistory } from '../history'

/** What a preparer asks of an open budget: why this number, what was done, which codes there are. */
export const answers: Pick<Capability<'history.list' | 'cell.explain' | 'pack.codes', never>, 'queries'> = {
  queries: ({ read }) => ({
    'history.list': ({ budget, before, limit }) =>
      read(budget, ({ log }) => done(listHistory(log, before, limit))),
    'cell.explain': ({ budget, cell }) => read(budget, (reader) => explainCell(reader, cell)),
    'pack.codes': ({ budget }) => read(budget, (reader) => done(codeLists(reader))),
  }),
}
