import type { PdfElement, PdfWords } from './pdf-tree'
import type { ReadBlock, ReadCell, ReadTable } from './read-document'

/** A line of the contents, and where the heading that it names stands. */
export interface ReadContents {
  readonly text: string
  /** As printed. */
  readonly page: string
}

export interface ReadPdf {
  readonly blocks: readonly ReadBlock[]
  readonly contents: readonly ReadContents[]
  /** The page of each heading: of a table `表5 项目支出总表`. */
  readonly pages: ReadonlyMap<string, number>
}

/** Paragraphs, headings and tables in the order of the structure tree; the label over a table's title belongs to its heading. */
export function readPdf(root: PdfElement): ReadPdf {
  const blocks: ReadBlock[] = []
  const contents: ReadContents[] = []
  const pages = new Map<string, number>()
  walk(root)
  return { blocks, contents, pages }

  function walk(element: PdfElement): void {
    const { role } = element
    if (role === 'Table') blocks.push(tableOf(element))
    else if (role === 'LI') contents.push(entryOf(element))
    else if (/^(P|H[1-6])$/.test(role)) addWords(element)
    else for (const kid of element.kids) if ('role' in kid) walk(kid)
  }

  function addWords(element: PdfElement): void {
    const level = element.role === 'P' ? null : Number(element.role.slice(1))
    const text = textOf(element)
    const before = blocks.at(-1)
    const label = before?.kind === 'paragraph' && /^表\d+$/.test(before.text) ? before.text : null
    if (level === null || label === null) blocks.push({ kind: 'paragraph', level, text })
    else blocks.splice(-1, 1, { kind: 'paragraph', level, text: `${label}　${text}` })
    const page = wordsIn(element)[0]?.page
    if (level !== null && page !== undefined) pages.set(label === null ? text : `${label} ${text}`, page)
  }
}

function entryOf(element: PdfElement): ReadContents {
  const [text = '', page = ''] = linesIn(element).map(({ words }) => words)
  return { text, page }
}

function tableOf(table: PdfElement): ReadTable {
  const lines = elementsIn(table, 'TR')
  const grid: ReadCell[][] = lines.map(() => [])
  for (const [row, line] of lines.entries()) {
    for (const cell of elementsIn(line, 'T[HD]')) {
      const [columns, rows] = [Number(cell.attributes['ColSpan']), Number(cell.attributes['RowSpan'])]
      const at = firstFree(grid[row] ?? [])
      for (let down = 0; down < rows; down += 1) {
        const text = down === 0 ? cellText(cell) : ''
        grid[row + down]?.push({ text, at, columns, goesOn: down > 0 })
        grid[row + down]?.sort((a, b) => a.at - b.at)
      }
    }
  }
  const headRows = lines.findIndex((line) => !elementsIn(line, 'T[HD]').every(headsColumns))
  const columns = Math.max(...grid.map((row) => firstFree(row)))
  return { kind: 'table', columns, headRows: headRows < 0 ? lines.length : headRows, rows: grid }
}

function headsColumns({ role, attributes }: PdfElement): boolean {
  return role === 'TH' && attributes['Scope'] === '/Column'
}

/** Where a row has room for the next cell. */
function firstFree(row: readonly ReadCell[]): number {
  let free = 0
  for (const { at, columns } of row) if (at === free) free = at + columns
  return free
}

/** A head stands on each page that its table goes on to: every time in the same words. */
function cellText(cell: PdfElement): string {
  if (!headsColumns(cell)) return textOf(cell)
  const byPage = Map.groupBy(wordsIn(cell), ({ page }) => page)
  const texts = [...byPage.values()].map((words) => words.map((each) => each.words).join(''))
  if (new Set(texts).size > 1) throw new Error(`a head changes from page to page: ${texts.join(' / ')}`)
  return texts[0] ?? ''
}

/** A blank that cannot be broken is all that an empty cell shows. */
function textOf(element: PdfElement): string {
  const text = linesIn(element)
    .map(({ words }) => words)
    .join('\n')
  return text === '\u00a0' ? '' : text
}

/** Lines where a new one was begun, not where the paper ends: each is an element of its own, over whatever pages. */
function linesIn(element: PdfElement): readonly { readonly words: string }[] {
  const own = element.kids.filter((kid) => 'words' in kid)
  const below = element.kids.flatMap((kid) => ('role' in kid ? linesIn(kid) : []))
  return own.length > 0 ? [{ words: own.map(({ words }) => words).join('') }, ...below] : below
}

function wordsIn(element: PdfElement): readonly PdfWords[] {
  return element.kids.flatMap((kid) => ('words' in kid ? [kid] : wordsIn(kid)))
}

/** Those of a role, however deep, but not within each other. */
function elementsIn(element: PdfElement, role: string): readonly PdfElement[] {
  return element.kids.flatMap((kid) => {
    if ('words' in kid) return []
    return new RegExp(`^${role}$`).test(kid.role) ? [kid] : elementsIn(kid, role)
  })
}
