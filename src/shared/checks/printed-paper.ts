import type { Narrative } from '../narrative/narrative'
import type { TextSpec } from '../narrative/spec'
import type { Engine } from '../tables/engine'
import type { TableView } from '../printed/table'
import { printedNotes } from '../tables/view'
import type { Paper } from './paper-subjects'
import type { CheckedTable } from './tables/table-set'

/** Tables and text as an open file prints them. */
export function printedPaper(
  engine: Pick<Engine, 'viewOf' | 'heads'>,
  narrative: Pick<Narrative, 'sections' | 'paragraph'>,
  { comparisons }: Pick<TextSpec, 'comparisons'>,
): Paper {
  const unknown = Object.values(comparisons).flatMap((each) => each.unknown ?? [])
  return {
    tables: () => engine.heads().map(({ id }) => id),
    table(id) {
      const view = engine.viewOf(id)
      return view && checkedTable(view)
    },
    sections: () => narrative.sections(),
    textOf: (key) => narrative.paragraph(key)?.generated?.text,
    unknown: unknown.length === 0 ? null : new RegExp(unknown.map(asPattern).join('|'), 'u'),
  }
}

/** What stands around its rows; a table of records needs no note. */
export function checkedTable(view: TableView): CheckedTable {
  const { id, number, shortTitle, title, unit, layout, rows } = view
  return {
    id,
    name: `表${number} ${shortTitle}`,
    title,
    unit,
    isEmpty: rows.every(({ cells }) => cells.every((cell) => cell === null || cell === 0)),
    notes: layout === 'records' || layout === 'performance' ? null : printedNotes(view),
    oddCells: [],
    percentages: [],
  }
}

/** Words of a template as they are printed, whatever year is filled in. */
function asPattern(words: string): string {
  return words
    .split(/\{[^{}]*\}/)
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
    .join(String.raw`\d{4}`)
}
