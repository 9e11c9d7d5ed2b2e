import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { BudgetView } from '../../src/shared/contract/results'
import type { Subtotal, Subtotals } from '../../src/shared/contract/shown'
import { plainAmount } from '../../src/shared/money/format'
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

function subtotals(): Promise<Subtotals> {
  return bench.call('project.subtotals', { budget })
}

function inWan(amount: number): string {
  return plainAmount(amount as never, '万元', 2)
}

function of(rows: readonly Subtotal[], key: string): Subtotal {
  const row = rows.find((each) => each.key === key)
  if (!row) throw new Error(`no subtotal ${key}`)
  return row
}

describe('subtotals', () => {
  test('by function are the project column of table 3', async () => {
    const printed = publishedTable(3).rows.filter(
      ({ levelName, cells }) => levelName === '项' && cells['project'] !== '0.00',
    )
    const { functionCode, total } = await subtotals()
    expect(functionCode.map(({ key, amount }) => [key, inWan(amount)])).toEqual(
      printed.map(({ code, cells }) => [code, cells['project']]),
    )
    expect(inWan(total)).toBe(publishedTable(3).rows[0]?.cells['project'])
  })

  test('by source are the columns of table 5, by size', async () => {
    const cells = publishedTable(5).rows.find(({ kind }) => kind === 'unit')?.cells
    const { funding } = await subtotals()
    expect(funding.map(({ key, amount, projects }) => [key, inWan(amount), projects])).toEqual([
      ['special', cells?.['generalSpecial'], 1],
      ['duty', cells?.['generalDuty'], 13],
      ['govFund', cells?.['govFund'], 1],
    ])
  })

  test('by economic item are the project column of table 8, but for the government funds it leaves out', async () => {
    const printed = publishedTable(8).rows.filter(
      ({ code, cells }) => code?.length === 5 && cells['project'] !== '0.00',
    )
    const { economicCode } = await subtotals()
    const general = economicCode.flatMap(({ key, sources }) => {
      const own = sources.filter(({ funding }) => funding !== 'govFund')
      return own.length > 0 ? [[key, inWan(own.reduce((sum, { amount }) => sum + amount, 0))]] : []
    })
    expect(general).toEqual(printed.map(({ code, cells }) => [code, cells['project']]))
  })

  test('add up to the same all three ways', async () => {
    const { total, functionCode, economicCode, funding } = await subtotals()
    for (const rows of [functionCode, economicCode, funding]) {
      expect(rows.reduce((sum, { amount }) => sum + amount, 0)).toBe(total)
      for (const { amount, sources } of rows) {
        expect(sources.reduce((sum, source) => sum + source.amount, 0)).toBe(amount)
      }
    }
  })

  test('say where the money of a code comes from, as columns of table 5 do', async () => {
    const { functionCode } = await subtotals()
    // 产业发展 is 60,000.00 of 企业服务 and the 111,500.00 of the fund, which table 5 prints as 财政专项资金.
    expect(of(functionCode, '2150517')).toMatchObject({
      projects: 2,
      sources: [
        { funding: 'duty', amount: 60_000_000_000 },
        { funding: 'special', amount: 111_500_000_000 },
      ],
    })
    expect(of(functionCode, '2120815').sources).toEqual([{ funding: 'govFund', amount: 8_440_000_000 }])
  })

  test('know what they were when the file was opened', async () => {
    const opened = await subtotals()
    for (const rows of [opened.functionCode, opened.economicCode, opened.funding]) {
      for (const { amount, amountThen } of rows) expect(amountThen).toBe(amount)
    }
    await bench.set(view, 'lines/y059/amount', '500')
    await bench.set(view, 'lines/y054/functionCode', '2160299')
    await bench.call('edit.remove', { budget, path: 'lines/y063' })
    const now = await subtotals()
    expect([inWan(now.totalThen), now.total]).toEqual([
      '194072.89',
      194_072_890_000 + (500_000_000 - 359_940_000) - 300_000_000,
    ])
    expect(of(now.functionCode, '2011307')).toMatchObject({
      amount: 10_000_000_000 + 500_000_000,
      amountThen: 10_659_940_000,
      projects: 1,
    })
    // Nothing was of this code before; of the one it left nothing is shown.
    expect(of(now.functionCode, '2160299')).toMatchObject({ amount: 6_300_000, amountThen: null })
    expect(now.functionCode.map(({ key }) => key)).not.toContain('2130599')
    for (let i = 0; i < 3; i += 1) await bench.call('edit.undo', { budget })
    expect(await subtotals()).toEqual(opened)
  })

  test('leave out money of no project, then as now', async () => {
    await bench.call('edit.remove', { budget, path: 'lines/y063' })
    const basic = view.document.lines.find(({ projectId }) => projectId === null)
    await bench.set(view, `lines/${basic?.id ?? ''}/amount`, '1')
    const { total, totalThen } = await subtotals()
    expect([inWan(total), inWan(totalThen)]).toEqual(['193772.89', '194072.89'])
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
