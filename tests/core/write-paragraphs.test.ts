import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Bench, openBench } from './bench'

const PLACE = 'p1/tasks'

let bench: Bench
let budget: string

beforeEach(async () => {
  bench = openBench()
  budget = (await bench.sample()).budget
})
afterEach(() => bench.dispose())

async function own(): Promise<{ id: string; text: string }[]> {
  const { document } = await bench.call('budget.view', { budget })
  return document.blocks.filter(({ place }) => place === PLACE).map(({ id, text }) => ({ id, text }))
}

async function printed(): Promise<readonly string[]> {
  const { text } = await bench.call('budget.view', { budget })
  return text.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.key.startsWith(`${PLACE}/`) && block.kind === 'free' ? block.text : [])),
  )
}

test('a place is rewritten in one step: kept, changed, moved, added and left out; undo brings it back', async () => {
  const before = await own()
  const [first, second, third, ...rest] = before
  if (!first || !second || !third) throw new Error('the sample has fewer tasks')
  const { patch } = await bench.call('text.write', {
    budget,
    place: PLACE,
    paragraphs: [third, { ...first, text: '改过的。' }, { id: null, text: '新的。' }, ...rest],
  })
  const texts = [third.text, '改过的。', '新的。', ...rest.map(({ text }) => text)]
  expect((await own()).map(({ text }) => text)).toEqual(texts)
  expect(await printed()).toEqual(texts)
  expect(patch.to).toBe(patch.from + 1)
  expect(patch.state.undo).toBe('新增段落 新的。')
  await bench.call('edit.undo', { budget })
  expect(await own()).toEqual(before)
  expect(await printed()).toEqual(before.map(({ text }) => text))
})

test('an emptied place says again what belongs there; nothing changed makes no step', async () => {
  const paragraphs = await own()
  const same = await bench.call('text.write', { budget, place: PLACE, paragraphs })
  expect(same.patch.to).toBe(same.patch.from)
  await bench.call('text.write', { budget, place: PLACE, paragraphs: [] })
  expect(await printed()).toEqual([])
  const { text } = await bench.call('budget.view', { budget })
  expect(text[0]?.places).toContainEqual({
    key: PLACE,
    hint: '主要工作目标，每条一段',
    heading: 'p1/tasks/heading',
  })
})

test('what is no free place, or no paragraph of it, is refused and nothing is written', async () => {
  const before = await own()
  const [first] = before
  const write = (place: string, paragraphs: readonly { id: string | null; text: string }[]) =>
    bench.refused('text.write', { budget, place, paragraphs })
  expect(await write('p2/income', [])).toMatchObject({ code: 'unknown-path' })
  expect(await write(PLACE, [{ id: 'duty-1', text: '别处的' }])).toMatchObject({ code: 'unknown-path' })
  expect(await write(PLACE, first ? [first, first] : [])).toMatchObject({ code: 'unknown-path' })
  expect(await write(PLACE, [{ id: null, text: 'a\0b' }])).toMatchObject({ code: 'bad-value' })
  expect(await own()).toEqual(before)
})
