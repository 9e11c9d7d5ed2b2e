import { partName } from '../../narrative/naming'
import type { TableRow } from '../../printed/row'
import type { TableView } from '../../printed/table'
import type { ReadChapter } from '../documents/read-checks'
import type { ProjectLists, ProjectRow } from './project-lists'
import type { CheckBindings } from '../spec'
import { placeOfMeasure } from './table-set'
import type { WordingGround } from '../words/wording-rules'

type CellAt = WordingGround['cellAt']

/** Lists in which the projects of their own table are printed again: in another table, or one paragraph each. */
export function projectLists(
  tables: readonly TableView[],
  chapters: readonly ReadChapter[],
  bindings: CheckBindings,
  ground: WordingGround,
): readonly ProjectLists[] {
  const projects = rowsOf('projects', tables, bindings, ground.cellAt)
  const again = rowsOf('performance', tables, bindings, ground.cellAt)
  const own = projects?.rows ?? []
  return [
    ...(again ? [{ projects: own, again }] : []),
    ...chapters.map((chapter) => ({ projects: own, again: described(chapter, ground) })),
  ]
}

/** The rows of projects in the table of a measure: of the department, else of every unit. */
function rowsOf(
  measure: string,
  tables: readonly TableView[],
  bindings: CheckBindings,
  cellAt: CellAt,
): ProjectLists['again'] | undefined {
  const place = placeOfMeasure(bindings, measure)
  if (!place || !('table' in place)) return undefined
  const table = tables.find(({ id }) => id === place.table)
  if (!table) return undefined
  const rows = table.rows.filter(({ kind }) => kind === 'project')
  const whole = rows.filter(({ key }) => key.split('/')[1] === 'all')
  const shown = whole.length > 0 ? whole : rows
  const isOne = ({ name }: TableRow): boolean => shown.filter((each) => each.name === name).length === 1
  return {
    called: `表${table.number}`,
    place: table.id,
    rows: shown.map((row): ProjectRow => {
      // Of two that are called alike it is not known which is which.
      const amount = isOne(row) ? cellAt(`${row.key}/${place.column}`) : undefined
      return { place: row.key, name: row.name, amount }
    }),
  }
}

/** The projects that a chapter has a paragraph of. */
function described(
  { number = 0, paragraphs }: ReadChapter,
  { wordings }: WordingGround,
): ProjectLists['again'] {
  const rows = paragraphs.flatMap(({ place, text }): readonly ProjectRow[] => {
    const match = wordings.read(number, text)
    if (match?.cost !== 0 || match.path.each !== 'projects') return []
    const name = match.pieces.find((each) => each.piece === 'gap' && each.gap === 'name')
    return name && 'text' in name ? [{ place, name: name.text, amount: undefined }] : []
  })
  // One that was rewritten may be of any of them.
  const isWhole = paragraphs.every(({ text }) => wordings.read(number, text)?.cost === 0)
  return { called: partName(number), place: paragraphs[0]?.place ?? '', rows: isWhole ? rows : [] }
}
