import { expect, test } from 'vitest'
import { lineNames } from '../../src/renderer/naming/line-names'
import { matrixEdits } from '../../src/renderer/pages/projects/matrix-edits'
import { placeIn } from '../../src/renderer/pages/projects/matrix-places'
import { linesStoodOn, matrixPath, matrixRows } from '../../src/renderer/pages/projects/matrix-rows'
import { pastedLines } from '../../src/renderer/pages/projects/pasted-lines'
import type { BudgetLine } from '../../src/shared/model/document'
import { ZERO } from '../../src/shared/money/cents'
import { typingOf } from '../../src/renderer/lists/field-entry'
import { sampleDocument, sampleRules } from '../support/longgang'

const { fundings } = sampleRules()
const [LIKE] = sampleDocument().lines.filter(({ projectId }) => projectId !== null)
if (!LIKE) throw new Error('the sample has lines of projects')

/** A line of 履职类 with nothing bought, unless it says otherwise. */
function line(id: string, more: Partial<BudgetLine> = {}): BudgetLine {
  const none = { procurement: 0, procurementSme: 0, procurementMicro: 0 }
  const money = { fundType: '111', appropriation: 'duty', economicCode: '30227', functionCode: '2011304' }
  return { ...LIKE, ...none, ...money, purpose: '', amount: 100, ...more, id } as BudgetLine
}

const NO_ITEMS = { procurements: [], acquisitions: [] }

/** What texts in cells of the first row come to; the ids of new lines are `new`. */
function written(lines: readonly BudgetLine[], texts: Readonly<Record<string, string>>) {
  const rows = matrixRows({ lines, linesThen: lines }, fundings)
  const [row] = rows
  if (!row) throw new Error('there is a row')
  const list = Object.entries(texts).map(([source, value]) => ({ set: matrixPath(row, source), value }))
  return matrixEdits(list, {
    rows,
    fundings,
    unit: '元',
    sheet: NO_ITEMS,
    nameOf: () => '甲',
    nextId: () => 'new',
  })
}

test('lines of one unit, function, code and purpose are a row, whatever their source; another of any of these is not', () => {
  const lines = [
    line('a'),
    line('b', { unitId: 'other' }),
    line('c', { appropriation: 'special' }),
    line('d', { purpose: '会议' }),
    line('e', { functionCode: '2011307' }),
    line('f'),
  ]
  const rows = matrixRows({ lines, linesThen: [] }, fundings)
  expect(rows.map((row) => row.lines.map(({ id }) => id))).toEqual([['a', 'c', 'f'], ['b'], ['d'], ['e']])
  expect(placeIn(rows, fundings, 'lines/c/amount')).toEqual({ row: 'a', column: 'special' })
  expect(placeIn(rows, fundings, 'lines/e/functionCode')).toEqual({ row: 'e', column: 'function' })
  expect(placeIn(rows, fundings, 'lines/nowhere/amount')).toBeNull()
})

test('money of last year, or from above, is a row of its own, called so; what is typed beside it is of that money', () => {
  const lines = [line('a'), line('b', { carryOver: true }), line('c', { source: 'superiorTransfer' })]
  const rows = matrixRows({ lines, linesThen: lines }, fundings)
  expect(rows.map((row) => row.lines.map(({ id }) => id))).toEqual([['a'], ['b'], ['c']])
  expect([...lineNames(lines, fundings, () => '委托业务费').values()]).toEqual([
    '委托业务费',
    '委托业务费（上年结转）',
    '委托业务费（上级转移支付）',
  ])
  expect(placeIn(rows, fundings, 'lines/b/carryOver')).toEqual({ row: 'b', column: 'carryOver' })
  expect(written([line('b', { carryOver: true })], { special: '2' }).edits).toMatchObject([
    { add: 'line', value: { carryOver: true, appropriation: 'special' } },
  ])
  // Where a column of the template tells where money comes from, one purchase is one row.
  const told = fundings.map((each) => (each.id === 'duty' ? { ...each, sources: ['local'] as const } : each))
  const above = { ...line('d'), source: 'superiorTransfer' } as const
  expect(
    matrixRows({ lines: [line('a'), line('e'), above], linesThen: [] }, told).map((row) => row.lines.length),
  ).toEqual([2, 1])
})

test('amounts that come with another code are of that code', () => {
  const lines = [line('a')]
  const rows = matrixRows({ lines, linesThen: lines }, fundings)
  const [row] = rows
  if (!row) throw new Error('there is a row')
  const around = {
    rows,
    fundings,
    unit: '元',
    sheet: NO_ITEMS,
    nameOf: () => '甲',
    nextId: () => 'new',
  } as const
  const texts = [
    { set: matrixPath(row, 'special'), value: '20' },
    { set: 'lines/a/economicCode', value: '30201' },
    { set: 'lines/a/purpose', value: '办公' },
  ]
  expect(matrixEdits(texts, around).edits).toMatchObject([
    {
      add: 'line',
      value: { economicCode: '30201', purpose: '办公', functionCode: '2011304', amount: 2_000 },
    },
    { set: 'lines/a/economicCode' },
    { set: 'lines/a/purpose' },
  ])
})

test('what is done with a row is done with the line of the source one stands on; else with all', () => {
  const lines = [line('a'), line('b', { appropriation: 'special' }), line('c')]
  const meant = (...columns: string[]) => linesStoodOn(lines, columns, fundings).map(({ id }) => id)
  expect(meant('special')).toEqual(['b'])
  expect(meant('duty')).toEqual(['a', 'c'])
  expect(meant('duty', 'special')).toEqual(['a', 'b', 'c'])
  for (const columns of [['govFund'], ['economic'], ['sum'], ['special', 'sum'], []]) {
    expect(meant(...columns)).toEqual(['a', 'b', 'c'])
  }
})

test('lines that are listed are told apart by purpose, by source, and at last by their place', () => {
  const lines = [
    line('a', { purpose: '展会' }),
    line('b', { purpose: '展会', appropriation: 'special' }),
    line('c', { purpose: '会议' }),
    line('d', { economicCode: '30201' }),
    line('e', { economicCode: '30211' }),
    line('f', { economicCode: '30211' }),
  ]
  const named = lineNames(lines, fundings, ({ economicCode }) =>
    economicCode === '30227' ? '委托业务费' : '',
  )
  expect([...named]).toEqual([
    ['a', '委托业务费（展会，履职类）'],
    ['b', '委托业务费（展会，专项）'],
    ['c', '委托业务费（会议）'],
    ['d', '30201'],
    ['e', '30211（履职类，第5项）'],
    ['f', '30211（履职类，第6项）'],
  ])
})

test('a row tells what it was, also of lines that are gone', () => {
  const [row] = matrixRows(
    { lines: [line('a', { economicCode: '30201' })], linesThen: [line('a'), line('b')] },
    fundings,
  )
  expect(row?.then.map(({ id }) => id)).toEqual(['a'])
  const [kept] = matrixRows({ lines: [line('a')], linesThen: [line('a'), line('b')] }, fundings)
  expect(kept?.then.map(({ id }) => id)).toEqual(['a', 'b'])
})

test('an amount sets the one line, adds one behind the row, takes one of no money, or is booked on the last of several', () => {
  expect(written([line('a')], { duty: '2' }).edits).toEqual([
    { set: 'lines/a/amount', value: '2', unit: '元' },
  ])
  expect(
    written([line('a'), line('b', { appropriation: 'special' })], { govFund: '=2*3' }).edits,
  ).toMatchObject([
    { add: 'line', value: { id: 'new', amount: 600, appropriation: null }, after: 'lines/b' },
    { add: 'formula', value: { object: 'lines/new', field: 'amount', text: '=2*3', unit: '元' } },
  ])
  expect(written([line('a', { amount: ZERO })], { special: '2' }).edits).toEqual([
    { set: 'lines/a/funding', value: 'special' },
    { set: 'lines/a/amount', value: '2', unit: '元' },
  ])
  expect(written([line('a'), line('b')], { duty: '3' }).edits).toEqual([
    { apportion: ['lines/a', 'lines/b'], total: '3', unit: '元', by: 'last' },
  ])
})

test('nothing takes lines away, save the last of a row and those that are bought with', () => {
  const two = [line('a'), line('b', { appropriation: 'special' })]
  expect(written(two, { duty: '' }).edits).toEqual([{ remove: 'lines/a' }])
  expect(written(two, { duty: '0', special: '0' }).edits).toEqual([
    { remove: 'lines/a' },
    { set: 'lines/b/amount', value: '0' },
  ])
  expect(written(two, { govFund: '' }).edits).toEqual([])
  const spent = written([line('a', { procurement: 5 } as Partial<BudgetLine>)], { duty: '0', special: 'x' })
  expect(spent.edits).toEqual([])
  expect(spent.refused.map(({ path }) => path)).toEqual(['matrix/a/duty', 'matrix/a/special'])
  expect(spent.refused[0]?.message).toContain('不能去掉')
})

test('a row that moves to another source in one block keeps its line', () => {
  const moved = written([line('a')], { duty: '', special: '7' })
  expect(moved.edits).toEqual([
    { set: 'lines/a/amount', value: '0' },
    { set: 'lines/a/funding', value: 'special' },
    { set: 'lines/a/amount', value: '7', unit: '元' },
  ])
  expect(moved.paths).toEqual(['matrix/a/duty', 'matrix/a/special', 'matrix/a/special'])
})

test('a row below the last becomes a line from each of its sources', () => {
  const made = pastedLines([{ duty: '1', special: '2', sum: '3' }, { purpose: '会议' }], {
    like: { ...line('a') },
    after: 'lines/a',
    unit: '元',
    typing: typingOf([], '元'),
    fundings,
    read: () => ({ refused: '' }),
    isMatrix: true,
  })
  if ('refused' in made) throw new Error(made.refused)
  expect(made.rows).toEqual([1, 0, 0])
  expect(made.edits.map((edit) => 'value' in edit && edit.value)).toMatchObject([
    { purpose: '会议', amount: 0 },
    { appropriation: 'special', amount: 200 },
    { appropriation: 'duty', amount: 100 },
  ])
  expect([made.first, made.passed]).toEqual([2, 0])
})
