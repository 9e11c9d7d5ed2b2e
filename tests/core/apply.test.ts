import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import type { Params, Result } from '../../src/shared/contract/methods'
import { largeBudget } from '../bench/large-budget'
import { created } from '../store/store-bench'
import { sampleDocument } from '../support/longgang'
import { anyEdit, callOf } from './any-edit'
import { type Bench, openBench } from './bench'

type OneEdit = Params<'edit.apply'>['edits'][number]

function bench(): Bench {
  const opened = openBench()
  onTestFinished(() => opened.dispose())
  return opened
}

/** A budget of several units, whose ids are not its codes. */
async function several(at: Bench) {
  const path = at.path('several.budget')
  created(path, largeBudget(sampleDocument(), 40)).close()
  return at.open({ file: path })
}

test('an edit sees what those before it made: a project, its line and its amount are one step, taken back whole', async () => {
  const at = bench()
  const { budget, document, state } = await several(at)
  const [unit] = document.units.slice(1)
  const done = await at.call('edit.apply', {
    budget,
    naming: 'codes',
    edits: [
      { add: 'project', value: { code: '新一', name: '新项目', unitId: unit?.code } },
      {
        add: 'line',
        value: { id: 'own', projectId: '新一', functionCode: '2011308', economicCode: '30227' },
      },
      { set: 'projects/新一/name', value: '改了名的项目' },
      { set: 'projects/新一/amount', value: '12.5', unit: '万元' },
      { set: 'projects/新一/amount', value: '130万5千' },
      { set: `units/${unit?.code ?? ''}/name`, value: '改了名的单位' },
    ],
  })
  expect(done.refused).toEqual([])
  expect(done.paths.map((path) => path?.split('/')[0] ?? null)).toEqual([
    'projects',
    'lines',
    null,
    null,
    null,
    null,
  ])
  expect(done.patch.to).toBe(state.revision + 1)
  expect(done.patch.label).toBe('改 6 处')
  const view = await at.call('budget.view', { budget })
  const project = view.document.projects.find(({ code }) => code === '新一')
  expect(project).toMatchObject({ name: '改了名的项目', unitId: unit?.id })
  expect(view.document.lines.find(({ id }) => id === 'own')).toMatchObject({
    projectId: project?.id,
    amount: 130_500_000,
  })
  const undone = await at.call('edit.undo', { budget })
  expect(undone.patch.label).toBe('撤销：改 6 处')
  const again = await at.call('budget.view', { budget })
  expect(again.document).toEqual(document)
})

test('where one is refused none is made, and every refusal is named; skipped, the others are made', async () => {
  const at = bench()
  const view = await at.sample()
  const { budget } = view
  const edits: readonly OneEdit[] = [
    { set: 'lines/y058/amount', value: '1O5' },
    { set: 'lines/y059/amount', value: '20' },
    { remove: 'projects/none' },
    { add: 'line', value: { economicCode: 'x' } },
    { add: 'nothing', value: {} },
    { set: 'lines/y060/amount', value: '21', seen: 1 },
  ]
  const error = await at.refused('edit.apply', { budget, edits })
  expect(error.code).toBe('edits-refused')
  const refused = [
    { edit: 0, place: 'lines/y058/amount', code: 'bad-value' },
    { edit: 2, place: 'projects/none', code: 'unknown-path' },
    { edit: 3, place: expect.stringMatching(/^\$\[3\]\.value\.\w+$/) as string, code: 'bad-value' },
    { edit: 4, place: '$[4].value', code: 'bad-value' },
    { edit: 5, place: 'lines/y060/amount', code: 'changed-meanwhile' },
  ]
  expect(error.details?.['refused']).toMatchObject(refused)
  expect(await at.call('budget.view', { budget })).toEqual(view)
  const done = await at.call('edit.apply', { budget, edits, onRefused: 'skip', gesture: 'paste' })
  expect(done.refused).toMatchObject(refused)
  // One that is left goes by its own name.
  expect(done.patch.label).toContain('→ 20')
  expect(done.patch.records.map(({ id }) => id)).toEqual(['y059'])
})

test('codes that move up by one make room for each other; two that change places are refused', async () => {
  const at = bench()
  const { budget, document } = await several(at)
  const [a, b, c] = document.projects
  const codes = (...to: readonly (readonly [typeof a, string])[]): readonly OneEdit[] =>
    to.map(([project, value]) => ({ set: `projects/${project?.id ?? ''}/code`, value }))
  const moved = codes([a, b?.code ?? ''], [b, c?.code ?? ''], [c, 'Z'])
  const done = await at.call('edit.apply', { budget, edits: moved })
  expect(done.refused).toEqual([])
  const view = await at.call('budget.view', { budget })
  const codesOf = [a, b, c].map((each) => view.document.projects.find(({ id }) => id === each?.id)?.code)
  expect(codesOf).toEqual([b?.code, c?.code, 'Z'])
  await at.call('edit.undo', { budget })
  expect((await at.call('budget.view', { budget })).document).toEqual(document)
  const swapped = await at.refused('edit.apply', {
    budget,
    edits: codes([a, b?.code ?? ''], [b, a?.code ?? '']),
  })
  expect(swapped.details?.['refused']).toMatchObject([{ code: 'duplicate' }, { code: 'duplicate' }])
})

test('amounts that are too much only together are refused where they become so', async () => {
  const at = bench()
  const { budget, document } = await at.sample()
  const edits = document.lines.map(({ id }) => ({ set: `lines/${id}/amount`, value: '99999亿' }))
  const error = await at.refused('edit.apply', { budget, edits })
  const refused = error.details?.['refused'] as Result<'edit.apply'>['refused']
  expect(refused.length).toBe(document.lines.length - 9)
  expect(new Set(refused.map(({ code }) => code))).toEqual(new Set(['total-out-of-range']))
})

test('what another window changed since is not written over', async () => {
  const at = bench()
  const { budget, state } = await at.sample()
  await at.call('edit.set', { budget, path: 'lines/y058/amount', value: '1' })
  const edits = [{ set: 'lines/y058/amount', value: '2' }]
  const error = await at.refused('edit.apply', { budget, edits, seen: state.revision })
  expect(error.code).toBe('changed-meanwhile')
  await at.call('edit.apply', { budget, edits, seen: state.revision + 1 })
})

test('a preview answers what applying would, and leaves no trace: any edits, one by one or all at once', async () => {
  let steps = 0
  await fc.assert(
    fc.asyncProperty(fc.array(anyEdit, { minLength: 1, maxLength: 25 }), async (chosen) => {
      const at = openBench()
      try {
        const view = await several(at)
        const { budget } = view
        // Something is changed already, and may change back.
        await at.call('edit.set', {
          budget,
          path: `lines/${view.document.lines[0]?.id ?? ''}/amount`,
          value: '7',
        })
        const before = await at.call('budget.view', { budget })
        const followed = await at.call('baseline.changes', { budget })
        const edits = chosen.flatMap((edit, serial) => oneEdit(callOf(before, edit, serial)))
        const asked = { budget, edits, onRefused: 'skip' } as const
        const preview = await at.call('edit.preview', asked)
        expect(await at.call('budget.view', { budget })).toEqual(before)
        expect(await at.call('baseline.changes', { budget })).toEqual(followed)

        const { step: _step, ...applied } = await at.call('edit.apply', asked)
        steps += applied.patch.to - applied.patch.from
        const { to: _to, state: _state, records, ...patch } = applied.patch
        const { to: _end, state: _now, records: planned, ...shown } = preview.patch
        // Records that are new get another id each time.
        expect(planned.length).toBe(records.length)
        if (edits.every((edit) => !('add' in edit) && !('split' in edit))) {
          expect({ ...preview, patch: shown }).toEqual({ ...applied, patch })
        } else
          expect(preview.refused.map(({ edit }) => edit)).toEqual(applied.refused.map(({ edit }) => edit))

        const after = await at.call('budget.view', { budget })
        await at.call('budget.close', { budget })
        const again = await at.open({ file: at.path('several.budget') })
        const state = { ...after.state, changed: { cells: 0, paragraphs: 0 } }
        expect({ ...again, budget: '' }).toEqual({ ...after, budget: '', state })
      } finally {
        await at.dispose()
      }
    }),
    { numRuns: 30, seed: 2024 },
  )
  expect(steps).toBeGreaterThan(10)
}, 120_000)

test('who shows nothing hears of a preview what would be refused, as one who shows all, and nothing of what follows', async () => {
  const at = bench()
  const { budget, document, state } = await at.sample()
  const [first, second] = document.projects
  const edits: readonly OneEdit[] = [
    { set: `projects/${first?.id ?? ''}/name`, value: '' },
    { set: `projects/${second?.id ?? ''}/name`, value: '改了名的项目' },
    { set: 'lines/y058/amount', value: '1O5' },
    { set: 'lines/y059/amount', value: '20' },
    ...document.lines.slice(0, 12).map(({ id }) => ({ set: `lines/${id}/amount`, value: '99999亿' })),
  ]
  const asked = { budget, edits, onRefused: 'skip' } as const
  const whole = await at.call('edit.preview', asked)
  const { patch, ...told } = await at.call('edit.preview', { ...asked, shows: [] })
  const { patch: _patch, ...toldOfAll } = whole
  expect(told).toEqual(toldOfAll)
  expect(new Set(told.refused.map(({ code }) => code))).toEqual(new Set(['bad-value', 'total-out-of-range']))
  expect(patch).toMatchObject({ label: whole.patch.label, records: [], state })
  expect(await at.refused('edit.preview', { ...asked, shows: [], onRefused: 'stop' })).toMatchObject({
    code: 'edits-refused',
  })
})

test('edits all at once come to what they come to one by one', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyEdit, { minLength: 2, maxLength: 20 }), async (chosen) => {
      const [one, many] = [openBench(), openBench()]
      try {
        const [view, other] = [await several(one), await several(many)]
        const edits = chosen
          .flatMap((edit, serial) => oneEdit(callOf(view, edit, serial)))
          .map((edit, i) => ('add' in edit ? { ...edit, value: { ...edit.value, id: `own${i}` } } : edit))
        for (const edit of edits) {
          const [method, params] = callFor(edit)
          const reply = await one.core.dispatch(method, {
            budget: view.budget,
            ...params,
          })
          if (!reply.ok) expect(reply.error.code).not.toBe('internal')
        }
        await many.call('edit.apply', { budget: other.budget, edits, onRefused: 'skip' })
        const alone = await one.call('budget.view', { budget: view.budget })
        const together = await many.call('budget.view', { budget: other.budget })
        const lineages = ({ document }: typeof alone) => ({
          ...document,
          projects: document.projects.map((project) => ({ ...project, lineageId: '' })),
          priorFacts: document.priorFacts.map((fact) => ({ ...fact, id: '' })),
        })
        expect(lineages(together)).toEqual(lineages(alone))
        expect(together.tables).toEqual(alone.tables)
        expect(together.text.map(({ blocks }) => blocks.map(({ text }) => text))).toEqual(
          alone.text.map(({ blocks }) => blocks.map(({ text }) => text)),
        )
      } finally {
        await one.dispose()
        await many.dispose()
      }
    }),
    { numRuns: 20, seed: 7 },
  )
}, 120_000)

/** A call of one edit as one of many; none for what cannot be. */
function oneEdit([method, params]: ReturnType<typeof callOf>): readonly OneEdit[] {
  if (method === 'edit.apply') return (params as Pick<Params<'edit.apply'>, 'edits'>).edits
  const { path, kind, value, booking } = params as {
    path: string
    kind: string
    value: never
    booking?: 'last-line'
  }
  if (method === 'edit.set') return [{ set: path, value, ...(booking ? { booking } : {}) }]
  if (method === 'edit.add') return [{ add: kind, value }]
  return method === 'edit.remove' ? [{ remove: path }] : []
}

function callFor(edit: OneEdit): [string, object] {
  if ('set' in edit) {
    const { set: path, ...typed } = edit
    return ['edit.set', { path, ...typed }]
  }
  if ('remove' in edit) return ['edit.remove', { path: edit.remove }]
  return 'add' in edit
    ? ['edit.add', { kind: edit.add, value: edit.value }]
    : ['edit.apply', { edits: [edit] }]
}
