import { done, failed, type Reply } from '../../shared/contract/failure'
import type { Explanation } from '../../shared/contract/methods'
import { recordName } from '../../shared/model/words'
import { type Cents, cents } from '../../shared/money/cents'
import { withYears } from '../../shared/model/years'
import type { BudgetReader } from './reader'

/** `cell.explain`: the records behind a printed cell, called by name. */
export function explainCell(reader: BudgetReader, cell: string): Reply<Explanation> {
  const origin = reader.tables.explain(cell)
  const table = reader.template.tables.find(({ id }) => id === origin?.tableId)
  const column = origin && table?.columns[origin.column]
  if (!origin || !table || !column) {
    return failed('unknown-path', `没有“${cell}”这个单元格。`, { place: cell })
  }
  if (reader.tables.amountOf(cell) === null) {
    return failed('unknown-path', '这一格是上年数，文件里还没有填；没有填不等于零。', { place: cell })
  }
  const { words, records } = reader
  return done({
    cell,
    table: withYears(table.title, words.fiscalYear),
    row: origin.row.name,
    column: withYears(column.path.join(' '), words.fiscalYear),
    amount: sumOf(origin.parts),
    parts: origin.parts.map(({ record: { collection, id, projectId }, sign, amount }) => {
      const values = records.values(collection, id)
      const label = values ? recordName(collection, values, words) : id
      return { collection, id, label, projectId, sign, amount }
    }),
    usedIn: origin.usedIn,
  })
}

function sumOf(parts: readonly { readonly sign: 1 | -1; readonly amount: Cents }[]): Cents {
  return cents(parts.reduce((sum, { sign, amount }) => sum + sign * amount, 0))
}
