import { done, failed, type Reply } from '../../shared/contract/failure'
import type { Explanation } from '../../shared/contract/results'
import { recordName } from '../../shared/model/words'
import type { Project } from '../../shared/model/document'
import { type Cents, cents, ZERO } from '../../shared/money/cents'
import { nameOf } from '../../shared/narrative/naming'
import { sentencesWith } from '../../shared/narrative/sentences'
import { withYears } from '../../shared/model/years'
import type { Part } from '../../shared/tables/origin'
import { partsNow } from './project-list'
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
  const byProject = Map.groupBy(origin.parts, ({ record }) => record.projectId)
  const projects = [...byProject].flatMap(([id, parts]) => {
    const project = id === null ? undefined : records.get('projects', id)
    if (!project) return []
    return [{ id: project.id, name: project.name, common: project.common, prior: priorOf(project, parts) }]
  })
  const known = projects.flatMap(({ prior }) => prior ?? [])
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
    projects,
    prior:
      known.length > 0 && known.length === byProject.size ? cents(known.reduce((a, b) => a + b, 0)) : null,
    usedIn: origin.usedIn,
    sentences: sentencesWith(text.sections(), cell).map(({ section, block, figure }) => ({
      section: section.number,
      block: block.key,
      figure,
      name: nameOf(block, agency),
      text: block.figures[figure]?.text ?? '',
    })),
  })

  /** Last year there was one figure for the whole project: a part of its lines, or of a line, has none to be compared with. */
  function priorOf({ id, nature }: Project, parts: readonly Part[]): Cents | null {
    const { lines, prior } = partsNow(records, id)
    const amounts = new Map(parts.map(({ record, sign, amount }) => [record.id, sign * amount]))
    const isWhole =
      amounts.size === lines.length && lines.every((line) => amounts.get(line.id) === line.amount)
    if (!isWhole) return null
    return prior.amount ?? (nature === 'new' ? ZERO : null)
  }
}

function sumOf(parts: readonly { readonly sign: 1 | -1; readonly amount: Cents }[]): Cents {
  return cents(parts.reduce((sum, { sign, amount }) => sum + sign * amount, 0))
}
