import { done } from '../../../shared/contract/failure'
import type { Capability } from '../capability'
import { codeLists } from '../codes'
import { explainCell } from '../explain'
import { listHistory } from '../history'
import { namedPlaces } from '../named-places'
import { placeOf } from '../place'

/** What a preparer asks of an open budget: why this number, what was done, which codes there are. */
export const answers: Pick<
  Capability<'history.list' | 'cell.explain' | 'place.find' | 'place.list' | 'pack.codes', never>,
  'queries'
> = {
  queries: ({ read }) => ({
    'history.list': ({ budget, before, limit }) =>
      read(budget, ({ log }) => done(listHistory(log, before, limit))),
    'cell.explain': ({ budget, cell }) => read(budget, (reader) => explainCell(reader, cell)),
    'place.find': ({ budget, paths }) =>
      read(budget, (reader) => done(paths.map((path) => placeOf(path, reader)))),
    'place.list': ({ budget }) => read(budget, (reader) => done(namedPlaces(reader))),
    'pack.codes': ({ budget }) => read(budget, (reader) => done(codeLists(reader))),
  }),
}
