import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fieldEntry, typingOf } from '../../src/renderer/lists/field-entry'
import { readTexts } from '../../src/renderer/lists/record-texts'
import {
  bookedLines,
  linesOfAssets,
  namedLines,
  newItem,
  pastedItem,
} from '../../src/renderer/pages/projects/line-items'
import { copyOfProject } from '../../src/renderer/pages/projects/project-edits'
import { sectionsOf } from '../../src/renderer/pages/projects/sections'
import { newPlan, pastedYears, yearRows } from '../../src/renderer/pages/projects/year-plans'
import type { ProjectSheet } from '../../src/shared/contract/shown'
import type { BudgetLine, Procurement } from '../../src/shared/model/document'
import { definition } from '../../src/shared/model/fields'
import type { Cents } from '../../src/shared/money/cents'
import { type Bench, openBench } from '../core/bench'

/** The sample's 商贸管理: 30399 of 10,000.00 and 30227 of 359.94, 134.94 of it procured; no items yet. */
let sheet: ProjectSheet
let bench: Bench
const ITEM = {
  content: '监测',
  item: '',
  category: 'services',
  unit: '项',
  quantity: 100,
  reserve: 'sme',
} as const

beforeAll(async () => {
  bench = openBench()
  const { budget, document } = await bench.sample()
  const id = document.projects.find(({ code }) => code === 'commerce')?.id ?? ''
  const { sheet: found } = await bench.call('budget.show', { budget, shows: [`projects/${id}`] })
  if (!found) throw new Error('the sample has no such project')
  sheet = found
})

afterAll(() => bench.dispose())

function itemOf(line: number): Procurement {
  return { ...ITEM, id: `item-${line}`, position: 1, lineId: sheet.lines[line]?.id ?? '', price: 1 as Cents }
}

/** Its procurement all reserved for small firms. */
function reserved(of: ProjectSheet): ProjectSheet {
  return { ...of, lines: of.lines.map((line) => ({ ...line, procurementSme: line.procurement })) }
}

test('the first item takes over of what sort a line says its procurement is; until it costs something the line says how much; one behind another is of its line and sort', () => {
  const [, services] = sheet.lines
  expect(newItem('procurements', undefined, sheet)).toMatchObject({
    lineId: services?.id,
    content: '新采购',
  })
  expect(newItem('procurements', itemOf(0), sheet)).toEqual({
    lineId: sheet.lines[0]?.id,
    content: '新采购',
    unit: '项',
    category: 'services',
  })
  expect(pastedItem('procurements', itemOf(0), sheet)).not.toHaveProperty('reserve')
  expect(pastedItem('procurements', undefined, sheet)).toMatchObject({ content: '新采购' })
  expect(pastedItem('procurements', undefined, reserved(sheet))).not.toHaveProperty('reserve')
  expect(newItem('procurements', undefined, reserved(sheet))).toMatchObject({ reserve: 'sme' })
  expect(newItem('procurements', undefined, sheet)).not.toHaveProperty('price')
})

test('assets are bought with money for them: of 309, of 310, and of a line that some are of already', () => {
  const [first, other] = sheet.lines
  const coded = (economicCode: string) => [{ ...first, economicCode }, other] as readonly BudgetLine[]
  expect(linesOfAssets(sheet)).toEqual([])
  for (const code of ['30902', '31002']) {
    const lines = coded(code)
    expect(linesOfAssets({ ...sheet, lines })).toEqual([lines[0]])
    expect(newItem('acquisitions', undefined, { ...sheet, lines })).toEqual({
      lineId: first?.id,
      name: '新资产',
    })
  }
  const acquisitions = [{ id: 'a', lineId: other?.id ?? '' }] as unknown as ProjectSheet['acquisitions']
  expect(linesOfAssets({ ...sheet, acquisitions })).toEqual([other])
})

test('of each line it is said what is booked into it and what is left, or over', () => {
  const [first, services] = sheet.lines
  const shown = (amount: Cents): string => (amount / 1_000_000).toFixed(2)
  const booked = (procured: number) => {
    const unprocured = ((services?.amount ?? 0) - procured) as Cents
    const byLine = {
      [services?.id ?? '']: {
        procured: procured as Cents,
        unprocured,
        acquired: 0 as Cents,
        unacquired: 0 as Cents,
      },
    }
    return bookedLines('procurements', { ...sheet, spread: { ...sheet.spread, byLine } }, shown)
  }
  expect(bookedLines('procurements', sheet, shown)).toEqual([
    { id: services?.id, words: '30227 采购 134.94，还没有明细', isOver: false },
  ])
  expect(booked(134_940_000)).toEqual([
    { id: services?.id, words: '记入 30227，134.94 ≤ 359.94，余 225.00', isOver: false },
  ])
  expect(booked(400_000_000)).toMatchObject([
    { words: '记入 30227，400.00 > 359.94，超 40.06', isOver: true },
  ])
  expect(bookedLines('acquisitions', sheet, shown)).toEqual([])
  expect(namedLines(sheet.lines, () => '委托业务费')).toEqual([
    { id: first?.id, name: '委托业务费（第1项）', code: first?.economicCode, title: '委托业务费' },
    { id: services?.id, name: '委托业务费（第2项）', code: services?.economicCode, title: '委托业务费' },
  ])
})

describe('the line of an item is typed and pasted', () => {
  const named = namedLines(
    [
      { id: 'a', economicCode: '31002' },
      { id: 'b', economicCode: '30227' },
      { id: '30227', economicCode: '31002' },
    ] as BudgetLine[],
    ({ economicCode }) => (economicCode === '31002' ? '办公设备购置' : '委托业务费'),
  )
  const typing = typingOf([], '万元', named)
  const entry = fieldEntry<string>(
    {
      edits: { set: () => Promise.reject(new Error('nothing is stored here')) },
      units: [],
      typing,
      lines: named,
    },
    {
      field: definition.procurements.fields.lineId,
      title: '分项',
      path: (row) => `procurements/${row}/lineId`,
      stored: () => 'b',
      owner: (row) => row,
    },
  )
  const bothWays = (text: string) => {
    const pasted = readTexts('procurements', { lineId: text }, {}, typing)
    return [entry.edits('x', text)[0]?.value, 'value' in pasted ? pasted.value['lineId'] : pasted.refused]
  }

  test.each([
    ...['委托业务费', '30227', '３０２２７', '30227 委托业务费', '30227　委托业务费'].map((text) => [
      text,
      'b',
    ]),
    ...['办公设备购置（第1项）', '办公设备购置(第1项)', '31002 办公设备购置（第1项）'].map((text) => [
      text,
      'a',
    ]),
    ['办公设备购置（第3项）', '30227'],
  ])('by code, by name, by both, and by the name with its place: %s', (text, id) => {
    expect(entry.read(text)).toBeNull()
    expect(bothWays(text)).toEqual([id, id])
  })

  test.each(['31002', '办公设备购置', '31002 办公设备购置'])(
    '%s is of two: which names tell them apart',
    (text) => {
      const message = `“${text}”指的分项不止一个，请填其中之一：办公设备购置（第1项）、办公设备购置（第3项）。`
      expect(entry.read(text)).toEqual({ refused: message })
      expect(bothWays(text)[1]).toBe(message)
      // Enter would take the first of them.
      expect(entry.choices?.('x', text)).toEqual([])
    },
  )

  test('while it is typed, those that begin so are offered', () => {
    const offered = (typed: string) => entry.choices?.('x', typed).map(({ value }) => value)
    expect(offered('310')).toEqual(['办公设备购置（第1项）', '办公设备购置（第3项）'])
    expect(offered('30227')).toEqual(['委托业务费'])
    expect(offered('业务')).toEqual(['委托业务费'])
  })
})

test('the budget’s own year stands among the plans, and a further one is of the next year without any', () => {
  const plan = { id: 'plan', projectId: sheet.project.id, year: 2025, amount: 5 as Cents }
  const rows = yearRows(
    { ...sheet, yearPlans: [plan, { ...plan, id: 'first', year: 2022 }] },
    2024,
    7 as Cents,
  )
  expect(rows.map(({ year, amount, isOwn }) => [year, amount, isOwn])).toEqual([
    [2022, 5, false],
    [2024, 7, true],
    [2025, 5, false],
  ])
  expect([undefined, ...rows].map((like) => newPlan(like, rows, 'p')['year'])).toEqual([
    2026, 2023, 2026, 2026,
  ])
})

test('a copy takes along all that belongs to a project, its items on lines of its own', () => {
  let made = 0
  const whole = {
    ...sheet,
    procurements: [itemOf(0), itemOf(1)],
    yearPlans: [{ id: 'plan', projectId: sheet.project.id, year: 2025, amount: 5 as Cents }],
  }
  const edits = copyOfProject(whole, new Set(), () => `new-${(made += 1)}`)
  const added = (kind: string) =>
    edits.flatMap((edit) => ('add' in edit && edit.add === kind ? [edit.value] : []))
  expect(added('line').map(({ id }) => id)).toEqual(['new-1', 'new-2'])
  expect(added('procurement').map(({ id, lineId, position }) => [id, lineId, position])).toEqual([
    [undefined, 'new-1', undefined],
    [undefined, 'new-2', undefined],
  ])
  expect(added('yearPlan')).toEqual([{ projectId: 'commerce-2', year: 2025, amount: 5 }])
  expect(added('goal')).toHaveLength(sheet.goals.length)
})

test('a section says what is missing in it', () => {
  const warned = (legalBasis: string, lacksReason: boolean) => {
    const of = { ...sheet, project: { ...sheet.project, legalBasis } }
    const found = sectionsOf(of, lacksReason).find(({ label }) => label === '说明')
    return [found?.name, found?.warning]
  }
  expect(warned('', false)).toEqual(['reason', undefined])
  expect(warned('《甲》《乙》', false)).toEqual([
    'basis',
    '2 份文件都没有文号，请补在书名号后，如〔2023〕12号。',
  ])
  expect(warned('《甲》', true)).toEqual(['reason', '缺增减原因'])
})

test('a pasted table of years is of the years that it says, at whichever column; the budget’s own is left out and said', () => {
  const row = (year: number, isOwn = false) => ({ id: `y${year}`, year, amount: 0 as Cents, isOwn })
  const rows = [row(2023), row(2024, true)]
  const block = [
    ['年度', '金额'],
    ['2023年', '5'],
    ['2024', '7'],
    ['２０２５', '20'],
  ]
  for (const from of ['year', 'amount']) {
    expect(pastedYears(block, from, rows)).toEqual({
      rows: [
        { year: '2023', amount: '5' },
        { year: '2025', amount: '20' },
      ],
      onto: ['y2023', null],
      said: '2024年是本预算的年度，它的金额是各分项的合计，没有粘贴。',
    })
  }
  expect(pastedYears([['2026', '20']], 'year', rows)).toBeNull()
  expect(pastedYears([['2026', '20']], 'amount', rows)?.onto).toEqual([null])
  expect(pastedYears([['20'], ['30']], 'amount', rows)).toBeNull()
  expect(
    pastedYears(
      [
        ['1000', '20'],
        ['设备', '30'],
      ],
      'year',
      rows,
    ),
  ).toBeNull()
})
