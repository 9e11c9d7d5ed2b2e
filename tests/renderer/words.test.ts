import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Cents, MAX_AMOUNT } from '../../src/shared/money/cents'
import { parseAmount } from '../../src/shared/money/parse'
import { openEngine } from '../../src/shared/tables/engine'
import { placeInWords } from '../../src/renderer/naming/cell-place'
import { usesByTable } from '../../src/renderer/pages/tables/origin'
import { editableAmount } from '../../src/renderer/components/typed-amount'
import { templatesInWords, usableTemplates } from '../../src/renderer/naming/templates'
import { shortName } from '../../src/renderer/naming/short-name'
import { codeBook, sampleDocument, templateTables } from '../support/longgang'

const amounts = fc.integer({ min: -MAX_AMOUNT, max: MAX_AMOUNT })

describe('an amount to be edited', () => {
  it('holds every 分 and reads back as itself, in either unit', () => {
    fc.assert(
      fc.property(amounts, fc.constantFrom('元' as const, '万元' as const), (amount, unit) => {
        const parsed = parseAmount(editableAmount(amount as Cents, unit), unit)
        expect(parsed.ok && parsed.cents).toBe(amount)
      }),
    )
  })

  it('has at least the two decimals that are shown', () => {
    expect(editableAmount(10_359_940_000 as Cents, '万元')).toBe('10359.94')
    expect(editableAmount(1_000_000 as Cents, '万元')).toBe('1.00')
    expect(editableAmount(1_234_567 as Cents, '万元')).toBe('1.234567')
    expect(editableAmount(-150 as Cents, '元')).toBe('−1.50')
  })
})

describe('a cell', () => {
  const document = sampleDocument()
  const views = openEngine(templateTables(), document, codeBook()).views()

  it('is named by place, and its uses are counted by table', () => {
    expect(placeInWords(views, 't03/001/2011307/total')).toBe(
      '表3 支出总表 · 2011307 国内贸易管理 · 支出总计',
    )
    const uses = usesByTable(
      views,
      ['t03/001/20113/total', 't03/001/unit/total', 't07/001/20113/total'],
      document,
    )
    expect(uses.map(({ view, rows, count }) => [view.number, rows, count])).toEqual([
      [3, ['本级', '商贸事务'], 2],
      [7, ['商贸事务'], 1],
    ])
  })
})

describe('the templates at hand', () => {
  const template = (id: string, faults: readonly { place: string; message: string }[] = []) => ({
    id,
    title: id,
    year: 2024,
    faults,
  })

  it('are named where there is one, counted where there are several, and a faulty one is none', () => {
    const faulty = template('丙', [{ place: 'tables/t01', message: '少一列。' }])
    expect(templatesInWords({ templates: [template('甲'), faulty] })).toBe('2024年科目与模板：甲')
    expect(templatesInWords({ templates: [template('甲'), template('乙'), faulty] })).toBe('2个报表模板')
    expect(usableTemplates({ templates: [faulty] })).toEqual([])
    expect(templatesInWords({ templates: [faulty] })).toBe('没有能用的报表模板')
  })
})

describe('a project name beside its tag', () => {
  it('drops the suffix that says the same', () => {
    expect(shortName({ name: '宣传经费（通用项目）', common: true })).toBe('宣传经费')
    expect(shortName({ name: '宣传经费（通用项目）', common: false })).toBe('宣传经费（通用项目）')
  })
})
