import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Copied } from '../../src/renderer/grid/html-table'

/** What is read out of what spreadsheets put on the clipboard, in Chromium (tests/fixtures/clipboard/README.md). */
const FIXTURES = resolve(import.meta.dirname, '../fixtures/clipboard')

let browser: Browser
let page: Page

beforeAll(async () => {
  const bundle = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      lib: {
        entry: resolve(import.meta.dirname, '../../src/renderer/grid/html-table.ts'),
        formats: ['iife'],
        name: 'table',
      },
    },
  })
  const [made] = [bundle].flat()
  const [script] = made && 'output' in made ? made.output : []
  browser = await chromium.launch({
    executablePath: process.env['BUDGET_DESK_CHROMIUM'] ?? '/usr/bin/chromium',
    chromiumSandbox: process.getuid?.() !== 0,
  })
  page = await browser.newPage()
  await page.addScriptTag({
    content: `${script?.type === 'chunk' ? script.code : ''}; globalThis.table = table`,
  })
})
afterAll(() => browser.close())

/** What the grid makes of these flavours. */
function read(flavours: Readonly<Record<string, string>>): Promise<Copied | null> {
  return page.evaluate((all) => {
    const data = new DataTransfer()
    for (const [type, text] of Object.entries(all)) data.setData(type, text)
    const { table } = globalThis as unknown as { table: { copiedCells(data: DataTransfer): Copied | null } }
    return table.copiedCells(data)
  }, flavours)
}

async function texts(flavours: Readonly<Record<string, string>>): Promise<readonly (readonly string[])[]> {
  const copied = await read(flavours)
  return copied && 'cells' in copied ? copied.cells.map((row) => row.map(({ text }) => text)) : []
}

function fixture(name: string): Readonly<Record<'text/plain' | 'text/html', string>> {
  return {
    'text/plain': readFileSync(join(FIXTURES, `${name}.txt`), 'utf8'),
    'text/html': readFileSync(join(FIXTURES, `${name}.html`), 'utf8'),
  }
}

function plain(name: string): Promise<readonly (readonly string[])[]> {
  return texts({ 'text/plain': fixture(name)['text/plain'] })
}

test('what stands in the cells of Excel: line breaks, quotation marks, blanks, nothing', async () => {
  expect(await texts(fixture('excel-cells'))).toEqual([
    ['节能减排', '70.00'],
    ['甲\n乙', '说"好"'],
    ['空', ''],
    ['5"屏', '1,234.50'],
  ])
  // The text alone says the same, but for blanks that amounts and names are rid of later.
  expect((await plain('excel-cells')).map((row) => row.map((each) => each.trim()))).toEqual(
    await texts(fixture('excel-cells')),
  )
})

test('the table is preferred to the text, for hidden rows and columns are not pasted', async () => {
  expect(await texts(fixture('excel-hidden'))).toEqual([
    ['甲', '1.00'],
    ['丁', '4.00'],
  ])
  expect(await plain('excel-hidden')).toHaveLength(4)
  expect(await texts(fixture('wps-hidden'))).toEqual([
    ['甲', '1.00'],
    ['丁', '4.00'],
  ])
})

test('a merged cell gives its value once, and empty cells beside and below', async () => {
  const read = await texts(fixture('excel-merged'))
  expect(read).toEqual([
    ['一般公共预算', '', '合计'],
    ['本级', '上级', ''],
    ['1.00', '2.00', '3.00'],
    ['长的说明伸到右边', '', '4.00'],
  ])
  expect(await plain('excel-merged')).toEqual(read)
})

test('of numbers that are shown rounded the whole is known; what is shown as something else stays that', async () => {
  const copied = await read(fixture('excel-numbers'))
  expect(copied && 'cells' in copied ? copied.cells.flat() : []).toEqual([
    { text: '12.35', number: '12.3456' },
    { text: '(1,234.50)' },
    { text: '-1,234.57', number: '-1234.5678' },
    { text: '￥1,234,567.89', number: '1234567.891' },
    { text: '15.5%' },
    { text: '-', number: '0' },
    { text: '2.01E+06', number: '2011307' },
    { text: '2024/3/1' },
    { text: '3月1日' },
    { text: '12.35' },
    { text: '#####' },
    { text: '70' },
    { text: '#DIV/0!' },
    { text: '#REF!' },
    { text: '#N/A' },
    { text: '007' },
    { text: '１２，３４５' },
  ])
})

test('WPS: the same in its own spelling', async () => {
  const copied = await read(fixture('wps-cells'))
  expect(copied && 'cells' in copied ? copied.cells : []).toEqual([
    [{ text: '项目' }, { text: '金额' }],
    [{ text: '节能减排' }, { text: '1,234.57', number: '1234.5678' }],
    [{ text: '甲\n乙' }, { text: '0.30', number: '0.30000000000000004' }],
    [{ text: '' }, { text: '2,011,307.00' }],
    [{ text: '007' }, { text: '3月1日' }],
  ])
})

test('a page that is more than one table is read as its text', async () => {
  const html = '<p>见下表</p><table><tr><td>1</td></tr></table>'
  expect(await texts({ 'text/plain': '见下表\n1', 'text/html': html })).toEqual([['见下表'], ['1']])
})

test('words that look like a style are words', async () => {
  const html = `<table><tr><td style='color:red'>a style=b <i>c</i></td></tr></table>`
  expect(await texts({ 'text/html': html })).toEqual([['a style=b c']])
})

test('lines that the source of a page is broken into are none of the cell', async () => {
  const html = '<table><tr><td>one\r\n   two<br>\r\n  three&nbsp; four</td></tr></table>'
  expect(await texts({ 'text/html': html })).toEqual([['one two\nthree  four']])
})

test('nothing is on the clipboard', async () => {
  expect(await read({})).toBeNull()
})

describe('more than is pasted at once', () => {
  test('a million cells are counted, not made: at once, and without asking for their table', async () => {
    const took = await page.evaluate(() => {
      const line = `${'1.25\t'.repeat(99)}1.25\r\n`
      const text = line.repeat(10_000)
      const asked: string[] = []
      const data = { getData: (type: string) => (asked.push(type), text) } as unknown as DataTransfer
      const { table } = globalThis as unknown as { table: { copiedCells(data: DataTransfer): unknown } }
      const began = performance.now()
      const copied = table.copiedCells(data)
      return { copied, asked, ms: performance.now() - began }
    })
    expect(took.copied).toEqual({ isTooMuch: true })
    expect(took.asked).toEqual(['text/plain'])
    // Less than anybody waits for, on a busy machine too; making the cells takes seconds.
    expect(took.ms).toBeLessThan(500)
  })

  test('as many as a large list has are read', async () => {
    const text = `${Array.from({ length: 12 }, () => '1').join('\t')}\r\n`.repeat(10_000)
    const copied = await read({ 'text/plain': text })
    expect(copied && 'cells' in copied ? copied.cells.length : 0).toBe(10_000)
  })
})
