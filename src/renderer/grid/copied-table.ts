import { formatTabSeparated } from '../../shared/grid/tab-separated'

/** A cell on its way to the clipboard; merged ones stand in their first place. */
export interface CopiedCell {
  readonly text: string
  readonly columns?: number
  readonly rows?: number
  /**
   * What other programs are to make of it: `text` stays as it is written, a code keeps its zeros; `title` and `caption` stand
   * around the ruled cells. Absent: whatever they read in it.
   */
  readonly kind?: 'head' | 'text' | 'amount' | 'title' | 'caption'
}

export interface CopiedTable {
  readonly lines: readonly (readonly CopiedCell[])[]
  /** With rules around its cells, as a document has them. */
  readonly isRuled?: boolean
}

type Kind = NonNullable<CopiedCell['kind']>

const ATTRIBUTES: Readonly<Record<Kind, string>> = {
  head: '',
  text: ` style='mso-number-format:"\\@"'`,
  amount: ' align="right"',
  title: ' align="center" style="border:none"',
  caption: ' style="border:none"',
}

/** Puts tables on the clipboard, one below the other: as text parted by tabs, and as tables. */
export function copyTables(data: DataTransfer | null, tables: readonly CopiedTable[]): void {
  data?.setData('text/plain', formatTabSeparated(tables.flatMap(({ lines }) => textsByPlace(lines))))
  data?.setData('text/html', tables.map(htmlOf).join(''))
}

/** Each place of the rectangle its text; of a merged cell all places but the first are empty. */
function textsByPlace(lines: CopiedTable['lines']): readonly (readonly string[])[] {
  const texts = lines.map((): string[] => [])
  for (const [row, line] of lines.entries()) {
    let column = 0
    for (const { text, columns = 1, rows = 1 } of line) {
      while (texts[row]?.[column] !== undefined) column += 1
      for (const [down, own] of texts.slice(row, row + rows).entries()) {
        for (let across = 0; across < columns; across += 1) {
          own[column + across] = down + across === 0 ? text : ''
        }
      }
      column += columns
    }
  }
  return texts
}

function htmlOf({ lines, isRuled }: CopiedTable): string {
  const rows = lines.map((line) => `<tr>${line.map(htmlOfCell).join('')}</tr>`).join('')
  return `<table${isRuled ? ' border="1" style="border-collapse:collapse"' : ''}>${rows}</table>`
}

function htmlOfCell({ text, columns = 1, rows = 1, kind }: CopiedCell): string {
  const name = kind === 'head' ? 'th' : 'td'
  const spans = `${columns > 1 ? ` colspan="${columns}"` : ''}${rows > 1 ? ` rowspan="${rows}"` : ''}`
  return `<${name}${spans}${kind ? ATTRIBUTES[kind] : ''}>${escaped(text)}</${name}>`
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\n', '<br>')
}
