import type { CellSize } from '../setting/column-widths'
import { opened } from './parts'
import { fontsOf, type Typeface } from './fonts'

/** How a kind of paragraph is set. Sizes, lines and distances in points. */
export interface ParagraphStyle {
  /** As Word lists it; its own names make headings and contents known to it in every language. */
  readonly name: string
  readonly typeface: Typeface
  readonly size: number
  /** Distance of its lines, exact: the same lines on a page in whatever font. */
  readonly line: number
  readonly after?: number
  readonly align?: 'left' | 'center' | 'right' | 'both'
  /** Characters that its first line is set in by. */
  readonly firstIndent?: number
  readonly indent?: number
  /** 1 to 3: a heading, which stays with what follows. */
  readonly outline?: 1 | 2 | 3
  /** Place of a tab at the right, with dots before it. */
  readonly dotsTo?: number
}

/** 版心 of GB/T 9704: 28 characters of 三号 a line, 22 lines of 28 磅 a page. */
export const TEXT_WIDTH = 28 * 16

export const STYLES = {
  Normal: {
    name: 'Normal',
    typeface: 'body',
    size: 16,
    line: 28,
    firstIndent: 2,
    align: 'both',
  },
  Heading1: {
    name: 'heading 1',
    typeface: 'title',
    size: 22,
    line: 36,
    after: 20,
    align: 'center',
    outline: 1,
  },
  Heading2: { name: 'heading 2', typeface: 'head', size: 16, line: 28, align: 'center', outline: 2 },
  Heading3: { name: 'heading 3', typeface: 'head', size: 16, line: 28, firstIndent: 2, outline: 3 },
  TOC1: { name: 'toc 1', typeface: 'head', size: 12, line: 18, dotsTo: TEXT_WIDTH },
  TOC2: { name: 'toc 2', typeface: 'body', size: 12, line: 18, indent: 12, dotsTo: TEXT_WIDTH },
  TOC3: { name: 'toc 3', typeface: 'body', size: 12, line: 18, indent: 36, dotsTo: TEXT_WIDTH },
  TOCHeading: { name: 'TOC Heading', typeface: 'title', size: 22, line: 36, after: 12, align: 'center' },
  CoverAgency: { name: '封面单位', typeface: 'title', size: 22, line: 44, align: 'center' },
  CoverTitle: { name: '封面标题', typeface: 'title', size: 26, line: 52, align: 'center' },
  CoverDate: { name: '封面日期', typeface: 'body', size: 16, line: 28, align: 'center' },
  Subtitle: { name: 'Subtitle', typeface: 'cell', size: 12, line: 18, align: 'center' },
  Caption: { name: '表上说明', typeface: 'cell', size: 10, line: 16 },
  Note: { name: '表下说明', typeface: 'cell', size: 10, line: 16 },
  Footer: { name: 'footer', typeface: 'cell', size: 14, line: 18, align: 'center' },
  /** Parts tables from what follows; too low to be seen. */
  Gap: { name: '表间', typeface: 'cell', size: 1, line: 0.1 },
} as const satisfies Readonly<Record<string, ParagraphStyle>>

const CELLS = {
  Head: { name: '表头', typeface: 'head', align: 'center' },
  Words: { name: '表内文字', typeface: 'cell', align: 'left' },
  Middle: { name: '表内居中', typeface: 'cell', align: 'center' },
  Amount: { name: '表内金额', typeface: 'cell', align: 'right' },
} as const
export type CellKind = keyof typeof CELLS

export type StyleId = keyof typeof STYLES

/** Distance of the lines of a cell, in points. */
export function cellLine(size: CellSize): number {
  return Math.ceil(size * 2.5) / 2
}

export function cellStyle(kind: CellKind, size: CellSize): string {
  return `${kind}${size * 2}`
}

/** Those of cells in the sizes that are used. */
export function styleSheet(sizes: readonly CellSize[]): string {
  const cells = sizes.flatMap((size) =>
    (Object.keys(CELLS) as CellKind[]).map((kind): readonly [string, ParagraphStyle] => {
      const { name, ...rest } = CELLS[kind]
      return [cellStyle(kind, size), { ...rest, name: `${name} ${size}`, size, line: cellLine(size) }]
    }),
  )
  const styles: readonly (readonly [string, ParagraphStyle])[] = [...Object.entries(STYLES), ...cells]
  return `${opened('styles')}${DEFAULTS}${styles.map(([id, style]) => paragraphStyle(id, style)).join('')}${TABLES}</w:styles>`
}

const DEFAULTS =
  `<w:docDefaults><w:rPrDefault><w:rPr>${fontsOf('body')}<w:sz w:val="32"/><w:szCs w:val="32"/>` +
  '<w:lang w:val="zh-CN" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'

const TABLES =
  '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>' +
  '<w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>' +
  '<w:style w:type="table" w:customStyle="1" w:styleId="Sheet"><w:name w:val="预算表"/><w:basedOn w:val="TableNormal"/>' +
  `<w:tblPr><w:tblBorders>${['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
    .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`)
    .join('')}</w:tblBorders></w:tblPr></w:style>`

/** The document is Chinese. Were its figures so as well, LibreOffice would part 198,823.18 where a line ends. */
const FIGURES = '<w:lang w:val="en-US"/>'

function paragraphStyle(id: string, style: ParagraphStyle): string {
  const isBase = id === 'Normal'
  const isOwn = /[^\x20-\x7e]/.test(style.name)
  const outline = style.outline
  return (
    `<w:style w:type="paragraph"${isBase ? ' w:default="1"' : ''}${isOwn ? ' w:customStyle="1"' : ''} w:styleId="${id}">` +
    `<w:name w:val="${style.name}"/>` +
    (outline ? '<w:next w:val="Normal"/>' : '') +
    (id.startsWith('TOC') ? '<w:uiPriority w:val="39"/>' : '') +
    (isBase || outline ? '<w:qFormat/>' : '') +
    `<w:pPr>${paragraphProperties(style)}</w:pPr><w:rPr>${fontsOf(style.typeface)}` +
    `<w:sz w:val="${style.size * 2}"/><w:szCs w:val="${style.size * 2}"/>${FIGURES}</w:rPr></w:style>`
  )
}

/** No line is held with its neighbours: pages break alike everywhere. */
function paragraphProperties({
  outline,
  dotsTo,
  line,
  after = 0,
  size,
  firstIndent,
  indent = 0,
  align = 'left',
}: ParagraphStyle): string {
  const first = firstIndent
    ? `<w:ind w:firstLineChars="${firstIndent * 100}" w:firstLine="${firstIndent * size * 20}"/>`
    : ''
  return (
    (outline ? '<w:keepNext/>' : '') +
    '<w:widowControl w:val="0"/>' +
    (dotsTo ? `<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="${dotsTo * 20}"/></w:tabs>` : '') +
    `<w:spacing w:before="0" w:after="${after * 20}" w:line="${line * 20}" w:lineRule="exact"/>` +
    (indent > 0 ? `<w:ind w:left="${indent * 20}"/>` : first) +
    `<w:jc w:val="${align}"/>` +
    (outline ? `<w:outlineLvl w:val="${outline - 1}"/>` : '')
  )
}
