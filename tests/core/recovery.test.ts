import { expect, test } from 'vitest'
import { createStore } from '../../src/main/store/store'
import { openPacks } from '../../src/main/packs/packs'
import { openSession } from '../../src/main/core/session'
import { planSet } from '../../src/main/core/edit/set-field'
import { sampleDocument, step } from '../store/store-bench'
import { sampleIds } from '../support/longgang'
import { openBench, resources } from './desk'

test('what is saved is true: when memory cannot follow a step, it is read afresh', async () => {
  const bench = openBench()
  const document = sampleDocument()
  const store = createStore(bench.path('r.budget'), document, step('新建', { kind: 'create' }))
  const packs = openPacks([resources]).around(document.department)
  if (!store.ok) throw new Error('the sample cannot be made')
  const session = openSession(store.value, document, packs, bench.ports)
  const set = (path: string, value: string) => {
    const plan = planSet(session.desk, { budget: '', path, value })
    if (!plan.ok) throw new Error(plan.error.message)
    return session.edit(plan.value)
  }
  // Behind the session's back, the record that it is about to change is changed in memory only.
  const line = document.lines.find(({ id }) => id === 'y058')
  session.desk.document.apply([{ collection: 'lines', id: 'y058', before: { ...line }, after: null }])
  const stored = { ...line, amount: 1_000_000 }
  const plan = {
    label: '改',
    changes: [{ collection: 'lines', id: 'y058', before: { ...line }, after: stored }],
  } as const
  expect(() => session.edit(plan)).toThrow('not as the image says')

  expect(session.view().state.revision).toBe(2)
  expect(session.desk.document.get('lines', 'y058')?.amount).toBe(1_000_000)
  const next = set(`projects/${sampleIds.project('commerce')}/purpose`, '别的用途')
  expect(next).toMatchObject({ ok: true, value: { step: 3 } })
  const fresh = openSession(store.value, store.value.read(), packs, bench.ports).view()
  expect({ ...session.view(), budget: '' }).toEqual({ ...fresh, budget: '' })
  session.close()
  await bench.dispose()
})
