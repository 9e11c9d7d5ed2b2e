import { done, failed, type Reply } from '../../shared/contract/failure'
import type { Explanation } from '../../shared/contract/results'
import { recordName } from '../../shared/model/words'
import { type Cents, cents } from '../../shared/money/cents'
import { nameOf } from '../../shared/narrative/naming'
import { sentencesWith } from '../../shared/narrative/sentences'
import { withYears } from '../../shared/model/years'
import type { BudgetReader } from './reader'

/** `cell.explain`: the records behind a printed cell, called by name. */
export function explainCell(reader: BudgetReader, cell: string): Reply<Explanation> {
  const origin = reader.tables.originOf(cell)
  const table = reader.template.tables.find(({ id }) => id === origin?.tableId)
  const column = origin && table?.columns[origin.column]
  if (!origin || !table || !column) {
    return failed('unknown-path', `没有“${cell}”这个单元格。`, { place: cell })
  }
  if (reader.tables.amountOf(cell) === null) {
    return failed('unknown-path', '这一格是上年数，文件里还没有填；没有填不等于零。', { place: cell })
  }
  const { words, records, since, text } = reader
  const projects = new Set(origin.parts.flatMap(({ record }) => record.projectId ?? []))
  const { agency } = records.department()
  return done({
    cell,
    table: withYears(table.title, words.fiscalYear),
    row: origin.row.name,
    column: withYears(column.path.join(' '), words.fiscalYear),
    amount: sumOf(origin.parts),
    parts: origin.parts.map(({ record, sign, amount }) => {
      const { collection, id, projectId } = record
      const values = records.values(collection, id)
      const label = values ? recordName(collection, values, words) : id
      const economicCode = collection === 'lines' && projectId !== null ? record.economicCode : null
      const then = since.record(collection, id)?.before?.['amount']
      const isChanged = then !== undefined && then !== values?.['amount']
      return { collection, id, label, projectId, economicCode, sign, amount, isChanged }
    }),
    projects: [...projects].flatMap((id) => {
      const project = records.get('projects', id)
      return project ? [{ id, name: project.name, common: project.common }] : []
    }),
    usedIn: origin.usedIn,
    sentences: sentencesWith(text.sections(), cell).map(({ section, block, figure }) => ({
      section: section.number,
      block: block.key,
      figure,
      name: block.grid ? block.text.slice(2, block.text.indexOf(' |')) : nameOf(block, agency),
      text: block.figures[figure]?.text ?? '',
    })),
  })
}

function sumOf(parts: readonly { readonly sign: 1 | -1; readonly amount: Cents }[]): Cents {
  return cents(parts.reduce((sum, { sign, amount }) => sum + sign * amount, 0))
}
