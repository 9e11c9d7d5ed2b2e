import { withYears } from '../../../shared/model/years'
import type { PrintedList } from '../../../shared/template/printed-lists'
import type { GridColumn } from '../../grid/column'
import { amountColumn, recordColumns, type RecordSources } from '../../lists/record-columns'
import type { ListedRow } from './listed-rows'

/** What these columns are made from. */
export interface OrderSources extends Omit<RecordSources<ListedRow>, 'set'> {
  readonly list: PrintedList
  readonly year: number
}

/** What stands in a printed list, how it is called there, and its content where the list prints one. */
export function orderColumns({ list, year, ...sources }: OrderSources): readonly GridColumn<ListedRow>[] {
  const { entryUnit } = sources.typing
  const { kind, least, text, amount } = amountColumn(
    ({ amount: of }: ListedRow) => of,
    sources.rows,
    entryUnit,
  )
  const said = recordColumns({ ...sources, set: 'placements' }, [
    ...(list.names ? [{ field: 'name', width: 'minmax(150px, 1fr)' }] : []),
    ...(list.contents ? [{ field: 'content', width: 'minmax(220px, 3fr)', isHome: true }] : []),
  ])
  return [
    {
      id: 'title',
      title: '项目',
      width: 'minmax(216px, 1.2fr)',
      kind: 'text',
      isHeld: true,
      isDerived: true,
      tellsRow: true,
      text: ({ title }) => title,
    },
    ...said,
    {
      id: 'amount',
      title: withYears('{year}年预算', year),
      width: `max(116px, ${least})`,
      kind,
      least,
      isDerived: true,
      text,
      amount,
    },
  ]
}
