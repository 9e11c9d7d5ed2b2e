import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BudgetDocument } from '../../../src/shared/model/document'
import { documentFaults } from '../../../src/shared/model/document-faults'
import { openEngine } from '../../../src/shared/tables/engine'
import { codeBook, sampleDocument, sampleIds, sampleRules, templateTables } from '../../support/longgang'
import { mutable, withSecondUnit } from '../../support/edits'

const tables = templateTables()
const codes = codeBook()
const { reserved } = sampleRules()
const start = withSecondUnit(sampleDocument())

/** The budget with some codes given anew, in order of the collection. */
function recoded(
  units: readonly string[],
  projects: readonly string[],
  document: BudgetDocument = start,
): BudgetDocument {
  return {
    ...document,
    units: document.units.map((unit, i) => ({ ...unit, code: units[i] ?? unit.code })),
    projects: document.projects.map((project, i) => ({ ...project, code: projects[i] ?? project.code })),
  }
}

function keysOf(document: BudgetDocument): readonly string[] {
  return openEngine(tables, document, codes)
    .views()
    .flatMap(({ rows, parts }) => [...rows, ...parts.flatMap((part) => part.rows)].map(({ key }) => key))
}

describe('codes that the template uses itself', () => {
  it('are the department’s block and the parts of tables, the rows that no code names', () => {
    expect([...(reserved.units ?? [])]).toEqual(expect.arrayContaining(['all', 'goals', 'indicators']))
    expect([...(reserved.projects ?? [])]).toEqual(expect.arrayContaining(['unit', 'total', 'basic']))
    for (const { code } of [...start.units, ...start.projects]) {
      expect(reserved.units?.has(code)).toBe(false)
      expect(reserved.projects?.has(code)).toBe(false)
    }
  })

  it('are refused of every unit and project', () => {
    const document = recoded(['all', '002', '003', 'goals'], ['total', 'unit', 'basic'])
    const faults = documentFaults(document, sampleRules())
    expect(faults.map(({ collection, index, field, grade }) => [collection, index, field, grade])).toEqual([
      ['units', 0, 'code', 'refused'],
      ['units', 3, 'code', 'refused'],
      ['projects', 0, 'code', 'refused'],
      ['projects', 1, 'code', 'refused'],
      ['projects', 2, 'code', 'refused'],
    ])
  })

  it('in a file from before name no row of the template’s: its cells hold what they held', () => {
    const engine = openEngine(tables, start, codes)
    const old = openEngine(tables, recoded(['all', '002', '003', 'goals'], ['total', 'unit']), codes)
    const [first, second] = start.projects
    for (const cell of [
      't03/all/total/total',
      't05/all/total/total',
      't12/all/total/total',
      't12/all/basic/total',
    ]) {
      expect(old.amountOf(cell), cell).toBe(engine.amountOf(cell))
    }
    expect(old.amountOf('t05/~all/unit/total')).toBe(engine.amountOf('t05/001/unit/total'))
    expect(old.amountOf('t12/all/~total/total')).toBe(engine.amountOf(`t12/all/${first?.code}/total`))
    expect(old.amountOf('t05/~all/~unit/total')).toBe(engine.amountOf(`t05/001/${second?.code}/total`))
    const row = old
      .views()
      .find(({ id }) => id === 't05')
      ?.rows.find(({ key }) => key === 't05/~all/~total')
    expect(row).toMatchObject({ unitCode: 'all', projectCode: 'total', name: first?.name })
  })

  it('never make two rows the same, nor what they are called instead', () => {
    const words = [
      'total',
      '~total',
      '~~total',
      'unit',
      '~unit',
      'basic',
      'all',
      '~all',
      '~',
      'goals',
      '2011307',
    ]
    const some = (most: number) =>
      fc.uniqueArray(fc.constantFrom(...words), { minLength: 1, maxLength: most })
    fc.assert(
      fc.property(some(4), some(9), (units, projects) => {
        const keys = keysOf(recoded(units, projects))
        expect(new Set(keys).size).toBe(keys.length)
        expect(keys).toHaveLength(keysOf(start).length)
      }),
      { numRuns: 40 },
    )
  })

  it('come and go with an edit as with a fresh opening', () => {
    const budget = mutable(start)
    const engine = openEngine(tables, start, codes)
    for (const code of ['total', '~total', 'incubation']) {
      const before = budget.document.projects.find(({ id }) => id === sampleIds.project('commerce'))
      const change = {
        collection: 'projects' as const,
        id: before?.id ?? '',
        before: { ...before },
        after: { ...before, code: code === 'incubation' ? 'commerce' : code },
      }
      budget.apply([change])
      engine.apply([change])
      expect(engine.views()).toEqual(openEngine(tables, budget.document, codes).views())
    }
  })
})
