import { describe, expect, it } from 'vitest'
import type { TableSpec } from '../../src/shared/tables/spec'
import { parseTabSeparated } from '../../src/shared/grid/tab-separated'
import { plainAmount } from '../../src/shared/money/format'
import { openEngine } from '../../src/shared/tables/engine'
import { type CopiedTable, copyTables } from '../../src/renderer/grid/copied-table'
import { copiedRange, copiedWhole } from '../../src/renderer/pages/tables/copied-sheet'
import { lineTops } from '../../src/renderer/pages/tables/line-heights'
import { samePlace, type Sheet, sheetOf } from '../../src/renderer/pages/tables/sheet'
import { mountedRuns } from '../../src/renderer/composables/virtual-stack'
import { codeBook, publishedTable, sampleDocument, templateTables } from '../support/longgang'

const views = openEngine(templateTables(), sampleDocument(), codeBook()).views()
const view = (number: number) => {
  const found = views.find((each) => each.number === number)
  if (!found) throw new Error(`no table ${number}`)
  return found
}

/** What lands on the clipboard. */
function landed(tables: readonly CopiedTable[]): { text: readonly (readonly string[])[]; html: string } {
  const data = new Map<string, string>()
  copyTables(
    { setData: (type: string, text: string) => data.set(type, text) } as unknown as DataTransfer,
    tables,
  )
  return { text: parseTabSeparated(data.get('text/plain') ?? ''), html: data.get('text/html') ?? '' }
}

/** A table whose first column merges. */
const merging: TableSpec = {
  id: 'x1',
  number: 13,
  title: '国有资产占用表',
  layout: 'records',
  unit: '元',
  decimals: 2,
  scope: 'department',
  rowHeaders: [],
  columns: [
    { id: 'unit', path: ['计量'], field: 'unit', merge: true },
    { id: 'label', path: ['名称'], field: 'label' },
  ],
  rows: [{ rows: 'record', of: 'assets' }],
  notes: [],
}

function mergingSheet(units: readonly string[]): Sheet {
  const sample = sampleDocument()
  const [asset] = sample.assets
  if (!asset) throw new Error('the sample has no assets')
  const assets = units.map((unit, i) => ({ ...asset, id: `a${i}`, position: i, unit, label: `物${i}` }))
  const [own] = openEngine([merging], { ...sample, assets }, codeBook()).views()
  if (!own) throw new Error('no table')
  return sheetOf(own, false)
}

describe('what is copied of a published table', () => {
  it.each(views.map(({ number }) => number))('%i as a whole are its published amounts', (number) => {
    const { text } = landed(copiedWhole(sheetOf(view(number), false)))
    const copied = text.flat().filter((cell) => /^-?\d+\.\d\d$/.test(cell))
    const printed = publishedTable(number).rows.flatMap(({ cells }) => Object.values(cells))
    expect(copied.toSorted()).toEqual(printed.toSorted())
  })

  it('is of one width, its head merged as printed', () => {
    const sheet = sheetOf(view(2), false)
    const { text, html } = landed(copiedWhole(sheet))
    expect(text.map((line) => line.length)).toEqual(text.map(() => sheet.size.columns))
    expect(text[0]?.filter((cell) => cell !== '')).toEqual([view(2).title])
    expect(html).toContain('<th colspan="13">本年收入</th>')
    expect(html).toContain('<th rowspan="4">上年结余、结转</th>')
  })

  it('keeps the zeros of codes, and reads amounts as numbers', () => {
    const sheet = sheetOf(view(3), false)
    const { html } = landed([copiedRange(sheet, { top: 1, left: 0, bottom: 1, right: 2 })])
    const [, row] = view(3).rows
    const amount = plainAmount(row?.cells[0] ?? (0 as never), '万元', 2)
    expect(html).toBe(
      `<table><tr><td style='mso-number-format:"\\@"'>201</td>` +
        `<td style='mso-number-format:"\\@"'>一般公共服务支出</td><td align="right">${amount}</td></tr></table>`,
    )
  })

  it('holds the lists below the table too', () => {
    const { text } = landed(copiedWhole(sheetOf(view(12), false)))
    const words = text.flat()
    for (const { texts } of view(12).parts[1]?.rows ?? []) expect(words).toContain(texts?.['target'])
    expect(words).toContain(view(12).parts[0]?.title)
  })

  it('merges texts within the range alone', () => {
    const sheet = mergingSheet(['台', '台', '台', '辆'])
    const { text, html } = landed([copiedRange(sheet, { top: 1, left: 0, bottom: 3, right: 1 })])
    expect(text).toEqual([
      ['台', '物1'],
      ['', '物2'],
      ['辆', '物3'],
    ])
    expect(html).toContain(`<td rowspan="2" style='mso-number-format:"\\@"'>台</td>`)
  })
})

describe('a text that stands over several lines', () => {
  const { spanAt } = mergingSheet(['台', '台', '台', '辆', '辆'])
  const spans = (first: number, last: number) =>
    Array.from({ length: last - first + 1 }, (_, i) => spanAt({ row: first + i, column: 0 }, { first, last }))

  it.each([
    [0, 4, [3, 0, 0, 2, 0]],
    [1, 3, [2, 0, 1]],
    [2, 2, [1]],
    [4, 4, [1]],
  ])(
    'begins anew on the first of lines %i to %i that are mounted, and ends with them',
    (first, last, expected) => {
      expect(spans(first, last)).toEqual(expected)
    },
  )
})

describe('a place', () => {
  it('is found by the id of its cell, and again when columns are hidden', () => {
    const [all, some] = [sheetOf(view(5), false), sheetOf(view(5), true)]
    const [row] = view(5).rows.slice(-1)
    const place = all.placeOf(`${row?.key ?? ''}/govFund`)
    expect(place && all.cellAt(place)?.cell).toBe(`${row?.key ?? ''}/govFund`)
    const moved = place && samePlace(place, all, some)
    expect(moved && some.cellAt(moved)?.cell).toBe(`${row?.key ?? ''}/govFund`)
    const zero = all.placeOf(`${row?.key ?? ''}/business`)
    expect(zero && samePlace(zero, all, some)).toBeNull()
  })
})

describe('the lines that are mounted', () => {
  const tops = Array.from({ length: 1_001 }, (_, i) => i * 20)

  it('are those in view and some beyond, with gaps as high as what is left out', () => {
    expect(mountedRuns(tops, { from: 4_000, to: 4_600 }, [200, 210])).toEqual([
      { first: 188, last: 242, gap: 188 * 20 },
      { first: 1_000, last: 999, gap: (1_000 - 243) * 20 },
    ])
  })

  it('and those that are always there, each by itself', () => {
    const runs = mountedRuns(tops, { from: 0, to: 600 }, [999, 500])
    expect(runs).toEqual([
      { first: 0, last: 42, gap: 0 },
      { first: 500, last: 500, gap: (500 - 43) * 20 },
      { first: 999, last: 999, gap: (999 - 501) * 20 },
      { first: 1_000, last: 999, gap: 0 },
    ])
  })

  it('are as high as their words need', () => {
    const long = view(12).rows.findIndex(({ content }) => (content?.length ?? 0) > 40)
    const tops = lineTops(sheetOf(view(12), false), 1)
    const heights = tops.slice(1).map((top, i) => top - (tops[i] ?? 0))
    expect(heights[long]).toBeGreaterThan(23)
    expect(new Set(heights.map((height) => (height - 23) % 18))).toEqual(new Set([0]))
    expect(lineTops(sheetOf(view(3), false), 1.1).at(-1)).toBe(view(3).rows.length * 23)
  })
})
