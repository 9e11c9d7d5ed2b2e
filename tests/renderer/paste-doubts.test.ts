import { expect, test } from 'vitest'
import type { Cents } from '../../src/shared/money/cents'
import { parseAmount } from '../../src/shared/money/parse'
import type { CellEntry, GridColumn } from '../../src/renderer/grid/column'
import { type Doubt, DOUBTS, type HeldCell } from '../../src/renderer/grid/doubts'
import { doubtedAmounts, doubtedCodes } from '../../src/renderer/lists/pasted-doubts'

/** A row with what stands in its column of amounts, in 分. */
interface Row {
  readonly amount: number
}

function column(id: string, title: string, doubted: Partial<CellEntry<Row>>): GridColumn<Row> {
  const entry = {
    path: () => id,
    label: () => title,
    start: () => '',
    stored: () => null,
    read: () => null,
    commit: () => Promise.resolve(null),
    edits: () => [],
    ...doubted,
  }
  return {
    id,
    title,
    width: '',
    kind: 'amount',
    text: () => '',
    amount: ({ amount }) => amount as Cents,
    entry,
  }
}

const amounts = (unit: '元' | '万元', title = '2024年预算') =>
  column(
    title,
    title,
    doubtedAmounts<Row>(unit, ({ amount }) => [amount as Cents]),
  )
const codes = column(
  'code',
  '单位',
  doubtedCodes(() => ['001', '002', '013', '2011307']),
)
const words = column('name', '名称', { doubts: { takesErrors: true } })

/** Pasted into rows of 50万元 each, or into those given. */
function held(
  of: GridColumn<Row>,
  texts: readonly string[],
  stands: readonly number[] = [],
): HeldCell<Row>[] {
  return texts.map((text, i) => ({ column: of, row: { amount: stands[i] ?? 50_000_000 }, text }))
}

function doubtOf(cells: readonly HeldCell<Row>[], rest: readonly Row[] = []): Doubt<Row> | undefined {
  return DOUBTS.flatMap((kind) => kind(cells, rest) ?? [])[0]
}

/** What each choice makes of the cells. */
function choices(cells: readonly HeldCell<Row>[]): Readonly<Record<string, readonly (string | undefined)[]>> {
  const doubt = doubtOf(cells)
  return Object.fromEntries((doubt?.choices ?? []).map(({ label, mapped }) => [label, cells.map(mapped)]))
}

test('numbers ten thousand times as large: their place, what is so; a choice says the unit of each', () => {
  const cells = held(amounts('万元'), [
    '510000',
    '(490,000.50)',
    '',
    '=2*260000',
    '1O5',
    '#REF!',
    '50万',
    '５０００００',
  ])
  expect(doubtOf(cells)?.words).toBe('2024年预算：粘贴的 4 个数比原来大一万倍左右，像是以元为单位。')
  const made = choices(cells)
  expect(Object.keys(made)).toEqual(['按元粘贴', '按万元粘贴'])
  expect(made['按元粘贴']).toEqual([
    '510000元',
    '(490,000.50)元',
    '',
    '520000.00元',
    '1O5元',
    '#REF!',
    '50万',
    '５０００００元',
  ])
  expect(made['按万元粘贴']).toEqual(cells.map(({ text }) => text))
  const read = made['按元粘贴']
    ?.map((text = '') => parseAmount(text, '万元'))
    .map((each) => each.ok && each.cents)
  expect(read).toEqual([51_000_000, -49_000_050, false, 52_000_000, false, false, 50_000_000, 50_000_000])
})

test('in 元 it is the other way round, and numbers too large are no slip of the unit', () => {
  expect(doubtOf(held(amounts('元'), ['51', '49.5']))?.words).toBe(
    '2024年预算：粘贴的 2 个数比原来小一万倍左右，像是以万元为单位。',
  )
  expect(doubtOf(held(amounts('元'), ['5100000000', '4900000000']))).toBeUndefined()
  expect(doubtOf(held(amounts('万元'), ['0.0051', '0.0049']))).toBeUndefined()
  expect(doubtOf(held(amounts('万元'), ['51', '49.5', '0', '']))).toBeUndefined()
})

test('a column of which nothing is known goes with the one that is off; one that fits stays', () => {
  const [now, then, other] = ['今年', '上年', '其中'].map((title) => amounts('万元', title))
  if (!now || !then || !other) throw new Error('three columns')
  const cells = [
    ...held(now, ['510000', '490000']),
    ...held(then, ['400000'], [0]),
    ...held(other, ['51', '49']),
  ]
  expect(doubtOf(cells)?.words).toBe('今年：粘贴的 3 个数比原来大一万倍左右，像是以元为单位。')
  expect(choices(cells)['按元粘贴']).toEqual(['510000元', '490000元', '400000元', '51', '49'])
})

test('rows with nothing in them are measured by the others of the column', () => {
  const cells = held(amounts('万元'), ['510000', '490000', '600000'], [0, 0, 0])
  const rest = [50_000_000, 70_000_000, 30_000_000].map((amount) => ({ amount }))
  expect(doubtOf(cells, rest)?.words).toContain('比同一列的其他数大一万倍左右')
  expect(doubtOf(cells)).toBeUndefined()
})

test('codes that lost their zeros are offered with them; several kinds of loss are told together', () => {
  const lost = held(codes, ['1', '2', '13', '001'])
  expect(doubtOf(lost)?.words).toBe('单位：3 个编码像是丢了开头的 0：1（001）、2（002）、13（013）。')
  expect(choices(lost)).toEqual({
    '补上 0 粘贴': ['001', '002', '013', '001'],
    照样粘贴: ['1', '2', '13', '001'],
  })
  const mixed = held(codes, ['1', '2.01E+06', '99'])
  expect(doubtOf(mixed)?.words).toBe('单位：2 个编码像是被表格软件当成了数：1（001）、2.01E+06（2011307）。')
  expect(choices(mixed)['改回编码粘贴']).toEqual(['001', '2011307', '99'])
})

test('errors are left out where any text is taken, and nowhere else', () => {
  const cells = [...held(words, ['#N/A', '甲', '#一等']), ...held(codes, ['#N/A'])]
  expect(doubtOf(cells)?.words).toBe('名称：粘贴的内容里有 1 格是表格软件的出错值：#N/A。')
  expect(choices(cells)['跳过这 1 格']).toEqual([undefined, '甲', '#一等', '#N/A'])
})

test('a number behind a rounded one is taken to the 分, as what a formula comes to', () => {
  const { ofNumber } = doubtedAmounts<Row>('万元', () => [])
  expect(ofNumber?.('33.333333333333336')).toBe('33.333333')
  expect(ofNumber?.('0.30000000000000004')).toBe('0.30')
  expect(parseAmount(ofNumber?.('-1234.5678') ?? '', '万元')).toEqual({ ok: true, cents: -1_234_567_800 })
  expect(doubtedAmounts<Row>('元', () => []).ofNumber?.('2.675')).toBe('2.68')
})

test('rows that are called otherwise than those they come upon are asked about, and put where they are meant', () => {
  const rows = [{ name: '甲' }, { name: '乙' }, { name: '丙' }]
  const of = (id: string, tellsRow = false) =>
    ({
      id,
      title: id,
      width: '',
      kind: 'text',
      tellsRow,
      text: ({ name }: { readonly name: string }) => (tellsRow ? name : ''),
    }) as const
  const [title, content] = [of('项目', true), of('内容')]
  const pasted = (texts: readonly (readonly [string, string])[]) =>
    texts.flatMap(([name, text], at) => [
      { column: title, row: rows[at] as { name: string }, text: name },
      { column: content, row: rows[at] as { name: string }, text },
    ])
  const doubt = (texts: readonly (readonly [string, string])[]) =>
    DOUBTS.flatMap((kind) => kind(pasted(texts), []) ?? [])[0]
  expect(
    doubt([
      ['甲', 'A'],
      ['', 'B'],
    ]),
  ).toBeUndefined()
  const swapped = [
    ['乙', 'B'],
    ['甲', 'A'],
    ['丙', 'C'],
  ] as const
  const asked = doubt(swapped)
  expect(asked?.words).toContain('“乙”会贴到“甲”上')
  const [byName, byRow] = asked?.choices ?? []
  const contents = (choice: typeof byName) =>
    pasted(swapped)
      .filter(({ column }) => column === content)
      .map((cell) => choice?.mapped(cell))
  expect(contents(byName)).toEqual(['A', 'B', 'C'])
  expect(contents(byRow)).toEqual(['B', 'A', 'C'])
  // One that stands elsewhere cannot be put there from here.
  expect(
    doubt([
      ['丁', 'D'],
      ['甲', 'A'],
    ])?.choices.map(({ label }) => label),
  ).toEqual(['按行的次序粘贴'])
})
