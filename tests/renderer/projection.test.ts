import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BudgetView } from '../../src/shared/contract/methods'
import type { Patch } from '../../src/shared/contract/patch'
import { recordPatches } from '../../src/shared/difference/records'
import { betweenStates } from '../../src/shared/difference/states'
import type { RecordChange } from '../../src/shared/model/change'
import type { BudgetDocument, BudgetLine } from '../../src/shared/model/document'
import type { Cents } from '../../src/shared/money/cents'
import { plainAmount } from '../../src/shared/money/format'
import { type Engine, openEngine } from '../../src/shared/tables/engine'
import {
  type Projection,
  advance,
  amountWhenOpened,
  countChanges,
  openProjection,
  refreshed,
} from '../../src/renderer/stores/projection'
import { edit, inverse, mutable, realise, withSecondUnit } from '../support/edits'
import { templateView } from '../../src/shared/template/template'
import { codeBook, sampleDocument, templatePack, templateTables, templateText } from '../support/longgang'

const TOTAL = 't01/all/expenditure-grand-total/expenditureAmount'

function open(document: BudgetDocument): { engine: Engine; projection: Projection } {
  const engine = openEngine(templateTables(), document, codeBook())
  return { engine, projection: openProjection(viewOf(document, engine, 0)) }
}

function viewOf(document: BudgetDocument, engine: Engine, revision: number): BudgetView {
  const state = { revision, savedAt: null, undo: null, redo: null, access: { mode: 'edit' } as const }
  const template = templateView({ ...templatePack(), tables: templateTables(), text: templateText() })
  const tables = engine.views()
  return {
    budget: 'b',
    file: { name: 'f.budget' },
    state,
    document,
    tables,
    text: [],
    template,
    unplaced: [],
    faults: [],
  }
}

function step(engine: Engine, from: number, records: readonly RecordChange[]): Patch {
  const { cells, rows } = engine.apply(records)
  const state = {
    revision: from + 1,
    savedAt: null,
    undo: null,
    redo: null,
    access: { mode: 'edit' } as const,
  }
  return {
    from,
    to: from + 1,
    label: '',
    records: recordPatches(records),
    cells,
    rows,
    blocks: [],
    unplaced: [],
    state,
  }
}

function setAmount(document: BudgetDocument, id: string, amount: number): RecordChange {
  const before = document.lines.find((line) => line.id === id) as BudgetLine
  return { collection: 'lines', id, before: { ...before }, after: { ...before, amount } }
}

describe('the projection', () => {
  it('marks what differs from when the file was opened, and no longer what has come back', () => {
    const document = sampleDocument()
    const { engine, projection } = open(document)
    const typed = setAmount(document, 'y059', 500_000_000)
    const after = advance(projection, step(engine, 0, [typed])) as Projection
    expect(countChanges(after.changes)).toBe(55)
    expect(countChanges(after.changes, 't03')).toBe(8)
    expect(plainAmount(amountWhenOpened(after.opened, TOTAL) as Cents, '万元', 2)).toBe('198823.18')
    expect(after.document.lines.find(({ id }) => id === 'y059')?.amount).toBe(500_000_000)
    const back = advance(after, step(engine, 1, inverse([typed]))) as Projection
    expect(back.changes.size).toBe(0)
    expect(back.tables).toEqual(projection.tables)
  })

  it('keeps every row and table that a step did not touch', () => {
    const document = sampleDocument()
    const { engine, projection } = open(document)
    const after = advance(
      projection,
      step(engine, 0, [setAmount(document, 'y059', 500_000_000)]),
    ) as Projection
    const untouched = after.tables.filter((view, index) => view === projection.tables[index])
    expect(untouched.map(({ number }) => number)).toEqual([4, 9, 10, 11])
    const fresh = after.tables.flatMap(({ rows }, t) =>
      rows.filter((row, r) => row !== projection.tables[t]?.rows[r]).map(({ key }) => key),
    )
    expect(new Set(fresh)).toEqual(new Set(after.changes.keys()))
    expect(after.document.goals).toBe(document.goals)
  })

  it('asks for the view afresh when a patch starts from another revision or renames the department', () => {
    const document = sampleDocument()
    const { engine, projection } = open(document)
    expect(advance(projection, step(engine, 3, [setAmount(document, 'y059', 1)]))).toBeNull()
    const renamed: RecordChange = {
      collection: 'department',
      id: 'department',
      before: { ...document.department },
      after: { ...document.department, agency: '某局' },
    }
    expect(advance(projection, step(engine, 0, [renamed]))).toBeNull()
  })

  it('takes unplaced paragraphs and faults from the step, faults only where it names them', () => {
    const document = sampleDocument()
    const { engine, projection } = open(document)
    const block = { id: 'b', kind: 'override', place: 'p7/projects', object: null, text: '某段' } as const
    const fault = {
      path: 'lines/y059/amount',
      where: '分项',
      message: '不能小于零。',
      grade: 'refused',
      mendable: false,
    } as const
    const held: Projection = { ...projection, faults: [fault, { ...fault, path: 'lines/y060/amount' }] }
    const patch = step(engine, 0, [setAmount(document, 'y059', 500_000_000)])
    expect(advance(held, { ...patch, unplaced: [block] })).toMatchObject({
      unplaced: [block],
      faults: held.faults,
    })
    expect(advance(held, { ...patch, faults: [fault] })?.faults).toEqual([fault])
  })

  it('holds the rows of a table’s parts as they were when it was opened', () => {
    const document = sampleDocument()
    const { engine, projection } = open(document)
    const goal = document.goals.find(({ projectId }) => projectId === null)
    if (!goal) throw new Error('the sample has lost its goals')
    const after = { ...goal, text: '另一个目标。' }
    const change: RecordChange = { collection: 'goals', id: goal.id, before: { ...goal }, after }
    const next = advance(projection, step(engine, 0, [change])) as Projection
    const partOf = ({ tables }: Projection) =>
      tables.find(({ id }) => id === 't12')?.parts.find(({ id }) => id === 'goals')?.rows ?? []
    const now = partOf(next).find(({ key }) => key.endsWith(goal.id))
    expect(now?.texts?.['printed']).toBe(`${goal.number ?? ''}、另一个目标。`)
    expect(next.opened.rows.get(now?.key ?? '')?.texts?.['text']).toBe(goal.text)
  })

  it('after any edits is the view fetched afresh, its marks included, also for a window that comes then; empty of marks after their undo', () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 25 }), (asked) => {
        const start = withSecondUnit(sampleDocument())
        const budget = mutable(start)
        const { engine, projection } = open(start)
        const opened = viewOf(start, engine, 0)
        let shown = projection
        const done: (readonly RecordChange[])[] = []
        const follow = (records: readonly RecordChange[]): void => {
          const next = advance(shown, step(engine, shown.state.revision, records))
          if (!next) throw new Error('the patch does not continue the projection')
          shown = next
        }
        asked.forEach((each, serial) => {
          const records = realise(budget.document, each, serial)
          if (records.length === 0) return
          budget.apply(records)
          done.push(records)
          follow(records)
        })
        const fresh = refreshed(projection, viewOf(budget.document, engine, shown.state.revision))
        expect(shown.tables).toEqual(fresh.tables)
        expect(shown.changes).toEqual(fresh.changes)
        const now = viewOf(shown.document, engine, shown.state.revision)
        const joined = openProjection(now, betweenStates(now, opened))
        expect(joined.changes).toEqual(fresh.changes)
        expect(joined.opened).toEqual(projection.opened)
        shown = joined
        for (const records of done.reverse()) follow(inverse(records))
        expect(shown.changes).toEqual(new Map())
        expect(shown.tables).toEqual(projection.tables)
        expect(shown.document).toEqual(start)
      }),
      { numRuns: 40, seed: 2024 },
    )
  }, 60_000)

  it('counts a printed row that was not there before from zero', () => {
    const document = sampleDocument()
    const { engine, projection } = open(document)
    const line = document.lines.find(({ id }) => id === 'y063') as BudgetLine
    const moved: RecordChange = {
      collection: 'lines',
      id: line.id,
      before: { ...line },
      after: { ...line, functionCode: '2160299' },
    }
    const after = advance(projection, step(engine, 0, [moved])) as Projection
    expect(after.changes.get('t03/001/2160299')?.get('total')).toBe(0 as Cents)
    expect(amountWhenOpened(after.opened, 't03/001/2160299/total')).toBe(0)
  })
})
