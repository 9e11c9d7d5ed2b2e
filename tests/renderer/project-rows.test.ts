import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ProjectSummary } from '../../src/shared/contract/shown'
import type { Cents } from '../../src/shared/money/cents'
import { plainAmount } from '../../src/shared/money/format'
import { fundingOf } from '../../src/shared/model/funding'
import { headsOf } from '../../src/renderer/grid/heads'
import { fundingColumns, projectFundings } from '../../src/renderer/pages/projects/funding'
import {
  type ProjectRow,
  projectRow,
  rememberedRows,
  totalsOf,
  unsetWords,
} from '../../src/renderer/pages/projects/project-rows'
import { type Bench, openBench } from '../core/bench'
import { publishedTable, sampleDocument, templatePack } from '../support/longgang'

const document = sampleDocument()
const { fundings, thresholds } = templatePack()
/** All projects' money, as table 3 prints it. */
const WHOLE = Math.round(Number(publishedTable(3).rows[0]?.cells['project']) * 1_000_000) as Cents
let bench: Bench
/** As the core lists the sample's projects. */
let list: readonly ProjectSummary[]
let rows: readonly ProjectRow[]

beforeAll(async () => {
  bench = openBench()
  const { budget } = await bench.sample()
  const { projects } = await bench.call('budget.show', { budget, shows: ['projects'] })
  list = projects?.rows ?? []
  rows = rememberedRows()(list, thresholds.reason)
})
afterAll(() => bench.dispose())

function rowOf(code: string): ProjectRow {
  const row = rows.find(({ project }) => project.code === code)
  if (!row) throw new Error(`no project ${code}`)
  return row
}

function inWan(amount: Cents | null): string {
  return amount === null ? '' : plainAmount(amount, '万元', 2)
}

describe('the list of projects', () => {
  it('shows the amounts of table 5', () => {
    const printed = new Map(publishedTable(5).rows.map((row) => [row.projectId, row.cells['total']]))
    expect(rows).toHaveLength(14)
    for (const { project, amount } of rows) expect(inWan(amount)).toBe(printed.get(project.code))
  })

  it('shows the change that part 3 of the document states', () => {
    const commerce = rowOf('commerce')
    expect([inWan(commerce.difference), commerce.rate]).toEqual(['3407.50', '49.0'])
    const enterprise = rowOf('enterprise-service')
    expect([inWan(enterprise.difference), enterprise.rate]).toEqual(['59111.49', '2678.0'])
  })

  it('remembers the rows of projects that are as they were, in their places', () => {
    const rowsOf = rememberedRows()
    const before = rowsOf(list, thresholds.reason)
    const [first, ...rest] = list
    if (!first) throw new Error('no project')
    const changed = rowsOf([{ ...first, amount: 1 as Cents }, ...rest], thresholds.reason)
    expect(changed.map((row, i) => row === before[i])).toEqual(list.map((_, i) => i > 0))
    expect(changed[0]?.amount).toBe(1)
    expect(rowsOf(rest, thresholds.reason).map(({ number }) => number)).toEqual(rest.map((_, i) => i + 1))
    expect(rowsOf(list, 1)).toEqual(rememberedRows()(list, 1))
  })

  it('adds up to the project column of table 3, and shares add up to the whole', () => {
    const totals = totalsOf(rows, WHOLE)
    expect(inWan(totals.amount)).toBe(publishedTable(3).rows[0]?.cells['project'])
    expect(totals.share).toBe('100.0')
  })

  it('leaves what has no last year’s figure out of the comparison of sums, not at zero', () => {
    const known = totalsOf(rows, WHOLE)
    const { project, difference, base } = rowOf('commerce')
    const gap = projectRow({ ...project, prior: null }, 0, thresholds.reason)
    const totals = totalsOf(
      rows.map((row) => (row.project.id === project.id ? gap : row)),
      WHOLE,
    )
    expect(totals.amount).toBe(known.amount)
    expect(totals.unknown).toBe(1)
    expect(totals.prior).toBe(known.prior - (base ?? 0))
    expect(totals.difference).toBe(known.difference - (difference ?? 0))
  })

  it('misses a reason where the change is above a tenth and none is given, save for new projects', () => {
    expect(rows.filter(({ lacksReason }) => lacksReason).map(({ project }) => project.code)).toEqual([
      'enterprise-service',
      'research',
    ])
    const added = rowOf('general-affairs')
    expect([added.base, added.lacksReason]).toEqual([0, false])
    const unexplained = { ...added.project, hasReason: false }
    expect(projectRow(unexplained, 0, thresholds.reason).lacksReason).toBe(false)
    const notNew = { ...unexplained, nature: 'continuing' as const }
    expect(projectRow(notNew, 0, thresholds.reason).lacksReason).toBe(true)
  })

  it('compares with nothing where last year’s figure is not known, and a new project with zero', () => {
    const { project, amount } = rowOf('commerce')
    const unknown = projectRow({ ...project, prior: null }, 0, thresholds.reason)
    expect([unknown.base, unknown.difference, unknown.rate]).toEqual([null, null, null])
    const added = projectRow({ ...project, prior: null, nature: 'new' }, 0, thresholds.reason)
    expect([added.base, added.difference, added.rate]).toEqual([0, amount, null])
  })

  it('takes the threshold of the template, and none for a project without lines', () => {
    const lacking = rememberedRows()(list, 20).filter(({ lacksReason }) => lacksReason)
    expect(lacking.map(({ project }) => project.code)).toEqual(['enterprise-service'])
    const { project } = rowOf('research')
    const empty = { ...project, lines: 0, amount: 0 as Cents, functionCodes: [] }
    const row = projectRow(empty, 0, thresholds.reason)
    expect([row.amount, row.lacksReason]).toEqual([0, false])
    expect(unsetWords(row)).toBe('这个项目还没有分项，报表和文本里都不印它。')
    expect(rows.map(unsetWords)).toEqual(rows.map(() => undefined))
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
    const columns = own.map(({ label, group }) => ({ label, ...(group === null ? {} : { group }) }))
    expect(
      headsOf(columns).map(({ group, columns, at }) => [group, columns.map(({ label }) => label), at]),
    ).toEqual([
      ['一般公共预算', ['履职类', '专项'], 0],
      [null, ['政府性基金'], 2],
      [null, ['事业收入'], 3],
    ])
  })

  it('of a project offers no source that is for basic expenditure alone', () => {
    expect(fundings.map(({ id }) => id)).toContain('basic')
    expect(projectFundings(fundings).map(({ id }) => id)).not.toContain('basic')
    for (const { kinds } of projectFundings(fundings)) expect(kinds).toContain('project')
  })
})
