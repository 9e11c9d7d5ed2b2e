import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Cents, MAX_AMOUNT } from '../../../src/shared/money/cents'
import { formatDecimal } from '../../../src/shared/model/decimal'
import type { CollectionName, Field } from '../../../src/shared/model/field-types'
import { fieldOf, fieldsOf, recordSets } from '../../../src/shared/model/fields'
import {
  exactAmount,
  formatTyped,
  parseTyped,
  shownAmount,
  type TypingContext,
} from '../../../src/shared/model/typed'
import { fieldValue } from '../../support/random-budget'

/** Codes by id; the second project's code looks like the first one's id. */
const codes: Readonly<Partial<Record<CollectionName, Readonly<Record<string, string>>>>> = {
  units: { u1: '001', u2: '002', u3: '003' },
  projects: { p1: 'commerce', p2: 'p1' },
  lines: { l1: 'l1' },
}
/** Names by id. */
const names: Readonly<Record<string, string>> = { u1: '局本级', u2: '中心', u3: '中心', p1: '002' }
const entriesOf = (set: CollectionName) => Object.entries(codes[set] ?? {})
const context = (entryUnit: '元' | '万元'): TypingContext => ({
  entryUnit,
  resolve: (set, typed) =>
    (entriesOf(set).find(([, code]) => code === typed) ?? entriesOf(set).find(([id]) => id === typed))?.[0],
  called: (set, name) => entriesOf(set).flatMap(([id]) => (names[id] === name ? [id] : [])),
  name: (set, id) => codes[set]?.[id] ?? id,
})

const allFields = recordSets.flatMap((set) =>
  Object.entries(fieldsOf(set)).map(([name, field]): [string, Field] => [`${set}.${name}`, field]),
)

test.each(allFields)('%s: what is shown can be typed back', (_, field) => {
  fc.assert(
    fc.property(
      fieldValue(field, { units: ['u1'], projects: ['p1', 'p2'], lines: ['l1'] }),
      fc.constantFrom('元' as const, '万元' as const),
      (value, unit) => {
        const shown = formatTyped(field, value, context(unit))
        expect(parseTyped(field, shown, context(unit))).toEqual({ ok: true, value })
      },
    ),
  )
})

function typed(
  set: 'lines' | 'projects' | 'placements' | 'units' | 'department' | 'indicators' | 'procurements',
  name: string,
  text: string,
) {
  const field = fieldOf(set, name)
  if (!field) throw new Error(name)
  return parseTyped(field, text, context('万元'))
}

test('a bare amount is in the unit of entry, a typed unit wins', () => {
  expect(typed('lines', 'amount', '10,500.00')).toEqual({ ok: true, value: 10_500_000_000 })
  expect(typed('lines', 'amount', '10,500.00元')).toEqual({ ok: true, value: 1_050_000 })
  expect(typed('lines', 'amount', '１０５００')).toEqual({ ok: true, value: 10_500_000_000 })
})

test('enums take their Chinese name or their code, nothing else', () => {
  expect(typed('lines', 'kind', '公用')).toEqual({ ok: true, value: 'operating' })
  expect(typed('lines', 'kind', 'operating')).toEqual({ ok: true, value: 'operating' })
  expect(typed('projects', 'category', '其他运转类')).toEqual({ ok: true, value: '22' })
  expect(typed('lines', 'kind', '公共')).toMatchObject({ ok: false, code: 'bad-value' })
})

test('codes are text of so many digits: unknown ones pass, short ones and numbers with letters do not', () => {
  expect(typed('lines', 'functionCode', '０１１１３０７')).toEqual({ ok: true, value: '0111307' })
  expect(typed('lines', 'functionCode', '9999999')).toEqual({ ok: true, value: '9999999' })
  for (const bad of ['201130', '20113070', '201130a', '', ' ']) {
    expect(typed('lines', 'functionCode', bad)).toEqual({
      ok: false,
      code: 'bad-value',
      message: `功能科目是 7 位数字，“${bad}”不是。`,
    })
  }
  expect(typed('lines', 'economicCode', '302')).toMatchObject({ ok: false })
})

test('references go by code, and by id where no code is meant', () => {
  expect(typed('lines', 'projectId', 'commerce')).toEqual({ ok: true, value: 'p1' })
  // Ruling: ids are not codes, and what people type is a code first.
  expect(typed('lines', 'projectId', 'p1')).toEqual({ ok: true, value: 'p2' })
  expect(typed('lines', 'projectId', 'p2')).toEqual({ ok: true, value: 'p2' })
  expect(typed('lines', 'projectId', '')).toEqual({ ok: true, value: null })
  expect(typed('lines', 'unitId', '404')).toEqual({
    ok: false,
    code: 'bad-value',
    message: '没有代码或名称为“404”的预算单位。',
  })
})

test('references go by name where one record alone is called so', () => {
  expect(typed('projects', 'unitId', ' 局本级 ')).toEqual({ ok: true, value: 'u1' })
  expect(typed('projects', 'unitId', '中心')).toEqual({
    ok: false,
    code: 'bad-value',
    message: '“中心”指的承担单位不止一个，请填其中之一：002、003。',
  })
  expect(typed('projects', 'unitId', '003')).toEqual({ ok: true, value: 'u3' })
})

test('a record of one of several collections is typed with its collection, by code', () => {
  expect(typed('placements', 'object', 'projects/commerce')).toEqual({ ok: true, value: 'projects/p1' })
  expect(typed('placements', 'object', 'projects/p2')).toEqual({ ok: true, value: 'projects/p2' })
  for (const bad of ['commerce', 'projects/', 'projects/nothing', 'units/001', 'department/commerce']) {
    expect(typed('placements', 'object', bad)).toMatchObject({ ok: false, code: 'bad-value' })
  }
})

test('an empty text is null only where the field takes null', () => {
  expect(typed('placements', 'name', '')).toEqual({ ok: true, value: null })
  expect(typed('projects', 'purpose', '')).toEqual({ ok: true, value: '' })
})

test('text that could not come back as it was is refused', () => {
  for (const bad of ['a\0b', '\ud800']) expect(typed('projects', 'purpose', bad)).toMatchObject({ ok: false })
})

test('lists are typed with 、 or on lines', () => {
  expect(typed('units', 'departments', '办公室、财务科')).toEqual({ ok: true, value: ['办公室', '财务科'] })
  expect(typed('units', 'departments', '办公室\n财务科\n')).toEqual({ ok: true, value: ['办公室', '财务科'] })
  expect(typed('units', 'departments', '[筹]办公室')).toEqual({ ok: true, value: ['[筹]办公室'] })
})

test('integers keep to their range', () => {
  expect(typed('department', 'fiscalYear', '２０２５')).toEqual({ ok: true, value: 2025 })
  expect(typed('department', 'fiscalYear', '25')).toMatchObject({ ok: false, code: 'out-of-range' })
  expect(typed('department', 'fiscalYear', '2025年')).toMatchObject({ ok: false, code: 'bad-value' })
})

test('decimals are typed as amounts are, kept in hundredths, and shown without trailing zeros', () => {
  const typedAs = (text: string) => typed('indicators', 'weight', text)
  for (const [text, value] of [
    ['12.5', 1250],
    ['１２．５', 1250],
    ['12。5', 1250],
    ['.5', 50],
    ['+7.', 700],
    ['100', 10_000],
    ['0.00', 0],
    ['-0', 0],
    ['', null],
  ] as const)
    expect([text, typedAs(text)]).toEqual([text, { ok: true, value }])
  expect(typed('procurements', 'quantity', '1，200.25')).toEqual({ ok: true, value: 120_025 })
  expect(typedAs('12.345')).toEqual({
    ok: false,
    code: 'bad-value',
    message: '“12.345”多于两位小数，请保留两位。',
  })
  for (const text of ['100.01', '-1']) {
    expect(typedAs(text)).toEqual({ ok: false, code: 'out-of-range', message: '请填 0 至 100 之间的数。' })
  }
  expect(typed('procurements', 'quantity', '0')).toEqual({
    ok: false,
    code: 'out-of-range',
    message: '请填 0.01 至 10000000 之间的数。',
  })
  expect(typedAs('12%')).toEqual({ ok: true, value: 1200 })
  expect(typed('procurements', 'quantity', '12%')).toMatchObject({ ok: false, code: 'bad-value' })
  for (const text of ['12%%', '1万', '十', '1 2', '1,2', '=6*2', '1\u200B2', '五分']) {
    expect([text, typedAs(text)]).toEqual([
      text,
      { ok: false, code: 'bad-value', message: expect.stringContaining('“') as string },
    ])
  }
  expect(typed('procurements', 'quantity', '')).toMatchObject({ ok: false, code: 'bad-value' })
  expect([0, 5, 50, 100, 1250, 10_000, -5].map(formatDecimal)).toEqual([
    ...['0', '0.05', '0.5', '1', '12.5', '100', '-0.05'],
  ])
})

test('amounts are shown to the last 分, with two decimals at least', () => {
  expect(exactAmount(10_359_940_000 as Cents, '万元')).toBe('10359.94')
  expect(exactAmount(273_481_840 as Cents, '万元')).toBe('273.48184')
  expect(exactAmount(1 as Cents, '万元')).toBe('0.000001')
  expect(exactAmount(0 as Cents, '万元')).toBe('0.00')
  expect(exactAmount(-5 as Cents, '元')).toBe('-0.05')
  expect(shownAmount(-123_456_789_000 as Cents, '万元')).toBe('−123,456.789')
  expect(shownAmount(MAX_AMOUNT, '元')).toBe('10,000,000,000,000.00')
})
