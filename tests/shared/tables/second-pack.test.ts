import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { plainAmount } from '../../../src/shared/money/format'
import type { Cents } from '../../../src/shared/money/cents'
import { openEngine } from '../../../src/shared/tables/engine'
import type { TableSpec } from '../../../src/shared/tables/spec'
import { codeBook, sampleDocument, sampleIds } from '../../support/longgang'
import { withSecondUnit } from '../../support/edits'

/** Another place's tables — in 元, with other columns, two levels of codes, one department total — are data alone. */
const { tables } = JSON.parse(
  readFileSync(new URL('../../fixtures/second-pack/tables.json', import.meta.url), 'utf8'),
) as { tables: TableSpec[] }

const document = withSecondUnit(sampleDocument())
const engine = openEngine(tables, document, codeBook())
const [projects, functions] = engine.views()

function sum(
  accepts: (line: (typeof document.lines)[number]) => boolean,
  measure: 'amount' | 'procurement' = 'amount',
): Cents {
  return document.lines.filter(accepts).reduce((total, line) => total + line[measure], 0) as Cents
}

describe('a second template pack', () => {
  it('prints one row per project in the order it asks for, with its own columns', () => {
    expect(projects?.rows.map((row) => row.name)).toEqual([
      ...[...document.projects].sort((a, b) => a.position - b.position).map((project) => project.name),
      '总计',
    ])
    for (const project of document.projects) {
      const own = document.lines.filter((line) => line.projectId === project.id)
      const contract = (code: string): boolean => ['30226', '30227'].includes(code)
      expect(engine.amountOf(`s01/all/${project.code}/sum`)).toBe(sum((line) => own.includes(line)))
      expect(engine.amountOf(`s01/all/${project.code}/wages`)).toBe(
        sum((line) => own.includes(line) && contract(line.economicCode)),
      )
      expect(engine.amountOf(`s01/all/${project.code}/rest`)).toBe(
        sum((line) => own.includes(line) && !contract(line.economicCode)),
      )
    }
  })

  it('prints both units in one block under the total name, at 类 and 项 only', () => {
    expect(functions?.rows[0]).toMatchObject({ name: '全部门', kind: 'unit', key: 's02/all/unit' })
    expect(new Set(functions?.rows.slice(1).map((row) => row.code?.length))).toEqual(new Set([3, 7]))
    expect(engine.amountOf('s02/all/2011350/fiscal')).toBe(
      sum((line) => line.functionCode === '2011350' && line.fundType.startsWith('1')),
    )
    expect(engine.amountOf('s02/all/unit/procured')).toBe(sum(() => true, 'procurement'))
  })

  it('prints in its own unit and leaves out rows whose every amount is zero', () => {
    const amount = engine.amountOf('s01/all/energy-saving/sum') as Cents
    expect(plainAmount(amount, projects?.unit ?? '万元', projects?.decimals ?? 2)).toBe('700000.00')
    const line = document.lines.find((each) => each.projectId === sampleIds.project('energy-saving'))
    const { rows } = engine.apply([
      { collection: 'lines', id: line?.id ?? '', before: { ...line }, after: { ...line, amount: 0 } },
    ])
    expect(rows.removed).toEqual(['s01/all/energy-saving'])
  })
})
