import { describe, expect, it } from 'vitest'
import type { BudgetDocument } from '../../src/shared/model/document'
import type { Cents } from '../../src/shared/money/cents'
import { plainAmount } from '../../src/shared/money/format'
import { fundingOf } from '../../src/shared/model/funding'
import { fundingColumns, fundingHeads, projectFundings } from '../../src/renderer/pages/projects/funding'
import {
  changedProjects,
  projectRows,
  totalsOf,
  unsetWords,
} from '../../src/renderer/pages/projects/project-rows'
import { subtotals } from '../../src/renderer/pages/projects/subtotals'
import { balanceOf } from '../../src/renderer/stores/balance'
import { publishedTable, sampleDocument, sampleIds, templatePack } from '../support/longgang'

const document = sampleDocument()
const { fundings, thresholds } = templatePack()
const rows = projectRows(document, thresholds.reason)

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

  it('compares with the year before, whatever else the file knows of a project', () => {
    const [commerce] = document.priorFacts.filter(
      ({ measure, projectId }) => measure === 'project' && projectId === sampleIds.project('commerce'),
    )
    if (!commerce) throw new Error('the sample has lost last year’s figure')
    const older = { ...commerce, id: 'older', year: commerce.year - 1, amount: 1 as Cents }
    const priorFacts = [...document.priorFacts, older]
    const row = projectRows({ ...document, priorFacts }, thresholds.reason).find(
      ({ project }) => project.code === 'commerce',
    )
    expect(row?.prior).toEqual(commerce)
  })

  it('takes the threshold of the template, and none for a project without lines', () => {
    const lacking = (threshold: number) =>
      projectRows(document, threshold).filter(({ lacksReason }) => lacksReason)
    expect(lacking(20).map(({ project }) => project.code)).toEqual(['enterprise-service'])
    const empty = {
      ...document,
      lines: document.lines.filter(({ projectId }) => projectId !== sampleIds.project('research')),
    }
    const row = projectRows(empty, thresholds.reason).find(({ project }) => project.code === 'research')
    expect([row?.amount, row?.lacksReason]).toEqual([0, false])
    expect(row && unsetWords(row)).toBe('这个项目还没有分项，报表和文本里都不印它。')
    expect(rows.map(unsetWords)).toEqual(rows.map(() => undefined))
  })

  it('knows a project as changed by anything that belongs to it, and no more once it is back', () => {
    expect(changedProjects(document, document).size).toBe(0)
    expect([...changedProjects(document, withAmount('y059', 500_000_000))]).toEqual([
      sampleIds.project('commerce'),
    ])
    expect(changedProjects(document, withAmount('y059', 359_940_000)).size).toBe(0)
    const goal = document.goals.find(({ projectId }) => projectId === sampleIds.project('research'))
    const goals = document.goals.filter((each) => each !== goal)
    expect([...changedProjects(document, { ...document, goals })]).toEqual([sampleIds.project('research')])
  })
})

describe('funding', () => {
  it('gives each line of the sample one column', () => {
    const projectLines = document.lines.filter(({ projectId }) => projectId !== null)
    const counts = Object.entries(
      Object.groupBy(projectLines, (line) => fundingOf(line, fundings)?.id ?? 'none'),
    )
    expect(Object.fromEntries(counts.map(([id, lines]) => [id, lines?.length]))).toEqual({
      duty: 24,
      special: 2,
      govFund: 2,
    })
  })

  it('shows a column of its own for a source in use', () => {
    const [line] = document.lines
    const own = fundingColumns(
      line ? [{ ...line, kind: 'project', fundType: '31', appropriation: null }] : [],
      fundings,
    )
    expect(own.map(({ id }) => id)).toEqual(['duty', 'special', 'govFund', 'business'])
    expect(fundingHeads(own).map(({ group, columns }) => [group, columns.map(({ label }) => label)])).toEqual(
      [
        ['一般公共预算', ['履职类', '专项']],
        [null, ['政府性基金']],
        [null, ['事业收入']],
      ],
    )
  })

  it('of a project offers no source that is for basic expenditure alone', () => {
    expect(fundings.map(({ id }) => id)).toContain('basic')
    expect(projectFundings(fundings).map(({ id }) => id)).not.toContain('basic')
    for (const { kinds } of projectFundings(fundings)) expect(kinds).toContain('project')
  })
})

describe('subtotals', () => {
  it('by function are the project column of table 3', () => {
    const lines = document.lines.filter(({ projectId }) => projectId !== null)
    const printed = publishedTable(3).rows.filter(
      ({ levelName, cells }) => levelName === '项' && cells['project'] !== '0.00',
    )
    expect(
      subtotals(lines, 'functionCode', fundings).map(({ key, amount }) => [
        key,
        plainAmount(amount, '万元', 2),
      ]),
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
