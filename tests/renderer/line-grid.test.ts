import { expect, onTestFinished, test } from 'vitest'
import type { GridColumn } from '../../src/renderer/grid/column'
import { verdictsOf } from '../../src/renderer/grid/verdicts'
import { typingOf } from '../../src/renderer/lists/field-entry'
import { readCode } from '../../src/renderer/pages/projects/code-entry'
import { lineLike } from '../../src/renderer/pages/projects/line-edits'
import { pastedLines } from '../../src/renderer/pages/projects/pasted-lines'
import { sharedAmount, TWO_SOURCES } from '../../src/renderer/pages/projects/shared-amount'
import { openBench } from '../core/bench'

/** A line by the column of its source. */
interface Line {
  readonly own: string | undefined
}

const shared = sharedAmount<Line>('万元', ({ own }) => own)

function verdicts(own: string | undefined, texts: Readonly<Record<string, string>>) {
  const cells = Object.entries(texts).map(([column, text]) => ({ column, text }))
  const found = shared.verdicts({ own }, cells)
  return Object.fromEntries(cells.map(({ column }, i) => [column, found[i]]))
}

test('one amount among blanks and zeros says source and amount, whichever column it stands in', () => {
  for (const nothing of ['', ' ', '0', '0.00', '－０']) {
    for (const own of ['duty', 'special', 'fund', undefined]) {
      expect(verdicts(own, { duty: nothing, special: '40', fund: nothing })).toEqual({
        duty: 'left',
        special: 'written',
        fund: 'left',
      })
    }
  }
})

test('of two amounts neither is taken, and what says nothing beside them changes nothing', () => {
  for (const own of ['duty', 'special', 'fund']) {
    expect(verdicts(own, { duty: '30', special: '', fund: '=4*10' })).toEqual({
      duty: { refused: TWO_SOURCES },
      special: 'left',
      fund: { refused: TWO_SOURCES },
    })
  }
})

test('where no amount is named the line keeps its source; its own cell alone is written', () => {
  expect(verdicts('duty', { duty: '0', special: '0' })).toEqual({ duty: 'written', special: 'left' })
  expect(verdicts('fund', { duty: '0', special: '' })).toEqual({ duty: 'left', special: 'left' })
})

test('what is no amount names no source, and is refused for what it is', () => {
  const found = verdicts('duty', { duty: '#REF!', special: '40' })
  expect(found['special']).toBe('written')
  expect(found['duty']).toHaveProperty('refused')
  expect(found['duty']).not.toEqual({ refused: TWO_SOURCES })
})

test('each row is decided for itself, of the columns that share a value alone', () => {
  const column = (id: string, isShared: boolean): GridColumn<Line> => ({
    id,
    title: id,
    width: '',
    kind: 'amount',
    text: () => '',
    entry: {
      path: () => id,
      label: () => id,
      start: () => '',
      stored: () => null,
      read: () => null,
      commit: () => Promise.resolve(null),
      edits: () => [],
      ...(isShared ? { shared } : {}),
    },
  })
  const [duty, special, other] = [column('duty', true), column('special', true), column('other', false)]
  const [one, two] = [{ own: 'duty' }, { own: 'duty' }]
  const cells = [
    { row: one, column: duty, text: '1' },
    { row: one, column: special, text: '2' },
    { row: one, column: other, text: '3' },
    { row: two, column: duty, text: '' },
    { row: two, column: special, text: '2' },
  ]
  const found = verdictsOf(cells)
  expect(cells.map((cell) => found.get(cell))).toEqual([
    { refused: TWO_SOURCES },
    { refused: TWO_SOURCES },
    undefined,
    'left',
    'written',
  ])
})

async function around() {
  const bench = openBench()
  onTestFinished(() => bench.dispose())
  const view = await bench.sample()
  const { budget, document, template } = view
  const last = document.lines.find(({ id }) => id === 'y052')
  if (!last) throw new Error('no line')
  const lists = await bench.call('pack.codes', { budget })
  const like = lineLike(last)
  const pasted = (rows: readonly Readonly<Record<string, string>>[]) =>
    pastedLines(rows, {
      like: ('value' in like ? like.value : {}) as Readonly<Record<string, unknown>>,
      after: 'lines/y052',
      unit: '万元',
      typing: typingOf(document.units, '万元'),
      fundings: template.fundings,
      read: (classification, text) => readCode(lists, classification, text),
    })
  return { bench, budget, lists, last, pasted, document }
}

test('rows pasted below the last line become lines: each with its code, its source, and what it does not say of the one before', async () => {
  const { bench, budget, last, pasted, document } = await around()
  const made = pasted([
    { economic: '30201', special: '12.5', duty: '', sum: '12.5', purpose: ' 会议 材料', procurement: '2' },
    { duty: '0', purpose: '' },
    { economic: '30298 课题协作费', function: '2011302', duty: '3', sum: '4' },
  ])
  if ('refused' in made) throw new Error(made.refused)
  expect(made.passed).toBe(1)
  const reply = await bench.call('edit.apply', { budget, edits: [...made.edits] })
  const now = (await bench.call('budget.view', { budget })).document
  const own = now.lines
    .filter(({ projectId }) => projectId === last.projectId)
    .toSorted((a, b) => a.position - b.position)
  expect(own.map(({ economicCode, amount, appropriation }) => [economicCode, amount, appropriation])).toEqual(
    [
      ['30211', 13_000_000, 'duty'],
      ['30227', 310_000_000, 'duty'],
      ['30201', 12_500_000, 'special'],
      ['30201', 0, 'special'],
      ['30298', 3_000_000, 'duty'],
    ],
  )
  expect(own[2]).toMatchObject({
    purpose: '会议 材料',
    procurement: 2_000_000,
    functionCode: last.functionCode,
  })
  expect(own[4]).toMatchObject({ functionCode: '2011302', unitId: last.unitId })
  expect(reply.paths[made.first]).toBe(`lines/${own[2]?.id ?? ''}`)
  expect(now.codeNames).toContainEqual(expect.objectContaining({ code: '30298', name: '课题协作费' }))
  await bench.call('edit.undo', { budget })
  expect((await bench.call('budget.view', { budget })).document).toEqual(document)
})

test('rows that are no lines are named, and then none is made', async () => {
  const { pasted } = await around()
  expect(pasted([{ duty: '1' }, { duty: '1', special: '2' }, { economic: '不知道' }])).toEqual({
    refused: `多出来的第 2 行：${TWO_SOURCES}多出来的第 3 行：经济科目是5位编码，也可以从列表里选（Alt ↓）。没有新增。`,
  })
})
