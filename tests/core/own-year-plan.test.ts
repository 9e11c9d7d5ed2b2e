import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { packageText } from '../../src/main/export/package'
import { parsePackage } from '../../src/main/import/package'
import { openPacks } from '../../src/main/packs/packs'
import type { BudgetDocument } from '../../src/shared/model/document'
import { created } from '../store/store-bench'
import { sampleDocument, sampleIds } from '../support/longgang'
import { type Bench, openBench, resources } from './bench'

/** A plan of the budget's own year would say its amount twice. */
const COMMERCE = sampleIds.project('commerce')
const WHY = '2024年是本预算的年度，它的金额是各分项的合计，不另填。'
const plan = (year: number) => ({ projectId: COMMERCE, year, amount: 5_000_000 })

let bench: Bench
beforeEach(() => {
  bench = openBench()
})
afterEach(() => bench.dispose())

function withPlan(): BudgetDocument {
  return { ...sampleDocument(), yearPlans: [{ id: 'own', ...plan(2024) } as never] }
}

describe('a plan of the budget’s own year', () => {
  test('is refused alike, added, set, pasted and in a package', async () => {
    const { budget } = await bench.sample()
    const { path } = await bench.call('edit.add', { budget, kind: 'yearPlan', value: plan(2025) })
    const refusals = [
      await bench.refused('edit.add', { budget, kind: 'yearPlan', value: plan(2024) }),
      await bench.refused('edit.set', { budget, path: `${path}/year`, value: '2024' }),
    ]
    const applied = await bench.call('edit.apply', {
      budget,
      edits: [
        { add: 'yearPlan', value: plan(2024) },
        { set: `${path}/year`, value: '２０２４' },
      ],
      onRefused: 'skip',
    })
    expect([...refusals, ...applied.refused].map(({ message }) => message)).toEqual([WHY, WHY, WHY, WHY])
    expect(parsePackage(packageText(withPlan()), openPacks([resources]).rulesFor)).toMatchObject({
      ok: false,
      error: { details: { faults: [{ place: '$.yearPlans[0].year', message: WHY }] } },
    })
  })

  test('that a file holds from before is listed and counts in no sum; it may be edited, moved away, or left', async () => {
    created(bench.path('a.budget'), withPlan()).close()
    const { budget, faults, state } = await bench.open({ file: bench.path('a.budget') })
    expect(state.access).toMatchObject({ mode: 'edit' })
    expect(faults).toMatchObject([{ path: 'yearPlans/own/year', message: WHY, grade: 'refused' }])
    const spread = async () =>
      (await bench.call('budget.show', { budget, shows: [`projects/${COMMERCE}`] })).sheet?.spread
    expect((await spread())?.planned).toBe(10_359_940_000)
    await bench.call('edit.set', { budget, path: 'yearPlans/own/amount', value: '7' })
    const { patch } = await bench.call('edit.set', { budget, path: 'yearPlans/own/year', value: '2026' })
    expect(patch.faults).toEqual([])
    expect((await spread())?.planned).toBe(10_366_940_000)
  })

  test('comes about where the fiscal year becomes a planned one: that is told, and listed', async () => {
    const { budget } = await bench.sample()
    await bench.call('edit.add', { budget, kind: 'yearPlan', value: plan(2025) })
    const { notes, patch } = await bench.call('edit.set', {
      budget,
      path: 'department/fiscalYear',
      value: '2025',
    })
    expect(notes).toContain('2025 年现在是本预算的年度，分年度计划里已填的不再计入：商贸管理。请核对后删去。')
    expect(patch.faults).toMatchObject([
      { where: expect.stringContaining('商贸管理') as string, message: WHY.replace('2024', '2025') },
    ])
    const back = await bench.call('edit.undo', { budget })
    expect(back.patch.faults).toEqual([])
  })
})
