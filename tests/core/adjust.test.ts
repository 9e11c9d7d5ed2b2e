import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { BudgetView } from '../../src/shared/contract/results'
import { sampleIds } from '../support/longgang'
import { type Bench, openBench } from './bench'

const COMMERCE = sampleIds.project('commerce')
const RESEARCH = sampleIds.project('research')

let bench: Bench
let view: BudgetView
let budget: string
beforeEach(async () => {
  bench = openBench()
  view = await bench.sample()
  budget = view.budget
})
afterEach(() => bench.dispose())

type Wish = {
  of: 'present' | 'prior' | 'control'
  percent: string
  way?: 'to' | 'up' | 'down' | 'cap'
  spread?: 'proportional' | 'even'
}

function adjusting(projects: readonly string[], { spread = 'proportional', ...wish }: Wish) {
  return projects.map((id) => ({ adjust: `projects/${id}`, spread, ...wish }))
}

async function amounts(project: string): Promise<readonly number[]> {
  const { document } = await bench.call('budget.view', { budget })
  return document.lines.filter(({ projectId }) => projectId === project).map(({ amount }) => amount)
}

const sum = (all: readonly number[]): number => all.reduce((total, each) => total + each, 0)

describe('several projects at once', () => {
  test('are cut by a percentage, each to the 分, spread in proportion; one step, told by what it is', async () => {
    const before = [await amounts(COMMERCE), await amounts(RESEARCH)]
    const edits = adjusting([COMMERCE, RESEARCH], { of: 'present', percent: '95' })
    const { patch } = await bench.call('edit.apply', { budget, edits, gesture: 'adjust' })
    expect(patch.label).toBe('调整 2 处')
    // 10,359.94万元 and 300万元, less five percent.
    expect(sum(await amounts(COMMERCE))).toBe(9_841_943_000)
    expect(await amounts(RESEARCH)).toEqual([285_000_000])
    // 10,000 and 359.94万元: both lose as much of a hundred.
    expect(await amounts(COMMERCE)).toEqual([9_500_000_000, 341_943_000])
    await bench.call('edit.undo', { budget })
    expect([await amounts(COMMERCE), await amounts(RESEARCH)]).toEqual(before)
  })

  test('take last year’s and more, or their control figure; without one they are refused by name', async () => {
    const grown = adjusting([RESEARCH], { of: 'prior', percent: '110' })
    await bench.call('edit.apply', { budget, edits: grown })
    // Last year's were 357.00万元.
    expect(await amounts(RESEARCH)).toEqual([392_700_000])
    await bench.call('edit.set', { budget, path: `projects/${COMMERCE}/controlFigure`, value: '10500' })
    const edits = adjusting([COMMERCE, RESEARCH], { of: 'control', percent: '100' })
    const preview = await bench.call('edit.preview', {
      budget,
      edits,
      onRefused: 'skip',
      shows: ['projects'],
    })
    expect(preview.refused).toEqual([
      {
        edit: 1,
        place: `projects/${RESEARCH}`,
        code: 'bad-value',
        message: '“课题调研经费（通用项目）”没有填控制数，无从算起。',
      },
    ])
    expect(preview.patch.projects?.rows.map(({ id, amount }) => [id, amount])).toEqual([
      [COMMERCE, 10_500_000_000],
    ])
    expect(sum(await amounts(COMMERCE))).toBe(10_359_940_000)
    await bench.call('edit.apply', { budget, edits, onRefused: 'skip', gesture: 'adjust' })
    expect(sum(await amounts(COMMERCE))).toBe(10_500_000_000)
  })

  test('are spread evenly where asked; a percentage that is none is refused', async () => {
    await bench.call('edit.apply', {
      budget,
      edits: adjusting([COMMERCE], { of: 'present', percent: '100', spread: 'even' }),
    })
    expect(await amounts(COMMERCE)).toEqual([5_179_970_000, 5_179_970_000])
    for (const percent of ['很多', '-101', '1001', '', '%', '+']) {
      const refused = await bench.refused('edit.apply', {
        budget,
        edits: adjusting([COMMERCE], { of: 'present', percent }),
      })
      expect(refused.code, percent).toBe('edits-refused')
    }
  })

  test.each([
    ['+5', 'to', 315],
    ['5', 'up', 315],
    ['＋５％', 'up', 315],
    ['-5', 'to', 285],
    ['5', 'down', 285],
    ['−5', 'down', 285],
    ['5', 'to', 15],
    ['105', 'to', 315],
  ] as const)('%s, meant as %s: of 300 it comes to %d', async (percent, way, now) => {
    const edits = adjusting([RESEARCH], { of: 'present', percent, way })
    await bench.call('edit.apply', { budget, edits })
    expect(await amounts(RESEARCH)).toEqual([now * 1_000_000])
  })

  test('a sign against the way is refused, and says what to do', async () => {
    for (const [percent, way, says] of [
      ['-5', 'up', '要减少，请选“减少”'],
      ['+5', 'down', '要增加，请选“增加”'],
      ['101', 'down', '最多减少 100%'],
    ] as const) {
      const edits = adjusting([RESEARCH], { of: 'present', percent, way })
      const { details } = await bench.refused('edit.apply', { budget, edits })
      expect(details?.['refused']).toMatchObject([{ message: expect.stringContaining(says) as string }])
    }
  })

  test('a control figure is the most: what is below it stays, what is above it is cut', async () => {
    await bench.call('edit.set', { budget, path: `projects/${COMMERCE}/controlFigure`, value: '1000' })
    await bench.call('edit.set', { budget, path: `projects/${RESEARCH}/controlFigure`, value: '400' })
    const edits = adjusting([COMMERCE, RESEARCH], { of: 'control', percent: '100', way: 'cap' })
    await bench.call('edit.apply', { budget, edits })
    expect(sum(await amounts(COMMERCE))).toBe(1_000_000_000)
    expect(await amounts(RESEARCH)).toEqual([300_000_000])
  })

  test('what was nothing last year is left out, never set to nothing', async () => {
    await bench.call('edit.set', { budget, path: `projects/${RESEARCH}/priorAmount`, value: '0' })
    const edits = adjusting([RESEARCH], { of: 'prior', percent: '105' })
    const { details } = await bench.refused('edit.apply', { budget, edits })
    expect(details?.['refused']).toMatchObject([
      { message: '“课题调研经费（通用项目）”的上年数是 0，无从算起。' },
    ])
  })

  test('whatever the percentage, the lines add up to the total, and no line is below zero', async () => {
    const project = view.document.projects.find(
      ({ id }) => view.document.lines.filter(({ projectId }) => projectId === id).length > 1,
    )
    const id = project?.id ?? ''
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 20_000 }),
        fc.constantFrom('proportional' as const, 'even' as const),
        async (hundredths, spread) => {
          const base = sum(await amounts(id))
          const percent = (hundredths / 100).toFixed(2)
          const edits = adjusting([id], { of: 'present', percent, spread })
          await bench.call('edit.apply', { budget, edits })
          const after = await amounts(id)
          expect(sum(after)).toBe(Number((2n * BigInt(base) * BigInt(hundredths) + 10_000n) / 20_000n))
          expect(Math.min(...after)).toBeGreaterThanOrEqual(0)
          if (sum(after) !== base) await bench.call('edit.undo', { budget })
        },
      ),
      { numRuns: 40 },
    )
  })
})
