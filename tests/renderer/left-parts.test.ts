import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Core, openCore } from '../../src/main/core/core'
import type { Reply } from '../../src/shared/contract/failure'
import type { EditDone } from '../../src/shared/contract/results'
import type { ShownPart, ShownParts } from '../../src/shared/contract/shown'
import { anyEdit, callOf } from '../core/any-edit'
import { type Bench, openBench } from '../core/bench'
import { sampleIds } from '../support/longgang'
import { type TestWindow, windowOver } from './window-over'

/** A window that goes from page to page, over a core that counts what it is asked. */
const PAGES = [
  ['projects', 'details', 'sums'],
  ['tables'],
  ['text'],
] as const satisfies readonly (readonly ShownPart[])[]

let bench: Bench
let core: Core
let window: TestWindow
let asked: string[]

beforeEach(async () => {
  bench = openBench()
  const view = await bench.sample()
  await bench.call('budget.close', { budget: view.budget })
  asked = []
  core = openCore(bench.ports, (event, payload) => {
    window.hear(event, payload)
  })
  window = windowOver(() => ({
    dispatch(method, params) {
      asked.push(method)
      return core.dispatch(method, params)
    },
  }))
  const entry = { handle: bench.path('sample.budget'), name: '示例', modified: null, size: 0 }
  expect(await window.session.open(entry)).toBeNull()
})
afterEach(async () => {
  await core.close()
  await bench.dispose()
})

async function goTo(page: readonly ShownPart[]): Promise<void> {
  expect(await window.session.show(page)).toBeNull()
  window.session.leave(window.session.shown().filter((part) => !page.includes(part)))
}

/** What is asked of the core directly. */
async function told<T>(method: string, params: object = {}): Promise<T> {
  const reply = await core.dispatch(method, { budget: window.session.frame.budget, ...params })
  if (!reply.ok) throw new Error(reply.error.message)
  return JSON.parse(JSON.stringify(reply.value)) as T
}

function shown(page: readonly ShownPart[]): object {
  const { session } = window
  return Object.fromEntries(page.map((part) => [part, session[part as 'tables']]))
}

test('what one comes back to is as if it had been fetched, whatever was done here and elsewhere meanwhile', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ page: fc.nat({ max: 2 }), edit: anyEdit, isOwn: fc.boolean() }), {
        minLength: 3,
        maxLength: 12,
      }),
      async (walk) => {
        for (const [at, { page, edit, isOwn }] of walk.entries()) {
          const to = PAGES[page] ?? PAGES[0]
          await goTo(to)
          const { revision: _, ...fresh } = await told<ShownParts>('budget.show', { shows: to })
          expect(JSON.parse(JSON.stringify(shown(to)))).toEqual(fresh)
          const [method, params] = callOf(await told('budget.view'), edit, at)
          // A refused edit is one that was not made.
          const make = (to: object): Promise<Reply<EditDone>> =>
            core.dispatch(method, { ...params, ...to }) as Promise<Reply<EditDone>>
          if (isOwn) await window.session.edit((showing) => make(showing))
          else await make({ budget: window.session.frame.budget })
          await window.session.idle()
        }
      },
    ),
    { numRuns: 25 },
  )
}, 120_000)

test('coming back asks only what was done since; a text that changed too much is fetched', async () => {
  for (const page of PAGES) await goTo(page)
  const path = `projects/${sampleIds.project('publicity')}/amount`
  asked = []
  await goTo(PAGES[1])
  expect(asked).toEqual([])
  await window.edits.set(path, '131')
  asked = []
  await goTo(PAGES[2])
  await goTo(PAGES[0])
  expect(asked).toEqual(Array.from({ length: 4 }, () => 'budget.follow'))

  const far = Array.from({ length: 80 }, (_, i) => String(200 + i))
  for (const amount of far) await window.edits.set(path, amount)
  asked = []
  await goTo(PAGES[1])
  expect(asked).toEqual(['budget.follow', 'budget.show'])
})

test('what was left of a budget is not shown of the one that is opened next', async () => {
  for (const page of PAGES) await goTo(page)
  const entry = { handle: bench.path('other.budget'), name: '另一份', modified: null, size: 0 }
  expect(await window.session.create(entry, { sample: 'longgang-2024' })).toBeNull()
  asked = []
  await goTo(PAGES[2])
  expect(asked).toEqual(['budget.show'])
})
