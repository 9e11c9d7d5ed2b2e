import type { PageKind } from './blocks'
import { FOOTER } from './parts'
import { TEXT_WIDTH } from './styles'

/** Lengths in points. */
interface PageSetup {
  readonly width: number
  readonly height: number
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  /** From the lower edge to the page number. */
  readonly footer: number
}

const MM = 72 / 25.4
const A4 = { width: 595.3, height: 841.9 }
const ACROSS = { width: A4.height, height: A4.width }

/** 天头 37 mm, 订口 27 mm, as in GB/T 9704; tables have more of the sheet. */
const text = {
  ...A4,
  left: 27 * MM,
  right: A4.width - 27 * MM - TEXT_WIDTH,
  top: 37 * MM,
  bottom: 35 * MM,
  footer: 25 * MM,
}

const PAGES: Readonly<Record<PageKind, PageSetup>> = {
  cover: text,
  text,
  upright: { ...A4, left: 20 * MM, right: 20 * MM, top: 20 * MM, bottom: 20 * MM, footer: 10 * MM },
  across: { ...ACROSS, left: 15 * MM, right: 15 * MM, top: 20 * MM, bottom: 20 * MM, footer: 10 * MM },
}

export function textWidthOf(page: PageKind): number {
  const { width, left, right } = PAGES[page]
  return width - left - right
}

export function textHeightOf(page: PageKind): number {
  const { height, top, bottom } = PAGES[page]
  return height - top - bottom
}

/** A cover has no number; counting begins behind it. */
export function sectionProperties(kind: PageKind, first: boolean): string {
  const { width, height, left, right, top, bottom, footer } = PAGES[kind]
  const orient = width > height ? ' w:orient="landscape"' : ''
  return (
    '<w:sectPr>' +
    (kind === 'cover' ? '' : `<w:footerReference w:type="default" r:id="${FOOTER}"/>`) +
    '<w:type w:val="nextPage"/>' +
    `<w:pgSz w:w="${twips(width)}" w:h="${twips(height)}"${orient}/>` +
    `<w:pgMar w:top="${twips(top)}" w:right="${twips(right)}" w:bottom="${twips(bottom)}" w:left="${twips(left)}" w:header="${twips(footer)}" w:footer="${twips(footer)}" w:gutter="0"/>` +
    (first ? '<w:pgNumType w:start="1"/>' : '') +
    '</w:sectPr>'
  )
}

/** Twentieths of a point, in which Word measures. */
export function twips(points: number): number {
  return Math.round(points * 20)
}
