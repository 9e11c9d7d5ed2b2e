import { expect, test } from 'vitest'
import { createStore } from '../../src/main/store/store'
import { openPacks } from '../../src/main/packs/packs'
import { openCore } from '../../src/main/core/core'
import { openingSession } from '../../src/main/core/session'
import { planSet } from '../../src/main/core/edit/set-field'
import type { Events } from '../../src/shared/contract/events'
import { atOnce } from '../../src/shared/slices/slices'
import type { Reply } from '../../src/shared/contract/failure'
import type { BudgetView } from '../../src/shared/contract/results'
import { sampleDocument, step } from '../store/store-bench'
import { sampleIds } from '../support/longgang'
import { openBench, resources } from './bench'

test('what is saved is true: when memory cannot follow a step, it is read afresh', async () => {
  const bench = openBench()
  const document = sampleDocument()
  const store = createStore(bench.path('r.budget'), document, step('新建', { kind: 'create' }))
  const packs = openPacks([resources]).around(document.department)
  if (!store.ok) throw new Error('the sample cannot be made')
  const session = atOnce(openingSession(store.value, document, packs, bench.ports, () => undefined))
  const set = (path: string, value: string) => {
    const plan = planSet(session.grounds, { path, value })
    if (!plan.ok) throw new Error(plan.error.message)
    return session.edit(plan.value)
  }
  // Behind the session's back, the record that it is about to change is changed in memory only.
  const line = document.lines.find(({ id }) => id === 'y058')
  session.grounds.document.apply([{ collection: 'lines', id: 'y058', before: { ...line }, after: null }])
  const stored = { ...line, amount: 1_000_000 }
  const plan = {
    label: '改',
    changes: [{ collection: 'lines', id: 'y058', before: { ...line }, after: stored }],
  } as const
  expect(() => session.edit(plan)).toThrow('the step is saved')

  expect(session.reader().view().state.revision).toBe(2)
  expect(session.grounds.document.get('lines', 'y058')?.amount).toBe(1_000_000)
  const next = set(`projects/${sampleIds.project('commerce')}/purpose`, '别的用途')
  expect(next).toMatchObject({ ok: true, value: { step: 3 } })
  const fresh = atOnce(openingSession(store.value, store.value.read(), packs, bench.ports, () => undefined))
    .reader()
    .view()
  const now = session.reader().view()
  // What is changed is still measured from the file as this session opened it.
  expect(now.state.changed.cells).toBeGreaterThan(0)
  const { changed } = fresh.state
  expect({ ...now, budget: '', state: { ...now.state, changed } }).toEqual({ ...fresh, budget: '' })
  session.close()
  await bench.dispose()
})

test('after such a fault the reply says that the step is saved, and every window is told to look again', async () => {
  const bench = openBench()
  const told: number[] = []
  const errors: string[] = []
  const log = { warn: () => undefined, error: (message: string) => void errors.push(message) }
  let breaks = false
  const core = openCore({ ...bench.ports, log }, (event, payload) => {
    if (event !== 'budget.stepped') return
    const { revision } = payload as Events['budget.stepped']
    // The first to hear of the step breaks off, as memory would.
    if (breaks) {
      breaks = false
      throw new Error('no memory')
    }
    told.push(revision)
  })
  const opened = (await core.dispatch('budget.create', {
    file: bench.path('m.budget'),
    from: { sample: 'longgang-2024' },
  })) as Reply<BudgetView>
  if (!opened.ok) throw new Error(opened.error.message)
  const { budget } = opened.value
  const set = (value: string) => core.dispatch('edit.set', { budget, path: 'lines/y058/amount', value })
  breaks = true
  expect(await set('20')).toMatchObject({
    ok: false,
    error: { code: 'saved-unseen', message: expect.stringContaining('已经存入文件') as unknown },
  })
  expect(errors).toEqual(['edit.set threw'])
  expect(told).toEqual([2])
  // What the step changed is not at hand: whoever shows the budget asks for it afresh.
  expect(await core.dispatch('budget.follow', { budget, from: 1, shows: ['tables'] })).toEqual({
    ok: true,
    value: null,
  })
  const view = (await core.dispatch('budget.view', { budget })) as Reply<BudgetView>
  if (!view.ok) throw new Error(view.error.message)
  expect(view.value.state.revision).toBe(2)
  expect(view.value.document.lines.find(({ id }) => id === 'y058')?.amount).toBe(20_000_000)
  expect(await set('21')).toMatchObject({ ok: true, value: { step: 3 } })
  await core.close()
  await bench.dispose()
})
