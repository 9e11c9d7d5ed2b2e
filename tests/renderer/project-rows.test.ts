import { describe, expect, it } from 'vitest'
import type { BudgetDocument } from '../../src/shared/model/document'
import type { Cents } from '../../src/shared/money/cents'
import { plainAmount } from '../../src/shared/money/format'
import { fundingColumns, fundingOf } from '../../src/renderer/pages/projects/funding'
import { changedProjects, projectRows, totalsOf } from '../../src/renderer/pages/projects/project-rows'
import { subtotals } from '../../src/renderer/pages/projects/subtotals'
import { balanceOf } from '../../src/renderer/text/balance'
import { publishedTable, sampleDocument } from '../support/longgang'

const document = sampleDocument()
const rows = projectRows(document)

function withAmount(id: string, amount: number): BudgetDocument {
  return {
    ...document,
    lines: document.lines.map((line) => (line.id === id ? { ...line, amount: amount as Cents } : line)),
  }
}

describe('the list of projects', () => {
  it('shows the amounts of table 5', () => {
    const printed = new Map(publishedTable(5).rows.map((row) => [row.projectId, row.cells['total']]))
    expect(rows).toHaveLength(14)
    for (const { project, amount } of rows) {
      expect(plainAmount(amount, '万元', 2)).toBe(printed.get(project.code))
    }
  })

  it('shows the change that part 3 of the document states', () => {
    const row = rows.find(({ project }) => project.code === 'commerce')
    expect(plainAmount(row?.difference as Cents, '万元', 2)).toBe('3407.50')
    expect(row?.rate).toBe('49.0')
    expect(row?.share).toBe('5.3')
    const enterprise = rows.find(({ project }) => project.code === 'enterprise-service')
    expect(plainAmount(enterprise?.difference as Cents, '万元', 2)).toBe('59111.49')
    expect(enterprise?.rate).toBe('2678.0')
  })

  it('adds up to the project column of table 3, and shares add up to the whole', () => {
    const totals = totalsOf(rows, rows)
    expect(plainAmount(totals.amount, '万元', 2)).toBe(publishedTable(3).rows[0]?.cells['project'])
    expect(totals.share).toBe('100.0')
  })

  it('misses a reason where the change is above a tenth and none is given, save for new projects', () => {
    expect(rows.filter(({ lacksReason }) => lacksReason).map(({ project }) => project.code)).toEqual([
      'enterprise-service',
      'research',
    ])
    const added = rows.find(({ project }) => project.code === 'general-affairs')
    expect([added?.prior?.amount ?? 0, added?.lacksReason]).toEqual([0, false])
  })

  it('knows a project as changed by anything that belongs to it, and no more once it is back', () => {
    expect(changedProjects(document, document).size).toBe(0)
    expect([...changedProjects(document, withAmount('y059', 500_000_000))]).toEqual(['commerce'])
    expect(changedProjects(document, withAmount('y059', 359_940_000)).size).toBe(0)
    const goal = document.goals.find(({ projectId }) => projectId === 'research')
    const goals = document.goals.filter((each) => each !== goal)
    expect([...changedProjects(document, { ...document, goals })]).toEqual(['research'])
  })
})

describe('funding', () => {
  it('gives each line of the sample one column', () => {
    const projectLines = document.lines.filter(({ projectId }) => projectId !== null)
    const counts = Object.entries(Object.groupBy(projectLines, (line) => fundingOf(line)?.id ?? 'none'))
    expect(Object.fromEntries(counts.map(([id, lines]) => [id, lines?.length]))).toEqual({
      duty: 24,
      special: 2,
      govFund: 2,
    })
  })

  it('shows a column of its own for a source in use', () => {
    const [line] = document.lines
    const own = fundingColumns(line ? [{ ...line, fundType: '31', appropriation: null }] : [])
    expect(own.map(({ id }) => id)).toEqual(['duty', 'special', 'govFund', 'business'])
  })
})

describe('subtotals', () => {
  it('by function are the project column of table 3', () => {
    const lines = document.lines.filter(({ projectId }) => projectId !== null)
    const printed = publishedTable(3).rows.filter(
      ({ levelName, cells }) => levelName === '项' && cells['project'] !== '0.00',
    )
    expect(
      subtotals(lines, 'functionCode').map(({ key, amount }) => [key, plainAmount(amount, '万元', 2)]),
    ).toEqual(printed.map(({ code, cells }) => [code, cells['project']]))
  })
})

describe('the two sides', () => {
  it('balance while income follows the lines, and differ by what is stated apart', () => {
    expect(balanceOf(document).difference).toBe(0)
    const income = {
      id: 'i',
      position: 1,
      unitId: '001',
      fundType: '111',
      appropriation: 'duty' as const,
      source: 'local' as const,
      carryOver: false,
      amount: 100 as Cents,
    }
    const stated = balanceOf({ ...document, incomes: [income] })
    expect(stated.income).toBe(100)
    expect(stated.difference).toBe(100 - stated.expenditure)
  })
})
