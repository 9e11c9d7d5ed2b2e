import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { copyPlan, planWords } from '../../src/renderer/pages/performance/taken-indicators'
import { newGoal, repeatedNames } from '../../src/renderer/pages/performance/targets'
import { levelSums, spreadWeights } from '../../src/renderer/pages/performance/weights'
import type { Goal, Indicator } from '../../src/shared/model/document'

const FRAMEWORK = {
  levels: [
    { name: '产出指标', weight: 50, parts: ['数量指标', '质量指标'] },
    { name: '效益指标', weight: 40, parts: ['社会效益指标'] },
  ],
}

function indicator(id: string, own: Partial<Indicator> = {}): Indicator {
  return {
    id,
    position: 1,
    projectId: null,
    level1: '产出指标',
    level2: '数量指标',
    level3: id,
    target: '',
    sign: null,
    value: null,
    unit: null,
    weight: null,
    lastValue: null,
    ...own,
  }
}

describe('weights beside what the place asks for', () => {
  test('are told by level, and what is missing or too much in all', () => {
    const sums = levelSums(
      {
        count: 2,
        weight: 5250,
        levels: [
          { name: '产出指标', count: 1, weight: 5000, parts: [] },
          { name: '另立的', count: 1, weight: 250, parts: [] },
        ],
      },
      FRAMEWORK,
    )
    expect(sums.words).toBe('权重合计 52.5，应为 90，还差 37.5')
    expect(sums.levels.map(({ name, asked, isOff, words }) => [name, asked, isOff, words])).toEqual([
      ['产出指标', 50, false, ''],
      ['效益指标', 40, true, '还差 40'],
      ['另立的', null, false, ''],
    ])
  })

  test('none given is nothing wrong; a place that asks for none has no sum', () => {
    expect(levelSums({ count: 1, weight: 0, levels: [] }, FRAMEWORK)).toMatchObject({ asked: 90, words: '' })
    const free = { levels: [{ name: '产出指标', weight: null, parts: ['数量指标'] }] }
    expect(levelSums({ count: 1, weight: 700, levels: [] }, free)).toMatchObject({ asked: null, words: '' })
  })

  test('put in proportion each level comes to what is asked for, to the hundredth', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            level1: fc.constantFrom('产出指标', '效益指标', '另立的'),
            weight: fc.option(fc.nat(10_000)),
          }),
          { minLength: 1, maxLength: 12 },
        ),
        (all) => {
          const list = all.map((own, at) => indicator(`i${at}`, own))
          const shares = spreadWeights(list, FRAMEWORK)
          for (const { name, weight } of FRAMEWORK.levels) {
            const own = list.filter(({ level1 }) => level1 === name)
            if (own.length === 0) continue
            expect(own.reduce((sum, { id }) => sum + (shares.get(id) ?? 0), 0)).toBe(weight * 100)
          }
          expect(
            [...shares.keys()].some((id) => list.find((each) => each.id === id)?.level1 === '另立的'),
          ).toBe(false)
        },
      ),
    )
  })
})

describe('copying from elsewhere', () => {
  const own = [indicator('购车数', { target: '1000个' }), indicator('完成率', { lastValue: '90%' })]
  const others = [
    indicator('购车数', { target: '800个' }),
    indicator('完成率', { target: '95%' }),
    indicator('满意度', { target: '≥95%' }),
    indicator('满意度', { target: '≥90%' }),
  ]

  test('adds what is not there, once, and leaves what is there as it is', () => {
    const plan = copyPlan(own, others, false)
    expect(plan.added.map(({ level3 }) => level3)).toEqual(['满意度'])
    expect([...plan.lastValues]).toEqual([])
    expect(planWords(plan)).toBe('将添加 1 条，跳过同名 2 条。')
  })

  test('of last year’s budget the targets are last year’s values, where none was written', () => {
    const plan = copyPlan(own, others, true)
    expect([...plan.lastValues]).toEqual([['购车数', '800个']])
    expect(plan.added.map(({ lastValue }) => lastValue)).toEqual(['≥90%'])
    expect(planWords(plan)).toBe('将添加 1 条，跳过同名 2 条，补上年值 1 条。')
  })
})

test('a name that stands twice under the same levels is told once', () => {
  const list = [
    indicator('a'),
    indicator('b', { level3: 'a' }),
    indicator('c', { level3: 'a', level2: '质量指标' }),
  ]
  expect(repeatedNames(list)).toEqual(['a'])
})

test('a new goal has the next number, where goals are numbered', () => {
  const goal = (number: number | null): Goal => ({
    id: `g${number}`,
    position: 1,
    projectId: 'p',
    number,
    text: '',
  })
  expect(newGoal([], 'p')).toEqual({ projectId: 'p', number: 1, text: '' })
  expect(newGoal([goal(1), goal(2)], 'p')).toMatchObject({ number: 3 })
  expect(newGoal([goal(null)], 'p')).toMatchObject({ number: null })
})
