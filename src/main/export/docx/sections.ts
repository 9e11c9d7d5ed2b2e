import type { Publication } from '../../../shared/publication/publication'
import type { ContentsEntry, SetBlock, SetParagraph, SetSection } from './blocks'
import { sheetBlocks } from './sheet-blocks'
import type { StyleId } from './styles'
import { textBlocks } from './text-blocks'

/** The document as sections: cover, contents, the text, and each table on a sheet of its own. */
export function setSections({ cover, contents, chapters }: Publication): readonly SetSection[] {
  let marks = 0
  const mark = (): string => `_Toc${String((marks += 1)).padStart(8, '0')}`
  const body: SetSection[] = chapters.flatMap(({ title, sections, tables }): readonly SetSection[] => {
    const heads: readonly SetParagraph[] =
      title === '' ? [] : [{ kind: 'paragraph', style: 'Heading1', lines: [title], mark: mark() }]
    const texts = sections.flatMap((section) => [...textBlocks(section, mark)])
    const sheets = tables.map((sheet) => ({ page: sheet.lies, blocks: [...sheetBlocks(sheet, mark())] }))
    if (texts.length > 0) return [{ page: 'text', blocks: [...heads, ...texts] }, ...sheets]
    return sheets.map((sheet, at) => (at === 0 ? { ...sheet, blocks: [...heads, ...sheet.blocks] } : sheet))
  })
  return [...coverSection(cover), ...contentsSection(contents, body), ...body]
}

/** Agency and title in the upper half of the sheet, the date in the lower. */
const COVER = {
  agency: { style: 'CoverAgency', before: 150 },
  title: { style: 'CoverTitle', before: 24 },
  date: { style: 'CoverDate', before: 240 },
} as const satisfies Readonly<Record<string, { readonly style: StyleId; readonly before: number }>>

function coverSection(cover: Publication['cover']): readonly SetSection[] {
  if (cover.length === 0) return []
  const blocks = cover.map(({ role, text }): SetParagraph => ({
    kind: 'paragraph',
    lines: [text],
    ...COVER[role],
  }))
  return [{ page: 'cover', blocks }]
}

function contentsSection(title: string, body: readonly SetSection[]): readonly SetSection[] {
  const entries = body.flatMap(({ blocks }) => blocks.flatMap(entryOf))
  if (title === '' || entries.length === 0) return []
  const heading: SetBlock = { kind: 'paragraph', style: 'TOCHeading', lines: [title] }
  return [{ page: 'text', blocks: [heading, { kind: 'contents', entries }] }]
}

const LEVELS: Partial<Record<StyleId, ContentsEntry['level']>> = { Heading1: 1, Heading2: 2, Heading3: 3 }

function entryOf(block: SetBlock): readonly ContentsEntry[] {
  if (block.kind !== 'paragraph' || block.mark === undefined) return []
  const level = LEVELS[block.style]
  return level === undefined ? [] : [{ level, text: block.lines.join(''), mark: block.mark }]
}
