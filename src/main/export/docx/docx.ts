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
export function docxBytes(publication: Publication): Uint8Array {
  const sections = setSections(publication)
  const sizes = new Set(
    sections.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'table' ? block.size : []))),
  )
  return zipped([
    ...packageParts(publication.title).map(([name, part]) => ({ name, text: [part] })),
    { name: 'word/document.xml', text: documentText(sections) },
    { name: 'word/styles.xml', text: [styleSheet([...sizes].sort((a, b) => a - b))] },
    { name: 'word/settings.xml', text: [settings()] },
    { name: 'word/fontTable.xml', text: [fontTable()] },
    { name: 'word/footer1.xml', text: [`${opened('ftr')}${pageNumber()}</w:ftr>`] },
  ])
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
