import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { packageText } from '../../src/main/export/package'
import { nodeForeign } from '../../src/main/host/node-foreign'
import { AT_ONCE_MS } from '../support/at-once'
import { isRunning, pidIn, ROOMY, SOURCE_ARGS, testForeign, WORKS_ENTRY } from '../support/foreign'
import { largeBudget } from '../bench/large-budget'
import { runSource } from '../support/processes'
import { tempFolder } from '../support/temp-folder'
import sample from '../../resources/samples/longgang-2024.json'
import type { BudgetDocument } from '../../src/shared/model/document'

const resources = join(import.meta.dirname, '../../resources')

function bench() {
  const folder = tempFolder()
  const ender = new AbortController()
  const { foreign, logged } = testForeign(join(folder, 'work'))
  const call = { what: '读取“x.pdf”', limits: ROOMY, signal: ender.signal }
  return {
    foreign,
    logged,
    call,
    cancel: () => ender.abort(),
    pidFile: join(folder, 'pid'),
    /** Folders of children that are left. */
    left: () => readdirSync(join(folder, 'work')),
  }
}

test('data and bytes go in and come out; the child has a folder of its own, and both are gone after', async () => {
  const { foreign, call, left, logged } = bench()
  const given = { text: '预算', numbers: [1, 2.5, null], bytes: new Uint8Array([0, 255, 7]) }
  const reply = await foreign.run('test.echo', given, call)
  if (!reply.ok) throw new Error(reply.error.message)
  expect(reply.value.given).toEqual(given)
  expect(new Set([reply.value.folder, reply.value.tmpdir, reply.value.cwd]).size).toBe(1)
  expect(isRunning(reply.value.pid)).toBe(false)
  expect(left()).toEqual([])
  expect(logged).toEqual([])
})

test('what the work refuses is its own failure', async () => {
  const { foreign, call } = bench()
  expect(await foreign.run('test.refuse', null, call)).toEqual({
    ok: false,
    error: { code: 'bad-value', message: '不行。' },
  })
})

test('cancelled while it holds its thread, it is gone at once with its temporary files', async () => {
  const { foreign, call, cancel, pidFile, left } = bench()
  const running = foreign.run('test.hang', { pidFile }, call)
  const pid = await pidIn(pidFile)
  expect(isRunning(pid)).toBe(true)
  expect(left()).toHaveLength(1)
  const at = performance.now()
  cancel()
  const reply = await running
  expect(performance.now() - at).toBeLessThan(AT_ONCE_MS)
  expect(reply).toMatchObject({
    error: { code: 'cancelled', message: '读取“x.pdf”已取消，什么也没有改动。' },
  })
  expect(isRunning(pid)).toBe(false)
  expect(left()).toEqual([])
})

test('cancelled before it starts, nothing starts', async () => {
  const { foreign, call, cancel, pidFile } = bench()
  cancel()
  expect(await foreign.run('test.hang', { pidFile }, call)).toMatchObject({ error: { code: 'cancelled' } })
})

test('past its deadline it is ended', async () => {
  const { foreign, call, pidFile, left } = bench()
  const limits = { ...ROOMY, deadlineMs: 1_500 }
  const reply = await foreign.run('test.hang', { pidFile }, { ...call, limits })
  expect(reply).toMatchObject({
    error: {
      code: 'too-slow',
      message: '读取“x.pdf”用了 2 秒还没有做完，已停止，打开的预算没有受影响。请把它分成几个小些的文件再试。',
    },
  })
  expect(isRunning(await pidIn(pidFile))).toBe(false)
  expect(left()).toEqual([])
})

test.each([
  ['in the heap', 'test.eatHeap', { ...ROOMY, heapMb: 64, residentMb: 4096 }],
  ['in the heap, seen from outside', 'test.eatHeap', { ...ROOMY, heapMb: 4096, residentMb: 200 }],
  ['in buffers', 'test.eatBuffers', { ...ROOMY, residentMb: 200 }],
] as const)('one that eats memory %s dies alone and says so', async (_, work, limits) => {
  const { foreign, call, pidFile, left } = bench()
  const reply = await foreign.run(work, { pidFile }, { ...call, limits })
  expect(reply).toMatchObject({
    error: {
      code: 'out-of-memory',
      message: `读取“x.pdf”要用的内存超过了 ${limits.residentMb} MB，已停止，打开的预算没有受影响。请把它分成几个小些的文件再试。`,
    },
  })
  expect(isRunning(await pidIn(pidFile))).toBe(false)
  expect(left()).toEqual([])
  // The parent goes on, and so does the next child.
  expect(await foreign.run('test.echo', 1, call)).toMatchObject({ value: { given: 1 } })
})

test('where the system tells nobody a process’s memory, the child’s own guard ends it', async () => {
  const folder = tempFolder()
  const real = nodeForeign(WORKS_ENTRY, SOURCE_ARGS)
  const blind: typeof real = {
    start: (limits, ears) => ({ ...real.start(limits, ears), residentMb: () => Promise.resolve(null) }),
  }
  const { foreign } = testForeign(join(folder, 'work'), blind)
  const limits = { ...ROOMY, residentMb: 200 }
  const call = { what: '读取“x.pdf”', limits, signal: new AbortController().signal }
  expect(await foreign.run('test.eatBuffers', {}, call)).toMatchObject({ error: { code: 'out-of-memory' } })
})

test.each(['test.throw', 'test.exit'] as const)('one that breaks off (%s) says so', async (work) => {
  const { foreign, call, left, logged } = bench()
  expect(await foreign.run(work, null, call)).toMatchObject({
    error: {
      code: 'foreign-broke',
      message: '读取“x.pdf”时中断，打开的预算没有受影响。请用原来的程序打开它看看是否完好，另存一份再试。',
    },
  })
  expect(left()).toEqual([])
  expect(logged).toHaveLength(1)
})

test('a child’s program that is not there is said as one that broke off', async () => {
  const folder = tempFolder()
  const { foreign, logged } = testForeign(join(folder, 'work'), nodeForeign(join(folder, 'nothing.js')))
  const call = { what: '读取“x.pdf”', limits: ROOMY, signal: new AbortController().signal }
  expect(await foreign.run('test.echo', 1, call)).toMatchObject({ error: { code: 'foreign-broke' } })
  expect(logged.join()).toContain('nothing.js')
})

test.each(['test.hang', 'test.eatHeap'])('a parent that is killed leaves no child (%s)', async (work) => {
  const folder = tempFolder()
  const pidFile = join(folder, 'pid')
  const { signal } = runSource(
    `import { existsSync } from 'node:fs'
     const { openForeign } = await load('main/foreign/run-foreign')
     const { nodeForeign } = await load('main/host/node-foreign')
     const [folder, entry, work, pidFile, ...nodeArgs] = args
     const log = { warn: () => undefined, error: () => undefined }
     const limits = { deadlineMs: 60000, heapMb: 4096, residentMb: 4096 }
     const signal = new AbortController().signal
     void openForeign(nodeForeign(entry, nodeArgs), folder, log).run(work, { pidFile }, { what: '', limits, signal })
     setInterval(() => existsSync(pidFile) && process.kill(process.pid, 'SIGKILL'), 5)`,
    [join(folder, 'work'), WORKS_ENTRY, work, pidFile, ...SOURCE_ARGS],
  )
  expect(signal).toBe('SIGKILL')
  const pid = await pidIn(pidFile)
  await expect.poll(() => isRunning(pid), { timeout: 3_000, interval: 20 }).toBe(false)
})

test('a package is read and checked outside, as it would be here', async () => {
  const { foreign, call } = bench()
  const folder = tempFolder()
  const from = { name: 'x.json', encoding: undefined, packRoots: [resources] }
  const document = largeBudget(sample as unknown as BudgetDocument, 300)
  const [good, bad] = [join(folder, 'good.json'), join(folder, 'bad.json')]
  writeFileSync(good, packageText(document))
  writeFileSync(bad, readFileSync(good, 'utf8').slice(0, 5_000))
  const read = await foreign.run('package.read', { ...from, path: good }, call)
  if (!read.ok) throw new Error(read.error.message)
  expect(packageText(read.value.document)).toBe(packageText(document))
  const refused = await foreign.run('package.read', { ...from, path: bad }, call)
  expect(refused).toMatchObject({ error: { code: 'bad-package', place: '$' } })
})
