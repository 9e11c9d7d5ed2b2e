import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Reply } from '../../src/shared/contract/failure'
import type { BudgetView, EditDone, MethodName } from '../../src/shared/contract/methods'
import type { CollectionName, Field } from '../../src/shared/model/field-types'
import { fieldsOf } from '../../src/shared/model/fields'
import { dump } from '../store/store-bench'
import { type Bench, openBench } from './desk'

const amounts = fc.constantFrom('0', '1', '12.5', '10,359.94', '999999元', '0.01元', '-3', 'x')
const codes = { functionCode: ['2011307', '2150517', '0000001'], economicCode: ['30227', '30399', '31001'] }

/** One call a preparer might make, chosen by number from what the document holds. */
const anyEdit = fc.record({
  what: fc.constantFrom(
    'set',
    'amount',
    'total',
    'prior',
    'addLine',
    'addProject',
    'remove',
    'undo',
    'redo',
    'unit',
  ),
  pick: fc.nat({ max: 9999 }),
  field: fc.nat({ max: 99 }),
  amount: amounts,
  typing: fc.boolean(),
})
type AnyEdit = typeof anyEdit extends fc.Arbitrary<infer E> ? E : never

function callOf({ document }: BudgetView, edit: AnyEdit, serial: number): [MethodName, object] {
  const pick = <T>(list: readonly T[]): T | undefined => list[edit.pick % Math.max(list.length, 1)]
  const keyIn = (set: CollectionName): string => {
    const record: { id: string; code?: string } | undefined = pick<{ id: string }>(document[set])
    return (set === 'projects' ? record?.code : record?.id) ?? ''
  }
  const plausible = (field: Field): string => {
    if (field.type === 'enum') return pick(Object.values(field.options)) ?? ''
    if (field.type === 'functionCode' || field.type === 'economicCode') return pick(codes[field.type]) ?? ''
    if (field.type === 'units' || field.type === 'projects')
      return pick<{ code: string }>(document[field.type])?.code ?? ''
    return field.type === 'boolean' ? '是' : String(edit.pick % 100)
  }
  const project = pick(document.projects)
  const line = pick(document.lines)
  switch (edit.what) {
    case 'set': {
      const set =
        pick(['lines', 'projects', 'goals', 'indicators', 'units', 'priorFacts'] as const) ?? 'lines'
      const [name, field] =
        Object.entries(fieldsOf(set))[edit.field % Object.keys(fieldsOf(set)).length] ?? []
      const value = field ? plausible(field) : ''
      return ['edit.set', { path: `${set}/${keyIn(set)}/${name ?? ''}`, value, typing: edit.typing }]
    }
    case 'amount':
      return ['edit.set', { path: `lines/${line?.id ?? ''}/amount`, value: edit.amount, typing: edit.typing }]
    case 'total':
      return [
        'edit.set',
        {
          path: `projects/${project?.code ?? ''}/amount`,
          value: edit.amount,
          booking: 'last-line',
          typing: edit.typing,
        },
      ]
    case 'prior':
      return ['edit.set', { path: `projects/${project?.code ?? ''}/priorAmount`, value: edit.amount }]
    case 'addLine':
      return [
        'edit.add',
        {
          kind: 'line',
          value: {
            projectId: project?.id ?? '',
            functionCode: '2011307',
            economicCode: '30201',
            amount: edit.pick,
          },
        },
      ]
    case 'addProject':
      return ['edit.add', { kind: 'project', value: { code: `新${serial}`, name: `新项目${serial}` } }]
    case 'unit':
      return ['edit.add', { kind: 'unit', value: { code: `9${serial}`, name: `单位${serial}` } }]
    case 'remove': {
      const set = pick(['lines', 'projects', 'goals', 'units', 'indicators'] as const) ?? 'lines'
      return ['edit.remove', { path: `${set}/${keyIn(set)}` }]
    }
    case 'undo':
      return ['edit.undo', {}]
    case 'redo':
      return ['edit.redo', {}]
  }
}

async function reopened(bench: Bench, view: BudgetView, name: string): Promise<BudgetView> {
  await bench.call('budget.close', { budget: view.budget })
  return bench.call('budget.open', { file: bench.path(name) })
}

test('after any edits memory is what the file says, and undoing all of them restores every table byte for byte', async () => {
  let run = 0
  let steps = 0
  await fc.assert(
    fc.asyncProperty(fc.array(anyEdit, { minLength: 20, maxLength: 60 }), async (edits) => {
      const bench = openBench()
      const name = `${(run += 1)}.budget`
      try {
        let view = await bench.sample(name)
        await bench.call('budget.close', { budget: view.budget })
        const before = dump(bench.path(name))
        view = await bench.call('budget.open', { file: bench.path(name) })
        for (const [serial, edit] of edits.entries()) {
          const [method, params] = callOf(view, edit, serial)
          const reply = (await bench.core.dispatch(method, {
            ...params,
            budget: view.budget,
          })) as Reply<EditDone>
          if (!reply.ok) {
            expect(reply.error.code).not.toBe('internal')
            expect(reply.error.code).not.toBe('bad-request')
            continue
          }
          expect(reply.value.patch.from).toBe(view.state.revision)
          expect(reply.value.patch.to).toBe(reply.value.patch.state.revision)
          view = await bench.call('budget.view', { budget: view.budget })
        }
        steps += view.state.revision
        const again = await reopened(bench, view, name)
        expect({ ...again, budget: '' }).toEqual({ ...view, budget: '' })

        let { undo } = again.state
        while (undo !== null)
          undo = (await bench.call('edit.undo', { budget: again.budget })).patch.state.undo
        await bench.call('budget.close', { budget: again.budget })
        expect(dump(bench.path(name))).toEqual(before)
      } finally {
        await bench.dispose()
      }
    }),
    { numRuns: 25, seed: 2024 },
  )
  expect(steps).toBeGreaterThan(300)
}, 120_000)
