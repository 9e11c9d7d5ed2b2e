import Database from 'better-sqlite3'
import { copyFileSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openCore } from '../../src/main/core/core'
import type { ColumnLayout } from '../../src/shared/grid/layout'
import { type Bench, openBench } from './bench'

let bench: Bench
beforeEach(() => {
  bench = openBench()
})
afterEach(() => bench.dispose())

const NARROW: ColumnLayout = {
  order: ['name', 'prior', 'amount'],
  shown: { rate: false, function: true },
  widths: { name: 240 },
}
const WIDE: ColumnLayout = { order: [], shown: {}, widths: { name: 480 } }

async function opened(name = 'sample.budget'): Promise<string> {
  return (await bench.call('budget.open', { file: bench.path(name) })).budget
}

async function keep(budget: string, layout: ColumnLayout | null): Promise<void> {
  await bench.call('layout.keep', { budget, list: 'projects', layout })
}

/** The kept file as another program reads it. */
function kept(): { readonly edition: number; readonly files: readonly { readonly lists: unknown }[] } {
  return JSON.parse(readFileSync(bench.ports.places.layouts, 'utf8')) as ReturnType<typeof kept>
}

describe('columns are remembered per file', () => {
  test('at first as the lists have them; then as they were set, list by list, after reopening too', async () => {
    const { budget } = await bench.sample()
    expect(await bench.call('layout.read', { budget })).toEqual({})
    await keep(budget, NARROW)
    await bench.call('layout.keep', { budget, list: 'lines', layout: WIDE })
    expect(kept()).toMatchObject({ edition: 1, files: [{ lists: { projects: NARROW, lines: WIDE } }] })
    await bench.call('budget.close', { budget })
    const again = await opened()
    expect(await bench.call('layout.read', { budget: again })).toEqual({ projects: NARROW, lines: WIDE })
    await keep(again, null)
    expect(await bench.call('layout.read', { budget: again })).toEqual({ lines: WIDE })
  })

  test('the budget is not touched: no byte of its file, no step, no revision', async () => {
    const { budget, state } = await bench.sample()
    const before = await bench.call('history.list', { budget })
    const bytes = readFileSync(bench.path('sample.budget'))
    await keep(budget, NARROW)
    expect(readFileSync(bench.path('sample.budget')).equals(bytes)).toBe(true)
    expect(await bench.call('history.list', { budget })).toEqual(before)
    expect((await bench.call('budget.frame', { budget })).state).toEqual(state)
  })

  test('a file that was renamed keeps its columns, whatever else lies in its place by then', async () => {
    const { budget } = await bench.sample()
    await keep(budget, NARROW)
    await bench.call('budget.close', { budget })
    mkdirSync(bench.path('moved'))
    renameSync(bench.path('sample.budget'), bench.path('moved/other.budget'))
    bench.wait(1000)
    const fresh = await bench.sample()
    expect(await bench.call('layout.read', { budget: fresh.budget })).toEqual({})
    await keep(fresh.budget, WIDE)
    const moved = await opened('moved/other.budget')
    expect(await bench.call('layout.read', { budget: moved })).toEqual({ projects: NARROW })
  })

  test('a copy begins with those of its original, and each goes its own way from there', async () => {
    const { budget } = await bench.sample()
    await keep(budget, NARROW)
    await bench.call('budget.saveCopy', { budget, file: bench.path('copy.budget') })
    const copy = await opened('copy.budget')
    expect(await bench.call('layout.read', { budget: copy })).toEqual({ projects: NARROW })
    await keep(copy, WIDE)
    expect(await bench.call('layout.read', { budget })).toEqual({ projects: NARROW })
    expect(await bench.call('layout.read', { budget: copy })).toEqual({ projects: WIDE })
  })

  test('columns of a budget that can only be looked at are set too', async () => {
    const { budget } = await bench.sample()
    await bench.call('budget.close', { budget })
    const file = bench.path('sample.budget')
    const viewed = await bench.call('budget.open', { file, as: 'copy' })
    await keep(viewed.budget, NARROW)
    expect(await bench.call('layout.read', { budget: viewed.budget })).toEqual({ projects: NARROW })
  })

  test('of two programs over one folder the later one counts, and neither loses the other’s files', async () => {
    const [one, two] = [
      await bench.sample('one.budget'),
      (bench.wait(1000), await bench.sample('two.budget')),
    ]
    const other = openCore(bench.ports)
    await keep(one.budget, NARROW)
    const viewed = await other.dispatch('budget.open', { file: bench.path('two.budget'), as: 'copy' })
    const { budget } = (viewed as { value: { budget: string } }).value
    await other.dispatch('layout.keep', { budget, list: 'projects', layout: NARROW })
    await keep(two.budget, WIDE)
    expect(await other.dispatch('layout.read', { budget })).toMatchObject({ value: { projects: WIDE } })
    expect(await bench.call('layout.read', { budget: one.budget })).toEqual({ projects: NARROW })
    await other.close()
  })

  test('two hundred files are remembered, those set last', async () => {
    const { budget } = await bench.sample()
    const others = Array.from({ length: 250 }, (_, i) => ({ file: `f${i}`, place: 'p', lists: {} }))
    writeFileSync(bench.ports.places.layouts, JSON.stringify({ edition: 1, files: others }))
    await keep(budget, WIDE)
    expect(kept().files).toHaveLength(200)
    expect(kept().files.slice(0, 2)).toMatchObject([{ lists: { projects: WIDE } }, { file: 'f0' }])
  })
})

describe('what cannot be remembered costs nothing but the memory', () => {
  /** A core over the same files that writes its log down. */
  async function logging(): Promise<{
    readonly core: Bench['core']
    readonly budget: string
    readonly log: string[]
  }> {
    const { budget } = await bench.sample()
    await bench.call('budget.close', { budget })
    const log: string[] = []
    const core = openCore({
      ...bench.ports,
      log: { warn: (message) => void log.push(message), error: (message) => void log.push(message) },
    })
    const reply = await core.dispatch('budget.open', { file: bench.path('sample.budget') })
    return { core, budget: (reply as { value: { budget: string } }).value.budget, log }
  }

  test.each([
    ['no JSON', '{"edition":1,"fi'],
    ['another edition', '{"edition":2,"files":[]}'],
    ['other things', '{"edition":1,"files":[{"file":"a","place":"b","lists":{"projects":{"order":"x"}}}]}'],
  ])('%s: as the lists have them, said once, and written anew', async (_, text) => {
    const { core, budget, log } = await logging()
    writeFileSync(bench.ports.places.layouts, text)
    for (let i = 0; i < 3; i += 1) {
      expect(await core.dispatch('layout.read', { budget })).toEqual({ ok: true, value: {} })
    }
    expect(log).toHaveLength(1)
    await core.dispatch('layout.keep', { budget, list: 'projects', layout: WIDE })
    expect(await core.dispatch('layout.read', { budget })).toEqual({ ok: true, value: { projects: WIDE } })
    await core.close()
  })

  test('a folder that takes nothing: refused with a reason, said once in the log, edits go on', async () => {
    const { core, budget, log } = await logging()
    // Where the file would stand lies a folder.
    mkdirSync(bench.ports.places.layouts)
    for (let i = 0; i < 3; i += 1) {
      const reply = await core.dispatch('layout.keep', { budget, list: 'lines', layout: WIDE })
      expect(reply).toMatchObject({ ok: false, error: { code: 'disk-error' } })
    }
    expect(log).toHaveLength(1)
    expect(statSync(bench.ports.places.layouts).isDirectory()).toBe(true)
    const edited = await core.dispatch('edit.set', { budget, path: 'department/agency', value: '某局' })
    expect(edited.ok).toBe(true)
    await core.close()
    rmSync(bench.ports.places.layouts, { recursive: true })
  })

  test.each([
    { order: ['a'], shown: {}, widths: { a: -1 } },
    { order: Array.from({ length: 201 }, (_, i) => `c${i}`), shown: {}, widths: {} },
    {
      order: [],
      shown: Object.fromEntries(Array.from({ length: 201 }, (_, i) => [`c${i}`, true])),
      widths: {},
    },
    { order: ['x'.repeat(101)], shown: {}, widths: {} },
  ])('what no window sends is refused at the door: %#', async (layout) => {
    const { budget } = await bench.sample()
    const refused = await bench.refused('layout.keep', { budget, list: 'projects', layout })
    expect(refused.code).toBe('bad-request')
    expect(await bench.call('layout.read', { budget })).toEqual({})
  })
})

test('a file that was copied by hand is known by its beginning, which SQLite reads alike in both', async () => {
  const { budget } = await bench.sample()
  await keep(budget, NARROW)
  await bench.call('budget.close', { budget })
  copyFileSync(bench.path('sample.budget'), bench.path('by-hand.budget'))
  const firsts = ['sample.budget', 'by-hand.budget'].map((name) => {
    const db = new Database(bench.path(name), { readonly: true })
    const row: unknown = db.prepare('SELECT at, "by", kind, label FROM steps WHERE id = 1').get()
    db.close()
    return row
  })
  expect(firsts[0]).toEqual(firsts[1])
  expect(await bench.call('layout.read', { budget: await opened('by-hand.budget') })).toEqual({
    projects: NARROW,
  })
})
