import { EventEmitter } from 'node:events'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { foreignChildren } from '../../src/main/shell/foreign-children'
import { foreignThroughMain } from '../../src/main/shell/foreign-line'
import { AT_ONCE_MS } from '../support/at-once'
import { isRunning, pidIn, ROOMY, testForeign, WORKS_ENTRY } from '../support/foreign'
import { tempFolder } from '../support/temp-folder'
import { utilityFork } from '../support/utility-process'

/** Core and main process with the line between them: what crosses is copied and arrives later. */
function bench(metrics: Parameters<typeof foreignChildren>[2] = () => []) {
  const folder = tempFolder()
  const main = foreignChildren(utilityFork, WORKS_ENTRY, metrics)
  const line = foreignThroughMain(
    (message) => {
      if (message.kind !== 'foreign') throw new Error(message.kind)
      const { child, order } = structuredClone(message)
      queueMicrotask(() =>
        main.obey(child, order, (event) => {
          const copy = structuredClone(event)
          queueMicrotask(() => line.hear(child, copy))
        }),
      )
    },
    (question) => {
      if (question.about !== 'resident') throw new Error(question.about)
      return main.residentMb(question.child)
    },
  )
  const ender = new AbortController()
  return {
    main,
    port: line.port,
    ...testForeign(join(folder, 'work'), line.port),
    call: { what: '读取“x.pdf”', limits: ROOMY, signal: ender.signal },
    cancel: () => ender.abort(),
    pidFile: join(folder, 'pid'),
    left: () => readdirSync(join(folder, 'work')),
  }
}

test('work goes through the main process into a utility process and back', async () => {
  const { foreign, call, left } = bench()
  const given = { text: '预算', bytes: new Uint8Array([1, 2]) }
  const reply = await foreign.run('test.echo', given, call)
  if (!reply.ok) throw new Error(reply.error.message)
  expect(reply.value.given).toEqual(given)
  expect(reply.value.tmpdir).toBe(reply.value.folder)
  expect(isRunning(reply.value.pid)).toBe(false)
  expect(left()).toEqual([])
})

test('cancelled, it is gone at once with its temporary files', async () => {
  const { foreign, call, cancel, pidFile, left } = bench()
  const running = foreign.run('test.hang', { pidFile }, call)
  const pid = await pidIn(pidFile)
  const at = performance.now()
  cancel()
  expect(await running).toMatchObject({ error: { code: 'cancelled' } })
  expect(performance.now() - at).toBeLessThan(AT_ONCE_MS)
  expect(isRunning(pid)).toBe(false)
  expect(left()).toEqual([])
})

test.each([
  ['in the heap', 'test.eatHeap', { ...ROOMY, heapMb: 64, residentMb: 4096 }],
  ['in buffers', 'test.eatBuffers', { ...ROOMY, residentMb: 200 }],
] as const)('one that eats memory %s dies alone and says so', async (_, work, limits) => {
  const { foreign, call, pidFile, left } = bench()
  const reply = await foreign.run(work, { pidFile }, { ...call, limits })
  expect(reply).toMatchObject({ error: { code: 'out-of-memory' } })
  expect(isRunning(await pidIn(pidFile))).toBe(false)
  expect(left()).toEqual([])
})

test('a core that breaks off takes its children along', async () => {
  const { foreign, main, call, pidFile } = bench()
  const running = foreign.run('test.hang', { pidFile }, call)
  const pid = await pidIn(pidFile)
  main.endAll()
  await expect.poll(() => isRunning(pid)).toBe(false)
  expect(await running).toMatchObject({ error: { code: 'foreign-broke' } })
})

test('one that is ended before it is there ends when it is', async () => {
  const { port } = bench()
  const folder = tempFolder()
  const ended = Promise.withResolvers<unknown>()
  const child = port.start(
    { folder, heapMb: 64, residentMb: 64 },
    { message: () => undefined, ended: ended.resolve },
  )
  child.kill()
  expect(await ended.promise).toMatchObject({ outOfMemory: false })
})

test('where the system has no file for it, Electron’s own figures tell a child’s memory', async () => {
  // A number no process has: there is no file of it.
  const pid = 2 ** 30
  const fake = Object.assign(new EventEmitter(), { pid, postMessage: () => undefined })
  const main = foreignChildren(
    () => fake,
    '',
    () => [
      { pid: 1, memory: { workingSetSize: 1 } },
      { pid, memory: { workingSetSize: 3 * 1024 } },
    ],
  )
  const start = { folder: '', heapMb: 64, residentMb: 64 }
  main.obey(1, { kind: 'start', start }, () => undefined)
  expect(await main.residentMb(1)).toBe(3)
  expect(await main.residentMb(2)).toBeNull()
})
