import { parseCsv } from 'hucre/csv'
import { expect, it } from 'vitest'
import { csvText } from '../../src/shared/publication/csv'
import type { DataSheet } from '../../src/shared/publication/data-sheet'

const sheet: DataSheet = {
  name: '分项',
  unit: '元',
  decimals: 2,
  head: [
    [
      { text: '代码', columns: 1, rows: 2, leaf: 0 },
      { text: '名称', columns: 1, rows: 2, leaf: 1 },
      { text: '政府采购', columns: 2, rows: 1, leaf: 2 },
      { text: '权重', columns: 1, rows: 2, leaf: 4 },
    ],
    [
      { text: '小计', columns: 1, rows: 1, leaf: 2 },
      { text: '其中（元）', columns: 1, rows: 1, leaf: 3 },
    ],
  ],
  columns: (['code', 'text', 'amount', 'amount', 'number'] as const).map((kind) => ({ kind })),
  rows: [],
}

function rowsOf(cells: readonly DataSheet['rows'][number]['cells'][]): readonly (readonly unknown[])[] {
  return parseCsv(csvText({ ...sheet, rows: cells.map((own) => ({ cells: own })) }))
}

it('says over each column all words of the head, and the unit of amounts', () => {
  expect(csvText(sheet)).toBe('代码,名称,政府采购/小计（元）,政府采购/其中（元）,权重\r\n')
})

it('writes amounts as plain digits in the unit, numbers below zero too', () => {
  expect(rowsOf([['001', null, 1_234_567_890, -123_450, 12.5]])[1]).toEqual([
    '001',
    '',
    '12345678.90',
    '-1234.50',
    '12.5',
  ])
})

it('is read back as it was, what a spreadsheet would take for a formula after a quote', () => {
  const inert = ['a,b', '他说“好”，"yes"', 'two\nlines\r\nof it', '<script>', ']]>', '1 - 2', '-5', 'a\u0001']
  const alive = ['=1+1', '+1+1', '-1+1', '-x', '@SUM(1)', '＝1', '\t=1', '\tx', '\u0001=1', ' =1']
  const read = rowsOf([...inert, ...alive].map((text) => ['001', text, null, null, null]))
  expect(read.slice(1).map(([, text]) => text)).toEqual([...inert, ...alive.map((text) => `'${text}`)])
})
