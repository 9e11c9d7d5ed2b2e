import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { codeBook, sampleTemplate } from '../support/longgang'
import { converted } from '../support/libreoffice'
import { publicationOf } from '../support/publication'
import { suiteFolder } from '../support/temp-folder'
import { publicationWith, randomBudgets, samplePublication, writtenDocx } from './docx-bench'
import { linkedPages } from './linked-pages'
import { publishedText, readText } from './published-text'
import { cellAt, type ReadBlock } from './read-document'
import { readOffice } from './read-office'
import { expectPublished } from './read-tables'
import { readWord } from './read-word'

/** What LibreOffice makes of the document: another program that reads it, and that lays it out in pages. */
const folder = suiteFolder()
let path = ''
let blocks: readonly ReadBlock[] = []

async function opened(file: string, name: string): Promise<readonly ReadBlock[]> {
  const [flat = ''] = await converted(file, 'fodt', join(folder, name))
  return readOffice(flat)
}

beforeAll(async () => {
  path = await writtenDocx(folder, 'sample', samplePublication())
  blocks = await opened(path, 'sample')
})

describe('LibreOffice', () => {
  it.each(Array.from({ length: 12 }, (_, at) => at + 1))(
    'reads every amount of table %i in its row and column',
    (number) => {
      expect(expectPublished(blocks, number)).toBeGreaterThan(2)
    },
  )

  it('reads every paragraph and row of the text as published', () => {
    const text = publishedText()
    expect(readText(blocks).slice(0, text.length)).toEqual(text)
  })

  it.each([
    ['sample', null] as const,
    ...randomBudgets(1).map((each, run) => [`random-${run}`, each] as const),
  ])('has each heading on the page that the contents name: %s', async (name, document) => {
    const publication = document ? publicationOf(document, sampleTemplate(), codeBook()) : samplePublication()
    const file = await writtenDocx(folder, `pages-${name}`, publication)
    const [pdf = ''] = await converted(file, 'pdf', join(folder, `pages-${name}`))
    const pages = linkedPages(readFileSync(pdf))
    const { contents } = readWord(file)
    // The cover, page 0, is not counted. Pages are reckoned before the file is opened: where a page is all but full, the
    // headings behind it may be one off until the contents are brought up to date.
    const off = contents.map(({ text, page }) => Math.abs((pages.get(`${text}\t${page}`) ?? NaN) - page))
    expect(Math.max(...off)).toBeLessThanOrEqual(document ? 1 : 0)
  })

  it('reads of a random budget, table for table, what the file holds', async () => {
    const [document] = randomBudgets(1)
    if (!document) throw new Error('no budget')
    const file = await writtenDocx(folder, 'random', publicationOf(document, sampleTemplate(), codeBook()))
    const own = readWord(file).blocks.filter((block) => block.kind === 'table')
    const read = (await opened(file, 'random')).filter((block) => block.kind === 'table')
    expect(read.map(({ columns, headRows, rows }) => [columns, headRows, rows.length])).toEqual(
      own.map(({ columns, headRows, rows }) => [columns, headRows, rows.length]),
    )
    for (const [at, table] of own.entries()) {
      const other = read[at]
      if (!other) continue
      for (const [row, cells] of table.rows.entries()) {
        for (const cell of cells) expect(cellAt(other, row, cell.at)).toMatchObject({ text: cell.text })
      }
    }
  })

  it('takes nothing that is written for anything else', async () => {
    const texts = [
      '=1+1',
      '@SUM(A1)',
      'a\tb',
      '  two  ',
      '<script>alert(1)</script>',
      ']]>',
      '&amp;',
      '{ DATE }',
    ]
    const read = await opened(await writtenDocx(folder, 'odd', publicationWith(texts)), 'odd')
    const paragraphs = read.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []))
    for (const text of texts)
      expect(paragraphs.filter((each) => each === text).length, text).toBeGreaterThan(4)
  })
})
