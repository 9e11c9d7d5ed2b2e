import { expect, test } from 'vitest'
import type { GridColumn } from '../../src/renderer/grid/column'
import { verdictsOf } from '../../src/renderer/grid/verdicts'
import { sharedAmount, TWO_SOURCES } from '../../src/renderer/pages/projects/shared-amount'

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
