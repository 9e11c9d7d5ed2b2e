import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { BudgetView } from '../../src/shared/contract/results'
import type { ShownTables } from '../../src/shared/contract/shown'
import { plainAmount } from '../../src/shared/money/format'
import type { TableRow } from '../../src/shared/printed/row'
import { amountThen } from '../../src/shared/tables/marks'
import { TOTAL_ROW, type WorkingTable } from '../../src/shared/tables/working-tables'
import { publishedTable } from '../support/longgang'
import { type Bench, openBench } from './bench'

let bench: Bench
let view: BudgetView
let budget: string

beforeEach(async () => {
  bench = openBench()
  view = await bench.sample()
  budget = view.budget
})
afterEach(() => bench.dispose())

async function sums(): Promise<ShownTables> {
  const { sums } = await bench.call('budget.show', { budget, shows: ['sums'] })
  if (!sums) throw new Error('no sums')
  return sums
}

function tableOf({ views }: ShownTables, id: WorkingTable) {
  const found = views.find((each) => each.id === id)
  if (!found) throw new Error(`no table ${id}`)
  const columns = found.columns.map((column) => column.id)
  /** In 分, by column. */
  const cells = (row: TableRow): Record<string, number | null> =>
    Object.fromEntries(row.cells.map((amount, i) => [columns[i] ?? '', amount]))
  const rows = found.rows.map((row) => ({ ...row, amounts: cells(row) }))
  return { rows, of: (code: string) => rows.find(({ refCode }) => refCode === code) }
}

function inWan(amount: number | null | undefined): string {
  return plainAmount((amount ?? 0) as never, '万元', 2)
}

describe('the projects’ money', () => {
  test('by function is the project column of table 3, on every level', async () => {
    const printed = publishedTable(3).rows.filter(
      ({ code, cells }) => code !== null && cells['project'] !== '0.00',
    )
    const { rows } = tableOf(await sums(), 'functions')
    expect(rows.map(({ refCode, amounts }) => [refCode, inWan(amounts['all'])])).toEqual(
      printed.map(({ code, cells }) => [code, cells['project']]),
    )
  })

  test('by source are the columns of table 5', async () => {
    const cells = publishedTable(5).rows.find(({ kind }) => kind === 'unit')?.cells
    const { rows, of } = tableOf(await sums(), 'sources')
    expect(inWan(of('special')?.amounts['all'])).toBe(cells?.['generalSpecial'])
    expect(inWan(of('duty')?.amounts['all'])).toBe(cells?.['generalDuty'])
    expect(inWan(of('govFund')?.amounts['all'])).toBe(cells?.['govFund'])
    const [total] = rows
    expect([total?.kind, inWan(total?.amounts['all'])]).toEqual([
      TOTAL_ROW,
      publishedTable(3).rows[0]?.cells['project'],
    ])
  })

  test('by economic item is the project column of table 8, but for the government funds that it leaves out', async () => {
    const printed = publishedTable(8).rows.filter(
      ({ code, cells }) => code?.length === 5 && cells['project'] !== '0.00',
    )
    const { rows } = tableOf(await sums(), 'economics')
    const general = rows.flatMap(({ refCode, level, amounts }) => {
      const own = (amounts['all'] ?? 0) - (amounts['govFund'] ?? 0)
      return level === 2 && own > 0 ? [[refCode, inWan(own)]] : []
    })
    expect(general).toEqual(printed.map(({ code, cells }) => [code, cells['project']]))
  })

  test('of each row is the sum of its sources', async () => {
    const { views } = await sums()
    expect(views.map(({ id }) => id)).toEqual(['functions', 'economics', 'sources', 'units'])
    for (const { rows } of views) {
      expect(rows.length).toBeGreaterThan(0)
      for (const { cells } of rows) {
        const [all, ...sources] = cells
        expect(sources.reduce<number>((sum, amount) => sum + (amount ?? 0), 0)).toBe(all)
      }
    }
  })

  test('says what it was when the file was opened, in the same patch as the edit', async () => {
    const opened = await sums()
    expect(opened.marks).toEqual({})
    const { patch } = await bench.call('edit.set', {
      budget,
      path: 'lines/y059/amount',
      value: '500',
      shows: ['sums'],
    })
    expect(patch.sums?.cells.map(({ old, new: now }) => (now ?? 0) - (old ?? 0))).toSatisfy(
      (differences: number[]) => differences.length > 0 && differences.every((each) => each === 140_060_000),
    )
    await bench.set(view, 'lines/y054/functionCode', '2160299')
    await bench.call('edit.remove', { budget, path: 'lines/y063' })
    const now = await sums()
    const { of, rows } = tableOf(now, 'functions')
    const commerce = of('2011307')
    const mark = now.marks[commerce?.key ?? '']
    expect(commerce?.amounts['all']).toBe(10_000_000_000 + 500_000_000)
    expect(amountThen(mark, 'all', 0 as never)).toBe(10_659_940_000)
    // Nothing was of this code before; of the one it left nothing is shown.
    expect(now.marks[of('2160299')?.key ?? '']).toMatchObject({ isNew: true })
    expect(rows.map(({ refCode }) => refCode)).not.toContain('2130599')
    for (let i = 0; i < 3; i += 1) await bench.call('edit.undo', { budget })
    expect(await sums()).toEqual(opened)
  })

  test('leaves out money of no project', async () => {
    const basic = view.document.lines.find(({ projectId }) => projectId === null)
    const before = await sums()
    await bench.set(view, `lines/${basic?.id ?? ''}/amount`, '1')
    expect(await sums()).toEqual(before)
  })
})

describe('the two sides', () => {
  test('balance while income follows the lines, and differ by what is stated apart', async () => {
    const { balance } = (await bench.call('budget.frame', { budget })).state
    expect(inWan(balance.expenditure)).toBe('198823.18')
    expect(balance.income).toBe(balance.expenditure)
    const { patch } = await bench.call('edit.add', {
      budget,
      kind: 'income',
      value: { unitId: '001', fundType: '111', appropriation: 'duty', amount: 100 },
    })
    expect(patch.state.balance).toEqual({ income: 100, expenditure: balance.expenditure })
    const undone = await bench.call('edit.undo', { budget })
    expect(undone.patch.state.balance).toEqual(balance)
  })
})
