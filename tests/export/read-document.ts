/** A document as another program reads it: paragraphs and tables in their order, whatever the format. */
export type ReadBlock = ReadParagraph | ReadTable

export interface ReadParagraph {
  readonly kind: 'paragraph'
  /** Of a heading, 1 to 3; null of any other. */
  readonly level: number | null
  readonly text: string
}

export interface ReadTable {
  readonly kind: 'table'
  /** Columns of its grid. */
  readonly columns: number
  /** How many of its rows are repeated on each page. */
  readonly headRows: number
  readonly rows: readonly (readonly ReadCell[])[]
}

export interface ReadCell {
  /** Its paragraphs, one line each. */
  readonly text: string
  /** Place of its first column. */
  readonly at: number
  readonly columns: number
  /** It belongs to the one above. */
  readonly goesOn: boolean
}

export function cellAt(table: ReadTable, row: number, column: number): ReadCell | undefined {
  return table.rows[row]?.find(({ at, columns }) => at <= column && column < at + columns)
}

/** The words over a column, outermost first. */
export function headOf(table: ReadTable, column: number): readonly string[] {
  return Array.from({ length: table.headRows }, (_, row) => cellAt(table, row, column)).flatMap((cell) =>
    cell && !cell.goesOn && cell.text !== '' ? [cell.text] : [],
  )
}

/** Its column, by the words over it. */
export function columnUnder(table: ReadTable, path: readonly string[]): number {
  const found = Array.from({ length: table.columns }, (_, at) => at).filter(
    (at) => headOf(table, at).join('|') === path.join('|'),
  )
  const [column, ...more] = found
  if (column === undefined || more.length > 0)
    throw new Error(`${found.length} columns under ${path.join(' / ')}`)
  return column
}

/** The tables that stand below a heading, up to the next one. */
export function tablesUnder(blocks: readonly ReadBlock[], heading: string): readonly ReadTable[] {
  const at = blocks.findIndex(
    (block) => block.kind === 'paragraph' && block.level !== null && block.text === heading,
  )
  if (at < 0) throw new Error(`no heading ${heading}`)
  const after = blocks.slice(at + 1)
  const end = after.findIndex((block) => block.kind === 'paragraph' && block.level !== null)
  return after.slice(0, end < 0 ? undefined : end).filter((block) => block.kind === 'table')
}
