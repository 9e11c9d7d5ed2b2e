import type { Department } from '../model/document'
import { withYears } from '../model/years'
import { type PrintedSection, printedSection } from '../narrative/printed'
import type { TextSectionView } from '../printed/section'
import type { TableView } from '../printed/table'
import { columnParts } from '../tables/column-parts'
import { type PrintedTable, printedTable } from '../tables/printed-table'
import type { TableSpec } from '../tables/spec'
import type { CoverLine, PublicationSpec } from './spec'

/** The document as it leaves the house, or a part of it: what every export sets, and nothing else. Plain data. */
export interface Publication {
  readonly title: string
  readonly agency: string
  readonly fiscalYear: number
  /** Empty: a part of the document, which has no cover and no contents. */
  readonly cover: readonly CoverLine[]
  readonly contents: string
  readonly chapters: readonly Chapter[]
}

export interface Chapter {
  readonly title: string
  readonly sections: readonly PrintedSection[]
  readonly tables: readonly Sheet[]
}

/** A table on sheets of its own. */
export interface Sheet extends PrintedTable {
  /** Printed over its title, with its number. */
  readonly label: string
  readonly lies: 'upright' | 'across'
}

/** What is printed of the document; of the rest nothing is told. */
export type Content = 'whole' | 'text' | 'tables' | { readonly table: string }

/** The document as it is computed now. */
export interface PublicationSource {
  readonly department: Department
  readonly tables: readonly TableView[]
  readonly text: readonly TextSectionView[]
  /** What the tables were made by. */
  readonly specs: readonly TableSpec[]
  /** Whether something was left out of it. */
  readonly isWithout: boolean
}

/** A table of more columns than these lies across. */
const UPRIGHT = 5

export function publication(
  spec: PublicationSpec,
  { department, tables, text, specs, isWithout }: PublicationSource,
  content: Content,
): Publication {
  const filled = (words: string): string =>
    withYears(words.replaceAll('{agency}', department.agency), department.fiscalYear)
  const sheetOf = (view: TableView): Sheet => {
    const made = specs.find(({ id }) => id === view.id)
    const printed = printedTable(view, made && columnParts(made))
    const columns = Math.max(...printed.grids.map((grid) => grid.columns.length))
    const bears = isWithout && made?.rows.some(({ rows }) => rows === 'project')
    return {
      ...printed,
      ...(bears ? { notes: [...printed.notes, filled(spec.secret.statement)] } : {}),
      label: filled(spec.tableLabel).replaceAll('{number}', String(view.number)),
      lies: columns > UPRIGHT ? 'across' : 'upright',
    }
  }
  const isMeant = (view: TableView): boolean =>
    typeof content === 'object' ? content.table === view.id : content !== 'text'
  const holdsText = content === 'whole' || content === 'text'
  const isWhole = content === 'whole'
  const chapters = spec.chapters.map(({ title, holds }): Chapter => ({
    title: isWhole ? filled(title) : '',
    sections: holds === 'text' && holdsText ? text.map(printedSection) : [],
    tables: holds === 'tables' ? tables.filter(isMeant).map(sheetOf) : [],
  }))
  return {
    title: filled(spec.title),
    agency: department.agency,
    fiscalYear: department.fiscalYear,
    cover: isWhole ? spec.cover.map((line) => ({ ...line, text: filled(line.text) })) : [],
    contents: isWhole ? spec.contents : '',
    chapters: chapters.filter(({ sections, tables: sheets }) => sections.length + sheets.length > 0),
  }
}
