import { formatAmount } from '../../money/format'
import type { BlockChange } from '../../printed/block'
import { tableOf } from '../../printed/cell-id'
import type { RowChanges, TableRow } from '../../printed/row'
import { sectionOf, type TextSectionView } from '../../printed/section'
import type { ColumnView, TableView } from '../../printed/table'
import type { Narrative } from '../../narrative/narrative'
import type { Engine } from '../../tables/engine'
import type { TableEffects } from '../../tables/noted-cells'
import { printedNotes } from '../../tables/view'

/** What a part of the document prints, a line per row or paragraph, as a review keeps it and people compare it. */
export type PrintedLines = readonly string[]

/** What followed from a step in what is printed. */
export interface StepEffects {
  readonly tables: TableEffects & { readonly rows: RowChanges }
  readonly blocks: readonly Pick<BlockChange, 'key' | 'old' | 'new'>[]
  /** Keys of written paragraphs to be looked at again. */
  readonly rewritten: ReadonlySet<string>
}

/** What stands between the cells of a line. */
const BETWEEN = '　'

/** What a part prints now; null where there is no such part. */
export function printedPart(
  part: string,
  engine: Pick<Engine, 'viewOf'>,
  narrative: Pick<Narrative, 'sections'>,
): PrintedLines | null {
  const named = partOf(part)
  if (!named) return null
  if ('table' in named) {
    const view = engine.viewOf(named.table)
    return view ? linesOfTable(view) : null
  }
  const section = narrative.sections().find(({ number }) => number === named.section)
  return section ? linesOfSection(section) : null
}

function linesOfTable(view: TableView): PrintedLines {
  const amount = (cents: TableRow['cells'][number]): string =>
    cents === null ? '' : formatAmount(cents, view)
  const line = (columns: readonly ColumnView[], row: TableRow): string => {
    const texts = columns.map(
      ({ field, id }, at) => row.texts?.[field ?? id] ?? amount(row.cells[at] ?? null),
    )
    return [row.code, row.texts ? null : row.name, row.content, ...texts].filter(Boolean).join(BETWEEN)
  }
  return [
    view.title,
    view.agency,
    ...view.rows.map((row) => line(view.columns, row)),
    ...view.captions.map(({ label, text }) => [label, text].filter(Boolean).join(BETWEEN)),
    ...view.parts.flatMap(({ title, columns, rows }) => [
      ...(title === '' ? [] : [title]),
      ...rows.map((row) => line(columns, row)),
    ]),
    ...printedNotes(view),
  ]
}

function linesOfSection({ title, blocks }: Pick<TextSectionView, 'title' | 'blocks'>): PrintedLines {
  return [title, ...blocks.map(({ text }) => text)]
}

/** The parts of which a step changed something that is printed. */
export function touchedParts({ tables, blocks }: StepEffects): ReadonlySet<string> {
  const { cells, rows } = tables
  const keys = [
    ...cells.map(({ cell }) => cell),
    ...rows.inserted.map(({ row }) => row.key),
    ...rows.removed,
    ...rows.moved.map(({ key }) => key),
    ...rows.changed.map(({ key }) => key),
  ]
  return new Set([
    ...keys.map((key) => `tables/${tableOf(key)}`),
    ...blocks.map(({ key }) => `text/p${sectionOf(key)}`),
  ])
}

/** `tables/t05` taken apart, or `text/p3`; null for what is no part. */
export function partOf(part: string): { readonly table: string } | { readonly section: number } | null {
  const [kind, name = ''] = part.split('/')
  if (kind === 'tables' && name !== '') return { table: name }
  const section = kind === 'text' ? /^p(\d+)$/.exec(name)?.[1] : undefined
  return section === undefined ? null : { section: Number(section) }
}

export function isSameAs(reviewed: PrintedLines, now: PrintedLines): boolean {
  return reviewed.length === now.length && reviewed.every((line, at) => line === now[at])
}

/** What tells lines from others, as short as a number: 53 bits of what they say. */
export function markOf(lines: PrintedLines): string {
  let [low, high] = [0xdeadbeef, 0x41c6ce57]
  for (const sign of lines.join('\n')) {
    const code = sign.codePointAt(0) ?? 0
    low = Math.imul(low ^ code, 2654435761)
    high = Math.imul(high ^ code, 1597334677)
  }
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  return (4294967296 * (2097151 & high) + (low >>> 0)).toString(36)
}

/** A line that is otherwise now; null: it was not there then, or is not any more. */
export interface ChangedLine {
  readonly then: string | null
  readonly now: string | null
}

/** What is otherwise in a part than when it was reviewed, lines of one name beside each other; none where only their order is. */
export function changedLines(reviewed: PrintedLines, now: PrintedLines): readonly ChangedLine[] {
  const gone = withoutThose(reviewed, now)
  const come = [...withoutThose(now, reviewed)]
  const changed = gone.map((then): ChangedLine => {
    const at = come.findIndex((line) => nameOf(line) === nameOf(then))
    return { then, now: at < 0 ? null : (come.splice(at, 1)[0] ?? null) }
  })
  return [...changed, ...come.map((line) => ({ then: null, now: line }))]
}

/** Lines that the others do not have, or not as often. */
function withoutThose(lines: PrintedLines, others: PrintedLines): PrintedLines {
  const left = new Map<string, number>()
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1)
  return lines.filter((line) => {
    const count = left.get(line) ?? 0
    left.set(line, count - 1)
    return count <= 0
  })
}

/** What a line is called: its code and name, or how a paragraph begins. */
function nameOf(line: string): string {
  const figure = line.search(/[\d,.]+(?:　|$)|\d[\d,]*\.\d/)
  return figure < 1 ? line.slice(0, 8) : line.slice(0, figure)
}
