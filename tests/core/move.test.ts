import Database from 'better-sqlite3'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import type { BudgetDocument } from '../../src/shared/model/document'
import { inCollectionOrder } from '../../src/shared/model/order'
import { largeBudget } from '../bench/large-budget'
import { created } from '../store/store-bench'
import { sampleDocument } from '../support/longgang'
import { type Bench, openBench } from './bench'

function bench(): Bench {
  const opened = openBench()
  onTestFinished(() => opened.dispose())
  return opened
}

/** A budget whose ids are not its codes, some of whose projects and lines stand at one place: then the id decides. */
function tied(): BudgetDocument {
  const document = largeBudget(sampleDocument(), 12)
  const placed = <T extends { readonly id: string; readonly position: number }>(list: readonly T[]): T[] =>
    list.map((each, i) => ({ ...each, position: Math.floor(i / 3) * 2 })).sort(inCollectionOrder)
  return { ...document, projects: placed(document.projects), lines: placed(document.lines) }
}

async function opened(at: Bench, document: BudgetDocument) {
  const path = at.path('own.budget')
  created(path, document).close()
  return { path, view: await at.open({ file: path }) }
}

/** What a list is after some of it were put behind one of it. */
function put(ids: readonly string[], moved: readonly string[], after: string | null): readonly string[] {
  const rest = ids.filter((id) => !moved.includes(id))
  const at = after === null ? 0 : rest.indexOf(after) + 1
  return [...rest.slice(0, at), ...moved, ...rest.slice(at)]
}

test('projects and lines stand where they were put, whatever places they had; undone, every record is as it was', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({
          set: fc.constantFrom('projects', 'lines'),
          owner: fc.nat(),
          picks: fc.uniqueArray(fc.nat({ max: 9 }), { minLength: 1, maxLength: 4 }),
          after: fc.option(fc.nat({ max: 9 }), { freq: 4 }),
        }),
        { minLength: 1, maxLength: 12 },
      ),
      async (moves) => {
        const at = openBench()
        try {
          const { path, view } = await opened(at, tied())
          const { budget } = view
          let { document } = view
          for (const { set, owner, picks, after } of moves) {
            const project = document.projects[owner % document.projects.length]?.id
            const list =
              set === 'projects'
                ? document.projects
                : document.lines.filter(({ projectId }) => projectId === project)
            const ids = list.map(({ id }) => id)
            const moved = [...new Set(picks.flatMap((pick) => ids[pick % ids.length] ?? []))]
            const behind = after === null ? null : (ids[after % ids.length] ?? null)
            if (moved.length === 0 || (behind !== null && moved.includes(behind))) continue
            await at.call('edit.apply', {
              budget,
              edits: [
                {
                  move: moved.map((id) => `${set}/${id}`),
                  after: behind === null ? null : `${set}/${behind}`,
                },
              ],
            })
            const before = document
            document = (await at.call('budget.view', { budget })).document
            const now = document[set].filter(({ id }) => ids.includes(id)).map(({ id }) => id)
            expect(now).toEqual(put(ids, moved, behind))
            // Those of other projects keep their places, and nothing but places is another.
            const others = (of: BudgetDocument) => of[set].filter(({ id }) => !ids.includes(id))
            expect(others(document)).toEqual(others(before))
            const bare = ({ position: _, ...rest }: { position: number; id: string }) => rest
            expect(new Map(document[set].map((each) => [each.id, bare(each)]))).toEqual(
              new Map(before[set].map((each) => [each.id, bare(each)])),
            )
          }
          let undo = (await at.call('budget.view', { budget })).state.undo
          while (undo !== null) undo = (await at.call('edit.undo', { budget })).patch.state.undo
          expect((await at.call('budget.view', { budget })).document).toEqual(view.document)
          await at.call('budget.close', { budget })
          const db = new Database(path, { readonly: true })
          const stored = db.prepare('SELECT id, position FROM projects ORDER BY position, id').all()
          db.close()
          expect(stored).toEqual(view.document.projects.map(({ id, position }) => ({ id, position })))
        } finally {
          await at.dispose()
        }
      },
    ),
    { numRuns: 40, seed: 7 },
  )
}, 60_000)

test('no more records get another place than have to: one step down two, to the front and to the end one', async () => {
  const at = bench()
  const { view } = await opened(at, largeBudget(sampleDocument(), 300))
  const { budget, document } = view
  const path = (i: number): string => `projects/${document.projects.at(i)?.id ?? ''}`
  const places = async (from: number, after: number | null): Promise<number> => {
    const edits = [{ move: [path(from)], after: after === null ? null : path(after) }]
    const { patch } = await at.call('edit.preview', { budget, edits })
    return patch.records.length
  }
  expect(await places(100, 101)).toBe(2)
  expect(await places(101, 99)).toBe(2)
  expect(await places(100, null)).toBe(1)
  expect(await places(100, -1)).toBe(1)
  expect(await places(10, -10)).toBe(10)
  expect(await places(100, 99)).toBe(0)
})

test('history says what was put where; lines are named by what they are, several by how many', async () => {
  const at = bench()
  const { budget, document } = await at.sample()
  const [first, second, third] = document.projects
  const path = (of: typeof first): string => `projects/${of?.id ?? ''}`
  const label = async (move: readonly string[], after: string | null): Promise<string> =>
    (await at.call('edit.apply', { budget, edits: [{ move, after }] })).patch.label
  expect(await label([path(first)], path(second))).toBe('节能减排 移到 法律顾问服务经费（通用项目） 之后')
  expect(await label([path(third)], null)).toBe('办公用房修缮与维护（通用项目） 移到最前')
  expect(await label([path(first), path(second)], null)).toBe('2 条项目移到最前')
  const revision = (await at.call('budget.view', { budget })).state.revision
  // It stands there already.
  await at.call('edit.apply', { budget, edits: [{ move: [path(second)], after: path(first) }] })
  expect((await at.call('budget.view', { budget })).state.revision).toBe(revision)
})

test('by codes, behind a project that an earlier edit of the same step adds', async () => {
  const at = bench()
  const { budget } = await at.sample()
  await at.call('edit.apply', {
    budget,
    naming: 'codes',
    edits: [
      { add: 'project', value: { code: '新一', name: '新项目' }, after: 'projects/energy-saving' },
      { move: ['projects/commerce'], after: 'projects/新一' },
    ],
  })
  const { document } = await at.call('budget.view', { budget })
  expect(document.projects.slice(0, 4).map(({ code }) => code)).toEqual([
    'energy-saving',
    '新一',
    'commerce',
    'legal-counsel',
  ])
})

test('what cannot be moved is refused by place', async () => {
  const at = bench()
  const { budget, document, state } = await at.sample()
  const [one, other] = document.projects
  const lineOf = (id: string | undefined): string =>
    `lines/${document.lines.find(({ projectId }) => projectId === id)?.id ?? ''}`
  const refusals = async (move: readonly string[], after: string | null): Promise<unknown> => {
    const error = await at.refused('edit.apply', { budget, edits: [{ move, after }] })
    return error.details?.['refused']
  }
  expect(await refusals(['projects/none'], null)).toMatchObject([
    { place: 'projects/none', code: 'unknown-path' },
  ])
  expect(await refusals([`projects/${one?.id ?? ''}`], 'projects/none')).toMatchObject([
    { code: 'unknown-path' },
  ])
  expect(await refusals(['department'], null)).toMatchObject([{ place: 'department', code: 'bad-value' }])
  expect(await refusals([lineOf(one?.id)], lineOf(other?.id))).toMatchObject([{ code: 'bad-value' }])
  expect(await refusals([lineOf(one?.id)], `projects/${one?.id ?? ''}`)).toMatchObject([
    { code: 'bad-value' },
  ])
  const own = `projects/${one?.id ?? ''}`
  expect(await refusals([own], own)).toMatchObject([{ place: own, code: 'bad-value' }])

  // Another window moved it meanwhile.
  const edits = [{ move: [own], after: `projects/${other?.id ?? ''}` }]
  await at.call('edit.apply', { budget, edits })
  const error = await at.refused('edit.apply', {
    budget,
    edits: [{ move: [own], after: `projects/${document.projects.at(-1)?.id ?? ''}` }],
    seen: state.revision,
  })
  expect(error.code).toBe('changed-meanwhile')
})
