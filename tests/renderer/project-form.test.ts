import { afterAll, beforeAll, expect, test } from 'vitest'
import { bookedLines, isOfAssets, namedLines, newItem } from '../../src/renderer/pages/projects/line-items'
import { copyOfProject } from '../../src/renderer/pages/projects/project-edits'
import { sectionsOf } from '../../src/renderer/pages/projects/sections'
import { newPlan, yearRows } from '../../src/renderer/pages/projects/year-plans'
import type { ProjectSheet } from '../../src/shared/contract/shown'
import type { Procurement } from '../../src/shared/model/document'
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

test('the first item takes over what a line says of its procurement; one behind another is of its line and sort', () => {
  const [, services] = sheet.lines
  expect(newItem('procurements', undefined, sheet)).toMatchObject({
    lineId: services?.id,
    price: services?.procurement,
    content: '新采购',
  })
  expect(newItem('procurements', itemOf(0), sheet)).toEqual({
    lineId: sheet.lines[0]?.id,
    content: '新采购',
    unit: '项',
    category: 'services',
    reserve: 'sme',
  })
  expect(sheet.lines.some(isOfAssets)).toBe(false)
  expect(newItem('acquisitions', undefined, sheet)).toEqual({ lineId: sheet.lines[0]?.id, name: '新资产' })
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
    { id: first?.id, name: '委托业务费（第1项）' },
    { id: services?.id, name: '委托业务费（第2项）' },
  ])
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
