import { escapedXml } from '../xml'
import type { SetCell, SetParagraph, SetRow, SetTable } from './blocks'
import { twips } from './page-setup'
import { CELL_PADDING, type CellSize } from '../setting/column-widths'
import { ROW_PADDING } from './rows'
import { cellStyle } from './styles'

/** Signs that Word would set in Times New Roman, half as wide, were it not told that they are Chinese here: “ ” ‘ ’ … — ·. */
const CHINESE_SIGNS = /[\u00b7\u2010-\u2027\u2030-\u205e]/

/** A stretch of text as it is; line ends and tabs in it as Word has them. */
export function runs(lines: readonly string[], properties = ''): string {
  const texts = lines.flatMap((line) => line.split(/\r\n|[\r\n]/))
  return texts.map((text, at) => (at === 0 ? '' : '<w:r><w:br/></w:r>') + run(text, properties)).join('')
}

function run(text: string, properties: string): string {
  if (text === '') return ''
  const hint = CHINESE_SIGNS.test(text) ? '<w:rFonts w:hint="eastAsia"/>' : ''
  const own = hint + properties === '' ? '' : `<w:rPr>${hint}${properties}</w:rPr>`
  const parts = text.split('\t').map((part) => {
    const kept = part.trim() === part ? '' : ' xml:space="preserve"'
    return part === '' ? '' : `<w:t${kept}>${escapedXml(part)}</w:t>`
  })
  return `<w:r>${own}${parts.join('<w:tab/>')}</w:r>`
}

/** `ends`: properties of the section that ends with it; `at`: number of its bookmark. */
export function paragraph(block: SetParagraph, ends: string, at: number): string {
  const { style, lines, mark, aside = [], before } = block
  const stops = aside.map(({ at: place }, i) => {
    const kind = i === aside.length - 1 ? 'right' : 'left'
    return `<w:tab w:val="${kind}" w:pos="${twips(place)}"/>`
  })
  const properties =
    (style === 'Normal' ? '' : `<w:pStyle w:val="${style}"/>`) +
    (stops.length > 0 ? `<w:tabs>${stops.join('')}</w:tabs>` : '') +
    (before ? `<w:spacing w:before="${twips(before)}"/>` : '') +
    ends
  const text = runs(lines) + aside.map((each) => `<w:r><w:tab/></w:r>${runs([each.text])}`).join('')
  const marked = mark
    ? `<w:bookmarkStart w:id="${at}" w:name="${mark}"/>${text}<w:bookmarkEnd w:id="${at}"/>`
    : text
  return `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${marked}</w:p>`
}

/** A row at a time: a table may have ten thousand. */
export function* table({ title, size, widths, head, rows }: SetTable): Generator<string, void, undefined> {
  const grid = gridOf(widths)
  const whole = grid.reduce((sum, width) => sum + width, 0)
  const side = twips(CELL_PADDING)
  yield (
    '<w:tbl><w:tblPr><w:tblStyle w:val="Sheet"/>' +
    `<w:tblW w:w="${whole}" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/>` +
    `<w:tblCellMar><w:top w:w="${twips(ROW_PADDING)}" w:type="dxa"/><w:left w:w="${side}" w:type="dxa"/>` +
    `<w:bottom w:w="${twips(ROW_PADDING)}" w:type="dxa"/><w:right w:w="${side}" w:type="dxa"/></w:tblCellMar>` +
    '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>' +
    `<w:tblCaption w:val="${escapedXml(title)}"/></w:tblPr>` +
    `<w:tblGrid>${grid.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>`
  )
  for (const each of head) yield row(each, grid, size, '<w:cantSplit/><w:tblHeader/>')
  for (const each of rows) yield row(each, grid, size, each.maySplit ? '' : '<w:cantSplit/>')
  yield '</w:tbl>'
}

/** Rounded so that they add up to the whole. */
function gridOf(widths: readonly number[]): readonly number[] {
  let at = 0
  return widths.map((width) => {
    const from = twips(at)
    at += width
    return twips(at) - from
  })
}

function row({ cells }: SetRow, grid: readonly number[], size: CellSize, properties: string): string {
  let column = 0
  const set = cells.map((each) => {
    const { columns = 1 } = each
    const width = grid.slice(column, column + columns).reduce((sum, one) => sum + one, 0)
    column += columns
    return cell(each, width, size)
  })
  return `<w:tr>${properties === '' ? '' : `<w:trPr>${properties}</w:trPr>`}${set.join('')}</w:tr>`
}

const OVER = { begins: '<w:vMerge w:val="restart"/>', goesOn: '<w:vMerge/>' } as const

function cell(
  { kind, lines, columns = 1, over, level = 0, isStrong }: SetCell,
  width: number,
  size: CellSize,
): string {
  const indent = level > 0 ? `<w:ind w:leftChars="${level * 100}" w:left="${twips(level * size)}"/>` : ''
  const texts = lines.length > 0 ? lines : ['']
  const paragraphs = texts.map(
    (line) =>
      `<w:p><w:pPr><w:pStyle w:val="${cellStyle(kind, size)}"/>${indent}</w:pPr>` +
      `${runs([line], isStrong ? '<w:b/><w:bCs/>' : '')}</w:p>`,
  )
  return (
    `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>` +
    (columns > 1 ? `<w:gridSpan w:val="${columns}"/>` : '') +
    (over ? OVER[over] : '') +
    `<w:vAlign w:val="center"/></w:tcPr>${paragraphs.join('')}</w:tc>`
  )
}
