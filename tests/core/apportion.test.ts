import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Params } from '../../src/shared/contract/methods'
import type { BudgetLine } from '../../src/shared/model/document'
import { sampleIds } from '../support/longgang'
import { dump } from '../store/store-bench'
import { type Bench, openBench } from './bench'

const COMMERCE = sampleIds.project('commerce')
const RESEARCH = sampleIds.project('research')

let bench: Bench
let budget: string
beforeEach(async () => {
  bench = openBench()
  budget = (await bench.sample('a.budget')).budget
})
afterEach(() => bench.dispose())

type Edit = Extract<Params<'edit.apply'>['edits'][number], { apportion: readonly string[] }>

const apportion = (edit: Edit) => bench.call('edit.apply', { budget, edits: [edit], gesture: 'apportion' })

async function refusal(edit: Edit): Promise<string> {
  const { details } = await bench.refused('edit.apply', { budget, edits: [edit] })
  return (details?.['refused'] as readonly { message: string }[])[0]?.message ?? ''
}

async function linesOf(project: string): Promise<readonly BudgetLine[]> {
  const { document } = await bench.call('budget.view', { budget })
  return document.lines.filter(({ projectId }) => projectId === project)
}
const amountsOf = async (project: string): Promise<readonly number[]> =>
  (await linesOf(project)).map(({ amount }) => amount)
const pathsOf = async (project: string): Promise<readonly string[]> =>
  (await linesOf(project)).map(({ id }) => `lines/${id}`)
const sum = (all: readonly number[]): number => all.reduce((total, each) => total + each, 0)

describe('lines of a project come to a total', () => {
  test('in proportion, evenly to the 分, or by the last of them; one step each, called by what it is', async () => {
    // 10,000 and 359.94 万元.
    const lines = await pathsOf(COMMERCE)
    const { patch } = await apportion({ apportion: lines, total: '5179.97', by: 'proportional' })
    expect(patch.label).toBe('商贸管理 2 条分项 合计 10,359.94 → 5,179.97')
    expect(await amountsOf(COMMERCE)).toEqual([5_000_000_000, 179_970_000])
    await apportion({ apportion: lines, total: '100.01元', by: 'even' })
    expect(await amountsOf(COMMERCE)).toEqual([5_001, 5_000])
    await bench.call('edit.undo', { budget })
    const booked = await apportion({ apportion: lines, total: '5,200', by: 'last' })
    expect(await amountsOf(COMMERCE)).toEqual([5_000_000_000, 200_000_000])
    expect(booked.booked).toMatchObject({ project: COMMERCE, old: 179_970_000, difference: 20_030_000 })
  })

  test('a single 分 that cannot be parted goes to the first in the file, however the lines are named', async () => {
    const lines = await pathsOf(COMMERCE)
    for (const named of [lines, lines.toReversed(), [...lines, ...lines]]) {
      await apportion({ apportion: named, total: '0.01', unit: '元', by: 'even' })
      expect(await amountsOf(COMMERCE)).toEqual([1, 0])
      await bench.call('edit.undo', { budget })
    }
  })

  test('to last year’s shares, as far as the file says by code what they were', async () => {
    const lines = await pathsOf(COMMERCE)
    await bench.call('edit.set', { budget, path: `${lines[0] ?? ''}/economicCode`, value: '30201' })
    const fact = (economicCode: string, amount: number) =>
      bench.call('edit.add', {
        budget,
        kind: 'priorFact',
        value: { measure: 'project', projectId: COMMERCE, economicCode, amount },
      })
    await fact('30201', 100_000_000)
    const asked = { apportion: lines, total: '4000', by: 'prior' } as const
    expect(await refusal(asked)).toContain('30227 委托业务费”没有按科目或资金性质记的上年数')
    await fact('30227', 300_000_000)
    await apportion(asked)
    expect(await amountsOf(COMMERCE)).toEqual([1_000_000_000, 3_000_000_000])
    // Of several lines of one code each has its share of the figure.
    await bench.call('edit.set', { budget, path: `${lines[0] ?? ''}/economicCode`, value: '30227' })
    await apportion({ ...asked, total: '8000' })
    expect(await amountsOf(COMMERCE)).toEqual([2_000_000_000, 6_000_000_000])
  })

  test('what cannot be is refused with the reason', async () => {
    const lines = await pathsOf(COMMERCE)
    const of = (more: Partial<Edit>): Edit => ({ apportion: lines, total: '1', by: 'even', ...more })
    expect(await refusal(of({ total: '-1' }))).toBe('合计不能小于零。')
    expect(await refusal(of({ total: '许多' }))).not.toBe('')
    expect(await refusal(of({ by: 'prior' }))).toContain('没有按科目或资金性质记的上年数')
    expect(await refusal(of({ total: '1', by: 'last' }))).toContain('会使它低于零')
    expect(await refusal(of({ apportion: ['lines/nowhere'] }))).toContain('没有“lines/nowhere”这条记录')
    expect(await refusal(of({ apportion: [...lines, `projects/${COMMERCE}`] }))).toContain('都是分项')
    // 128.98 of 委托业务费 is bought with item by item: no less may be left of it.
    const [, bought = ''] = lines
    const value = { lineId: bought.slice('lines/'.length), content: '服务', price: 100_000_00 }
    await bench.call('edit.add', { budget, kind: 'procurement', value })
    expect(await refusal(of({ total: '12' }))).toContain('超过分项金额')
  })
})

describe('projects come to a total', () => {
  const both = [`projects/${RESEARCH}`, `projects/${COMMERCE}`]

  test('in proportion to what they are, or to last year’s; each over its own lines', async () => {
    // 10,359.94 and 300 万元 now; 6,952.44 and 357 were last year's.
    await apportion({ apportion: both, total: '21319.88', by: 'proportional' })
    expect(await amountsOf(COMMERCE)).toEqual([20_000_000_000, 719_880_000])
    expect(await amountsOf(RESEARCH)).toEqual([600_000_000])
    await bench.call('edit.undo', { budget })
    await apportion({ apportion: both, total: '7309.44', by: 'prior' })
    expect([sum(await amountsOf(COMMERCE)), sum(await amountsOf(RESEARCH))]).toEqual([
      6_952_440_000, 357_000_000,
    ])
    await apportion({ apportion: both, total: '100', by: 'even' })
    expect(await amountsOf(RESEARCH)).toEqual([50_000_000])
  })

  test('one of which last year’s figure is not known is named', async () => {
    await bench.call('edit.set', { budget, path: `projects/${RESEARCH}/priorAmount`, value: '' })
    expect(await refusal({ apportion: both, total: '1', by: 'prior' })).toContain('课题调研经费')
    expect(await refusal({ apportion: both, total: '1', by: 'last' })).toContain('只能记到分项上')
  })
})

test('whatever the total and the lines: they add up to it, none is below zero, the order of names is nothing, and undo restores every byte', async () => {
  const { document } = await bench.call('budget.view', { budget })
  const lines = document.lines.filter(({ projectId }) => projectId !== null)
  await bench.call('budget.close', { budget })
  const before = dump(bench.path('a.budget'))
  budget = (await bench.open({ file: bench.path('a.budget') })).budget
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.constantFrom(...lines.map(({ id }) => `lines/${id}`)), {
        minLength: 1,
        maxLength: 9,
      }),
      fc.integer({ min: 0, max: 3_000_000_000 }),
      fc.constantFrom('even' as const, 'proportional' as const),
      async (named, total, by) => {
        const edit = { total: String(total / 100), unit: '元', by } as const
        const after: (readonly number[])[] = []
        for (const apportion of [named, named.toReversed()]) {
          const reply = await bench.call('edit.apply', { budget, edits: [{ apportion, ...edit }] })
          const now = (await bench.call('budget.view', { budget })).document.lines
          const own = now.filter(({ id }) => named.includes(`lines/${id}`)).map(({ amount }) => amount)
          expect(sum(own)).toBe(total)
          expect(Math.min(...own)).toBeGreaterThanOrEqual(0)
          if (reply.patch.to > reply.patch.from) await bench.call('edit.undo', { budget })
          after.push(own)
        }
        expect(after[1]).toEqual(after[0])
      },
    ),
    { numRuns: 40 },
  )
  await bench.call('budget.close', { budget })
  expect(dump(bench.path('a.budget'))).toEqual(before)
})

describe('procurement that an amount takes along is said of every edit', () => {
  /** 宣传经费 alone has a line of which some is procurement: 130 万元, of it 80, all of it kept for SMEs. */
  const PUBLICITY = sampleIds.project('publicity')
  const CUT = ['政府采购随之改为 65.00。', '预留中小企业随之改为 65.00。']

  test('of one line without its name, before and after it is made', async () => {
    const lines = await pathsOf(PUBLICITY)
    const total = { apportion: lines, total: '65', by: 'proportional' } as const
    const half = { adjust: `projects/${PUBLICITY}`, of: 'present', percent: '50', spread: 'even' } as const
    for (const edit of [total, { ...total, by: 'last' as const }, half]) {
      const asked = { budget, edits: [edit] }
      expect((await bench.call('edit.preview', { ...asked, shows: [] })).notes).toEqual(CUT)
      expect((await bench.call('edit.apply', asked)).notes).toEqual(CUT)
      await bench.call('edit.undo', { budget })
    }
  })

  test('of several by name, the first three; the others are counted; what was set itself is not said', async () => {
    const { document } = await bench.call('budget.view', { budget })
    const lines = document.lines.filter(({ kind, amount }) => kind === 'project' && amount > 1000).slice(0, 5)
    expect(new Set(lines.map(({ procurement }) => procurement > 0))).toContain(false)
    const whole = lines.map(({ id, amount }) => ({
      set: `lines/${id}/procurement`,
      value: `${(amount / 100).toFixed(2)}元`,
    }))
    await bench.call('edit.apply', { budget, edits: whole })
    const named = (at: number): string => lines[at]?.economicCode ?? ''
    const zero = lines.map(({ id }) => ({ set: `lines/${id}/amount`, value: '0' }))
    const { notes = [] } = await bench.call('edit.apply', { budget, edits: zero })
    expect(notes).toHaveLength(4)
    for (const at of [0, 1, 2]) expect(notes[at]).toMatch(new RegExp(`${named(at)}.*的政府采购随之改为 0.00`))
    expect(notes[3]).toBe('另有 2 条分项的政府采购也随之改小。')
    await bench.call('edit.undo', { budget })
    const first = lines[0]?.id ?? ''
    const both = await bench.call('edit.apply', {
      budget,
      edits: [
        { set: `lines/${first}/amount`, value: '5元' },
        { set: `lines/${first}/procurement`, value: '3元' },
      ],
    })
    expect(both.notes?.join('') ?? '').not.toContain('政府采购随之')
  })
})
