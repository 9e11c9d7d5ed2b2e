import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { JobKind, JobKinds } from '../../../src/main/core/jobs/job'
import { openJobs } from '../../../src/main/core/jobs/jobs'
import { done, failed } from '../../../src/shared/contract/failure'
import type { JobEvents, Progress } from '../../../src/shared/contract/jobs'
import { AT_ONCE_MS } from '../../support/at-once'
import { isRunning, pidIn, ROOMY, testForeign } from '../../support/foreign'
import { tempFolder } from '../../support/temp-folder'

type Told = { [E in keyof JobEvents]: { readonly event: E; readonly payload: JobEvents[E] } }[keyof JobEvents]

function bench<T extends JobKinds>(kinds: T) {
  const told: Told[] = []
  let ids = 0
  const jobs = openJobs(kinds, (event, payload) => void told.push({ event, payload } as Told), {
    next: () => `job-${(ids += 1)}`,
  })
  return { jobs, told, ended: () => told.filter(({ event }) => event === 'job.ended') }
}

/** Holds the thread as real work does. */
function busy(ms: number): void {
  for (const until = performance.now() + ms; performance.now() < until;);
}

/** Counts, `ms` a step, and leaves a file while it does. */
function counting(path: string, ms: number): JobKind<number, number> {
  return {
    label: (total) => `数到${total}`,
    *run(total) {
      writeFileSync(path, '')
      try {
        for (let n = 0; n < total; n++) {
          yield { done: n, total, what: '数着' }
          busy(ms)
        }
        return done(total)
      } finally {
        rmSync(path)
      }
    },
  }
}

test('a job’s result is the reply, and its end is told', async () => {
  const file = join(tempFolder(), 'part')
  const { jobs, told } = bench({ count: counting(file, 2) })
  const { id, reply } = jobs.start('count', 100)
  // It is listed, and can be cancelled, from its first moment.
  expect(jobs.running()).toEqual([{ job: id, label: '数到100', done: 0, total: null, what: '数到100' }])
  expect(await reply).toEqual({ ok: true, value: 100 })
  expect(jobs.running()).toEqual([])
  expect(told[0]).toMatchObject({ event: 'job.progress', payload: { job: id, total: 100, what: '数着' } })
  expect(told.at(-1)).toEqual({ event: 'job.ended', payload: { job: id, label: '数到100', error: null } })
  expect(existsSync(file)).toBe(false)
})

test('of a job that is over in no time nothing is told', async () => {
  const { jobs, told } = bench({ count: counting(join(tempFolder(), 'part'), 0) })
  expect(await jobs.start('count', 1000).reply).toEqual({ ok: true, value: 1000 })
  expect(told).toEqual([])
})

test('others have their turn while a job runs, and progress is told at most about ten times a second', async () => {
  const { jobs, told } = bench({ count: counting(join(tempFolder(), 'part'), 2) })
  const started = performance.now()
  const { reply } = jobs.start('count', 400)
  let turns = 0
  const over = new AbortController()
  void reply.then(() => over.abort())
  for (; !over.signal.aborted; turns++) await new Promise(setImmediate)
  const seconds = (performance.now() - started) / 1000
  // 800 ms of work in slices of 12 ms.
  expect(turns).toBeGreaterThan(20)
  expect(told.length).toBeGreaterThan(3)
  expect(told.length).toBeLessThanOrEqual(Math.ceil(seconds * 10) + 2)
})

test('cancelled, a job of ours is over at once, and what it was making is gone', async () => {
  const folder = tempFolder()
  const { jobs, ended } = bench({ count: counting(join(folder, 'part'), 3) })
  const { id, reply } = jobs.start('count', 1_000_000)
  await sleep(160)
  expect(readdirSync(folder)).toEqual(['part'])
  const at = performance.now()
  expect(await jobs.cancel(id)).toEqual({ ok: true, value: null })
  expect(performance.now() - at).toBeLessThan(AT_ONCE_MS)
  expect(readdirSync(folder)).toEqual([])
  const error = { code: 'cancelled', message: '数到1000000已取消，什么也没有改动。' }
  expect(await reply).toEqual({ ok: false, error })
  expect(ended()).toEqual([{ event: 'job.ended', payload: { job: id, label: '数到1000000', error } }])
})

test('cancelled while it waits for work that is not ours, a job takes that process along', async () => {
  const folder = tempFolder()
  const pidFile = join(folder, 'pid')
  const { foreign } = testForeign(join(folder, 'work'))
  const { jobs } = bench({
    read: {
      label: () => '读取“x.pdf”',
      async *run(_input: null, signal) {
        yield { done: 0, total: 1, what: '读取' }
        return foreign.run('test.hang', { pidFile }, { what: '读取“x.pdf”', limits: ROOMY, signal })
      },
    },
  })
  const { id, reply } = jobs.start('read', null)
  const pid = await pidIn(pidFile)
  const at = performance.now()
  await jobs.cancel(id)
  expect(performance.now() - at).toBeLessThan(AT_ONCE_MS)
  expect(await reply).toMatchObject({ error: { code: 'cancelled' } })
  expect(isRunning(pid)).toBe(false)
  expect(readdirSync(join(folder, 'work'))).toEqual([])
})

test('a job that is over cannot be cancelled, nor one that never was', async () => {
  const { jobs } = bench({ count: counting(join(tempFolder(), 'part'), 0) })
  const { id, reply } = jobs.start('count', 1)
  await reply
  for (const each of [id, 'job-99']) {
    expect(await jobs.cancel(each)).toMatchObject({ error: { code: 'unknown-job' } })
  }
})

test('all that run can be cancelled and waited for', async () => {
  const folder = tempFolder()
  const { jobs, ended } = bench({
    a: counting(join(folder, 'a'), 1),
    b: counting(join(folder, 'b'), 1),
  })
  const replies = [jobs.start('a', 1_000_000).reply, jobs.start('b', 1_000_000).reply]
  await sleep(160)
  expect(await jobs.cancelAll()).toBe(2)
  expect(readdirSync(folder)).toEqual([])
  expect(ended()).toHaveLength(2)
  expect(await Promise.all(replies)).toMatchObject([
    { error: { code: 'cancelled' } },
    { error: { code: 'cancelled' } },
  ])
})

test('a refusal is the reply and is told; a fault of ours is thrown on, and its end is told too', async () => {
  const { jobs, ended } = bench({
    refused: {
      label: () => '核对',
      async *run() {
        yield { done: 0, total: 1, what: '核对' }
        await sleep(160)
        return failed('bad-value', '不行。')
      },
    },
    broken: {
      label: () => '核对',
      // eslint-disable-next-line require-yield -- it breaks before it comes to that
      async *run() {
        await sleep(160)
        throw new Error('ours')
      },
    },
  })
  expect(await jobs.start('refused', null).reply).toMatchObject({ error: { code: 'bad-value' } })
  await expect(jobs.start('broken', null).reply).rejects.toThrow('ours')
  expect(ended().map(({ payload }) => (payload as JobEvents['job.ended']).error?.code)).toEqual([
    'bad-value',
    'internal',
  ])
})

test('wherever it is cancelled, what a job opened it closes, and it goes no further', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(12), fc.boolean(), fc.boolean(), async (at, isAsync, tidiesInSteps) => {
      const seen: string[] = []
      let cancelAt: (n: number) => void = () => undefined
      const progress = (n: number): Progress => ({ done: n, total: 10, what: '' })
      function* steps() {
        seen.push('open')
        try {
          for (let n = 0; n < 10; n++) {
            seen.push(String(n))
            cancelAt(n)
            yield progress(n)
          }
          return done('whole')
        } finally {
          if (tidiesInSteps) yield progress(10)
          seen.push('close')
        }
      }
      async function* asyncSteps() {
        await Promise.resolve()
        return yield* steps()
      }
      const kind: JobKind<null, string> = { label: () => '', run: () => (isAsync ? asyncSteps() : steps()) }
      const { jobs } = bench({ kind })
      const { promise: asked, resolve } = Promise.withResolvers<unknown>()
      cancelAt = (n) => {
        if (n === at) resolve(jobs.cancel('job-1'))
      }
      const reply = await jobs.start('kind', null).reply
      const isWhole = at > 9
      expect(reply.ok).toBe(isWhole)
      if (!isWhole) await asked
      const expected = Array.from({ length: isWhole ? 10 : at + 1 }, (_, n) => String(n))
      expect(seen).toEqual(['open', ...expected, 'close'])
    }),
    { numRuns: 60 },
  )
})
