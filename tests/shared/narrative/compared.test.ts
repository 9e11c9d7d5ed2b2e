import { describe, expect, it } from 'vitest'
import type { Asset, BudgetDocument, PriorFact } from '../../../src/shared/model/document'
import type { Cents } from '../../../src/shared/money/cents'
import type { TextFigure } from '../../../src/shared/printed/block'
import type { TextSpec } from '../../../src/shared/narrative/spec'
import type { TableSpec } from '../../../src/shared/tables/spec'
import { templateView } from '../../../src/shared/template/template'
import { originOf } from '../../../src/renderer/pages/text/figure-origin'
import { sampleTemplate } from '../../support/longgang'
import { blockOf, changed, type Desk, openDesk, sampleDocument } from './sample'

/** What is compared with may be a table's cell or an asset as well as one of last year's figures. */
const table: TableSpec = {
  id: 'c',
  number: 1,
  title: '上年对比表',
  layout: 'matrix',
  scope: 'department',
  unit: '万元',
  decimals: 2,
  rowHeaders: [],
  notes: [],
  columns: [
    { id: 'now', path: ['本年'] },
    { id: 'before', path: ['上年'], dataset: 'prior' },
  ],
  rows: [{ rows: 'fixed', kind: 'total', name: '合计', level: 0 }],
}
const text: TextSpec = {
  format: { unit: '万元', decimals: 2, zero: '0', rateDecimals: 1 },
  facts: [],
  values: {
    whole: { amount: 'c/all/total/now', lastYear: 'c/all/total/before' },
    vehicles: { count: ['assets/cars', 'assets/vans'], lastYear: 'assets/cars-before' },
    few: { count: 'assets/vans', lastYear: 'assets/cars-before' },
    same: { count: 'assets/cars-before', lastYear: 'assets/cars-before' },
  },
  lineSums: {},
  lists: {},
  comparisons: {
    told: {
      increase: '[增加]{difference}〔，[增长]{rate}%〕',
      decrease: '[减少]{difference}〔，[下降]{rate}%〕',
      flat: '[持平]',
      unknown: '没有上年数，本年{difference}',
    },
  },
  sections: [
    {
      number: 1,
      title: '第一部分',
      blocks: ['whole', 'vehicles', 'few', 'same'].map((key) => ({
        key,
        text: `{${key}}，{comparison}。`,
        compare: key,
        wording: 'told',
      })),
    },
  ],
}
const assets = Object.entries({ cars: 9, vans: 3, 'cars-before': 10 }).map(
  ([key, value], position): Asset => ({
    id: `asset-${position}`,
    position,
    key,
    label: key,
    unit: '辆',
    value,
  }),
)

function withTotal(amount: number | null): BudgetDocument {
  const sample = sampleDocument()
  const total = sample.priorFacts.find(({ measure }) => measure === 'total') as PriorFact
  return {
    ...sample,
    assets,
    priorFacts: [{ ...total, id: 'fact-1', amount: amount as Cents | null }],
  }
}

function openOn(document: BudgetDocument): Desk {
  return openDesk(document, text, [table])
}

function figureOf(desk: Desk, key: string, role: TextFigure['role']): TextFigure {
  const found = blockOf(desk.narrative, `p1/${key}`).figures.find((each) => each.role === role)
  if (!found) throw new Error(`no ${role} in ${key}`)
  return found
}

function wordsOf(desk: Desk, document: BudgetDocument, key: string, role: TextFigure['role']): string {
  const { department, units, facts } = document
  const frame = { department, units, template: templateView({ ...sampleTemplate(), tables: [table], text }) }
  const sources = { tables: desk.engine.views(), text: { facts, assets }, frame }
  return originOf(figureOf(desk, key, role), sources).words
}

describe('a comparison with a cell', () => {
  const document = withTotal(100_000_000)
  const now = document.lines.reduce((sum, { amount }) => sum + amount, 0)

  it('carries both numbers, each with its own cell', () => {
    const desk = openOn(document)
    for (const role of ['difference', 'rate', 'direction'] as const) {
      expect(figureOf(desk, 'whole', role)).toMatchObject({
        now: { value: now, refs: ['c/all/total/now'] },
        before: { value: 100_000_000, refs: ['c/all/total/before'] },
      })
    }
    expect(figureOf(desk, 'whole', 'amount')).not.toHaveProperty('before')
  })

  it('says in the window what it is computed from', () => {
    const desk = openOn(document)
    expect(wordsOf(desk, document, 'whole', 'difference')).toMatch(/^= [\d,.]+ − 上年 100\.00$/)
    expect(wordsOf(desk, document, 'whole', 'rate')).toMatch(/^= [\d,.]+ ÷ 上年 100\.00$/)
  })

  it('follows the base', () => {
    const desk = openOn(document)
    desk.apply([changed(document, 'priorFacts', 'fact-1', { amount: 100_000_100 as Cents })])
    expect(figureOf(desk, 'whole', 'difference').before?.value).toBe(100_000_100)
  })

  it('has no number to be compared with where the file knows none', () => {
    const unknown = withTotal(null)
    const desk = openOn(unknown)
    expect(figureOf(desk, 'whole', 'difference').before).toEqual({
      value: null,
      refs: ['c/all/total/before'],
    })
    expect(wordsOf(desk, unknown, 'whole', 'difference')).toMatch(/^= [\d,.]+，没有上年数$/)
  })
})

describe('a comparison with an asset', () => {
  const document = withTotal(null)
  const desk = openOn(document)

  it('is one of counts, and prints them as they are', () => {
    expect(blockOf(desk.narrative, 'p1/vehicles').text).toBe('12，增加2，增长20.0%。')
    expect(blockOf(desk.narrative, 'p1/few').text).toBe('3，减少7，下降70.0%。')
    expect(blockOf(desk.narrative, 'p1/same').text).toBe('10，持平。')
  })

  it('carries both counts, each with its assets', () => {
    expect(figureOf(desk, 'vehicles', 'rate')).toMatchObject({
      counts: true,
      now: { value: 12, refs: ['assets/asset-0/value', 'assets/asset-1/value'] },
      before: { value: 10, refs: ['assets/asset-2/value'] },
    })
    expect(figureOf(desk, 'vehicles', 'count')).not.toHaveProperty('before')
  })

  it('says in the window what it is computed from', () => {
    expect(wordsOf(desk, document, 'vehicles', 'difference')).toBe('= 12 − 上年 10')
    expect(wordsOf(desk, document, 'few', 'direction')).toBe('= 上年 10 − 3')
    expect(wordsOf(desk, document, 'vehicles', 'rate')).toBe('= 2 ÷ 上年 10')
  })
})
