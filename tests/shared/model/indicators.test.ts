import { describe, expect, test } from 'vitest'
import type { Indicator } from '../../../src/shared/model/document'
import type { RecordValues } from '../../../src/shared/model/fields'
import { printedTarget } from '../../../src/shared/model/indicator-target'
import { recordFaults, settled } from '../../../src/shared/model/rules'
import { sampleDocument, sampleRules } from '../../support/longgang'

const { indicators } = sampleDocument()
const rules = { ...sampleRules(), fiscalYear: 2024, holds: () => true }

type Parts = Pick<Indicator, 'sign' | 'value' | 'unit' | 'target'>

function indicator(parts: Partial<Parts>): Indicator {
  const [model] = indicators
  if (!model) throw new Error('no indicator')
  return { ...model, sign: null, value: null, unit: null, target: '', ...parts }
}

/** What is left of an indicator once one of its fields is set. */
function after(before: Partial<Parts>, name: keyof Parts, value: string | null): Parts {
  const was = indicator(before) as unknown as RecordValues
  const now = settled('indicators', { ...was, [name]: value }, name, [], was) as unknown as Indicator
  const { sign, value: figure, unit, target } = now
  return { sign, value: figure, unit, target }
}

function faultsOf(parts: Partial<Parts>) {
  return recordFaults('indicators', indicator(parts) as unknown as RecordValues, rules).map(
    ({ field, grade }) => [field, grade],
  )
}

test('the parts of every indicator of the sample that has a sign print its target, and break no rule', () => {
  expect(indicators).toHaveLength(71)
  const signed = indicators.filter(({ sign }) => sign !== null)
  expect(signed).toHaveLength(66)
  expect(signed.map(printedTarget)).toEqual(signed.map(({ target }) => target))
  for (const each of indicators) expect(faultsOf(each)).toEqual([])
})

test('parts that say no target print none', () => {
  expect(printedTarget({ sign: null, value: '3', unit: '次' })).toBeNull()
  expect(printedTarget({ sign: '≥', value: null, unit: '%' })).toBeNull()
  expect(printedTarget({ sign: '<', value: '1,000.5', unit: '元' })).toBe('＜1,000.5元')
})

describe('the target', () => {
  const rate: Parts = { sign: '≥', value: '95', unit: '%', target: '≥95%' }

  test('follows its parts', () => {
    expect(after(rate, 'value', '98.5')).toEqual({ ...rate, value: '98.5', target: '≥98.5%' })
    expect(after(rate, 'sign', '>')).toEqual({ ...rate, sign: '>', target: '＞95%' })
    expect(after(rate, 'unit', '个')).toEqual({ ...rate, unit: '个', target: '≥95个' })
    expect(after({ sign: '=', unit: '次' }, 'value', '1')).toMatchObject({ target: '1次' })
    expect(after({ sign: '定性' }, 'value', '有效提升')).toMatchObject({ target: '有效提升' })
  })

  test('that was written by hand stays, and leaves the parts alone', () => {
    const byHand = { ...rate, target: '1次/每月' }
    expect(after(rate, 'target', '1次/每月')).toEqual(byHand)
    expect(after(byHand, 'value', '98')).toEqual({ ...byHand, value: '98' })
    expect(after({ ...byHand, target: '' }, 'value', '98')).toMatchObject({ target: '≥98%' })
  })

  test('that is emptied is the one that its parts print, as long as they print one', () => {
    expect(after({ ...rate, target: '1次/每月' }, 'target', '')).toEqual(rate)
    expect(after(rate, 'target', '')).toEqual(rate)
    expect(after({ sign: '≥', target: '不适用' }, 'target', '')).toMatchObject({ target: '' })
    // What is written by hand is kept, though the parts would print the one before.
    expect(after(rate, 'target', '≥90%')).toEqual({ ...rate, target: '≥90%' })
  })

  test('of no sign is what is written', () => {
    expect(after({ target: '不适用' }, 'value', '3')).toMatchObject({ target: '不适用' })
    expect(after({ target: '不适用' }, 'sign', '=')).toMatchObject({ target: '不适用' })
  })
})

describe('words and figures', () => {
  test('do not stand for each other where the sign changes', () => {
    expect(after({ sign: '≥', value: '95', unit: '%', target: '≥95%' }, 'sign', '定性')).toEqual({
      ...{ sign: '定性', value: null, unit: null, target: '' },
    })
    expect(after({ sign: '定性', value: '有效提升', target: '有效提升' }, 'sign', '≥')).toEqual({
      ...{ sign: '≥', value: null, unit: null, target: '' },
    })
    expect(after({ sign: '定性', value: '95', target: '95' }, 'sign', '≥')).toMatchObject({
      ...{ value: '95', target: '≥95' },
    })
  })

  test('are told apart: a figure has decimals and grouping at most, and is kept in plain digits', () => {
    for (const value of ['95', '1,000', '12.50', '-5', '１，０００．５']) {
      const { value: kept } = after({ sign: '≥' }, 'value', value)
      expect([value, kept === null || faultsOf({ sign: '≥', value: kept })]).toEqual([value, []])
    }
    expect(after({ sign: '≥' }, 'value', '１，０００．５')).toMatchObject({
      value: '1,000.5',
      target: '≥1,000.5',
    })
    for (const value of ['有效提升', '95%', '1,00', '1.', '.5', '一', '1 000']) {
      expect([value, faultsOf({ sign: '=', value })]).toEqual([value, [['value', 'refused']]])
      expect([value, faultsOf({ sign: '定性', value })]).toEqual([value, []])
    }
  })

  test('a rate that is typed with its sign is the figure and the unit', () => {
    const rate = { value: '95', unit: '%' }
    for (const typed of ['95%', '９５％', ' 95 ‰'.trim()]) {
      const unit = typed.endsWith('‰') ? '‰' : '%'
      expect(after({ sign: '≥' }, 'value', typed)).toEqual({
        sign: '≥',
        value: '95',
        unit,
        target: `≥95${unit}`,
      })
    }
    expect(after({}, 'value', '95%')).toMatchObject({ sign: null, ...rate })
    expect(after({ sign: '≥', unit: '个' }, 'value', '95%')).toMatchObject({ value: '95%', unit: '个' })
    expect(after({ sign: '定性' }, 'value', '95%')).toMatchObject({ value: '95%', unit: null })
  })

  test('of 定性 have no unit, of another sign need none', () => {
    expect(faultsOf({ sign: '定性', value: '有效', unit: '%' })).toEqual([['unit', 'refused']])
    expect(faultsOf({ sign: '=', value: '1' })).toEqual([])
    expect(faultsOf({ sign: '≥' })).toEqual([])
  })
})
