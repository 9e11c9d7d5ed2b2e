import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Cents, MAX_AMOUNT, cents } from '../../../src/shared/money/cents'
import { type Unit, formatAmount } from '../../../src/shared/money/format'
import { parseAmount } from '../../../src/shared/money/parse'
import { readAloud } from '../../../src/shared/money/reading'

const c = (value: number): Cents => cents(value)

function readAs(text: string, unit: Unit = '万元'): number | string {
  const parsed = parseAmount(text, unit)
  return parsed.ok ? parsed.cents : parsed.message
}

describe('an amount is read as people say it', () => {
  it.each([
    ['10,500.00', '万元', 10_500_000_000],
    ['１０５００', '万元', 10_500_000_000],
    ['１０，５００．００', '万元', 10_500_000_000],
    ['10,500.00万元', '元', 10_500_000_000],
    ['1.05亿', '万元', 10_500_000_000],
    ['1.05 亿元', '元', 10_500_000_000],
    ['3千元', '万元', 300_000],
    ['2.5百万元', '元', 250_000_000],
    ['5千万', '元', 5_000_000_000],
    ['（1,234.50）', '元', -123_450],
    ['(1,234.50)万', '元', -1_234_500_000],
    ['-0', '元', 0],
    ['－12.3', '元', -1_230],
    ['−12.3', '元', -1_230],
    ['+12.3', '元', 1_230],
    ['¥1,000', '元', 100_000],
    ['¥ 1,000', '元', 100_000],
    ['-¥1,000', '元', -100_000],
    ['￥1,000.5元', '万元', 100_050],
    [' 5 ', '万元', 5_000_000],
    ['　5　', '万元', 5_000_000],
    ['5\n', '万元', 5_000_000],
    ['.5', '元', 50],
    ['5。5', '元', 550],
    ['0.000001', '万元', 1],
    ['1 234 567.00', '元', 123_456_700],
    ['1\u00A0234.50', '元', 123_450],
    ['1\u202F234\u202F567', '元', 123_456_700],
  ])('%j in %s', (text, unit, expected) => {
    expect(readAs(text, unit as Unit)).toBe(expected)
  })

  it.each([
    ['1亿2千万', 1_2000_0000_00],
    ['1亿2千万元', 1_2000_0000_00],
    ['130万5千', 130_5000_00],
    ['130万5千元', 130_5000_00],
    ['１亿３００万', 1_0300_0000_00],
    ['1亿130万5千', 1_0130_5000_00],
    ['3万5千200元', 3_5200_00],
    ['130万500元', 130_0500_00],
  ])('in parts: %s', (text, expected) => {
    for (const unit of ['元', '万元'] as const) expect(readAs(text, unit)).toBe(expected)
  })

  it('undoes formatting, for every way of saying an amount', () => {
    const blanks = ['', ' ', '\u00A0']
    fc.assert(
      fc.property(
        fc.oneof(fc.integer({ min: 0, max: MAX_AMOUNT }), fc.integer({ min: 0, max: 10_000_000_000 })),
        fc.constantFrom<Unit>('元', '万元'),
        fc.constantFrom(...blanks),
        fc.constantFrom('plain', 'grouped', 'thin', 'full-width', 'bracketed', 'signed', 'currency'),
        (amount, unit, blank, way) => {
          const decimals = unit === '元' ? 2 : 6
          const plain = formatAmount(c(amount), { unit, decimals, grouping: false })
          const grouped = formatAmount(c(amount), { unit, decimals })
          const [text, expected] = {
            plain: [plain, amount],
            grouped: [grouped, amount],
            thin: [grouped.replaceAll(',', '\u202F'), amount],
            'full-width': [
              grouped.replace(/[!-~]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) + 0xfee0)),
              amount,
            ],
            bracketed: [`(${grouped})`, -amount],
            signed: [`−${grouped}`, -amount],
            currency: [`¥${grouped}`, amount],
          }[way] as [string, number]
          const other = unit === '元' ? '万元' : '元'
          expect(readAs(text, unit)).toBe(expected === 0 ? 0 : expected)
          expect(readAs(`${blank}${text}${blank}${unit}`, other)).toBe(expected === 0 ? 0 : expected)
        },
      ),
      { numRuns: 2_000 },
    )
  })

  it('reads what it says aloud, where that is said in full', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: MAX_AMOUNT }), (amount) => {
        const said = readAloud(c(amount))
        if (!said.startsWith('约')) expect(readAs(said)).toBe(amount)
        else expect(readAs(said)).toContain('请填确切的数')
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('an amount never becomes another amount', () => {
  it.each([
    // F1: two numbers
    ['130 250', '“130 250”里有空格，像是两个数，请只填一个，千分位用逗号。'],
    ['130\t250\n', '“130 250”里有空格，像是两个数，请只填一个，千分位用逗号。'],
    ['130\n250', '“130 250”里有空格，像是两个数，请只填一个，千分位用逗号。'],
    ['2024 130.00', '“2024 130.00”里有空格，像是两个数，请只填一个，千分位用逗号。'],
    ['12 3', '“12 3”里有空格，像是两个数，请只填一个，千分位用逗号。'],
    ['1 3', '“1 3”里有空格，像是两个数，请只填一个，千分位用逗号。'],
    ['3 250.00', '“3 250.00”里有空格，像是两个数，请只填一个，千分位用逗号。'],
    ['130；250', '“130；250”像是两个数，请只填一个，千分位用逗号。'],
    ['130、250', '“130、250”像是两个数，请只填一个，千分位用逗号。'],
    ['130-250', '“130-250”像是一个范围，请只填一个数；要相减请以“=”开头，例如 =85-10。'],
    ['130～250万', '“130～250万”像是一个范围，请只填一个数。'],
    ['130至250', '“130至250”像是一个范围，请只填一个数。'],
    // F2: marks that look like digits
    ['130①', '“130①”里有“①”，它不是数字，请去掉或改成数字。'],
    ['130.0②', '“130.0②”里有“②”，它不是数字，请去掉或改成数字。'],
    ['5²', '“5²”里有“²”，它不是数字，请去掉或改成数字。'],
    ['①', '“①”里有“①”，它不是数字，请去掉或改成数字。'],
    ['½', '“½”里有“½”，它不是数字，请去掉或改成数字。'],
    ['Ⅳ', '“Ⅳ”里有“Ⅳ”，它不是数字，请去掉或改成数字。'],
    ['⑴', '“⑴”里有“⑴”，它不是数字，请去掉或改成数字。'],
    ['𝟏', '“𝟏”里有“𝟏”，请只填数字、小数点和单位。'],
    // F16: what is wrong, not the first odd character
    ['105O0', '“105O0”里有字母 O，请改成数字 0。'],
    ['1l5', '“1l5”里有字母 l，请改成数字 1。'],
    ['Infinity', '“Infinity”里有字母 Infinity，请只填数字。'],
    ['NaN', '“NaN”里有字母 NaN，请只填数字。'],
    ['1e5', '“1e5”是科学记数，后面几位可能已经舍去，请填完整的数；从表格复制的，先把那一列设成“数值”格式。'],
    ['0x10', '“0x10”里有字母 x，请只填数字。'],
    ['130W', '“130W”里有字母 W，要写万元请写“万”。'],
    ['130k', '“130k”里有字母 k，要写千元请写“千元”。'],
    ['130元整', '“130元整”在“元”后面还有“整”，请去掉。'],
    ['百万', '“百万”里没有数字，请填数字。'],
    ['3百万', '“3百万”里的单位“百万”不清楚，请用元、千元、万元、百万元、千万、亿。'],
    ['10万亿', '“10万亿”里的单位“万亿”不清楚，请用元、千元、万元、百万元、千万、亿。'],
    ['5千', '“5千”里的单位“千”不清楚，请用元、千元、万元、百万元、千万、亿。'],
    ['近130万', '“近130万”里有“近”，请填确切的数。'],
    ['130万左右', '“130万左右”里有“左右”，请填确切的数。'],
    ['1亿2千', '“1亿2千”里的几个单位连不起来，请只写一个单位，例如 1.2亿。'],
    ['5千1亿', '“5千1亿”里的几个单位连不起来，请只写一个单位，例如 1.2亿。'],
    ['1亿20000万', '“1亿20000万”里的几个单位连不起来，请只写一个单位，例如 1.2亿。'],
    ['130万5', '“130万5”里的几个单位连不起来，请只写一个单位，例如 1.2亿。'],
    ['一百三十万', '“一百三十万”里有中文数字，请用阿拉伯数字。'],
    ['85.12+10', '“85.12+10”像是算式，算式请以“=”开头，例如 =85.12+10。'],
    ['12*3500', '“12*3500”像是算式，算式请以“=”开头，例如 =85.12+10。'],
    ['100/3', '“100/3”像是算式，算式请以“=”开头，例如 =85.12+10。'],
    ['', '还没有填数。没有金额请填 0。'],
    ['   ', '还没有填数。没有金额请填 0。'],
    ['\u200B', '还没有填数。没有金额请填 0。'],
    ['12,34', '“12,34”的千分位逗号不在三位处，请核对。'],
    ['1,2345', '“1,2345”的千分位逗号不在三位处，请核对。'],
    ['1.2.3', '“1.2.3”里有多个小数点，请核对。'],
    ['(5)3', '“(5)3”里有括号，请只填一个数。'],
    ['130\u200B250', '“130·250”的数字之间（“·”处）有看不见的字符，请重新录入。'],
    ['130\u00AD250', '“130·250”的数字之间（“·”处）有看不见的字符，请重新录入。'],
    ['130万 5千', '“130万 5千”里有空格，请去掉空格。'],
    ['1亿 2千万', '“1亿 2千万”里有空格，请去掉空格。'],
    ['5 万 元', '“5 万 元”里有空格，请去掉空格。'],
    ['5万块', '“5万块”里有“块”，请写“元”。'],
    ['2024年130万', '“2024年130万”里有“年”，像是日期，请只填金额。'],
    ['130万(2024)', '“130万(2024)”里有括号，请只填一个数。'],
    ['130万元，', '“130万元，”两头有逗号，请去掉。'],
    ['130，', '“130，”两头有逗号，请去掉。'],
    ['(-5)', '“(-5)”里既有括号又有正负号，请只留一种。'],
    ['0.001元', '“0.001元”细到分以下，请保留到分。'],
    ['50%', '“50%”是百分比，这里要填金额。'],
    ['万元', '“万元”里没有数字，请填数字。'],
    ['$5', '“$5”里有“$”，请只填数字、小数点和单位。'],
  ])('%j is refused, and why', (text, message) => {
    for (const unit of ['元', '万元'] as const) {
      expect(parseAmount(text, unit)).toEqual({ ok: false, code: 'bad-value', message })
    }
  })

  it('refuses beyond ±10万亿元', () => {
    expect(parseAmount('10,000,000,000,000.01', '元')).toMatchObject({ ok: false, code: 'out-of-range' })
    expect(parseAmount('-100000亿', '元')).toMatchObject({ ok: true, cents: -MAX_AMOUNT })
    expect(parseAmount('9'.repeat(400), '元')).toMatchObject({ ok: false, code: 'out-of-range' })
    expect(parseAmount(`${'9'.repeat(30)}亿2千万`, '元')).toMatchObject({ ok: false, code: 'out-of-range' })
  })

  it('never throws, and what it accepts is one number with digits of its own and at most one way to read it', () => {
    const garbled = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc
        .array(
          fc.constantFrom(
            ...Array.from('0123456789.,，。 \t\n\u00A0()（）+-−~万亿千百元①²½OolIeW%¥$;；、至近约多'),
          ),
          { maxLength: 12 },
        )
        .map((signs) => signs.join('')),
    )
    fc.assert(
      fc.property(garbled, (text) => {
        const parsed = parseAmount(text, '元')
        if (!parsed.ok) return
        // Whatever was accepted says the same with its grouping and outer blanks taken away, and nothing else.
        const plain = text
          .normalize('NFKC')
          .replace(/\p{Cf}/gu, '')
          .replace(/[,\u00A0\u202F\u2009]/g, '')
          .trim()
        expect(plain).toMatch(/\d/)
        expect(text).not.toMatch(/[\p{No}\p{Nl}]/u)
        const digits = plain
          .replace(/[^\d.。]/g, ' ')
          .trim()
          .split(/\s+/)
        const isGroupedByBlanks = /\d{1,3}(?: \d{3}){2,}/.test(plain)
        expect(digits.length === 1 || isGroupedByBlanks || /[万亿千]\d/.test(plain)).toBe(true)
      }),
      { numRuns: 10_000 },
    )
  })
})
