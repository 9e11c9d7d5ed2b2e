import { withYears } from '../../model/years'
import { nameOf, partName } from '../../narrative/naming'
import type { TextBlockView } from '../../printed/block'
import type { CheckedParagraph } from '../figures/figures-rules'
import type { TableRow } from '../../printed/row'
import type { ColumnView, TableView } from '../../printed/table'
import { type Printed, printDifferences } from './beside-file'
import { columnParts } from '../../tables/column-parts'
import { fixedRows, isOfUnit } from '../tables/fixed-rows'
import { projectLists } from '../tables/printed-lists'
import type { ReadChapter, ReadDocument } from './read-checks'
import { cellReader, readTableSet, type ReadTable, readView } from '../tables/read-tables'
import type { TableFrame } from '../tables/frame-rules'
import type { PrintedRow } from '../tables/printed-row'
import type { CheckBindings } from '../spec'
import type { TableSet } from '../tables/table-set'
import type { CheckedText } from '../words/text-rules'
import type { TextSpec } from '../../narrative/spec'
import type { TableSpec } from '../../tables/spec'
import { openWordings } from '../words/wordings'

interface Ground {
  readonly print: TableSet['print']
  readonly fiscalYear: number
  readonly agency: string
  readonly codes: NonNullable<ReadDocument['codes']>
  /** The text of the template. */
  readonly text: TextSpec
  /** What the program prints of the document's file, where that is at hand. */
  readonly own?: Printed
}

/** A document of the program's own, as it is printed: to be held against the rules like one that was read. */
export function printedDocument(
  printed: Printed,
  specs: readonly TableSpec[],
  bindings: CheckBindings,
  ground: Ground,
): ReadDocument {
  const { tables, text } = printed
  const parts = new Map(specs.map((spec) => [spec.id, columnParts(spec)]))
  const own = new Map(
    (ground.own?.text ?? []).flatMap(({ blocks }) => blocks.map((block) => [block.key, block])),
  )
  const read = tables.map((view) => readView(view, (column) => parts.get(view.id)?.get(column) ?? []))
  const wording = wordingGround(tables, read, ground)
  const chapters = text.map(({ number, blocks }): ReadChapter => {
    const paragraph = (block: TextBlockView): CheckedParagraph => ({
      place: block.key,
      name: `${partName(number)}“${nameOf(block, ground.agency)}”`,
      text: block.text,
      ...ownText(own.get(block.key)),
    })
    const [headings = [], others = []] = [true, false].map((isHeading) =>
      blocks.filter(({ kind }) => (kind === 'heading') === isHeading).map(paragraph),
    )
    return { number, headings, paragraphs: others }
  })
  const units = [...wording.units.keys()]
  return {
    tables: readTableSet(read, bindings, ground.print, ground.fiscalYear),
    chapters,
    texts: tables.flatMap(tableTexts),
    names: tables.flatMap(projectNames(bindings)),
    fiscalYear: ground.fiscalYear,
    units: severalOf(tables),
    codes: ground.codes,
    ...(ground.own ? { besideFile: printDifferences(printed, ground.own) } : {}),
    wording,
    fixedRows: specs.flatMap((spec) =>
      tables.flatMap((view) => (view.id === spec.id ? fixedRows(view, spec, ground.fiscalYear, units) : [])),
    ),
    projectLists: projectLists(tables, chapters, bindings, wording),
    rows: tables.flatMap(printedRows),
    frames: specs.map((spec) =>
      frameOf(
        tables.find(({ id }) => id === spec.id),
        spec,
        ground,
      ),
    ),
  }
}

/** What gaps of the wordings are held against: names and cells of the tables. */
function wordingGround(
  tables: readonly TableView[],
  read: readonly ReadTable[],
  ground: Ground,
): NonNullable<ReadDocument['wording']> {
  const { text, fiscalYear, agency, codes } = ground
  const rows = tables.flatMap((table) => table.rows)
  const names = new Set([
    ...codes.functions.values(),
    ...codes.economics.values(),
    ...rows.map(({ name }) => name),
  ])
  const keyed = (kind: string): ReadonlyMap<string, string> =>
    new Map(
      rows.flatMap((row) => {
        const isWhole = kind === 'unit' && !isOfUnit(row)
        return row.kind === kind && row.name !== '' && !isWhole ? [[row.name, codeIn(row.key, kind)]] : []
      }),
    )
  return {
    wordings: openWordings(text, fiscalYear),
    agency,
    fiscalYear,
    units: keyed('unit'),
    projects: keyed('project'),
    projectCount: new Set(rows.flatMap(({ kind, key }) => (kind === 'project' ? [codeIn(key, kind)] : [])))
      .size,
    isName: (words) => names.has(words),
    cellAt: cellReader(read),
  }
}

/** `t05/UNIT/PROJECT`: one of its codes. */
function codeIn(key: string, kind: string): string {
  const [, unit = '', ...code] = key.split('/')
  return kind === 'unit' ? unit : code.join('/')
}

function severalOf(tables: readonly TableView[]): readonly string[] {
  const names = tables.flatMap(({ rows }) =>
    rows.flatMap(({ kind, name }) => (kind === 'unit' ? [name] : [])),
  )
  const units = [...new Set(names)]
  return units.length > 1 ? units : []
}

function ownText(block: TextBlockView | undefined): Pick<CheckedParagraph, 'generated'> {
  return block ? { generated: { text: block.text, figures: block.figures } } : {}
}

function frameOf(
  view: TableView | undefined,
  spec: TableSpec,
  { fiscalYear, agency }: { readonly fiscalYear: number; readonly agency: string },
): TableFrame {
  const dated = (words: string): string => withYears(words, fiscalYear)
  return {
    id: spec.id,
    name: `表${spec.number}`,
    is: view
      ? {
          title: view.title,
          agency: view.agency,
          unit: view.unit,
          heads: view.columns.map(({ path }) => path.join(' ')),
        }
      : null,
    due: {
      title: dated(spec.title),
      agency,
      unit: spec.unit,
      heads: spec.columns.map(({ path }) => dated(path.join(' '))),
    },
  }
}

/** The table's own rows, then each list below them. */
function printedRows({ number, rows, parts, columns }: TableView): readonly (readonly PrintedRow[])[] {
  const lists = [{ rows, columns }, ...parts]
  return lists.map(({ rows: list, columns: own }) => {
    const isCoded = (kind: string): boolean =>
      list.filter((row) => row.kind === kind && row.code !== null).length * 2 >
      list.filter((row) => row.kind === kind).length
    return list.map((row): PrintedRow => {
      const { level1, level2, target, level3 } = row.texts ?? {}
      return {
        place: row.key,
        table: `表${number}`,
        of: KINDS[row.kind] ?? 'other',
        code: row.code,
        isCoded: isCoded(row.kind),
        name: level3 ?? shownName(row, own),
        ...(row.content === undefined ? {} : { content: row.content }),
        ...(level1 === undefined ? {} : { level1 }),
        ...(level2 === undefined ? {} : { level2 }),
        ...(target === undefined ? {} : { target }),
      }
    })
  })
}

/** Of a row of records what its last column shows. */
function shownName({ name, texts }: TableRow, columns: readonly ColumnView[]): string {
  return texts?.[columns.at(-1)?.id ?? ''] ?? name
}

const KINDS: Readonly<Record<string, PrintedRow['of']>> = {
  function: 'function',
  economic: 'economic',
  project: 'project',
  goal: 'goal',
  indicator: 'indicator',
}

/** What stands in the cells of a table that are no amounts. */
function tableTexts({ id, number, title, rows, parts, columns }: TableView): readonly CheckedText[] {
  const name = `表${number}`
  const text: TextAt = (place, words, kind) => ({
    place,
    name,
    text: words,
    kind,
    isField: false,
  })
  return [
    text(`${id}/title`, title, 'words'),
    ...columns.map(({ id: column, path }) => text(`${id}/${column}`, path.join(' '), 'title')),
    ...rows.flatMap(rowTexts(columns, text)),
    ...parts.flatMap((part) => part.rows.flatMap(rowTexts(part.columns, text))),
  ]
}

/** Of a row of records the texts of its columns, else its name and what it is about. */
function rowTexts(columns: readonly ColumnView[], text: TextAt): (row: TableRow) => readonly CheckedText[] {
  return ({ key, name, content, texts }) => {
    if (texts) {
      return columns.flatMap(({ id }) => (texts[id] ? [text(`${key}/${id}`, texts[id], 'words')] : []))
    }
    return [
      text(key, name, 'words'),
      ...(content === undefined ? [] : [text(`${key}/content`, content, 'prose')]),
    ]
  }
}

type TextAt = (place: string, words: string, kind: CheckedText['kind']) => CheckedText

/** Projects are called by their names in sentences. */
function projectNames({ measures }: CheckBindings) {
  const place = measures['projects']
  return ({ id, rows }: TableView): ReadDocument['names'] =>
    place && 'table' in place && place.table === id
      ? rows.flatMap(({ kind, name, key }) =>
          kind === 'project' && name !== '' ? [[name, `projects/${key.split('/').slice(2).join('/')}`]] : [],
        )
      : []
}
