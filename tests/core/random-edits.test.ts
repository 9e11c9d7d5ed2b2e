import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Reply } from '../../src/shared/contract/failure'
import type { BudgetView, EditDone } from '../../src/shared/contract/results'
import { dump } from '../store/store-bench'
import { anyEdit, callOf } from './any-edit'
import { type Bench, openBench } from './bench'

async function findingsOf(bench: Bench, { budget }: BudgetView): Promise<readonly string[]> {
  const { checks } = await bench.call('budget.show', { budget, shows: ['checks'] })
  return (checks?.findings ?? []).map((each) => JSON.stringify(each)).sort()
}

async function reopened(bench: Bench, view: BudgetView, name: string): Promise<BudgetView> {
  await bench.call('budget.close', { budget: view.budget })
  return bench.open({ file: bench.path(name) })
}

test('after any edits memory and findings are what the file says, and undoing all of them restores every table byte for byte', async () => {
  let run = 0
  let steps = 0
  await fc.assert(
    fc.asyncProperty(fc.array(anyEdit, { minLength: 20, maxLength: 60 }), async (edits) => {
      const bench = openBench()
      const name = `${(run += 1)}.budget`
      try {
        let view = await bench.sample(name)
        await bench.call('budget.close', { budget: view.budget })
        const before = dump(bench.path(name))
        view = await bench.open({ file: bench.path(name) })
        for (const [serial, edit] of edits.entries()) {
          const [method, params] = callOf(view, edit, serial)
          const reply = (await bench.core.dispatch(method, {
            ...params,
            budget: view.budget,
          })) as Reply<EditDone>
          if (!reply.ok) {
            expect(reply.error.code).not.toBe('internal')
            expect(reply.error.code).not.toBe('bad-request')
            continue
          }
          expect(reply.value.patch.from).toBe(view.state.revision)
          expect(reply.value.patch.to).toBe(reply.value.patch.state.revision)
          view = await bench.call('budget.view', { budget: view.budget })
        }
        steps += view.state.revision
        const found = await findingsOf(bench, view)
        const again = await reopened(bench, view, name)
        // What each step ran again of the checks is what all of them say of the file.
        expect(await findingsOf(bench, again)).toEqual(found)
        // What is changed is measured from the opening.
        const state = { ...view.state, changed: { cells: 0, paragraphs: 0 } }
        expect({ ...again, budget: '' }).toEqual({ ...view, budget: '', state })

        let { undo } = again.state
        while (undo !== null)
          undo = (await bench.call('edit.undo', { budget: again.budget })).patch.state.undo
        await bench.call('budget.close', { budget: again.budget })
        expect(dump(bench.path(name))).toEqual(before)
      } finally {
        await bench.dispose()
      }
    }),
    { numRuns: 25, seed: 2024 },
  )
  expect(steps).toBeGreaterThan(300)
}, 120_000)
