import type { BudgetView } from '../../../src/shared/contract/results'
import type { Cents } from '../../../src/shared/money/cents'
import { formatAmount } from '../../../src/shared/money/format'
import type { TextBlockView, TextFigure } from '../../../src/shared/printed/block'
import type { TableRow } from '../../../src/shared/printed/row'
import type { TableView } from '../../../src/shared/printed/table'
import { printedNotes } from '../../../src/shared/tables/view'
import { respelled } from './respell'

/** All that a reader has before them: the twelve tables and the text. */
export type PrintedDocument = Pick<BudgetView, 'tables' | 'text'>

/** What stands at a site of each kind. */
export interface Contents {
  /** 分 */
  cell: Cents
  /** As printed. */
  figure: string
  paragraph: TextBlockView
  row: TableRow
  table: TableView
}

export type SiteKind = keyof Contents

interface Sited<K extends SiteKind> {
  readonly on: K
  /** What people find it by: a cell id, the key of a row, a paragraph's shown key and the number of its figure. */
  readonly name: string
  readonly document: PrintedDocument
  readonly content: Contents[K]
}

interface InTable {
  readonly table: TableView
}

interface Sites {
  cell: Sited<'cell'> & InTable & { readonly row: TableRow; readonly column: number }
  figure: Sited<'figure'> & { readonly block: TextBlockView; readonly figure: TextFigure }
  paragraph: Sited<'paragraph'>
  /** What a row is called: its code, its name, its texts; and its amounts as those that stand beside each other. */
  row: Sited<'row'> & InTable
  /** What stands around the rows, and which rows there are. */
  table: Sited<'table'>
}

/** A place where a mistake can be made. */
export type Site<K extends SiteKind = SiteKind> = Sites[K]

/** Every place of the document, in the order of reading. */
export function sitesOf(document: PrintedDocument): readonly Site[] {
  return [
    ...document.tables.flatMap((table) => tableSites(document, table)),
    ...document.text.flatMap(({ blocks }) => blocks.flatMap((block) => textSites(document, block))),
  ]
}

function tableSites(document: PrintedDocument, table: TableView): readonly Site[] {
  const rows = [...table.rows, ...table.parts.flatMap((part) => part.rows)]
  return [
    { on: 'table', name: table.id, document, content: table },
    ...rows.flatMap((row): Site[] => [
      { on: 'row', name: row.key, document, table, content: row },
      ...row.cells.flatMap((content, column): Site[] => {
        const name = `${row.key}/${table.columns[column]?.id ?? column}`
        return content === null ? [] : [{ on: 'cell', name, document, table, row, column, content }]
      }),
    ]),
  ]
}

function textSites(document: PrintedDocument, block: TextBlockView): readonly Site[] {
  return [
    { on: 'paragraph', name: block.shownKey, document, content: block },
    ...block.figures.map((figure, index): Site => {
      const name = `${block.shownKey}#${index + 1}`
      return { on: 'figure', name, document, block, figure, content: figure.text }
    }),
  ]
}

/** The document with something else at the site; it shares with the former one everything that the site does not touch. */
export function mutated<K extends SiteKind>(site: Site<K>, content: Contents[K]): PrintedDocument
export function mutated(site: Site, content: Contents[SiteKind]): PrintedDocument {
  switch (site.on) {
    case 'cell': {
      const cells = site.row.cells.with(site.column, content as Cents)
      return withRow(site.document, site.table, site.row, { ...site.row, cells })
    }
    case 'row':
      return withRow(site.document, site.table, site.content, content as TableRow)
    case 'table':
      return withTable(site.document, site.content, content as TableView)
    case 'figure': {
      const { start, end } = site.figure
      return withBlock(site.document, site.block, respelled(site.block, start, end, content as string))
    }
    case 'paragraph':
      return withBlock(site.document, site.content, content as TextBlockView)
  }
}

function withRow(document: PrintedDocument, table: TableView, old: TableRow, row: TableRow): PrintedDocument {
  const parts = table.parts.map((part) =>
    part.rows.includes(old) ? { ...part, rows: replaced(part.rows, old, row) } : part,
  )
  return withTable(document, table, { ...table, rows: replaced(table.rows, old, row), parts })
}

function withTable(document: PrintedDocument, old: TableView, table: TableView): PrintedDocument {
  return { ...document, tables: replaced(document.tables, old, table) }
}

function withBlock(document: PrintedDocument, old: TextBlockView, block: TextBlockView): PrintedDocument {
  const text = document.text.map((section) =>
    section.blocks.includes(old) ? { ...section, blocks: replaced(section.blocks, old, block) } : section,
  )
  return { ...document, text }
}

function replaced<T>(list: readonly T[], old: T, now: T): readonly T[] {
  return list.includes(old) ? list.map((each) => (each === old ? now : each)) : list
}

/** What a reader sees at the site if `content` stands there. */
export function reading<K extends SiteKind>(site: Site<K>, content: Contents[K]): string
export function reading(site: Site, content: Contents[SiteKind]): string {
  switch (site.on) {
    case 'cell':
      return formatAmount(content as Cents, site.table)
    case 'row':
      return rowReading(site.table, content as TableRow)
    case 'table':
      return tableReading(content as TableView)
    case 'figure':
      return content as string
    case 'paragraph':
      return (content as TextBlockView).text
  }
}

function rowReading(table: TableView, { code, name, unitName, content, texts, cells }: TableRow): string {
  const words = [unitName, code, name, content, ...Object.values(texts ?? {})]
  const amounts = cells.map((cell) => (cell === null ? '' : formatAmount(cell, table)))
  return [...words.map((each) => each ?? ''), ...amounts].join(' | ')
}

function tableReading(table: TableView): string {
  const { title, agency, unit, captions, columns, rows, parts } = table
  return [
    [title, agency, unit, ...captions.map(({ label, text }) => label + text)].join(' '),
    columns.map(({ path }) => path.join('/')).join(' | '),
    ...rows.map((row) => rowReading(table, row)),
    ...parts.flatMap((part) => [part.title, ...part.rows.map((row) => rowReading(table, row))]),
    ...printedNotes(table),
  ].join('\n')
}
