import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest'
import { openLongWork } from '../../../src/main/core/long-work'
import { nodeForeign } from '../../../src/main/ports/node-foreign'
import type { JobEvents } from '../../../src/shared/contract/jobs'
import { type Bench, openBench } from '../desk'
import { SOURCE_ARGS, WORKS_ENTRY } from '../../support/foreign'

const PACKAGE = readFileSync(join(import.meta.dirname, '../../../resources/samples/longgang-2024.json'))

let bench: Bench

beforeEach(() => {
  bench = openBench()
})
afterEach(() => bench.dispose())

function importing() {
  const ended: JobEvents['job.ended'][] = []
  const told: string[] = []
  const ports = { ...bench.ports, foreign: nodeForeign(WORKS_ENTRY, SOURCE_ARGS) }
  const long = openLongWork(ports, (event, payload) => {
    if (event === 'job.ended') ended.push(payload as JobEvents['job.ended'])
    else told.push((payload as JobEvents['job.progress']).what)
  })
  onTestFinished(() => long.close())
  const { work } = ports.places
  /** What lies in the folder of this core. */
  const names = () => readdirSync(work).flatMap((own) => readdirSync(join(work, own)).sort())
  return { ...long, ended, told, names, work }
}

test('a package that came in as bytes becomes a budget, and is used up', async () => {
  const { uploads, jobs, told } = importing()
  const upload = await uploads.put('2024.json', PACKAGE)
  if (!upload.ok) throw new Error(upload.error.message)
  const { handle } = upload.value
  const file = bench.path('new.budget')
  const { reply } = jobs.start('package.import', { upload: handle, file })
  expect(await reply).toEqual({ ok: true, value: { left: [] } })
  expect(told[0]).toBe('导入“2024.json”')
  const view = await bench.call('budget.open', { file })
  expect(view.document.department.fiscalYear).toBe(2024)
  const [made] = await bench.call('history.list', { budget: view.budget })
  expect(made?.label).toBe('从 2024.json 导入')
  expect(uploads.find(handle)).toMatchObject({ error: { code: 'unknown-upload' } })
})

test('refused, it leaves no file; where only the name was taken it can be tried again', async () => {
  const { uploads, jobs, ended } = importing()
  const taken = bench.path('taken.budget')
  writeFileSync(taken, 'mine')
  const [good, bad] = [
    await uploads.put('good.json', PACKAGE),
    await uploads.put('bad.json', Buffer.from('{')),
  ]
  if (!good.ok || !bad.ok) throw new Error('not put')
  const file = bench.path('new.budget')
  const refused = jobs.start('package.import', { upload: bad.value.handle, file })
  expect(await refused.reply).toMatchObject({ error: { code: 'bad-package' } })
  expect(existsSync(file)).toBe(false)
  const clash = jobs.start('package.import', { upload: good.value.handle, file: taken })
  expect(await clash.reply).toMatchObject({ error: { code: 'file-exists' } })
  expect(readFileSync(taken, 'utf8')).toBe('mine')
  const again = jobs.start('package.import', { upload: good.value.handle, file })
  expect(await again.reply).toMatchObject({ ok: true })
  expect(ended.map(({ error }) => error?.code ?? null)).toEqual(['bad-package', 'file-exists', null])
})

test('cancelled, it leaves neither file nor process, and the package is still there', async () => {
  const { uploads, jobs, names } = importing()
  const upload = await uploads.put('2024.json', PACKAGE)
  if (!upload.ok) throw new Error(upload.error.message)
  const file = bench.path('new.budget')
  const { id, reply } = jobs.start('package.import', { upload: upload.value.handle, file })
  await expect.poll(names, { interval: 1 }).toEqual([expect.stringMatching(/^foreign-/), 'uploads'])
  await jobs.cancel(id)
  expect(await reply).toMatchObject({ error: { code: 'cancelled' } })
  expect(existsSync(file)).toBe(false)
  expect(names()).toEqual(['uploads'])
  expect(uploads.find(upload.value.handle).ok).toBe(true)
})

test('closed in the middle of it, nothing is left at all', async () => {
  const { uploads, jobs, close, names, work } = importing()
  const upload = await uploads.put('2024.json', PACKAGE)
  if (!upload.ok) throw new Error(upload.error.message)
  const file = bench.path('new.budget')
  const { reply } = jobs.start('package.import', { upload: upload.value.handle, file })
  await expect.poll(names, { interval: 1 }).toHaveLength(2)
  await close()
  expect(await reply).toMatchObject({ error: { code: 'cancelled' } })
  expect(existsSync(file)).toBe(false)
  expect(readdirSync(work)).toEqual([])
})
