import type { Chapter, Publication, Sheet } from '../../../shared/publication/publication'
import type {
  PrintedBlock,
  PrintedSection,
  PrintedTextTable,
  TextCell,
} from '../../../shared/narrative/printed'
import { element, type Markup, markup, text } from './markup'
import { columnWidths, CELL_SIZES } from '../setting/column-widths'
import { textTableNeeds } from '../setting/grid-needs'
import { PRINT_STYLE, sizeClass } from './print-style'
import { columnsOf, sheetOf } from './sheet'

/** Pages by anchor, as the contents list them. */
export type PageNumbers = ReadonlyMap<string, number>

/**
 * The document as one page of HTML that prints: what a PDF is made of, and paper. It loads nothing and runs nothing. `pages`:
 * where its parts stand once it was printed; before, the contents leave room for the numbers.
 */
export function publicationHtml(publication: Publication, pages: PageNumbers = new Map()): string {
  const { title } = publication
  return markup([
    '<!doctype html>\n',
    element('html', { lang: 'zh-CN' }, [
      element('head', {}, [
        '<meta charset="utf-8">',
        // What people wrote is words; nothing of it is fetched or run, whatever it holds.
        `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
        element('title', {}, text(title)),
        element('style', {}, PRINT_STYLE),
      ]),
      element('body', {}, publicationBody(publication, pages)),
    ]),
    '\n',
  ])
}

/** What stands in it, for a page that has its style by itself. */
export function publicationBody(publication: Publication, pages: PageNumbers = new Map()): Markup {
  const { cover, chapters } = publication
  const isWhole = cover.length > 0
  return markup([
    ...(isWhole ? [coverOf(publication), contentsOf(publication, pages)] : []),
    ...chapters.map(chapterOf),
  ])
}

function coverOf({ cover }: Publication): Markup {
  const lines = cover.map(({ role, text: words }) => element('p', { class: role }, text(words)))
  return element('section', { class: 'cover' }, lines)
}

/** What the contents lead to. */
interface Entry {
  readonly level: 1 | 2
  readonly anchor: string
  readonly title: string
}

function contentsOf({ contents, chapters }: Publication, pages: PageNumbers): Markup {
  const entries = chapters.flatMap((chapter, index): readonly Entry[] => [
    { level: 1, anchor: `c${index + 1}`, title: chapter.title },
    ...chapter.sections.map(({ number, title }) => ({
      level: 2 as const,
      anchor: `p${number}`,
      title,
    })),
    ...chapter.tables.map(({ id, label, title }) => ({
      level: 2 as const,
      anchor: id,
      title: `${label} ${title}`,
    })),
  ])
  const lines = entries.map(({ level, anchor, title }) =>
    element('li', { class: `level-${level}` }, [
      element('a', { href: `#${anchor}` }, [
        element('span', {}, text(title)),
        element('span', { class: 'page' }, text(String(pages.get(anchor) ?? '')) || '&#8199;'),
      ]),
    ]),
  )
  return element('nav', { class: 'contents' }, [
    element('p', { class: 'title' }, text(contents)),
    element('ol', {}, lines),
  ])
}

function chapterOf({ title, sections, tables }: Chapter, index: number): Markup {
  return element('section', { class: 'chapter' }, [
    title === '' ? '' : element('h1', { id: `c${index + 1}`, class: tables[0]?.lies }, text(title)),
    ...sections.map(partOf),
    ...tables.map((sheet: Sheet) => sheetOf(sheet)),
  ])
}

function partOf({ number, title, blocks }: PrintedSection): Markup {
  return element('section', { class: 'part' }, [
    element('h2', { id: `p${number}` }, text(title)),
    ...blocks.map(blockOf),
  ])
}

function blockOf(block: PrintedBlock): Markup {
  switch (block.kind) {
    case 'heading':
      return element('h3', {}, text(block.text))
    case 'paragraph':
      return element('p', {}, linesOf(block.lines))
    case 'table':
      return textTable(block)
  }
}

/** Between the margins of a page of text, in points (print-style.ts). */
const TEXT_ROOM = 442

function textTable(table: PrintedTextTable): Markup {
  const { head, rows } = table
  const { size, widths } = columnWidths(textTableNeeds(table), TEXT_ROOM, CELL_SIZES)
  const cell = ({ lines, align }: TextCell): Markup =>
    element('td', align === 'right' ? { class: 'amount' } : {}, linesOf(lines))
  return element('table', { class: `words ${sizeClass(size)}` }, [
    columnsOf(widths),
    element('thead', {}, [
      element(
        'tr',
        {},
        head.map(({ lines }) => element('th', { scope: 'col' }, linesOf(lines))),
      ),
    ]),
    element(
      'tbody',
      {},
      rows.map((row) => element('tr', {}, row.map(cell))),
    ),
  ])
}

function linesOf(lines: readonly string[]): Markup {
  return lines.map(text).join('<br>')
}
