import type { Publication } from '../../../shared/publication/publication'
import { zipped } from '../zip'
import type { SetSection } from './blocks'
import { contentsField, pageNumber } from './contents'
import { fontTable } from './fonts'
import { paragraph, table } from './markup'
import { sectionProperties } from './page-setup'
import { pagesOf } from './pages'
import { opened, packageParts, settings } from './parts'
import { setSections } from './sections'
import { styleSheet } from './styles'
import { GAP } from './text-blocks'

/**
 * The document, or a part of it, for Word, WPS and LibreOffice: the same publication always gives the same bytes. Written as markup, not
 * by a library: what builds a tree of objects first takes more than a gigabyte for a table of 10,000 projects.
 */
export async function docxBytes(publication: Publication): Promise<Uint8Array> {
  const sections = setSections(publication)
  const sizes = new Set(
    sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'table' ? block.size : []))),
  )
  const parts: readonly (readonly [name: string, text: string | Iterable<string>])[] = [
    ...packageParts(publication.title),
    ['word/document.xml', documentText(sections)],
    ['word/styles.xml', styleSheet([...sizes].sort((a, b) => a - b))],
    ['word/settings.xml', settings()],
    ['word/fontTable.xml', fontTable()],
    ['word/footer1.xml', `${opened('ftr')}${pageNumber()}</w:ftr>`],
  ]
  return zipped(parts.map(([name, text]) => ({ name, text: typeof text === 'string' ? [text] : text })))
}

/** A section ends with the properties of its last paragraph, the last one with those of the body. */
function* documentText(sections: readonly SetSection[]): Generator<string, void, undefined> {
  yield `${opened('document')}<w:body>`
  const pages = pagesOf(sections)
  const counted = sections.findIndex(({ page }) => page !== 'cover')
  let marks = 0
  for (const [at, { page, blocks: own }] of sections.entries()) {
    const properties = sectionProperties(page, at === counted)
    const isLast = at === sections.length - 1
    // Properties need a paragraph, and a table needs one behind it.
    const blocks = own.at(-1)?.kind === 'paragraph' ? own : [...own, GAP]
    for (const [place, block] of blocks.entries()) {
      if (block.kind === 'table') yield* table(block)
      else if (block.kind === 'contents') yield contentsField(block, pages)
      else {
        const ends = !isLast && place === blocks.length - 1 ? properties : ''
        if (block.mark !== undefined) marks += 1
        yield paragraph(block, ends, marks)
      }
    }
    if (isLast) yield properties
  }
  yield '</w:body></w:document>'
}
