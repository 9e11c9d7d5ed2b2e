import { readdirSync, readFileSync, statSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { nodeForeign } from '../../src/main/host/node-foreign'
import { type Core, openCore } from '../../src/main/core/core'
import type { Exported } from '../../src/shared/contract/exports'
import type { Reply } from '../../src/shared/contract/failure'
import type { BudgetDocument } from '../../src/shared/model/document'
import { type Bench, openBench } from '../core/bench'
import { testPdf } from '../export/printed-pdf'
import { created } from '../store/store-bench'
import { childrenIn, SOURCE_ARGS, WORKS_ENTRY } from '../support/foreign'
import { sampleDocument } from '../support/longgang'
import { largeBudget } from './large-budget'
import { timings } from './timings'

/** What a person waits for a PDF, whole: two prints by a browser that is started for each. In ms and MB. */
const SAMPLE = { ms: 30_000, mb: 1_500 }
const LARGE = { ms: 600_000, mb: 6_000 }
/** 取消 answers within this, wherever the work is. */
const CANCEL_MS = 200
const RUNS = 3

let bench: Bench
let core: Core

beforeAll(() => {
  bench = openBench()
  core = openCore({ ...bench.ports, foreign: nodeForeign(WORKS_ENTRY, SOURCE_ARGS), pdf: testPdf })
})
afterAll(async () => {
  await core.close()
  await bench.dispose()
})

async function call<T>(method: string, params: object): Promise<T> {
  const reply = (await core.dispatch(method, params)) as Reply<T>
  if (!reply.ok) throw new Error(`${method}: ${reply.error.code} ${reply.error.message}`)
  return reply.value
}

async function opened(name: string, document: BudgetDocument): Promise<string> {
  const file = bench.path(`${name}.budget`)
  created(file, document).close()
  return (await call<{ readonly budget: string }>('budget.open', { file })).budget
}

/** Processes of a browser over a folder of the core's: the group of the one that was told the folder. */
function browsers(): readonly number[] {
  const all = readdirSync('/proc').map(Number).filter(Number.isInteger)
  const told = all.filter((pid) =>
    read(pid, 'cmdline').includes(`--user-data-dir=${bench.ports.places.work}`),
  )
  return all.filter((pid) => told.includes(groupOf(pid)))
}

function groupOf(pid: number): number {
  return Number(/^\d+ \(.*\) \S+ \d+ (\d+)/.exec(read(pid, 'stat'))?.[1])
}

/** Empty of a process that is gone. */
function read(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8')
  } catch {
    return ''
  }
}

/** What processes have together, shared pages counted once, in MB. */
function residentMb(pids: readonly number[]): number {
  return (
    pids.reduce((sum, pid) => sum + Number(/^Pss: +(\d+)/m.exec(read(pid, 'smaps_rollup'))?.[1] ?? 0), 0) /
    1024
  )
}

async function written(budget: string, name: string) {
  const peak = { browser: 0, child: 0 }
  const watch = new AbortController()
  const watching = (async () => {
    while (!watch.signal.aborted) {
      peak.browser = Math.max(peak.browser, residentMb(browsers()))
      peak.child = Math.max(
        peak.child,
        residentMb(childrenIn(bench.ports.places.work).filter((pid) => !browsers().includes(pid))),
      )
      await sleep(100)
    }
  })()
  const from = performance.now()
  const files = [{ file: bench.path(name), form: 'pdf', content: 'whole' }]
  const [outcome] = await call<readonly Exported[]>('export.write', { budget, files })
  const ms = performance.now() - from
  watch.abort()
  await watching
  if (!outcome || 'error' in outcome) throw new Error(outcome?.error.message)
  return { ms, peak, bytes: statSync(bench.path(name)).size }
}

function say(title: string, { ms, peak, bytes }: Awaited<ReturnType<typeof written>>): void {
  process.stdout.write(
    `\n${title}: ${(ms / 1000).toFixed(1)} s, ${(bytes / 1e6).toFixed(1)} MB, browser at most ${peak.browser.toFixed(0)} MB, child at most ${peak.child.toFixed(0)} MB\n`,
  )
}

test('a PDF of the sample', async () => {
  const budget = await opened('sample', sampleDocument())
  for (let run = 0; run < RUNS; run += 1) {
    const one = await written(budget, `sample-${run}.pdf`)
    say('PDF of the sample', one)
    expect(one.ms).toBeLessThan(SAMPLE.ms)
    expect(one.peak.browser + one.peak.child).toBeLessThan(SAMPLE.mb)
  }
}, 180_000)

test.each([
  ['the browser prints', () => browsers().length > 3],
  ['the page is set', () => childrenIn(bench.ports.places.work).length > 0],
] as const)(
  '取消 while %s',
  async (what, isAtWork) => {
    const budget = await opened(`cancelled-${what}`, sampleDocument())
    const took = timings()
    for (let run = 0; run < 5; run += 1) {
      const files = [{ file: bench.path('cancelled.pdf'), form: 'pdf', content: 'whole' }]
      const running = core.dispatch('export.write', { budget, files })
      while (!isAtWork()) await sleep(5)
      const [job] = await call<readonly { readonly job: string }[]>('job.list', {})
      const from = performance.now()
      await call('job.cancel', { job: job?.job })
      took.add(performance.now() - from)
      expect(await running).toMatchObject({ error: { code: 'cancelled' } })
    }
    process.stdout.write(
      `\n取消 while ${what}: median ${took.at(0.5).toFixed(0)} ms, at most ${took.at(1).toFixed(0)} ms\n`,
    )
    expect(took.at(1)).toBeLessThan(CANCEL_MS)
  },
  120_000,
)

test('a PDF of 10,000 projects', async () => {
  const one = await written(await opened('large', largeBudget(sampleDocument(), 10_000)), 'large.pdf')
  say('PDF of 10,000 projects', one)
  expect(one.ms).toBeLessThan(LARGE.ms)
  expect(one.peak.browser + one.peak.child).toBeLessThan(LARGE.mb)
}, 900_000)
