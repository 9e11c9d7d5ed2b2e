import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { copyPlan, planWords } from '../../src/renderer/pages/performance/taken-indicators'
import { levelView } from '../../src/renderer/pages/performance/level-runs'
import { oddEndings, repeatedNames } from '../../src/renderer/pages/performance/targets'
import {
  askedWeights,
  levelSums,
  spreadWeights,
  weightFix,
} from '../../src/renderer/pages/performance/weights'
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

describe('weights beside what is asked for', () => {
  const asked = askedWeights(FRAMEWORK, null)
  const FREE = { levels: [{ name: '产出指标', weight: null, parts: ['数量指标'] }] }

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
      asked,
    )
    expect(sums.words).toBe('应为 90，还差 37.5')
    expect(sums.levels.map(({ name, asked: due, off, words }) => [name, due, off, words])).toEqual([
      ['产出指标', 5000, 0, ''],
      ['效益指标', 4000, -4000, '还差 40'],
      ['另立的', null, 0, ''],
    ])
  })

  test('none given is nothing wrong; a place that asks for none has no sum', () => {
    expect(levelSums({ count: 1, weight: 0, levels: [] }, asked)).toMatchObject({ off: 0, words: '' })
    const free = askedWeights(FREE, null)
    expect(free.all).toBeNull()
    expect(levelSums({ count: 1, weight: 700, levels: [] }, free)).toMatchObject({ off: 0, words: '' })
  })

  test('of a budget with a sum of its own levels are in proportion to the place’s, by largest remainder', () => {
    const levels = (weights: readonly (number | null)[], total: number | null) => {
      const framework = { levels: weights.map((weight, i) => ({ name: `${i}`, weight, parts: [] })) }
      const { all, levels: due } = askedWeights(framework, total)
      return [all, ...due.values()]
    }
    expect(levels([50, 30, 10], null)).toEqual([9000, 5000, 3000, 1000])
    // 100 × 5/9, 3/9, 1/9 = 55.555…, 33.333…, 11.111…
    expect(levels([50, 30, 10], 10_000)).toEqual([10_000, 5600, 3300, 1100])
    expect(levels([50, 30, 10], 9950)).toEqual([9950, 5528, 3317, 1105])
    expect(levels([50.5, 29.5, 10], 10_000)).toEqual([10_000, 5611, 3278, 1111])
    expect(levels([50, null, 50], 1)).toEqual([1, 1, null, 0])
    expect(levels([null], 10_000)).toEqual([10_000, null])
  })

  test('put in proportion each level comes to what is asked for, to the hundredth', () => {
    fc.assert(
      fc.property(
        fc.option(fc.integer({ min: 1, max: 10_000 })),
        fc.array(
          fc.record({
            level1: fc.constantFrom('产出指标', '效益指标', '另立的'),
            weight: fc.option(fc.nat(10_000)),
          }),
          { minLength: 1, maxLength: 12 },
        ),
        (total, all) => {
          const list = all.map((own, at) => indicator(`i${at}`, own))
          const due = askedWeights(FRAMEWORK, total)
          const shares = spreadWeights(list, due)
          for (const { name } of FRAMEWORK.levels) {
            const own = list.filter(({ level1 }) => level1 === name)
            if (own.length === 0) continue
            expect(own.reduce((sum, { id }) => sum + (shares.get(id) ?? 0), 0)).toBe(due.levels.get(name))
          }
          expect(
            [...shares.keys()].some((id) => list.find((each) => each.id === id)?.level1 === '另立的'),
          ).toBe(false)
        },
      ),
    )
    const two = [indicator('a', { weight: 100 }), indicator('b', { level1: '另立的', weight: 300 })]
    expect([...spreadWeights(two, askedWeights(FREE, 10_000))]).toEqual([
      ['a', 2500],
      ['b', 7500],
    ])
  })

  test('where one level alone is off, one indicator of it takes the difference', () => {
    const fixOf = (list: readonly Indicator[]) => {
      const byLevel = Map.groupBy(list, ({ level1 }) => level1)
      const sum = (own: readonly Indicator[]) => own.reduce((all, { weight }) => all + (weight ?? 0), 0)
      const levels = [...byLevel].map(([name, own]) => ({
        ...{ name, count: own.length, weight: sum(own), parts: [] },
      }))
      return weightFix(list, levelSums({ count: list.length, weight: sum(list), levels }, asked))
    }
    const benefit = (id: string, weight: number | null) => indicator(id, { level1: '效益指标', weight })
    const right = indicator('a', { weight: 5000 })
    expect(fixOf([right, benefit('b', 3000), benefit('c', 800)])).toEqual({
      id: 'c',
      number: 3,
      weight: 1000,
    })
    expect(fixOf([right, benefit('b', 3000), benefit('c', null), benefit('d', 500)])).toEqual({
      ...{ id: 'c', number: 3, weight: 500 },
    })
    // Too much: the last would have none left, so the one before it takes it.
    expect(fixOf([right, benefit('b', 3900), benefit('c', 200)])).toEqual({ id: 'c', number: 3, weight: 100 })
    expect(fixOf([right, benefit('b', 4000), benefit('c', 100)])).toEqual({
      id: 'b',
      number: 2,
      weight: 3900,
    })
    expect(fixOf([right, benefit('b', 4000)])).toBeNull()
    expect(fixOf([indicator('a', { weight: 4000 }), benefit('b', 3000)])).toBeNull()
    expect(fixOf([right, benefit('b', 3000), indicator('x', { level1: '另立的', weight: 100 })])).toBeNull()
  })
})

describe('levels shown once', () => {
  const rows = [
    indicator('a', { weight: 1000 }),
    indicator('b', { weight: 500 }),
    indicator('c', { level2: '质量指标', weight: 100 }),
    indicator('d', { level1: '效益指标', level2: '质量指标' }),
  ]
  const view = (level: 'level1' | 'level2', at: number, text = rows[at]?.[level] ?? '') =>
    levelView(level, rows, { at, text })

  test('for rows below one another, with the sum of their weights; a 二级 of another 一级 is another', () => {
    expect(view('level1', 0)).toEqual({ short: '产出', sum: '16', isRepeated: false, goesOn: true })
    expect(view('level1', 2)).toEqual({ short: '产出', sum: '', isRepeated: true, goesOn: false })
    expect(view('level2', 0)).toMatchObject({ short: '数量', sum: '15', goesOn: true })
    expect(view('level2', 1)).toMatchObject({ isRepeated: true, goesOn: false })
    expect(view('level2', 3)).toEqual({ short: '质量', sum: '', isRepeated: false, goesOn: false })
  })

  test('what is typed and not stored yet stands for itself', () => {
    expect(view('level1', 1, '指标')).toEqual({ short: '指标', sum: '', isRepeated: false, goesOn: false })
  })
})

test('a goal that ends in “；” is odd where others end in “。”', () => {
  const goals = (...texts: string[]) =>
    texts.map((text, i): Goal => ({ id: `g${i}`, position: i, projectId: null, number: null, text }))
  expect(oddEndings(goals('甲。', '乙；', '丙。'))).toEqual([{ id: 'g1', place: 2, text: '乙。' }])
  expect(oddEndings(goals('甲。', '乙;'))).toEqual([{ id: 'g1', place: 2, text: '乙。' }])
  expect(oddEndings(goals('甲；', '乙；', '丙。'))).toEqual([])
  expect(oddEndings([])).toEqual([])
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
