import fc from 'fast-check'
import type { MethodName } from '../../src/shared/contract/methods'
import type { BudgetView } from '../../src/shared/contract/results'
import type { CollectionName, Field } from '../../src/shared/model/field-types'
import { isOfAssets } from '../../src/shared/model/booking'
import { fieldsOf } from '../../src/shared/model/fields'

const amounts = fc.constantFrom(
  ...['0', '1', '12.5', '10,359.94', '999999元', '0.01元', '-3', 'x'],
  ...['=12*3500', '=(85.12+10)/3', '=2*6.25', '=3500元*2', '=1/0'],
)
const codes = {
  functionCode: ['2011307', '2150517', '0000001'],
  economicCode: ['30227', '30399', '31001'],
  govEconomicCode: ['50205', '50999'],
}

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
    'addTarget',
    'move',
    'order',
    'apportion',
    'split',
    'remove',
    'undo',
    'redo',
    'unit',
    'override',
    'acknowledge',
    'review',
    'remark',
    'ruleSetting',
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
    if (field.type === 'functionCode' || field.type === 'economicCode' || field.type === 'govEconomicCode')
      return pick(codes[field.type]) ?? ''
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
          'acknowledgements',
          'remarks',
          'reviews',
          'ruleSettings',
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
    case 'addAcquisition': {
      const lines = document.lines.filter(isOfAssets)
      const lineId = lines[edit.pick % Math.max(lines.length, 1)]?.id ?? ''
      const value = { lineId, name: `资产${serial}`, price: edit.pick * 100 }
      return ['edit.add', { kind: 'acquisition', value }]
    }
    case 'order': {
      const list = ['t05', 't12', 'p7'][edit.field % 3] ?? ''
      const place = (at: number): string =>
        `placements/${list}:projects:${document.projects[at % Math.max(document.projects.length, 1)]?.id ?? ''}`
      if (edit.field % 5 === 0)
        return ['edit.set', { path: `${place(edit.pick)}/content`, value: `内容${serial}` }]
      const after = edit.field % 4 === 0 ? null : place(edit.pick + 1 + (edit.field % 7))
      return ['edit.apply', { edits: [{ move: [place(edit.pick)], after }] }]
    }
    case 'addTarget': {
      const levels = {
        level1: '产出指标',
        level2: '数量指标',
        level3: `指标${serial}`,
        weight: edit.field * 50,
      }
      const projectId = edit.pick % 3 === 0 ? null : (project?.id ?? null)
      return edit.field % 2 === 0
        ? ['edit.add', { kind: 'goal', value: { projectId, text: `目标${serial}。` } }]
        : ['edit.add', { kind: 'indicator', value: { projectId, ...levels } }]
    }
    case 'move': {
      const set =
        pick(['projects', 'lines', 'procurements', 'goals', 'indicators', 'units', 'placements'] as const) ??
        'projects'
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
    case 'apportion': {
      const set = edit.field % 3 === 0 ? 'projects' : 'lines'
      const records: readonly { readonly id: string }[] = document[set]
      const from = edit.pick % Math.max(records.length, 1)
      const named = records.slice(from, from + 1 + (edit.field % 4)).map(({ id }) => `${set}/${id}`)
      const by = (['even', 'proportional', 'prior', 'last'] as const)[edit.pick % 4]
      return [
        'edit.apply',
        { edits: [{ apportion: named.length === 0 ? [`${set}/`] : named, total: edit.amount, by }] },
      ]
    }
    case 'split': {
      const first = Math.floor((line?.amount ?? 0) / (1 + (edit.field % 5)))
      const rest = (line?.amount ?? 0) - first
      const own = edit.field % 2 === 0 ? { economicCode: pick(codes.economicCode) } : { funding: 'special' }
      const parts = [{ amount: `${first / 100}元` }, { amount: `${rest / 100}元`, ...own }]
      return ['edit.apply', { edits: [{ split: `lines/${line?.id ?? ''}`, parts }] }]
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
          'acknowledgements',
          'remarks',
          'reviews',
          'ruleSettings',
        ] as const) ?? 'lines'
      return ['edit.remove', { path: `${set}/${keyIn(set)}` }]
    }
    case 'override': {
      const paragraphs = text.flatMap(({ blocks }) => blocks.filter(({ kind }) => kind !== 'free'))
      return ['text.override', { block: pick(paragraphs)?.key ?? '', text: `手写${serial}。` }]
    }
    case 'acknowledge': {
      const place = `projects/${project?.id ?? ''}/reason`
      return [
        'checks.acknowledge',
        { rule: 'R047', place, reason: edit.field % 3 === 0 ? '' : `理由${serial}` },
      ]
    }
    case 'review':
      return [
        'checks.review',
        {
          part: pick(['tables/t05', 'tables/t12', 'text/p3', 'text/p7']) ?? '',
          isReviewed: edit.field % 3 > 0,
        },
      ]
    case 'remark': {
      const place = pick(['amount', 'reason', 'name']) ?? 'name'
      return [
        'edit.add',
        {
          kind: 'remark',
          value: { object: `projects/${project?.id ?? ''}`, place, text: '', pending: edit.field % 2 === 0 },
        },
      ]
    }
    case 'ruleSetting': {
      const rule = pick(['R047', 'R050', 'R054']) ?? 'R047'
      const severity = pick(['error', 'info', 'off', null])
      return ['edit.add', { kind: 'ruleSetting', value: { rule, severity, threshold: edit.field * 100 } }]
    }
    case 'year':
      if (edit.field % 4 === 0)
        return ['edit.set', { path: 'department/weightTotal', value: String(edit.pick % 101) }]
      return ['edit.set', { path: 'department/fiscalYear', value: String(2023 + (edit.pick % 3)) }]
    case 'undo':
      return ['edit.undo', {}]
    case 'redo':
      return ['edit.redo', {}]
  }
}
