import Database from 'better-sqlite3'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import type { BudgetView } from '../../src/shared/contract/results'
import type { BudgetDocument } from '../../src/shared/model/document'
import { largeBudget } from '../bench/large-budget'
import { created } from '../store/store-bench'
import { sampleDocument } from '../support/longgang'
import { type Bench, openBench } from './bench'

function bench(): Bench {
  const opened = openBench()
  onTestFinished(() => opened.dispose())
  return opened
}

/** Projects whose ids are not their codes, in two units and more, some of them placed in table 5 and some not. */
function partly(left: readonly number[]): BudgetDocument {
  const document = largeBudget(sampleDocument(), 9)
  return {
    ...document,
    placements: document.placements.filter(
      ({ list }, at) => list !== 't05' || !left.includes(at % left.length),
    ),
  }
}

async function opened(at: Bench, document: BudgetDocument) {
  const path = at.path('own.budget')
  created(path, document).close()
  return { path, view: await at.open({ file: path }) }
}

/** The projects of table 5 as it is printed, by unit. */
function printed({ tables }: BudgetView): readonly (readonly string[])[] {
  const rows = tables.find(({ id }) => id === 't05')?.rows.filter(({ kind }) => kind === 'project') ?? []
  return [...Map.groupBy(rows, ({ parentKey }) => parentKey).values()].map((unit) =>
    unit.map(({ projectCode }) => projectCode ?? ''),
  )
}

/** What a list is after some of it were put behind one of it. */
function put(ids: readonly string[], moved: readonly string[], after: string | null): readonly string[] {
  const rest = ids.filter((id) => !moved.includes(id))
  const at = after === null ? 0 : rest.indexOf(after) + 1
  return [...rest.slice(0, at), ...moved, ...rest.slice(at)]
}

/** Placed ones first, by place; then the others, as the projects stand. Written for the test, of the rule alone. */
function expected({ placements, projects }: BudgetDocument): readonly string[] {
  const placed = placements
    .filter(({ list, object }) => list === 't05' && object !== null)
    .toSorted((a, b) => a.position - b.position)
    .map(({ object }) => object?.slice('projects/'.length) ?? '')
  return [...placed, ...projects.map(({ id }) => id).filter((id) => !placed.includes(id))]
}

test('places of a list are moved and written though the file says nothing of them: what is printed stands as it was put, and undone, byte for byte', async () => {
  const pick = fc.nat({ max: 30 })
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.nat({ max: 12 }), { minLength: 1, maxLength: 9 }),
      fc.array(
        fc.oneof(
          fc.record({
            moved: fc.uniqueArray(pick, { minLength: 1, maxLength: 3 }),
            after: fc.option(pick, { freq: 3 }),
          }),
          fc.record({ named: pick, name: fc.string({ unit: fc.constantFrom('甲', '乙') }) }),
        ),
        { minLength: 1, maxLength: 6 },
      ),
      async (left, gestures) => {
        const at = openBench()
        try {
          const { path, view } = await opened(at, partly(left))
          const { budget, document } = view
          let order = expected(document)
          const codes = new Map(document.projects.map(({ id, code }) => [id, code]))
          const idAt = (n: number): string => order[n % order.length] ?? ''
          const place = (id: string): string => `placements/t05:projects:${id}`
          for (const gesture of gestures) {
            if ('named' in gesture) {
              await at.call('edit.set', {
                budget,
                path: `${place(idAt(gesture.named))}/name`,
                value: gesture.name,
              })
            } else {
              const moved = [...new Set(gesture.moved.map(idAt))]
              const after = gesture.after === null ? null : idAt(gesture.after)
              if (after !== null && moved.includes(after)) continue
              await at.call('edit.apply', {
                budget,
                edits: [{ move: moved.map(place), after: after === null ? null : place(after) }],
              })
              order = put(order, moved, after)
            }
            const now = await at.call('budget.view', { budget })
            expect(expected(now.document)).toEqual(order)
            for (const unit of printed(now)) {
              expect(unit).toEqual(
                order.map((id) => codes.get(id)).filter((code) => unit.includes(code ?? '')),
              )
            }
            const others = ({ placements }: BudgetDocument) => placements.filter(({ list }) => list !== 't05')
            expect(others(now.document)).toEqual(others(document))
          }
          let undo = (await at.call('budget.view', { budget })).state.undo
          while (undo !== null) undo = (await at.call('edit.undo', { budget })).patch.state.undo
          expect((await at.call('budget.view', { budget })).document).toEqual(document)
          await at.call('budget.close', { budget })
          const db = new Database(path, { readonly: true })
          expect(db.prepare('SELECT count(*) AS n FROM placements').get()).toEqual({
            n: document.placements.length,
          })
          db.close()
        } finally {
          await at.dispose()
        }
      },
    ),
    { numRuns: 30, seed: 12 },
  )
}, 120_000)

test('what is written at a place that was not there makes no more of them than stand before it', async () => {
  const at = bench()
  const document = { ...largeBudget(sampleDocument(), 20), placements: [] }
  const { view } = await opened(at, document)
  const { budget } = view
  const place = (n: number): string => `placements/t12:projects:${document.projects[n]?.id ?? ''}`
  const made = async (edits: Parameters<typeof at.call<'edit.preview'>>[1]['edits']): Promise<number> =>
    (await at.call('edit.preview', { budget, edits })).patch.records.length
  expect(await made([{ set: `${place(0)}/content`, value: '内容' }])).toBe(1)
  expect(await made([{ set: `${place(4)}/content`, value: '内容' }])).toBe(5)
  expect(await made([{ set: `${place(4)}/content`, value: '' }])).toBe(0)
  expect(await made([{ move: [place(9)], after: null }])).toBe(1)
  expect(await made([{ move: [place(9)], after: place(2) }])).toBe(4)
  expect(await made([{ move: [place(9)], after: place(8) }])).toBe(0)
  // A fixed row that nothing places stands behind all projects.
  expect(await made([{ move: ['placements/t12:basic'], after: null }])).toBe(1)
  expect(await made([{ move: ['placements/t12:basic'], after: place(33) }])).toBe(0)
})

test('a place is named by its record as well; by codes too; nothing else is taken for one', async () => {
  const at = bench()
  const { view } = await opened(at, largeBudget(sampleDocument(), 3))
  const { budget } = view
  const second = 'placements/t05-project-1'
  const { patch } = await at.call('edit.apply', {
    budget,
    naming: 'codes',
    edits: [
      { set: 'placements/t12:projects:X00001/content', value: '做什么' },
      { move: ['placements/t05:projects:X00002'], after: second },
    ],
  })
  expect(patch.label).not.toBe('')
  const { document } = await at.call('budget.view', { budget })
  expect(document.placements.find(({ id }) => id === 't12-project-1')).toMatchObject({ content: '做什么' })
  for (const strange of [
    't99:projects:project-1',
    't05:projects:none',
    't05:basic',
    't05:units:unit-1',
    't05:',
    'none',
  ]) {
    const set = { budget, path: `placements/${strange}/name`, value: '名' }
    expect((await at.refused('edit.set', set)).code).toBe('unknown-path')
  }
  // Of two lists at once there is no order.
  const edits = [{ move: ['placements/t05:projects:project-0'], after: 'placements/t12:basic' }]
  expect((await at.refused('edit.apply', { budget, edits })).details?.['refused']).toMatchObject([
    { code: 'bad-value', place: 'placements/t05:projects:project-0' },
  ])
})
