import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RecordChange } from '../../../src/shared/model/change'
import type { BudgetDocument, BudgetLine } from '../../../src/shared/model/document'
import { definition, fieldEntries } from '../../../src/shared/model/fields'
import {
  type ConditionName,
  conditionNames,
  dimensionNames,
  dimensions,
  measureNames,
} from '../../../src/shared/tables/addends'
import { type Engine, openEngine } from '../../../src/shared/tables/engine'
import type { Predicate, TableSpec } from '../../../src/shared/tables/spec'
import { codeBook, sampleDocument } from '../../support/longgang'

const sample = sampleDocument()

/** A table of one row, with a column for each predicate, of amounts and of procurement. */
function tableOf(wheres: readonly Predicate[]): TableSpec {
  return {
    id: 'x',
    number: 1,
    title: '汇总表',
    layout: 'matrix',
    unit: '万元',
    decimals: 2,
    scope: 'department',
    rowHeaders: [],
    notes: [],
    columns: wheres.flatMap((where, i) =>
      (['amount', 'procurement'] as const).map((measure) => ({
        id: `${measure}-${i}`,
        path: [`${i}`],
        where,
        measure,
      })),
    ),
    rows: [{ rows: 'fixed', kind: 'total', name: '合计', level: 0 }],
  }
}

const opened = (document: BudgetDocument, wheres: readonly Predicate[]): Engine =>
  openEngine([tableOf(wheres)], document, codeBook())

function lineSum(lines: readonly BudgetLine[], measure: 'amount' | 'procurement'): number {
  return lines.reduce((sum, line) => sum + line[measure], 0)
}

const services: readonly Predicate[] = [{ procurementCategory: ['services'] }]

function printsServices(engine: Engine, lines: readonly BudgetLine[]): void {
  const bought = lines.filter(({ procurementCategory }) => procurementCategory === 'services')
  expect(engine.amountOf('x/all/total/procurement-0')).toBe(lineSum(bought, 'procurement'))
  expect(engine.amountOf('x/all/total/amount-0')).toBe(lineSum(bought, 'amount'))
}

describe('a table that asks for services bought', () => {
  // It printed 70,450,000元 where the lines hold 74,599,400元 while the ledger's cache did not know the category.
  it('prints what the lines hold', () => {
    const engine = opened(sample, services)
    printsServices(engine, sample.lines)
    expect(engine.amountOf('x/all/total/procurement-0')).toBeGreaterThan(0)
  })

  it('follows lines that come to buy them and cease to', () => {
    const engine = opened(sample, services)
    let lines = sample.lines
    for (const [i, before] of sample.lines.entries()) {
      const procurementCategory = (['services', 'goods', null, 'works'] as const)[i % 4] ?? null
      const after = { ...before, procurementCategory }
      lines = lines.map((line) => (line === before ? after : line))
      engine.apply([{ collection: 'lines', id: before.id, before: { ...before }, after }])
      printsServices(engine, lines)
    }
  })
})

/** What a line may have in a dimension, by its field. */
function valuesOf(name: ConditionName): readonly (string | boolean | null)[] {
  const field = definition.lines.fields[name]
  if (field.type === 'enum') return [...Object.keys(field.options), ...('nullable' in field ? [null] : [])]
  if (field.type === 'boolean') return [true, false]
  if (field.type === 'fundType') return ['111', '112', '121', '13', '2', '31']
  return field.type === 'functionCode' ? ['2011301', '2011350', '2080505'] : ['30101', '30201', '30299']
}

/** A predicate's meaning, written a second time: by each dimension's own rule on the line itself. */
function takes(where: Predicate, line: BudgetLine): boolean {
  return conditionNames.every((name) => {
    const wanted = where[name]
    const value = line[name]
    if (wanted === undefined) return true
    if (typeof wanted === 'boolean') return value === wanted
    if (value === null) return false
    return dimensions[name].by === 'prefix'
      ? wanted.some((prefix) => String(value).startsWith(prefix))
      : wanted.includes(String(value))
  })
}

const condition = fc.constantFrom(...conditionNames).chain((name) => {
  const values = valuesOf(name)
  if (values.includes(true)) return fc.boolean().map((wanted): Predicate => ({ [name]: wanted }))
  const given = values.filter((value) => value !== null).map(String)
  const prefix = fc.tuple(fc.constantFrom(...given), fc.integer({ min: 1, max: 7 }))
  const wanted =
    dimensions[name].by === 'prefix'
      ? prefix.map(([value, digits]) => value.slice(0, digits))
      : fc.constantFrom(...given)
  return fc.array(wanted, { minLength: 1, maxLength: 2 }).map((list): Predicate => ({ [name]: list }))
})
const conjunction = fc
  .array(condition, { maxLength: 3 })
  .map((all) => all.reduce<Predicate>((one, next) => ({ ...one, ...next }), {}))
const edit = fc.constantFrom(...conditionNames).chain((name) =>
  fc.record({
    pick: fc.nat(),
    name: fc.constant(name),
    value: fc.constantFrom(...valuesOf(name)),
  }),
)

describe('every dimension that a condition can ask for', () => {
  it('decides what is added up: cells equal sums over the lines, also while lines change in it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(conjunction, fc.option(condition, { nil: undefined })), {
          minLength: 1,
          maxLength: 5,
        }),
        fc.array(edit, { maxLength: 25 }),
        (asked, edits) => {
          const wheres = asked.map(([where, not]): Predicate => (not ? { ...where, not } : where))
          const engine = opened(sample, wheres)
          let lines = sample.lines
          const agree = (): void => {
            asked.forEach(([where, not], i) => {
              const taken = lines.filter((line) => takes(where, line) && !(not && takes(not, line)))
              for (const measure of ['amount', 'procurement'] as const) {
                expect(engine.amountOf(`x/all/total/${measure}-${i}`)).toBe(lineSum(taken, measure))
              }
            })
          }
          agree()
          for (const { pick, name, value } of edits) {
            const before = lines[pick % lines.length] as BudgetLine
            const after = { ...before, [name]: value }
            lines = lines.map((line) => (line === before ? after : line))
            engine.apply([{ collection: 'lines', id: before.id, before: { ...before }, after }])
          }
          agree()
        },
      ),
      { numRuns: 100 },
    )
  }, 60_000)
})

describe('the table of what is added up', () => {
  it('forgets no field of a line that tells its money from other money, and no amount', () => {
    // 政府经济 of a line is stored only where it differs from what follows: adding that up would tell half of it.
    const unasked = ['position', 'text', 'govEconomicCode']
    const fields = fieldEntries.lines.filter(([, { type }]) => !unasked.includes(type))
    const amounts = fields.filter(([, { type }]) => type === 'amount').map(([name]) => name)
    const others = fields.map(([name]) => name).filter((name) => !amounts.includes(name))
    expect(new Set(measureNames)).toEqual(new Set(amounts))
    expect(dimensionNames.filter((name) => dimensions[name].lines === 'own').sort()).toEqual(others.sort())
  })
})

describe('unprinted sums', () => {
  const sums = {
    bought: { of: 'procurement', where: { procurementCategory: ['services'] } },
    wages: { of: 'amount', where: { economicCode: ['301'], not: { carryOver: true } } },
  } as const
  const open = (document: BudgetDocument): Engine => openEngine([], document, codeBook(), sums)
  const linesIn = (engine: Engine, name: string): readonly string[] =>
    [...engine.linesOf(`lines/all/sum/${name}`)].sort()
  const bought = sample.lines.filter(
    (line) => line.procurementCategory === 'services' && line.procurement > 0,
  )
  const wages = sample.lines.filter(
    (line) => line.economicCode.startsWith('301') && !line.carryOver && line.amount > 0,
  )

  it('speak the language of tables: codes by prefix, not by the whole', () => {
    const engine = open(sample)
    expect(wages.length).toBeGreaterThan(1)
    expect(engine.amountOf('lines/all/sum/wages')).toBe(lineSum(wages, 'amount'))
    expect(linesIn(engine, 'wages')).toEqual(wages.map(({ id }) => id).sort())
    expect(engine.amountOf('lines/all/sum/bought')).toBe(lineSum(bought, 'procurement'))
    expect(linesIn(engine, 'bought')).toEqual(bought.map(({ id }) => id).sort())
  })

  it('are told of where other lines make up the same sum', () => {
    const engine = open(sample)
    const [from, ...others] = bought
    const to = sample.lines.find((line) => line.procurement === 0)
    if (!from || !to) throw new Error('the sample buys services')
    const { procurement, procurementCategory } = from
    const changes: readonly RecordChange[] = [
      { collection: 'lines', id: from.id, before: { ...from }, after: { ...from, procurement: 0 } },
      {
        collection: 'lines',
        id: to.id,
        before: { ...to },
        after: { ...to, procurement, procurementCategory },
      },
    ]
    const told = engine.apply(changes)
    expect(told.sums).toEqual(['lines/all/sum/bought'])
    expect(engine.amountOf('lines/all/sum/bought')).toBe(lineSum(bought, 'procurement'))
    expect(linesIn(engine, 'bought')).toEqual([...others, to].map(({ id }) => id).sort())
  })

  it('are printed nowhere, and stay when the tables are laid out anew', () => {
    const engine = open(sample)
    const [unit] = sample.units
    const line = { ...(bought[0] as BudgetLine), id: 'another' }
    const told = engine.apply([
      { collection: 'units', id: unit?.id ?? '', before: { ...unit }, after: { ...unit, name: '新名' } },
      { collection: 'lines', id: 'another', before: null, after: line },
    ])
    expect(told.cells).toEqual([])
    expect(told.rows).toEqual({ inserted: [], removed: [], moved: [], changed: [] })
    expect(engine.views()).toEqual([])
    expect(engine.amountOf('lines/all/sum/bought')).toBe(lineSum([...bought, line], 'procurement'))
    expect(linesIn(engine, 'bought')).toEqual([...bought.map(({ id }) => id), 'another'].sort())
  })
})
