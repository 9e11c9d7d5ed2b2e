import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { docxBytes } from '../../src/main/export/docx/docx'
import { codeBook, publishedTable, sampleTemplate } from '../support/longgang'
import { validated } from '../support/office-validator'
import { publicationOf } from '../support/publication'
import { suiteFolder } from '../support/temp-folder'
import { publicationWith, randomBudgets, samplePublication, writtenDocx } from './docx-bench'
import { sumsOf } from './independent-sums'
import { publishedText, readText } from './published-text'
import { headOf, type ReadBlock, type ReadTable, tablesUnder } from './read-document'
import { expectPublished, expectWholeGrid, printedAmount, recordsOf } from './read-tables'
import { partOf, readWord, type WordFile } from './read-word'

const folder = suiteFolder()
const numbers = Array.from({ length: 12 }, (_, at) => at + 1)
/** What a spreadsheet, a browser, XML or Word could take for its own. */
const TEXTS = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  'a\tb',
  '  two  ',
  '<script>alert(1)</script>',
  ']]>',
  '&amp; "quoted" \'single\'',
  '{ HYPERLINK "x" }',
  '_x0001_',
  '\u200b\u202e',
  '😀',
]
let path = ''
let file: WordFile

beforeAll(async () => {
  path = await writtenDocx(folder, 'sample', samplePublication())
  file = readWord(path)
})

function tablesOf(blocks: readonly ReadBlock[]): readonly ReadTable[] {
  return blocks.filter((block) => block.kind === 'table')
}

describe('the sample in Word’s format', () => {
  it.each(numbers)('holds every amount of table %i in its row and column', (number) => {
    expect(expectPublished(file.blocks, number)).toBeGreaterThan(2)
  })

  it('holds every paragraph and row of the text as published, in their order', () => {
    const text = publishedText()
    const read = readText(file.blocks)
    expect(read.slice(0, text.length)).toEqual(text)
    expect(read[text.length]).toEqual({ kind: 'paragraph', level: 1, text: '二、表格部分' })
  })

  it('has all twelve tables as headings, each on a sheet of its own that lies as it should', () => {
    const headings = file.blocks.flatMap((block) =>
      block.kind === 'paragraph' && block.level === 2 && block.text.startsWith('表') ? [block.text] : [],
    )
    expect(headings).toEqual(numbers.map((number) => `表${number}　${publishedTable(number).title}`))
    const [cover, contents, text, ...sheets] = file.sections
    expect([cover, contents, text].map((section) => section?.isLandscape)).toEqual([false, false, false])
    expect(sheets.map(({ isLandscape }) => isLandscape)).toEqual(
      numbers.map((number) => publishedTable(number).columns.length > 5),
    )
  })

  it('counts pages from behind the cover', () => {
    expect(file.sections.map(({ hasNumber }) => hasNumber)).toEqual(file.sections.map((_, at) => at > 0))
    expect(file.sections.map(({ start }) => start)).toEqual(
      file.sections.map((_, at) => (at === 1 ? '1' : null)),
    )
    expect(partOf(path, 'word/footer1.xml')).toMatch(/— <.*> PAGE <.* —</)
  })

  it('has contents as a field of three levels, with all headings and a page for each', () => {
    expect(file.instructions[0]).toBe('TOC \\o "1-3" \\h \\z')
    const headings = file.blocks.flatMap((block) =>
      block.kind === 'paragraph' && block.level !== null ? [{ level: block.level, text: block.text }] : [],
    )
    expect(file.contents.map(({ level, text }) => ({ level, text }))).toEqual(headings)
    expect(file.instructions.filter((each) => each.startsWith('PAGEREF _Toc'))).toHaveLength(headings.length)
    // Opening it asks nothing.
    expect(partOf(path, 'word/settings.xml')).not.toContain('updateFields')
    expect(partOf(path, 'word/document.xml')).not.toContain('w:dirty')
  })

  it('repeats the head of every table, nested as published', () => {
    for (const number of numbers) {
      const { title, columns, rowHeaders } = publishedTable(number)
      const [table] = tablesUnder(file.blocks, `表${number}　${title}`)
      const paths = ([...rowHeaders, ...columns] as readonly { readonly path: readonly string[] }[]).map(
        (column) => column.path,
      )
      expect(table?.headRows).toBe(Math.max(...paths.map(({ length }) => length)))
      const heads = Array.from(
        { length: table?.columns ?? 0 },
        (_, at) => table && headOf(table, at).join('|'),
      )
      for (const each of paths) expect(heads).toContain(each.join('|'))
    }
    for (const table of tablesOf(file.blocks)) expectWholeGrid(table)
  })

  it('has the lists of table 12 under each other', () => {
    const { title, goals = [], indicators = [] } = publishedTable(12)
    const [, aims, measures] = tablesUnder(file.blocks, `表12　${title}`)
    expect(aims?.rows.map((row) => row.map(({ text }) => text))).toEqual([
      ['年度总体目标', goals.map(({ printed }) => printed).join('\n')],
    ])
    expect(measures?.headRows).toBe(1)
    expect(measures?.rows[0]?.map(({ text }) => text)).toEqual([
      '年度绩效指标',
      '一级指标',
      '二级指标',
      '三级指标',
      '目标值',
    ])
    // A cell that goes on means the words above it.
    const last = ['', '', '', '', '']
    const read = measures?.rows.slice(1).map((row) =>
      row.map(({ text, goesOn }, at) => {
        if (!goesOn) last[at] = text
        return last[at]
      }),
    )
    expect(read).toEqual(
      indicators.map(({ level1, level2, level3, target }) => ['', level1, level2, level3, target]),
    )
  })

  it('is Chinese, and bears title and maker but neither a name nor a time', () => {
    const styles = partOf(path, 'word/styles.xml')
    expect(styles).toContain('<w:lang w:val="zh-CN" w:eastAsia="zh-CN"')
    const core = partOf(path, 'docProps/core.xml')
    expect(core).toContain('<dc:title>深圳市龙岗区工业和信息化局2024年部门预算</dc:title>')
    expect(core).toContain('<dc:language>zh-CN</dc:language>')
    expect(core).not.toMatch(/modified|created|lastModifiedBy/)
    const fonts = partOf(path, 'word/fontTable.xml')
    for (const name of ['仿宋', '黑体', '方正小标宋简体'])
      expect(fonts).toMatch(new RegExp(`"${name}"><w:altName`))
  })

  it('is the same in every byte each time, wherever and whenever', async () => {
    const again = Buffer.from(docxBytes(samplePublication()))
    expect(again.equals(readFileSync(path))).toBe(true)
    const script = `
      import { docxBytes } from './src/main/export/docx/docx.ts'
      import { readFileSync } from 'node:fs'
      process.stdout.write(docxBytes(JSON.parse(readFileSync(0, 'utf8'))))`
    const elsewhere = execFileSync(
      process.execPath,
      ['--import', './tests/support/source-hooks.mjs', '--input-type=module', '-e', script],
      {
        input: JSON.stringify(samplePublication()),
        env: { ...process.env, TZ: 'America/St_Johns', LANG: 'C' },
      },
    )
    expect(elsewhere.equals(readFileSync(path))).toBe(true)
  })
})

describe('a budget of two units', () => {
  it.each(randomBudgets(3).map((document, run) => [run, document] as const))(
    'holds what its lines come to, by unit, code and column: %i',
    async (run, document) => {
      const publication = publicationOf(document, sampleTemplate(), codeBook())
      const { blocks } = readWord(await writtenDocx(folder, `random-${run}`, publication))
      for (const table of tablesOf(blocks)) expectWholeGrid(table)
      for (const { heading, sums } of sumsOf(document)) {
        const [table] = tablesUnder(blocks, heading)
        if (!table) throw new Error(`no table under ${heading}`)
        const read = new Map<string, string>()
        let unit = ''
        for (const record of recordsOf(table)) {
          const [code = '', name = '', ...amounts] = Object.values(record)
          if (code === '') unit = name
          const heads = Object.keys(record).slice(2)
          for (const [at, head] of heads.entries()) read.set(`${unit}|${code}|${head}`, amounts[at] ?? '')
        }
        const expected = [...sums].map(([key, cents]) => [
          key,
          printedAmount((Math.round(cents / 10_000) / 100).toFixed(2)),
        ])
        expect(Object.fromEntries(read)).toEqual(Object.fromEntries(expected))
      }
    },
  )
})

describe('parts of the document', () => {
  it('has neither cover nor contents when it is one table', async () => {
    const { blocks, contents, instructions, sections } = readWord(
      await writtenDocx(folder, 'table', samplePublication({ table: 't05' })),
    )
    expect(blocks[0]).toEqual({ kind: 'paragraph', level: 2, text: '表5　项目支出总表' })
    expect([contents, instructions]).toEqual([[], []])
    expect(sections).toEqual([{ isLandscape: true, hasNumber: true, start: '1' }])
    expect(expectPublished(blocks, 5)).toBeGreaterThan(200)
  })

  it.each([
    ['text', 1, '第一部分 部门概况'],
    ['tables', 12, '表1　收支总表'],
  ] as const)('has only the %s', async (content, count, first) => {
    const { blocks, contents, sections } = readWord(
      await writtenDocx(folder, content, samplePublication(content)),
    )
    expect(sections).toHaveLength(count)
    expect(contents).toEqual([])
    expect(blocks[0]).toMatchObject({ level: 2, text: first })
  })

  it('tells in the note that a table is empty', () => {
    const at = file.blocks.findIndex(
      (block) => block.kind === 'paragraph' && block.text === '注：本表本年度无发生额。',
    )
    const before = file.blocks
      .slice(0, at)
      .filter((block) => block.kind === 'paragraph' && block.level !== null)
    expect(before.at(-1)).toMatchObject({ text: '表11　国有资本经营预算支出表' })
  })
})

describe('what is written in it', () => {
  it('is inert and reads back exactly, wherever it stands', async () => {
    const odd = await writtenDocx(folder, 'odd', publicationWith(TEXTS))
    const { blocks, instructions } = readWord(odd)
    const paragraphs = blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []))
    // Cover, heading, paragraph, subtitle and note.
    for (const text of TEXTS)
      expect(paragraphs.filter((each) => each === text).length, text).toBeGreaterThan(4)
    for (const table of tablesOf(blocks)) {
      for (const row of table.rows) expect(row.map(({ text }) => text)).toEqual(TEXTS)
    }
    expect(instructions.every((each) => each.startsWith('TOC') || each.startsWith('PAGEREF _Toc'))).toBe(true)
    expect(partOf(odd, 'docProps/core.xml')).toContain('&lt;script&gt;')
  })

  it('keeps a paragraph of several lines one paragraph', async () => {
    const section = {
      number: 1,
      title: '部分',
      blocks: [{ kind: 'paragraph', lines: ['甲', '', '乙'] }],
    } as const
    const publication = {
      ...samplePublication('text'),
      chapters: [{ title: '', sections: [section], tables: [] }],
    }
    const { blocks } = readWord(await writtenDocx(folder, 'lines', publication))
    expect(blocks).toContainEqual({ kind: 'paragraph', level: null, text: '甲\n\n乙' })
  })

  it('shows what XML cannot hold as signs', async () => {
    const odd = await writtenDocx(
      folder,
      'control',
      publicationWith(['a\u0001b\u000bc\u001f', '\ud800x\uffff']),
    )
    const { blocks } = readWord(odd)
    const paragraphs = blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []))
    expect(paragraphs).toContain('a␁b␋c␟')
    expect(paragraphs).toContain('\ufffdx\ufffd')
    expect(validated(odd, 'Microsoft365').errors).toEqual([])
  })
})

describe('Microsoft’s own check of the format', () => {
  it.each(['Microsoft365', 'Office2016'] as const)('finds no fault for %s', async (officeVersion) => {
    const publications = {
      sample: samplePublication(),
      table: samplePublication({ table: 't12' }),
      text: samplePublication('text'),
      odd: publicationWith([...TEXTS, '\u0001', '']),
      random: publicationOf(randomBudgets(1)[0] ?? never(), sampleTemplate(), codeBook()),
    }
    for (const [name, publication] of Object.entries(publications)) {
      const written = await writtenDocx(folder, `${name}-${officeVersion}`, publication)
      expect(validated(written, officeVersion).errors, name).toEqual([])
    }
  })
})

function never(): never {
  throw new Error('no budget')
}
