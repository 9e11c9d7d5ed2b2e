import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Core, openCore } from '../../../src/main/core/core'
import { packageText } from '../../../src/main/export/package'
import { createStore } from '../../../src/main/store/store'
import type { Reply } from '../../../src/shared/contract/failure'
import type { JobEvents } from '../../../src/shared/contract/jobs'
import type { BudgetFrame, BudgetView } from '../../../src/shared/contract/results'
import type { BudgetDocument } from '../../../src/shared/model/document'
import { nodeForeign } from '../../../src/main/host/node-foreign'
import { AT_ONCE_MS } from '../../support/at-once'
import { SOURCE_ARGS, WORKS_ENTRY } from '../../support/foreign'
import { largeBudget } from '../../bench/large-budget'
import { sampleDocument, step } from '../../store/store-bench'
import { type Bench, openBench } from '../bench'

type Progress = JobEvents['job.progress']

let bench: Bench
let core: Core
let progress: Progress[]
let ended: JobEvents['job.ended'][]
let large: BudgetDocument

beforeAll(() => {
  large = largeBudget(sampleDocument(), 1_500)
})
beforeEach(() => {
  bench = openBench()
  progress = []
  ended = []
  const ports = { ...bench.ports, foreign: nodeForeign(WORKS_ENTRY, SOURCE_ARGS) }
  core = openCore(ports, (event, payload) => {
    if (event === 'job.progress') progress.push(payload as Progress)
    if (event === 'job.ended') ended.push(payload as JobEvents['job.ended'])
  })
  const made = createStore(bench.path('large.budget'), large, step('新建', { kind: 'create' }))
  if (!made.ok) throw new Error(made.error.message)
  made.value.close()
})
afterEach(async () => {
  await core.close()
  await bench.dispose()
})

const open = (name: string) =>
  core.dispatch('budget.open', { file: bench.path(name) }) as Promise<Reply<BudgetFrame>>

async function running(): Promise<readonly Progress[]> {
  const reply = (await core.dispatch('job.list', {})) as Reply<readonly Progress[]>
  return reply.ok ? reply.value : []
}

/** Until the job that runs does this. */
async function until(what: string): Promise<string> {
  for (;;) {
    const [job] = await running()
    if (!job) throw new Error(`it was over before ${what}`)
    if (job.what === what) return job.job
    await new Promise(setImmediate)
  }
}

test('a large file says at every stage how far it is, and never goes back', async () => {
  const larger = largeBudget(sampleDocument(), 5_000)
  const made = createStore(bench.path('larger.budget'), larger, step('新建', { kind: 'create' }))
  if (made.ok) made.value.close()
  expect(await open('larger.budget')).toMatchObject({ ok: true })
  const shares = progress.filter(({ total }) => total !== null).map(({ done, total }) => done / (total ?? 1))
  expect(shares.length).toBeGreaterThan(2)
  expect(shares).toEqual(shares.toSorted((a, b) => a - b))
  expect(shares.at(-1)).toBeLessThanOrEqual(1)
  expect(progress.every(({ label }) => label === '打开“larger”')).toBe(true)
  expect(ended.map(({ error }) => error)).toEqual([null])
  expect(await running()).toEqual([])
})

test.each(['读取文件', '核对内容', '计算合计'])(
  'cancelled while it says %s, the file is let go of at once and can be opened again',
  async (what) => {
    const reply = open('large.budget')
    const job = await until(what)
    const from = performance.now()
    expect(await core.dispatch('job.cancel', { job })).toEqual({ ok: true, value: null })
    expect(performance.now() - from).toBeLessThan(AT_ONCE_MS)
    expect(await reply).toMatchObject({
      error: { code: 'cancelled', message: '打开“large”已取消，什么也没有改动。' },
    })
    // Another core could have it now: the lock is gone.
    const other = openCore(bench.ports)
    expect(await other.dispatch('budget.open', { file: bench.path('large.budget') })).toMatchObject({
      value: { state: { access: { mode: 'edit' } } },
    })
    await other.close()
  },
)

const FIRST_SHOWN = ['projects', 'sums', 'followed', 'projects/p1']

test('the lists are there while tables and text are still worked out; an edit and a table wait for them', async () => {
  const opened = await open('large.budget')
  if (!opened.ok) throw new Error(opened.error.message)
  const { budget, state } = opened.value
  expect(state.stale).toBeNull()
  await core.dispatch('budget.show', { budget, shows: FIRST_SHOWN })
  // Showing the lists worked out nothing else.
  expect(await open('large.budget')).toMatchObject({ value: { budget, state: { stale: null } } })
  const order: string[] = []
  const asked = (name: string, method: string, params: object) =>
    core.dispatch(method, { budget, ...params }).then((reply) => {
      order.push(name)
      return reply as Reply<never>
    })
  const [whole, tables, edit, lists] = await Promise.all([
    asked('frame', 'budget.frame', {}),
    asked('tables', 'budget.show', { shows: ['tables'] }),
    asked('edit', 'edit.set', { path: `lines/${large.lines[0]?.id ?? ''}/amount`, value: '7' }),
    asked('lists', 'budget.show', { shows: FIRST_SHOWN }),
  ])
  expect(order).toEqual(['lists', 'frame', 'tables', 'edit'])
  expect(lists).toMatchObject({ ok: true, value: { projects: { then: {} }, revision: 1 } })
  expect(whole).toMatchObject({ ok: true, value: { state: { stale: 0 } } })
  expect(tables).toMatchObject({ ok: true, value: { revision: 1 } })
  expect(edit).toMatchObject({ ok: true, value: { patch: { from: 1, to: 2 } } })
  // What the edit came to is what a core makes of the file that opens it afterwards.
  const now = (await core.dispatch('budget.view', { budget })) as Reply<BudgetView>
  await core.close()
  core = openCore(bench.ports)
  const again = await open('large.budget')
  const then = (await core.dispatch('budget.view', {
    budget: again.ok ? again.value.budget : '',
  })) as Reply<BudgetView>
  if (!now.ok || !then.ok) throw new Error('no view')
  expect(now.value.tables).toEqual(then.value.tables)
  expect(now.value.text).toEqual(then.value.text)
})

test('closed while tables and text are worked out, the file is let go of, and who waits is told', async () => {
  const opened = await open('large.budget')
  const budget = opened.ok ? opened.value.budget : ''
  const waiting = core.dispatch('budget.show', { budget, shows: ['tables'] })
  await new Promise(setImmediate)
  expect(await core.dispatch('budget.close', { budget })).toMatchObject({ ok: true })
  expect(await waiting).toMatchObject({ error: { code: 'unknown-budget' } })
  const other = openCore(bench.ports)
  expect(await other.dispatch('budget.open', { file: bench.path('large.budget') })).toMatchObject({
    value: { state: { access: { mode: 'edit' } } },
  })
  await other.close()
})

test('two windows that open one file at the same time have the same budget; one that gives up does not take it away', async () => {
  const [one, other] = await Promise.all([open('large.budget'), open('large.budget')])
  expect(one.ok && other.ok && one.value.budget === other.value.budget).toBe(true)
  await core.dispatch('budget.close', { budget: one.ok ? one.value.budget : '' })

  const first = open('large.budget')
  const second = open('large.budget')
  await until('读取文件')
  const [job] = await running()
  await core.dispatch('job.cancel', { job: job?.job ?? '' })
  expect(await first).toMatchObject({ error: { code: 'cancelled' } })
  expect(await second).toMatchObject({ ok: true })
})

test('while a large file is opened another one is edited without waiting for it', async () => {
  const made = (await core.dispatch('budget.create', {
    file: bench.path('small.budget'),
    from: { sample: 'longgang-2024' },
  })) as Reply<BudgetFrame>
  const budget = made.ok ? made.value.budget : ''
  const started = performance.now()
  const opening = open('large.budget').then(() => performance.now() - started)
  const waits: number[] = []
  for (let i = 0; (await running()).length > 0; i += 1) {
    const from = performance.now()
    const edit = { budget, path: 'lines/y058/amount', value: String(10 + i) }
    expect(await core.dispatch('edit.set', edit)).toMatchObject({ ok: true })
    waits.push(performance.now() - from)
    await sleep(5)
  }
  const whole = await opening
  expect(waits.length).toBeGreaterThan(5)
  // One edit costs a few milliseconds; between two slices it waits for one of them.
  expect(waits.toSorted((a, b) => a - b)[waits.length >> 1]).toBeLessThan(whole / 5)
})

test('closed while files are on their way in, nothing is held and no new file is left', async () => {
  const package_ = bench.path('large.json')
  writeFileSync(package_, packageText(large))
  const opening = open('large.budget')
  const file = bench.path('imported.budget')
  const importing = core.dispatch('package.read', { source: package_, file })
  while ((await running()).some(({ what }) => what === '读取并检查交换包')) await sleep(5)
  await core.close()
  expect(await opening).toMatchObject({ error: { code: 'cancelled' } })
  expect(await importing).toMatchObject({ error: { code: 'cancelled' } })
  expect(existsSync(file)).toBe(false)
  expect(await bench.call('budget.open', { file: bench.path('large.budget') })).toMatchObject({
    state: { access: { mode: 'edit' } },
  })
})

test('a package given up in the middle of an import leaves no budget, at whichever stage', async () => {
  const source = bench.path('large.json')
  writeFileSync(source, packageText(large))
  const file = bench.path('imported.budget')
  for (const what of ['写入新文件', '读取文件', '核对内容', '计算合计']) {
    const reply = core.dispatch('package.read', { source, file })
    const job = await until(what)
    await core.dispatch('job.cancel', { job })
    expect(await reply).toMatchObject({ error: { code: 'cancelled' } })
    expect(existsSync(file)).toBe(false)
  }
  expect(await core.dispatch('package.read', { source, file })).toMatchObject({ ok: true })
}, 90_000)

test('a package given up while it is written is not there; written whole it is what it would be at once', async () => {
  const opened = await open('large.budget')
  const budget = opened.ok ? opened.value.budget : ''
  const file = bench.path('out.json')
  const reply = core.dispatch('package.write', { budget, file })
  await core.dispatch('job.cancel', { job: await until('写出交换包') })
  expect(await reply).toMatchObject({ error: { code: 'cancelled' } })
  expect(existsSync(file)).toBe(false)
  expect(await core.dispatch('package.write', { budget, file })).toMatchObject({ ok: true })
  const text = readFileSync(file, 'utf8')
  const written = JSON.parse(text) as BudgetDocument
  expect(text).toBe(`${JSON.stringify(written, null, 2)}\n`)
  expect(written.lines).toEqual(JSON.parse(JSON.stringify(large.lines)))
})

test('a file in the making is waited for, also after another asked for its name in vain', async () => {
  const source = bench.path('large.json')
  writeFileSync(source, packageText(large))
  const file = bench.path('imported.budget')
  const importing = core.dispatch('package.read', { source, file })
  await until('核对内容')
  const create = { file, from: { sample: 'longgang-2024' } }
  expect(await core.dispatch('budget.create', create)).toMatchObject({ error: { code: 'file-exists' } })
  const opening = core.dispatch('budget.open', { file }) as Promise<Reply<BudgetFrame>>
  const [imported, opened] = [(await importing) as Reply<{ frame: BudgetFrame }>, await opening]
  expect(opened).toMatchObject({ ok: true })
  expect(imported.ok && opened.ok && imported.value.frame.budget === opened.value.budget).toBe(true)
})
