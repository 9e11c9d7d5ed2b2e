import { escapedXml } from '../xml'
import type { SetContents } from './blocks'
import { runs } from './markup'

/** Headings of three levels, linked, without numbers on a web page. */
const INSTRUCTION = ' TOC \\o "1-3" \\h \\z '

/**
 * The contents as a field whose result is already there. Neither `updateFields` nor a dirty field: both make Word ask at each opening
 * whether to “update fields that may refer to other files”, and still leave it to the reader. The numbers are fields of their own,
 * which Word works out anew before it prints or makes a PDF; until then, and where nobody does (LibreOffice), those stand that we laid
 * out ourselves (pages.ts).
 */
export function contentsField({ entries }: SetContents, pages: ReadonlyMap<string, number>): string {
  const begin = `${mark('begin')}${instruction(INSTRUCTION)}${mark('separate')}`
  const set = entries.map(
    ({ level, text, mark: name }, at) =>
      `<w:p><w:pPr><w:pStyle w:val="TOC${level}"/></w:pPr>${at === 0 ? begin : ''}` +
      `<w:hyperlink w:anchor="${escapedXml(name)}" w:history="1">${runs([text])}<w:r><w:tab/></w:r>` +
      mark('begin') +
      instruction(` PAGEREF ${name} \\h `) +
      mark('separate') +
      runs([String(pages.get(name) ?? 1)]) +
      `${mark('end')}</w:hyperlink>${at === entries.length - 1 ? mark('end') : ''}</w:p>`,
  )
  return set.join('')
}

/** — 3 — */
export function pageNumber(): string {
  return `<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>${runs(['— '])}${mark('begin')}${instruction(' PAGE ')}${mark('separate')}${runs(['1'])}${mark('end')}${runs([' —'])}</w:p>`
}

function mark(type: 'begin' | 'separate' | 'end'): string {
  return `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
}

function instruction(text: string): string {
  return `<w:r><w:instrText xml:space="preserve">${escapedXml(text)}</w:instrText></w:r>`
}
