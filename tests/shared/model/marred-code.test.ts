import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fieldOf } from '../../../src/shared/model/fields'
import { marredCode, whyNoCode } from '../../../src/shared/model/no-code'
import { parseTyped } from '../../../src/shared/model/typed'
import { parseAmount } from '../../../src/shared/money/parse'

const CODES = ['0010203', '0040500', '2011301', '2011307', '2011308', '2011350', '2080505']

describe('codes that were taken for numbers', () => {
  test.each([
    ['10203', '0010203', 'zeros'],
    ['４０５００', '0040500', 'zeros'],
    ['040500', '0040500', 'zeros'],
    ['2.01135E+06', '2011350', 'form'],
    ['2.08E+06', '2080505', 'form'],
    ['2,011,307', '2011307', 'form'],
    ['2011307.00', '2011307', 'form'],
  ])('%s can only be %s', (text, code, lost) => {
    expect(marredCode(CODES, text)).toEqual({ code, lost })
  })

  test.each([
    ['2011307', 'is a code of the list'],
    ['2.01131E+06', 'may be two of them'],
    ['2E+06', 'may be several'],
    ['2011307.5', 'is no whole number'],
    ['99', 'is none of them'],
    ['3月1日', 'is a date'],
    ['20113 07', 'is two numbers'],
    ['', 'is nothing'],
  ])('%s %s', (text) => {
    expect(marredCode(CODES, text)).toBeNull()
  })

  test('a code that lost its zeros is found again, unless another is the same without', () => {
    const code = fc.integer({ min: 0, max: 9_999_999 }).map((n) => String(n).padStart(7, '0'))
    fc.assert(
      fc.property(fc.uniqueArray(code, { minLength: 1, maxLength: 30 }), (codes) => {
        for (const each of codes) {
          const bare = String(Number(each))
          expect(marredCode(codes, bare)).toEqual(bare.length === 7 ? null : { code: each, lost: 'zeros' })
        }
      }),
    )
  })
})

test('typed into one cell, the code that it was is named', () => {
  expect(whyNoCode('10203', CODES)).toBe('“10203”不是编码，像是“0010203”丢了开头的 0，请核对后再填。')
  expect(whyNoCode('2.01131E+06', CODES)).toContain('科学记数')
  expect(whyNoCode('99', CODES)).toBeUndefined()
})

test('a unit’s code that lost its zeros is refused with the one that there is', () => {
  const field = fieldOf('projects', 'unitId')
  if (!field) throw new Error('projects are of a unit')
  const asked = (codes: readonly string[], text: string) =>
    parseTyped(field, text, {
      entryUnit: '万元',
      resolve: (_, typed) => (codes.includes(typed) ? `id of ${typed}` : undefined),
      called: () => [],
      name: (_, id) => id,
    })
  expect(asked(['001', '002'], '1')).toMatchObject({
    ok: false,
    message: expect.stringContaining('有“001”，是不是丢了开头的 0？') as string,
  })
  expect(asked(['01', '001'], '1')).toMatchObject({ message: expect.not.stringContaining('有“') as string })
  expect(asked(['001'], '001')).toEqual({ ok: true, value: 'id of 001' })
})

describe('what a spreadsheet shows instead is named', () => {
  test.each([
    ['#REF!', '引用的单元格已经不在'],
    ['#N/A', '没有查到对应的值'],
    ['#DIV/0!', '除数是零'],
    ['#VALUE!', '出错值'],
    ['#SPILL!', '出错值'],
    ['＃REF！', '出错值'],
    ['########', '列宽不够'],
    ['1.2E+05', '科学记数'],
    ['-1.2e-7', '科学记数'],
    ['2024/3/1', '像是日期'],
    ['2024-03-01', '像是日期'],
    ['2024/3/1 0:00', '像是日期'],
    ['3月1日', '像是日期'],
    ['2024年3月', '像是日期'],
    ['Mar-01', '像是日期'],
    ['1-Mar', '像是日期'],
  ])('%s: %s, as an amount and as a code', (text, named) => {
    const amount = parseAmount(text, '万元')
    expect(amount.ok ? '' : amount.message).toContain(named)
    expect(whyNoCode(text)).toContain(named)
    expect(whyNoCode(text)).toContain(`“${text}”`)
  })

  test('no code is one of them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999_999 }), (code) => {
        expect(whyNoCode(String(code))).toBeUndefined()
      }),
    )
  })

  test.each([
    ['=A1*2', 'A1'],
    ['=SUM(B2:B9)', 'SUM'],
    ['=Sheet1!C3', 'Sheet1'],
  ])('%s refers to cells, which is said', (text, named) => {
    const amount = parseAmount(text, '万元')
    expect(amount.ok ? '' : amount.message).toContain(named)
    expect(amount.ok ? '' : amount.message).toContain('不认函数和单元格')
  })
})
