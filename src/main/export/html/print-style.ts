import { CELL_PADDING, CELL_SIZES } from '../setting/column-widths'

/** Names are set in by up to so many levels. */
export const LEVELS = 6

/** The class of a table that is set in this size, in pt. */
export function sizeClass(size: number): string {
  return `size-${String(size).replace('.', '-')}`
}

const sizes = CELL_SIZES.map((size) => `.${sizeClass(size)} { font-size: ${size}pt; }`).join('\n')
const levels = Array.from(
  { length: LEVELS },
  (_, at) => `tbody .level-${at + 1} { padding-inline-start: calc(${CELL_PADDING}pt + ${at + 1}em); }`,
).join('\n')

/**
 * How the document looks on paper: official habits of type (GB/T 9704: 小标宋 titles, 黑体 headings, 仿宋 of 三号 on lines of 28 pt),
 * with faces that Windows, macOS and Linux bring. Upright sheets and sheets that lie across are pages of their own kind.
 */
export const PRINT_STYLE = `
@page { size: A4; margin: 30mm 26mm 27mm 28mm;
  @bottom-center { content: "— " counter(page) " —"; font: 12pt "Times New Roman", "Noto Serif CJK SC", serif; } }
@page cover { @bottom-center { content: none; } }
@page upright { margin: 16mm 18mm; }
@page across { size: A4 landscape; margin: 16mm 14mm; }
:root {
  --body: "仿宋_GB2312", FangSong, STFangsong, "FZFangSong-Z02", "Noto Serif CJK SC", "Source Han Serif SC", serif;
  --heading: SimHei, STHeiti, "Noto Sans CJK SC", "Source Han Sans SC", sans-serif;
  --title: "方正小标宋简体", FZXiaoBiaoSong-B05S, STZhongsong, "Noto Serif CJK SC", "Source Han Serif SC", serif;
  --table: "宋体", SimSun, STSong, "Noto Serif CJK SC", "Source Han Serif SC", serif;
}
* { box-sizing: border-box; }
html { color: #000; background: #fff; }
p, h1, h2, h3, h4, td, th, li { white-space-collapse: preserve; }
body { margin: 0; font: 16pt/28pt var(--body); text-autospace: normal;
  print-color-adjust: exact; }
p { margin: 0; text-indent: 2em; text-align: justify; overflow-wrap: anywhere; orphans: 2; widows: 2; }
h1, h2, h3 { margin: 0; font-weight: 400; break-after: avoid; text-wrap: balance; }
h1 { padding-block: 14pt; font: 600 20pt/32pt var(--title); text-align: center; }
h2 { padding-block: 14pt 10pt; font: 18pt/30pt var(--heading); text-align: center; }
h3 { font: 16pt/28pt var(--heading); text-indent: 2em; }
.cover { page: cover; break-after: page; padding-block-start: 70mm; text-align: center; }
.cover p { text-align: center; text-indent: 0; text-wrap: balance; }
.cover .agency { font: 600 24pt/40pt var(--title); }
.cover .title { padding-block: 12mm; font: 600 32pt/48pt var(--title); }
.cover .date { padding-block-start: 60mm; }
.contents { break-after: page; }
.contents .title { padding-block-end: 14pt; font: 20pt/32pt var(--heading); text-align: center; text-indent: 0; }
.contents ol { margin: 0; padding: 0; list-style: none; font-size: 14pt; line-height: 25pt; }
.contents .level-1 { font-family: var(--heading); }
.contents .level-2 { padding-inline-start: 2em; }
.contents a { display: flex; align-items: baseline; color: inherit; text-decoration: none; }
.contents a > span:first-child { flex: 1; display: flex; align-items: baseline; }
.contents a > span:first-child::after { content: ""; flex: 1; margin-inline: 4pt; border-block-end: 1px dotted #000; }
.contents .page { min-width: 2em; text-align: end; }
.chapter + .chapter { break-before: page; }
.words { width: 100%; table-layout: fixed; margin-block: 8pt; border-collapse: collapse; font-family: var(--table); line-height: 1.4; }
.sheet { font: 9.5pt/1.25 var(--table); text-autospace: no-autospace; break-before: page; }
.upright { page: upright; }
.across { page: across; }
.chapter > .sheet:first-child, .chapter > h1 + .sheet { break-before: auto; }
.sheet p { text-indent: 0; text-align: start; }
.sheet h2 { padding-block: 0 6pt; font: 600 16pt/24pt var(--title); }
.sheet .label { font: 10.5pt/16pt var(--heading); }
.sheet .subtitle { text-align: center; font-size: 10.5pt; }
.sheet .captions { display: flex; justify-content: space-between; gap: 12pt; padding-block: 2pt 3pt; font-size: 9pt; }
.sheet .note { padding-block-start: 4pt; font-size: 9pt; }
.grid { width: 100%; border-collapse: collapse; table-layout: fixed; font-size: 9.5pt; }
${sizes}
.listed { margin-block-start: -0.5pt; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { padding: 1.2pt ${CELL_PADDING}pt; border: 0.5pt solid #000; font-weight: 400; overflow-wrap: anywhere; vertical-align: middle; }
.words td { vertical-align: top; }
.words tr { break-inside: auto; }
thead th { text-align: center; }
tbody th { text-align: start; }
.amount { text-align: end; white-space: nowrap; font-variant-numeric: tabular-nums lining-nums; }
.code { white-space: nowrap; }
${levels}
.strong { font-weight: 600; }
.listed .title { text-align: center; }
.listed td > p + p { padding-block-start: 2pt; }
`
