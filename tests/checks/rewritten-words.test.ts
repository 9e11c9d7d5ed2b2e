import { expect, test } from 'vitest'
import { checkRewritten } from '../../src/shared/checks/words/rewritten-words'
import type { TextFigure } from '../../src/shared/printed/block'
import { checkRules } from './bench'

const rules = new Map(checkRules().rules.map((rule) => [rule.id, rule]))
const PRINTED = '区财政部门将选取2024年的部分政策或项目，涉及预算资金100.00万元，实施重点绩效评价。'
const generated = { text: PRINTED, figures: [figure('2024', 'year'), figure('100.00', 'amount')] }

function figure(text: string, role: TextFigure['role']): TextFigure {
  const start = PRINTED.indexOf(text)
  return { text, start, end: start + text.length, role, now: { value: null, refs: [] } }
}

function findings(text: string) {
  const paragraph = { place: 'p6/projects', name: '第六部分', text, generated, path: 'blocks/b1/text' }
  return checkRewritten(paragraph, { rule: (id) => rules.get(id) })
}

test.each([
  ['a sign that is lost', PRINTED.replace('绩效', '效'), '绩', '实施重点效评价。'],
  ['another sign', PRINTED.replace('预算', '预箅'), '算', '箅'],
  ['two signs turned', PRINTED.replace('政策', '策政'), '政策', '策政'],
])('%s in words that the program prints is named, and mended', (_, text, expected, actual) => {
  expect(findings(text)).toEqual([
    expect.objectContaining({
      rule: 'R115',
      severity: 'warning',
      places: ['p6/projects'],
      expected,
      actual,
      fix: { path: 'blocks/b1/text', value: PRINTED, label: '改好' },
    }),
  ])
})

test.each([
  ['as it is printed', PRINTED],
  ['words that were put in', PRINTED.replace('部分政策', '部分重要政策')],
  ['another figure, of which other rules speak', PRINTED.replace('100.00', '120.00')],
  ['a word that may stand for another', PRINTED.replace('政策或项目', '政策或项目等')],
  ['another sentence', '区财政部门对部分项目开展评价，具体项目另行通知。'],
  ['a sentence with another figure in it', PRINTED.replace('涉及预算资金100.00万元，', '')],
])('%s is no slip', (_, text) => {
  expect(findings(text)).toEqual([])
})
