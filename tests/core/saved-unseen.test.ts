import { expect, test, vi } from 'vitest'
import type * as computed from '../../src/main/core/computed'
import { openCore } from '../../src/main/core/core'
import type * as shown from '../../src/main/core/shown'
import type { Reply } from '../../src/shared/contract/failure'
import type { BudgetFrame, HistoryStep } from '../../src/shared/contract/results'
import { openBench } from './bench'

/** What breaks off, once: the reply that is made of a step, or memory and then its reading afresh. */
const broken = vi.hoisted(() => ({ patches: 0, computing: 0 }))

vi.mock('../../src/main/core/shown', async (original) => {
  const real = await original<typeof shown>()
  const patchOf: typeof real.patchOf = (...args) => {
    if (broken.patches-- > 0) throw new RangeError('Array buffer allocation failed')
    return real.patchOf(...args)
  }
  return { ...real, patchOf }
})

vi.mock('../../src/main/core/computed', async (original) => {
  const real = await original<typeof computed>()
  const computing: typeof real.computing = (...args) => {
    if (broken.computing-- > 0) throw new RangeError('Array buffer allocation failed')
    return real.computing(...args)
  }
  return { ...real, computing }
})

test.each([
  ['the reply is made', () => (broken.patches = 1), false],
  ['memory is read afresh, after it could not follow', () => (broken.computing = 1), true],
])('a step is said to be saved when the program breaks off while %s', async (_, arm, breaksMemory) => {
  broken.patches = 0
  broken.computing = 0
  const bench = openBench()
  let tells = 0
  const log = { warn: () => undefined, error: () => undefined }
  const core = openCore({ ...bench.ports, log }, (event) => {
    // The first to hear of the step breaks off, as memory would.
    if (event === 'budget.stepped' && (tells += 1) === 1 && breaksMemory) throw new Error('no memory')
  })
  const opened = (await core.dispatch('budget.create', {
    file: bench.path('m.budget'),
    from: { sample: 'longgang-2024' },
  })) as Reply<BudgetFrame>
  if (!opened.ok) throw new Error(opened.error.message)
  const { budget } = opened.value
  const set = (value: string) => core.dispatch('edit.set', { budget, path: 'lines/y058/amount', value })
  arm()
  expect(await set('20')).toMatchObject({ error: { code: 'saved-unseen' } })
  // It goes on from what the file says.
  const steps = (await core.dispatch('history.list', { budget })) as Reply<readonly HistoryStep[]>
  expect(steps.ok && steps.value[0]?.step).toBe(2)
  expect(await core.dispatch('budget.view', { budget })).toMatchObject({
    value: { state: { revision: 2 }, document: { lines: expect.arrayContaining([]) as unknown } },
  })
  expect(await set('21')).toMatchObject({ ok: true, value: { step: 3, patch: { from: 2, to: 3 } } })
  await core.close()
  await bench.dispose()
})
