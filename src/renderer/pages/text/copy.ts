/** A document's styles as word processors take them over from the clipboard. */
const BODY = 'font-family:FangSong,STFangsong,仿宋,serif;font-size:15pt;line-height:1.8'
const HEADING = 'font-family:SimHei,STHeiti,黑体,sans-serif'
const STYLES: Readonly<Record<string, string>> = {
  h2: `${HEADING};font-size:18pt;text-align:center`,
  h3: `${HEADING};font-size:15pt;text-indent:2em`,
  p: `${BODY};text-indent:2em;margin:0`,
  table: `${BODY};font-size:12pt;border-collapse:collapse`,
}

/** A part of the paper for the clipboard: as published, without marks, notes and links. */
export function copied(range: Range): { readonly html: string; readonly text: string } {
  const fragment = range.cloneContents()
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
