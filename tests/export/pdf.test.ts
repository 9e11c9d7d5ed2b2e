import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { pagesOf } from '../../src/main/export/pdf-pages'
import { codeBook, publishedTable, sampleTemplate } from '../support/longgang'
import { publicationOf } from '../support/publication'
import { suiteFolder, tempFolder } from '../support/temp-folder'
import { publicationWith, randomBudgets, samplePublication } from './docx-bench'
import { sumsOf } from './independent-sums'
import { type PdfElement, structureOf } from './pdf-tree'
import { printedPdf, saidBy } from './printed-pdf'
import { publishedText, readText } from './published-text'
import { type ReadBlock, type ReadTable, tablesUnder } from './read-document'
import { type ReadPdf, readPdf } from './read-pdf'
import { expectPublished, expectWholeGrid, printedAmount, recordsOf } from './read-tables'

const folder = suiteFolder()
const numbers = Array.from({ length: 12 }, (_, at) => at + 1)
let path = ''
let tree: PdfElement
let read: ReadPdf

beforeAll(async () => {
  path = await printedPdf(folder, 'sample', samplePublication())
  tree = structureOf(path)
  read = readPdf(tree)
})

describe('the structure tree of the sample', () => {
  it.each(numbers)('holds every amount of table %i in its row and column', (number) => {
    expect(expectPublished(read.blocks, number)).toBeGreaterThan(2)
  })

  it('holds every paragraph and row of the text as published, in their order', () => {
    const text = publishedText()
    const own = readText(read.blocks)
    expect(own.slice(0, text.length)).toEqual(text)
    expect(own[text.length]).toEqual({ kind: 'paragraph', level: 1, text: '二、表格部分' })
  })

  it('has the lists of table 12, each word of its lines once', () => {
    const { title, goals = [], indicators = [] } = publishedTable(12)
    const [, aims, measures] = tablesUnder(read.blocks, `表12　${title}`)
    expect(aims?.rows.map((row) => row.map(({ text }) => text))).toEqual([
      ['年度总体目标', goals.map(({ printed }) => printed).join('\n')],
    ])
    const last = ['', '', '', '']
    const lines = measures?.rows.slice(1).map((row) =>
      row.slice(1).map(({ text, goesOn }, at) => {
        if (!goesOn) last[at] = text
        return last[at]
      }),
    )
    expect(lines).toEqual(
      indicators.map(({ level1, level2, level3, target }) => [level1, level2, level3, target]),
    )
  })

  it('has every title as a heading and every head as a header cell of its columns, nested as published', () => {
    const headings = read.blocks.flatMap((block) =>
      block.kind === 'paragraph' && block.level === 2 && block.text.startsWith('表') ? [block.text] : [],
    )
    expect(headings).toEqual(numbers.map((number) => `表${number}　${publishedTable(number).title}`))
    for (const number of numbers) {
      const { title, columns, rowHeaders } = publishedTable(number)
      const paths = ([...rowHeaders, ...columns] as readonly { readonly path: readonly string[] }[]).map(
        (column) => column.path,
      )
      const [table] = tablesUnder(read.blocks, `表${number}　${title}`)
      expect(table?.headRows).toBe(Math.max(...paths.map(({ length }) => length)))
    }
    for (const table of tablesOf(read.blocks)) expectWholeGrid(table)
  })

  it('names the row of every amount: by a header cell of the row, where the table has names', () => {
    const rows = elements(tree, 'TR').filter(({ kids }) => roles(kids).includes('TD'))
    const named = rows.filter(({ kids }) =>
      kids.some((kid) => 'role' in kid && kid.role === 'TH' && kid.attributes['Scope'] === '/Row'),
    )
    const lines = numbers.flatMap(
      (number) => new Set(publishedTable(number).rows.map(({ line }) => line)).size,
    )
    // And the list of goals, which has a name itself.
    expect(named).toHaveLength(lines.reduce((sum, each) => sum + each, 0) + 1)
  })
})

describe('what poppler and qpdf say of it', () => {
  it('is whole, tagged, Chinese, and bears the title', () => {
    expect(saidBy('qpdf', '--check', path)).toContain('No syntax or stream encoding errors found')
    const info = saidBy('pdfinfo', path)
    expect(info).toMatch(/^Title: +深圳市龙岗区工业和信息化局2024年部门预算$/m)
    expect(info).toMatch(/^Tagged: +yes$/m)
    expect(info).toMatch(/^JavaScript: +no$/m)
    expect(saidBy('qpdf', '--qdf', '--object-streams=disable', path, '-')).toMatch(/^ {2}\/Lang \(zh-CN\)$/m)
  })

  it('has its words as they were written, to copy and to find', () => {
    const words = bare(saidBy('pdftotext', path, '-').replaceAll(/\s*—\s*\d+\s*—\s*\f/g, ''))
    expect(words).not.toMatch(/[\u2e80-\u2fdf\ufffd]/)
    const shown = bare(saidBy('pdftotext', '-layout', path, '-'))
    for (const block of publishedText()) {
      if (block.kind === 'paragraph') expect(words).toContain(bare(block.text))
    }
    for (const number of numbers) {
      const { title, rows } = publishedTable(number)
      expect(shown).toContain(bare(title))
      for (const { cells } of rows) {
        for (const amount of Object.values(cells)) expect(shown).toContain(printedAmount(amount))
      }
    }
  })

  it('embeds every face with a way back to its characters; how many are of Type 3 is said', () => {
    const faces = saidBy('pdffonts', path).trim().split('\n').slice(2)
    const type3 = faces.filter((face) => face.includes('Type 3'))
    // Chromium takes the outlines of PostScript in a variable font, as Noto CJK has them, for drawings of Type 3.
    process.stdout.write(`\nfaces in the PDF of the sample: ${faces.length}, of Type 3: ${type3.length}\n`)
    expect(faces.length).toBeGreaterThan(0)
    for (const face of faces) expect(face).toMatch(/ yes +(yes|no) +yes +\d+ +0$/)
  })

  it('has contents that name the page of each heading, links that lead there, and an outline', () => {
    const titles = samplePublication().chapters.flatMap(({ title, sections, tables }) => [
      title,
      ...sections.map((section) => section.title),
      ...tables.map(({ label, title: own }) => `${label} ${own}`),
    ])
    expect(read.contents).toEqual(titles.map((text) => ({ text, page: String(read.pages.get(text)) })))
    const led = saidBy('pdfinfo', '-dests', path)
      .split('\n')
      .flatMap((line) => {
        const [, page, name = ''] = /^ *(\d+) \[.*\] "(\w+)"$/.exec(line) ?? []
        return page === undefined ? [] : [[name, Number(page)] as const]
      })
    expect(new Map(led.toSorted())).toEqual(new Map([...pagesOf(readFileSync(path))].toSorted()))
    expect(led.map(([, page]) => page).toSorted((a, b) => a - b)).toEqual(
      titles.map((title) => read.pages.get(title)),
    )
    const { outlines } = JSON.parse(saidBy('qpdf', '--json=2', '--json-key=outlines', path)) as {
      readonly outlines: readonly Outline[]
    }
    const headings = read.blocks.flatMap((block) =>
      block.kind === 'paragraph' && block.level !== null ? [block.text.replace(/^表\d+　/, '')] : [],
    )
    expect(outlines.flatMap(outlined)).toEqual(headings)
  })
})

it('is the same each time: words, structure, and the picture of every page', async () => {
  const again = await printedPdf(tempFolder(), 'again', samplePublication())
  expect(saidBy('pdftotext', again, '-')).toBe(saidBy('pdftotext', path, '-'))
  expect(structureOf(again)).toEqual(tree)
  const [first, second] = [pictures(path), pictures(again)]
  expect(first.length).toBeGreaterThan(20)
  expect(first.map((bytes, at) => second[at]?.equals(bytes))).toEqual(first.map(() => true))
})

it('holds what the lines of a random budget of two units come to, by unit, code and column', async () => {
  const [document] = randomBudgets(1)
  if (!document) throw new Error('no budget')
  const random = await printedPdf(folder, 'random', publicationOf(document, sampleTemplate(), codeBook()))
  expect(saidBy('qpdf', '--check', random)).toContain('No syntax or stream encoding errors found')
  const { blocks, contents, pages } = readPdf(structureOf(random))
  for (const table of tablesOf(blocks)) expectWholeGrid(table)
  expect(contents.map(({ text, page }) => [text, page])).toEqual(
    contents.map(({ text }) => [text, String(pages.get(text))]),
  )
  for (const { heading, sums } of sumsOf(document)) {
    const [table] = tablesUnder(blocks, heading)
    if (!table) throw new Error(`no table under ${heading}`)
    const printed = new Map<string, string>()
    let unit = ''
    for (const record of recordsOf(table)) {
      const [code = '', name = '', ...amounts] = Object.values(record)
      if (code === '') unit = name
      for (const [at, head] of Object.keys(record).slice(2).entries()) {
        printed.set(`${unit}|${code}|${head}`, amounts[at] ?? '')
      }
    }
    const expected = [...sums].map(([key, cents]) => [
      key,
      printedAmount((Math.round(cents / 10_000) / 100).toFixed(2)),
    ])
    expect(Object.fromEntries(printed)).toEqual(Object.fromEntries(expected))
  }
})

it('takes nothing that is written for anything else', async () => {
  const texts = [
    '=1+1',
    '@SUM(A1)',
    '  two  blanks',
    '<script>alert(1)</script>',
    ']]>',
    '&amp; "q"',
    '−12.50',
  ]
  const odd = await printedPdf(folder, 'odd', publicationWith([...texts, 'a\u0001b', 'tabs\tstop']))
  const { blocks } = readPdf(structureOf(odd))
  const written = blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []))
  for (const text of [...texts, 'a\ufffdb']) {
    expect(written.filter((each) => each === text).length, text).toBeGreaterThan(4)
  }
  // Paper has no tab: it is room, which readers take for a blank.
  expect(saidBy('pdftotext', odd, '-')).toMatch(/^tabs stop$/m)
  expect(saidBy('pdfinfo', odd)).toMatch(/^JavaScript: +no$/m)
})

interface Outline {
  readonly title: string
  readonly kids: readonly Outline[]
}

function outlined({ title, kids }: Outline): readonly string[] {
  return [title, ...kids.flatMap(outlined)]
}

function tablesOf(blocks: readonly ReadBlock[]): readonly ReadTable[] {
  return blocks.filter((block) => block.kind === 'table')
}

function elements(element: PdfElement, role: string): readonly PdfElement[] {
  const below = element.kids.flatMap((kid) => ('role' in kid ? elements(kid, role) : []))
  return element.role === role ? [element, ...below] : below
}

function roles(kids: PdfElement['kids']): readonly string[] {
  return kids.flatMap((kid) => ('role' in kid ? [kid.role] : []))
}

/** Without blanks and ends of lines, which a layout puts where it likes. */
function bare(text: string): string {
  return text.replace(/\s/g, '')
}

/** Every page, drawn coarsely by poppler. */
function pictures(file: string): readonly Buffer[] {
  const drawn = tempFolder()
  execFileSync('pdftoppm', ['-r', '30', file, join(drawn, 'page')])
  return readdirSync(drawn)
    .toSorted()
    .map((name) => readFileSync(join(drawn, name)))
}
