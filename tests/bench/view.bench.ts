import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { Params, Result } from '../../src/shared/contract/methods'
import type { ShownPart } from '../../src/shared/contract/shown'
import { openBench } from '../core/bench'
import { created } from '../store/store-bench'
import { sampleDocument } from '../support/longgang'
import { largeBudget } from './large-budget'

/** What a window is told of 10,000 projects, in bytes: its first page, and each edit. */
const FIRST_VIEW = 3_000_000
const PATCH = 20 * 1024
const folder = mkdtempSync(join(tmpdir(), 'budget-desk-view-'))
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

test('10,000 projects, 50,000 lines: what crosses to a window', async () => {
  const bench = openBench()
  const document = largeBudget(sampleDocument(), 10_000)
  const path = join(folder, 'large.budget')
  created(path, document).close()
  const told = async <M extends 'budget.open' | 'budget.show' | 'edit.set'>(method: M, params: Params<M>) => {
    const started = performance.now()
    const reply = (await bench.core.dispatch(method, params)) as { ok: true; value: Result<M> }
    const text = JSON.stringify(reply)
    return { value: reply.value, bytes: Buffer.byteLength(text), ms: performance.now() - started }
  }
  const frame = await told('budget.open', { file: path })
  const { budget } = frame.value
  // As the window's pages ask.
  const shown: Record<string, readonly ShownPart[]> = {
    projects: ['projects', 'sums', 'followed', `projects/${document.projects[0]?.id ?? ''}`],
    tables: ['tables'],
    text: ['text', 'tables', 'checks'],
    checks: ['checks', 'projects', 'tables'],
  }
  const lines = [`frame  ${frame.bytes}  ${frame.ms.toFixed(0)} ms`]
  let first = frame.bytes
  for (const [name, shows] of Object.entries(shown)) {
    const { bytes, ms } = await told('budget.show', { budget, shows })
    if (name === 'projects') first += bytes
    lines.push(`${name}  ${bytes}  ${ms.toFixed(0)} ms`)
  }
  const pages = Object.values(shown)
  const patches: number[] = []
  for (const [i, line] of document.lines.filter((_, at) => at % 497 === 0).entries()) {
    const shows = pages[i % pages.length]
    const path = `lines/${line.id}/amount`
    const edit = { budget, shows, room: PATCH, path, value: '12.34', unit: '万元' } as const
    const { value, bytes } = await told('edit.set', edit)
    expect(value.patch.to).toBeGreaterThan(1)
    patches.push(bytes)
  }
  const [project = '', other = ''] = document.projects.map(({ id }) => `projects/${id}`)
  const largest = Object.entries(Object.groupBy(document.lines, ({ unitId }) => unitId))
    .toSorted(([, a], [, b]) => (b?.length ?? 0) - (a?.length ?? 0))
    .map(([id]) => `units/${id}`)[0]
  const structural: readonly (readonly [name: string, method: 'edit.set' | 'edit.remove', params: object])[] =
    [
      ['a project’s name', 'edit.set', { path: `${project}/name`, value: '新名字' }],
      ['a project moved to the end', 'edit.set', { path: `${project}/position`, value: '99999' }],
      ['a project removed', 'edit.remove', { path: other }],
      ['a unit’s code', 'edit.set', { path: `${largest ?? ''}/code`, value: '909' }],
      ['a unit’s name', 'edit.set', { path: `${largest ?? ''}/name`, value: '某中心' }],
      ['a unit moved to the end', 'edit.set', { path: `${largest ?? ''}/position`, value: '99999' }],
      ['the department’s name', 'edit.set', { path: 'department/agency', value: '某局' }],
      ['the department above', 'edit.set', { path: 'department/supervisor', value: '某厅' }],
      ['the fiscal year', 'edit.set', { path: 'department/fiscalYear', value: '2031' }],
    ]
  for (const [name, method, params] of structural) {
    for (const [page, shows] of Object.entries(shown)) {
      const made = await told(method as 'edit.set', { budget, shows, room: PATCH, ...params } as never)
      const afresh = made.value.patch.afresh?.filter((part) => part !== 'faults') ?? []
      expect(made.value.patch.to).toBe(made.value.patch.from + 1)
      const rest = afresh.length > 0 ? await told('budget.show', { budget, shows: afresh }) : null
      const fetched = rest ? `, and ${afresh.join(', ')} afresh  ${rest.bytes}  ${rest.ms.toFixed(0)} ms` : ''
      lines.push(`${name}, on ${page}  ${made.bytes}  ${made.ms.toFixed(0)} ms${fetched}`)
      const undone = await told('edit.undo' as 'edit.set', { budget, shows, room: PATCH } as never)
      patches.push(made.bytes, undone.bytes)
    }
  }
  const most = Math.max(...patches)
  lines.push(`first view  ${first} of ${FIRST_VIEW}`, `edit  ${most} of ${PATCH}`)
  process.stdout.write(`${lines.join('\n')}\n`)
  expect(first).toBeLessThanOrEqual(FIRST_VIEW)
  expect(most).toBeLessThanOrEqual(PATCH)
  await bench.dispose()
}, 300_000)
