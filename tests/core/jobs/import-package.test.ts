import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest'
import { type Core, openCore } from '../../../src/main/core/core'
import { nodeForeign } from '../../../src/main/host/node-foreign'
import type { Reply } from '../../../src/shared/contract/failure'
import type { JobEvents } from '../../../src/shared/contract/jobs'
import type { ImportedBudget } from '../../../src/shared/contract/results'
import { type Bench, openBench } from '../bench'
import { AT_ONCE_MS } from '../../support/at-once'
import { SOURCE_ARGS, WORKS_ENTRY } from '../../support/foreign'

const PACKAGE = readFileSync(join(import.meta.dirname, '../../../resources/samples/longgang-2024.json'))
/** The same budget, too large to be read between two calls. */
const LARGE = Buffer.concat([PACKAGE, Buffer.alloc(5 * 1024 * 1024, ' ')])

let bench: Bench

beforeEach(() => {
  bench = openBench()
})
afterEach(() => bench.dispose())

function importing() {
  const progress: JobEvents['job.progress'][] = []
  const ended: JobEvents['job.ended'][] = []
  const ports = { ...bench.ports, foreign: nodeForeign(WORKS_ENTRY, SOURCE_ARGS) }
  const core = openCore(ports, (event, payload) => {
    if (event === 'job.ended') ended.push(payload as JobEvents['job.ended'])
    if (event === 'job.progress') progress.push(payload as JobEvents['job.progress'])
  })
  onTestFinished(() => core.close())
  const { work } = ports.places
  /** What lies in the folder of this core. */
  const names = () => readdirSync(work).flatMap((own) => readdirSync(join(work, own)).sort())
  const read = (source: string, file: string) =>
    core.dispatch('package.read', { source, file }) as Promise<Reply<ImportedBudget>>
  return { core, progress, ended, names, read, work }
}

async function uploaded(core: Core, name: string, bytes: Buffer): Promise<string> {
  const upload = await core.uploads.put(name, bytes)
  if (!upload.ok) throw new Error(upload.error.message)
  return upload.value.handle
}

test('a package that came in as bytes becomes a budget and is used up', async () => {
  const { core, read } = importing()
  const handle = await uploaded(core, '2024.json', PACKAGE)
  const reply = await read(handle, bench.path('new.budget'))
  expect(reply).toMatchObject({
    ok: true,
    value: { left: [], frame: { department: { fiscalYear: 2024 } } },
  })
  const budget = reply.ok ? reply.value.frame.budget : ''
  expect(await core.dispatch('history.list', { budget })).toMatchObject({
    value: [{ label: '从 2024.json 导入' }],
  })
  expect(await read(handle, bench.path('again.budget'))).toMatchObject({ error: { code: 'file-missing' } })
})

test('a large one is read as a job, in a process of its own', async () => {
  const { core, progress, ended, read } = importing()
  const handle = await uploaded(core, '大.json', LARGE)
  expect(await read(handle, bench.path('new.budget'))).toMatchObject({ ok: true, value: { left: [] } })
  expect(progress[0]).toMatchObject({ label: '导入“大.json”' })
  expect(progress.map(({ what }) => what)).toContain('读取并检查交换包')
  expect(ended.map(({ error }) => error)).toEqual([null])
})

test('refused, it leaves no file; where only the name was taken it can be tried again', async () => {
  const { core, read } = importing()
  const taken = bench.path('taken.budget')
  writeFileSync(taken, 'mine')
  const good = await uploaded(core, 'good.json', PACKAGE)
  const bad = await uploaded(core, 'bad.json', Buffer.from('{'))
  const file = bench.path('new.budget')
  expect(await read(bad, file)).toMatchObject({ error: { code: 'bad-package' } })
  expect(existsSync(file)).toBe(false)
  expect(await read(good, taken)).toMatchObject({ error: { code: 'file-exists' } })
  expect(readFileSync(taken, 'utf8')).toBe('mine')
  expect(await read(good, file)).toMatchObject({ ok: true })
})

test('cancelled, it leaves neither file nor process at once, and the package is still there', async () => {
  const { core, names, read } = importing()
  const handle = await uploaded(core, '大.json', LARGE)
  const file = bench.path('new.budget')
  const reply = read(handle, file)
  await expect.poll(names, { interval: 1 }).toEqual([expect.stringMatching(/^foreign-/), 'uploads'])
  const running = (await core.dispatch('job.list', {})) as Reply<readonly JobEvents['job.progress'][]>
  const from = performance.now()
  expect(await core.dispatch('job.cancel', { job: running.ok ? (running.value[0]?.job ?? '') : '' })).toEqual(
    {
      ok: true,
      value: null,
    },
  )
  expect(performance.now() - from).toBeLessThan(AT_ONCE_MS)
  expect(await reply).toMatchObject({ error: { code: 'cancelled' } })
  expect(existsSync(file)).toBe(false)
  expect(names()).toEqual(['uploads'])
  expect(await read(handle, file)).toMatchObject({ ok: true })
})

test('closed in the middle of it, nothing is left at all', async () => {
  const { core, names, read, work } = importing()
  const handle = await uploaded(core, '大.json', LARGE)
  const file = bench.path('new.budget')
  const reply = read(handle, file)
  await expect.poll(names, { interval: 1 }).toHaveLength(2)
  await core.close()
  expect(await reply).toMatchObject({ error: { code: 'cancelled' } })
  expect(existsSync(file)).toBe(false)
  expect(readdirSync(work)).toEqual([])
})

test('a file that was given up makes room for others; a job that runs is told to whoever asks', async () => {
  const { core, progress, names, read } = importing()
  const wrong = await uploaded(core, '错.json', Buffer.from('{'))
  expect(await read(wrong, bench.path('new.budget'))).toMatchObject({ error: { code: 'bad-package' } })
  expect(names()).toEqual(['uploads'])
  expect(await core.dispatch('upload.drop', { upload: wrong })).toEqual({ ok: true, value: null })
  expect(await core.dispatch('upload.drop', { upload: wrong })).toEqual({ ok: true, value: null })
  expect(await read(wrong, bench.path('new.budget'))).toMatchObject({ error: { code: 'file-missing' } })

  expect(await core.dispatch('job.list', {})).toEqual({ ok: true, value: [] })
  const handle = await uploaded(core, '大.json', LARGE)
  const reply = read(handle, bench.path('new.budget'))
  await expect.poll(() => progress.length).toBeGreaterThan(0)
  expect(await core.dispatch('job.list', {})).toMatchObject({ value: [{ label: '导入“大.json”' }] })
  expect(await reply).toMatchObject({ ok: true })
  expect(await core.dispatch('job.list', {})).toEqual({ ok: true, value: [] })
})
