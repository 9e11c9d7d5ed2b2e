import fc from 'fast-check'
import type { MethodName } from '../../src/shared/contract/methods'
import type { BudgetView } from '../../src/shared/contract/results'
import type { CollectionName, Field } from '../../src/shared/model/field-types'
import { fieldsOf } from '../../src/shared/model/fields'

const amounts = fc.constantFrom(
  ...['0', '1', '12.5', '10,359.94', '999999元', '0.01元', '-3', 'x'],
  ...['=12*3500', '=(85.12+10)/3', '=2*6.25', '=3500元*2', '=1/0'],
)
const codes = { functionCode: ['2011307', '2150517', '0000001'], economicCode: ['30227', '30399', '31001'] }

/** One call a preparer might make, chosen by number from what the document holds. */
export const anyEdit = fc.record({
  what: fc.constantFrom(
    'set',
    'amount',
    'total',
    'prior',
    'addLine',
    'addProject',
    'addPlan',
    'addProcurement',
    'addAcquisition',
    'move',
    'remove',
    'undo',
    'redo',
    'unit',
    'override',
    'year',
  ),
  pick: fc.nat({ max: 9999 }),
  field: fc.nat({ max: 99 }),
  amount: amounts,
  typing: fc.constantFrom(undefined, 'one window', 'another'),
})
export type AnyEdit = typeof anyEdit extends fc.Arbitrary<infer E> ? E : never

export function callOf({ document, text }: BudgetView, edit: AnyEdit, serial: number): [MethodName, object] {
  const pick = <T>(list: readonly T[]): T | undefined => list[edit.pick % Math.max(list.length, 1)]
  const keyIn = (set: CollectionName): string => {
    const record = pick<{ id: string }>(document[set])
    return record?.id ?? ''
  }
  const plausible = (field: Field): string => {
    if (field.type === 'enum') return pick(Object.values(field.options)) ?? ''
    if (field.type === 'functionCode' || field.type === 'economicCode') return pick(codes[field.type]) ?? ''
    if (field.type === 'ref') {
      const named = pick<{ id: string; code?: string }>(document[field.to])
      return named?.code ?? named?.id ?? ''
    }
    return field.type === 'boolean' ? '是' : String(edit.pick % 100)
  }
  const project = pick(document.projects)
  const line = pick(document.lines)
  switch (edit.what) {
    case 'set': {
      const set =
        pick([
          'lines',
          'projects',
          'yearPlans',
          'procurements',
          'acquisitions',
          'goals',
          'indicators',
          'units',
          'priorFacts',
          'placements',
          'blocks',
          'formulas',
        ] as const) ?? 'lines'
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
          path: `projects/${project?.id ?? ''}/amount`,
          value: edit.amount,
          booking: 'last-line',
          typing: edit.typing,
        },
      ]
    case 'prior':
      return ['edit.set', { path: `projects/${project?.id ?? ''}/priorAmount`, value: edit.amount }]
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
    case 'addPlan':
      return [
        'edit.add',
        {
          kind: 'yearPlan',
          value: { projectId: project?.id ?? '', year: 2024 + (edit.pick % 5), amount: edit.pick },
        },
      ]
    case 'addProcurement': {
      const value = {
        lineId: line?.id ?? '',
        category: pick(['goods', 'works', 'services']),
        content: `采购${serial}`,
        quantity: 1 + edit.field * 25,
        price: edit.pick * 100,
        reserve: pick(['sme', 'none', 'micro']),
      }
      return ['edit.add', { kind: 'procurement', value }]
    }
    case 'addAcquisition':
      return [
        'edit.add',
        {
          kind: 'acquisition',
          value: { lineId: line?.id ?? '', name: `资产${serial}`, price: edit.pick * 100 },
        },
      ]
    case 'move': {
      const set =
        pick(['projects', 'lines', 'procurements', 'goals', 'units', 'placements'] as const) ?? 'projects'
      const records = document[set]
      const moved = records.slice(edit.pick % Math.max(records.length, 1)).slice(0, 1 + (edit.field % 3))
      const after =
        edit.field % 7 === 0 ? null : `${set}/${records[edit.field % Math.max(records.length, 1)]?.id ?? ''}`
      return [
        'edit.apply',
        {
          edits: [{ move: moved.length === 0 ? [`${set}/`] : moved.map(({ id }) => `${set}/${id}`), after }],
        },
      ]
    }
    case 'unit':
      return ['edit.add', { kind: 'unit', value: { code: `9${serial}`, name: `单位${serial}` } }]
    case 'remove': {
      const set =
        pick([
          'lines',
          'projects',
          'yearPlans',
          'procurements',
          'acquisitions',
          'goals',
          'units',
          'indicators',
          'placements',
          'blocks',
          'formulas',
        ] as const) ?? 'lines'
      return ['edit.remove', { path: `${set}/${keyIn(set)}` }]
    }
    case 'override': {
      const paragraphs = text.flatMap(({ blocks }) => blocks.filter(({ kind }) => kind !== 'free'))
      return ['text.override', { block: pick(paragraphs)?.key ?? '', text: `手写${serial}。` }]
    }
    case 'year':
      return ['edit.set', { path: 'department/fiscalYear', value: String(2023 + (edit.pick % 3)) }]
    case 'undo':
      return ['edit.undo', {}]
    case 'redo':
      return ['edit.redo', {}]
  }
}
