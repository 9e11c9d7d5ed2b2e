import { type Piece, type TableSpan } from './pieces'
import { wordsOf } from './printed-words'

/** A document's styles as word processors take them over from the clipboard. */
const BODY = 'font-family:FangSong,STFangsong,仿宋,serif;font-size:15pt;line-height:1.8'
const HEADING = 'font-family:SimHei,STHeiti,黑体,sans-serif'
const STYLES: Readonly<Record<string, string>> = {
  h2: `${HEADING};font-size:18pt;text-align:center`,
  h3: `${HEADING};font-size:15pt;text-indent:2em`,
  p: `${BODY};text-indent:2em;margin:0`,
  table: `${BODY};font-size:12pt;border-collapse:collapse`,
}

/**
 * A part of the paper for the clipboard: as published, without marks, notes and links. `printed`: what stands in a gap, which
 * is copied too.
 */
export function copied(
  range: Range,
  printed: (gap: TableSpan) => readonly Piece[],
): { readonly html: string; readonly text: string } {
  const fragment = range.cloneContents()
  for (const gap of fragment.querySelectorAll<HTMLElement>('[data-gap]')) {
    const [first = 0, last = -1] = (gap.dataset['gap'] ?? '').split(' ').map(Number)
    const elements = printed({ first, last }).flatMap(elementsOf)
    gap.replaceWith(...(gap instanceof HTMLTableRowElement ? elements : inTables(elements)))
  }
  for (const aside of fragment.querySelectorAll('rt, [data-aside]')) aside.remove()
  for (const lineBreak of fragment.querySelectorAll('br')) lineBreak.replaceWith('\n')
  const pieces = [...fragment.querySelectorAll<HTMLElement>('h2, h3, p, table')]
  if (pieces.length === 0) {
    const text = fragment.textContent
    return { text, html: elementOf('span', text).outerHTML }
  }
  return {
    text: pieces.map(plainText).join('\n'),
    html: pieces
      .map((piece) => (piece instanceof HTMLTableElement ? tableOf(piece) : paragraphOf(piece)).outerHTML)
      .join(''),
  }
}

/** A piece as it would be mounted, as far as it is copied; a row by itself. */
function elementsOf(piece: Piece): readonly HTMLElement[] {
  const words = wordsOf(piece, '\n')
  if (piece.kind !== 'row') {
    const name = piece.kind === 'title' ? 'h2' : piece.kind === 'heading' ? 'h3' : 'p'
    return words.map((text) => elementOf(name, text))
  }
  const { grid } = piece.block
  const row = elementOf('tr', '')
  row.append(
    ...words.map((text, index) => {
      const cell = elementOf(grid?.row === 'head' ? 'th' : 'td', text)
      cell.classList.toggle('num', grid?.row === 'body' && grid.align[index] === 'right')
      return cell
    }),
  )
  return [row]
}

/** Rows that follow one another, in tables. */
function inTables(elements: readonly HTMLElement[]): readonly HTMLElement[] {
  const whole: HTMLElement[] = []
  for (const element of elements) {
    const last = whole.at(-1)
    if (!(element instanceof HTMLTableRowElement)) whole.push(element)
    else if (last instanceof HTMLTableElement && element.cells[0]?.localName === 'td') last.append(element)
    else {
      const table = elementOf('table', '')
      table.append(element)
      whole.push(table)
    }
  }
  return whole
}

function plainText(piece: HTMLElement): string {
  if (!(piece instanceof HTMLTableElement)) return piece.textContent
  return [...piece.rows]
    .map((row) => [...row.cells].map(({ textContent }) => textContent.trim()).join('\t'))
    .join('\n')
}

function paragraphOf({ localName, textContent }: HTMLElement): HTMLElement {
  return elementOf(localName, textContent, STYLES[localName])
}

function tableOf(piece: HTMLTableElement): HTMLElement {
  const table = elementOf('table', '', STYLES['table'])
  table.setAttribute('border', '1')
  for (const row of piece.rows) {
    const line = elementOf('tr', '')
    for (const cell of row.cells) {
      const side = cell.classList.contains('num') ? 'right' : 'left'
      line.append(elementOf(cell.localName, cell.textContent.trim(), `padding:2pt 6pt;text-align:${side}`))
    }
    table.append(line)
  }
  return table
}

function elementOf(name: string, text: string, style?: string): HTMLElement {
  const element = document.createElement(name)
  element.append(
    ...text.split('\n').flatMap((line, i) => (i > 0 ? [document.createElement('br'), line] : [line])),
  )
  if (style !== undefined) element.style.cssText = style
  return element
}
