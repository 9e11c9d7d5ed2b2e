import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Params, Result } from '../../src/shared/contract/methods'
import type { BudgetDocument } from '../../src/shared/model/document'
import { sampleIds } from '../support/longgang'
import { type Bench, openBench } from './bench'

type Edits = Params<'edit.apply'>['edits']

const COMMERCE = sampleIds.project('commerce')
/** The line of 商贸管理: 359.94 万元. */
const LINE = 'y059'
const INDICATOR = 'own'

let bench: Bench
let budget: string

beforeEach(async () => {
  bench = openBench()
  ;({ budget } = await bench.sample())
})
afterEach(() => bench.dispose())

const documentNow = async (): Promise<BudgetDocument> =>
  (await bench.call('budget.view', { budget })).document

const set = (path: string, value: string) => bench.call('edit.set', { budget, path, value })
const sets = (...edits: readonly (readonly [string, string])[]): Edits =>
  edits.map(([path, value]) => ({ set: path, value }))
const item = (id: string, price: string, quantity = 1) =>
  bench.call('edit.add', {
    budget,
    kind: 'procurement',
    value: {
      id,
      lineId: LINE,
      content: `内容${id}`,
      price: Number(price) * 1_000_000,
      quantity: quantity * 100,
    },
  })
const indicator = (value: object) =>
  bench.call('edit.add', {
    budget,
    kind: 'indicator',
    value: { id: INDICATOR, level1: '产出指标', level2: '数量指标', level3: '甲', ...value },
  })

/** Applied, the preview having said the same; what was refused. */
async function applied(edits: Edits): Promise<Result<'edit.apply'>['refused']> {
  const asked = { budget, edits, onRefused: 'skip' } as const
  const preview = await bench.call('edit.preview', asked)
  const { refused } = await bench.call('edit.apply', asked)
  expect(preview.refused).toEqual(refused)
  return refused
}

describe('what is refused only because another edit of the gesture was not made yet is made after it', () => {
  const project = (field: string, value: string) => [`projects/${COMMERCE}/${field}`, value] as const

  test.each([
    ['from the first', [project('startYear', '2026'), project('endYear', '2028')]],
    ['from the last', [project('endYear', '2028'), project('startYear', '2026')]],
  ])('years that move on, %s', async (_, edits) => {
    await set(...project('startYear', '2023'))
    await set(...project('endYear', '2025'))
    expect(await applied(sets(...edits))).toEqual([])
    const { projects } = await documentNow()
    expect(projects.find(({ id }) => id === COMMERCE)).toMatchObject({ startYear: 2026, endYear: 2028 })
  })

  test('an item of another quantity and price', async () => {
    await item('a', '134.94')
    expect(await applied(sets(['procurements/a/quantity', '10'], ['procurements/a/price', '0.65']))).toEqual(
      [],
    )
    const { procurements, lines } = await documentNow()
    expect(procurements).toMatchObject([{ quantity: 1000, price: 650_000 }])
    expect(lines.find(({ id }) => id === LINE)?.procurement).toBe(6_500_000)
  })

  test('two items, of which the second makes room for the first', async () => {
    await item('a', '100')
    await item('b', '200')
    expect(await applied(sets(['procurements/a/price', '250'], ['procurements/b/price', '50']))).toEqual([])
    expect((await documentNow()).lines.find(({ id }) => id === LINE)?.procurement).toBe(300_000_000)
  })

  test('a part of a line, or an item of it, that grows before the line does', async () => {
    expect(
      await applied(sets([`lines/${LINE}/procurement`, '400'], [`lines/${LINE}/amount`, '500'])),
    ).toEqual([])
    expect((await documentNow()).lines.find(({ id }) => id === LINE)).toMatchObject({
      amount: 500_000_000,
      procurement: 400_000_000,
    })
    await item('a', '100')
    expect(await applied(sets(['procurements/a/price', '550'], [`lines/${LINE}/amount`, '600']))).toEqual([])
    expect((await documentNow()).lines.find(({ id }) => id === LINE)?.procurement).toBe(550_000_000)
  })

  test('a line that shrinks before its items go', async () => {
    await item('a', '100')
    const edits: Edits = [{ set: `lines/${LINE}/amount`, value: '50' }, { remove: 'procurements/a' }]
    expect(await applied(edits)).toEqual([])
    const now = await documentNow()
    expect(now.procurements).toEqual([])
    expect(now.lines.find(({ id }) => id === LINE)?.amount).toBe(50_000_000)
  })

  test('new records keep the order in which they were named', async () => {
    const add = (id: string) => ({
      add: 'procurement',
      value: { id, lineId: LINE, content: id, price: 150_000_000 },
    })
    const edits: Edits = [...['a', 'b', 'c'].map(add), { set: `lines/${LINE}/amount`, value: '1000' }]
    await set(`lines/${LINE}/amount`, '100')
    expect(await applied(edits)).toEqual([])
    expect((await documentNow()).procurements.map(({ id }) => id)).toEqual(['a', 'b', 'c'])
  })
})

test('whatever items and their line become, in whatever order it is said: an end that is allowed is taken whole', async () => {
  const ids = ['a', 'b', 'c']
  for (const id of ids) await item(id, '100')
  let most = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ price: fc.nat({ max: 400 }), quantity: fc.integer({ min: 1, max: 5 }) }), {
        minLength: 3,
        maxLength: 3,
      }),
      fc.nat({ max: 100 }),
      fc.infiniteStream(fc.nat()),
      async (wanted, spare, order) => {
        const amount = wanted.reduce((sum, { price, quantity }) => sum + price * quantity, spare)
        const edits = sets(
          [`lines/${LINE}/amount`, `${amount}`],
          ...wanted.flatMap(({ price, quantity }, at) => [
            [`procurements/${ids[at] ?? ''}/price`, `${price}`] as const,
            [`procurements/${ids[at] ?? ''}/quantity`, `${quantity}`] as const,
          ]),
        )
        const shuffled = edits
          .map((edit) => ({ edit, rank: order.next().value as number }))
          .sort((x, y) => x.rank - y.rank)
          .map(({ edit }) => edit)
        expect(await applied(shuffled)).toEqual([])
        const now = await documentNow()
        expect(now.procurements.map(({ price, quantity }) => [price / 1_000_000, quantity / 100])).toEqual(
          wanted.map(({ price, quantity }) => [price, quantity]),
        )
        const line = now.lines.find(({ id }) => id === LINE)
        expect([line?.amount, line?.procurement]).toEqual([amount * 1_000_000, (amount - spare) * 1_000_000])
        most = Math.max(most, amount)
      },
    ),
    { numRuns: 40, seed: 5 },
  )
  expect(most).toBeGreaterThan(1000)
}, 60_000)

describe('fields of one record belong together, in whatever order they stand', () => {
  const words = [`indicators/${INDICATOR}/value`, '有效提升'] as const
  const sign = [`indicators/${INDICATOR}/sign`, '定性'] as const

  test.each([
    ['of figures', { sign: '≥', value: '95', unit: '%' }],
    ['without a sign', { value: '95' }],
    ['without anything', {}],
  ])('words and the sign that they are words of, over an indicator %s', async (_, before) => {
    await indicator(before)
    expect(await applied(sets(words, sign))).toEqual([])
    const now = await documentNow()
    expect(now.indicators.find(({ id }) => id === INDICATOR)).toMatchObject({
      sign: '定性',
      value: '有效提升',
      unit: null,
      target: '有效提升',
    })
  })

  test('a unit and the sign that takes one', async () => {
    await indicator({ sign: '定性', value: '有效提升' })
    const edits = sets(
      [`indicators/${INDICATOR}/unit`, '%'],
      [`indicators/${INDICATOR}/value`, '95'],
      [`indicators/${INDICATOR}/sign`, '≥'],
    )
    expect(await applied(edits)).toEqual([])
    expect((await documentNow()).indicators.find(({ id }) => id === INDICATOR)).toMatchObject({
      sign: '≥',
      value: '95',
      unit: '%',
    })
  })

  test('what contradicts what was asked for behind it gives way to it', async () => {
    await set(`lines/${LINE}/procurement`, '100')
    expect(await applied(sets([`lines/${LINE}/procurement`, '80'], [`lines/${LINE}/amount`, '50']))).toEqual(
      [],
    )
    expect((await documentNow()).lines.find(({ id }) => id === LINE)).toMatchObject({
      amount: 50_000_000,
      procurement: 50_000_000,
    })
  })
})

test('of a field that is named twice what was said last counts, also where the first would fit in the end', async () => {
  await item('a', '100')
  const edits = sets(
    ['procurements/a/price', '550'],
    ['procurements/a/price', '200'],
    [`lines/${LINE}/amount`, '600'],
  )
  expect(await applied(edits)).toMatchObject([{ edit: 0, place: 'procurements/a/price' }])
  expect((await documentNow()).procurements).toMatchObject([{ price: 200_000_000 }])
})

test('what stays refused says why on what the rest came to', async () => {
  await item('a', '100')
  const refused = await applied(sets(['procurements/a/price', '700'], [`lines/${LINE}/amount`, '600']))
  expect(refused).toMatchObject([{ edit: 0, place: 'procurements/a/price', code: 'bad-value' }])
  expect(refused[0]?.message).toContain('超过分项金额 600.00 万元')
})

test('an edit that is tried again is of the record that its code named when it was asked for', async () => {
  const { projects } = await documentNow()
  const [a, b] = projects
  const code = b?.code ?? ''
  await set(`projects/${a?.id ?? ''}/endYear`, '2099')
  await set(`projects/${b?.id ?? ''}/endYear`, '2025')
  const asked: Params<'edit.apply'> = {
    budget,
    naming: 'codes',
    onRefused: 'skip',
    edits: sets(
      [`projects/${code}/startYear`, '2026'],
      [`projects/${code}/code`, 'Z'],
      [`projects/${a?.code ?? ''}/code`, code],
    ),
  }
  const { refused } = await bench.call('edit.apply', asked)
  expect(refused).toMatchObject([{ edit: 0, code: 'bad-value' }])
  const now = (await documentNow()).projects
  expect(now.find(({ id }) => id === a?.id)).toMatchObject({ code, startYear: a?.startYear })
})

test('many that stay refused are tried again a few times, not each for each', async () => {
  const many = Array.from({ length: 24_000 }, (_, at) =>
    at % 2 === 0
      ? { set: `lines/${LINE}/amount`, value: String(360 + at) }
      : { set: `lines/${LINE}/procurement`, value: '-1' },
  )
  const before = performance.now()
  const { refused } = await bench.call('edit.apply', { budget, edits: many, onRefused: 'skip' })
  expect(refused).toHaveLength(12_000)
  expect(performance.now() - before).toBeLessThan(20_000)
})
