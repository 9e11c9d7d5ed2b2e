import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { BudgetDocument } from '../../src/shared/model/document'
import type { Field } from '../../src/shared/model/field-types'
import { fieldsOf, recordSets, type RecordValues } from '../../src/shared/model/fields'
import { formatTyped } from '../../src/shared/model/typed'
import { sampleRules } from '../support/longgang'
import { fieldValue } from '../support/random-budget'
import { type Bench, openBench } from '../core/bench'
import { type Door, doorsOf, ELSEWHERE, type Outcome, type Place } from './doors'

/** Values tried at each field; at least a third of them are what the field takes. */
const TRIED = 100

let bench: Bench
let doors: readonly Door[]
let document: BudgetDocument

beforeAll(async () => {
  bench = openBench()
  const { budget } = await bench.create({
    file: bench.path('doors.budget'),
    from: { agency: '测试局', fiscalYear: 2024, templatePack: 'shenzhen-longgang-2024' },
  })
  for (const [kind, value] of RECORDS) await bench.call('edit.add', { budget, kind, value })
  ;({ document } = await bench.call('budget.view', { budget }))
  doors = doorsOf(bench, { budget, document })
})
afterAll(() => bench.dispose())

/** One record of each set, which may hold any value of its fields. */
const RECORDS: readonly (readonly [kind: string, value: Record<string, unknown>])[] = [
  ['project', { id: 'p', code: 'P', name: '项目' }],
  ['placement', { id: 'pl', list: 't05', object: 'projects/p' }],
  [
    'line',
    {
      id: 'l',
      projectId: 'p',
      functionCode: '2011307',
      economicCode: '30299',
      appropriation: 'duty',
      amount: 10 ** 15,
      procurement: 10 ** 14,
      procurementSme: 10 ** 13,
    },
  ],
  ['yearPlan', { id: 'y', projectId: 'p', year: 2025 }],
  // The line of the items, which books what they come to; that of before may hold any procurement.
  [
    'line',
    {
      id: 'm',
      projectId: 'p',
      functionCode: '2011307',
      economicCode: '31002',
      appropriation: 'duty',
      amount: 10 ** 15,
    },
  ],
  ['procurement', { id: 'pr', lineId: 'm', content: '维护' }],
  ['acquisition', { id: 'ac', lineId: 'm', name: '电脑' }],
  ['income', { id: 'i', appropriation: 'duty' }],
  ['priorFact', { id: 'f', measure: 'project', projectId: 'p', amount: 1 }],
  ['goal', { id: 'g', projectId: 'p', text: '目标' }],
  ['indicator', { id: 'n', projectId: 'p', level1: '产出', level2: '数量', level3: '场次' }],
  ['asset', { id: 'a', key: 'k', label: '车辆', unit: '辆' }],
  ['codeName', { id: 'c', classification: 'function', code: '2011307', name: '事务' }],
  ['fact', { id: 'fa', key: 'own', label: '事项' }],
  ['block', { id: 'b', place: 'p1/duties', text: '职责' }],
  [
    'acknowledgement',
    { id: 'ak', rule: 'R050', object: 'projects/p', place: 'amount', reason: '一次性任务' },
  ],
  ['remark', { id: 're', place: 't05', text: '与处室核对' }],
  ['review', { id: 'rv', part: 'tables/t05', reviewed: [] }],
  ['ruleSetting', { id: 'rs', rule: 'R050' }],
]

const GARBLING = [
  ...[
    '①',
    '²',
    '½',
    'Ⅳ',
    'O',
    'l',
    'W',
    '%',
    '$',
    '万',
    '亿',
    '千',
    '元',
    '，',
    '。',
    '.',
    ',',
    '-',
    '~',
    '约',
    '百',
  ],
  ...[
    ' ',
    '　',
    '\t',
    '\n',
    '\r\n',
    '\u200B',
    '\u202E',
    '\u00A0',
    '\0',
    '\uFFFD',
    '/',
    '“',
    '<',
    '1',
    '130 250',
    '\t250\r\n',
    '１３０',
  ],
  ...['#REF!', '#N/A', '###', '1.2E+05', 'E+06', '2024/3/1', '3月1日', 'Mar-01'],
  ...['=', '=2*', '＝（3+4）×', '=1/0+', '*3'],
]

/** What the template has a place for. */
const CHOICES: Readonly<Record<string, readonly string[]>> = {
  list: ['t05', 't12'],
  fundType: sampleRules().fundings.flatMap(({ fundTypes }) => fundTypes),
}

/** What people may write there: what the field takes, as it is shown or in full width, and that garbled. */
function textsOf(name: string, field: Field): fc.Arbitrary<string> {
  const ids = { units: [document.units[0]?.id ?? ''], projects: ['p'], lines: ['m'] }
  const ofTemplate = CHOICES[name]
  const value = ofTemplate ? fc.constantFrom(...ofTemplate) : fieldValue(field, ids)
  const valid = value.map((each) =>
    formatTyped(field, each, {
      entryUnit: '万元',
      resolve: (_, id) => id,
      called: () => [],
      name: (_, id) => id,
    }),
  )
  const garbled = fc
    .tuple(valid, fc.constantFrom(...GARBLING), fc.nat(12))
    .map(([text, mark, at]) => text.slice(0, at) + mark + text.slice(at))
  const wide = valid.map((text) =>
    text.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
  )
  return fc.oneof(
    { arbitrary: valid, weight: 4 },
    { arbitrary: wide, weight: 1 },
    { arbitrary: garbled, weight: 4 },
    {
      arbitrary: fc.array(fc.constantFrom(...GARBLING), { maxLength: 4 }).map((marks) => marks.join('')),
      weight: 1,
    },
  )
}

const fields = recordSets.flatMap((set) =>
  Object.entries(fieldsOf(set))
    .filter(([, field]) => !field.fixed)
    .map(([name, field]) => [`${set}.${name}`, { set, name, field }] as const),
)

function shown(outcome: Exclude<Outcome, typeof ELSEWHERE>): string {
  return 'stored' in outcome ? `stored ${JSON.stringify(outcome.stored)}` : 'refused'
}

test.each(fields)(
  '%s: what is written there is stored alike by every door, or refused by all',
  async (_, { set, name, field }) => {
    const records = set === 'department' ? [document.department] : document[set]
    const base = records[0] as unknown as RecordValues
    const place: Place = { set, name, field, base }
    const open = doors.filter((door) => door.takes(place))
    let stored = 0
    for (const text of fc.sample(textsOf(name, field), { numRuns: TRIED, seed: 7 })) {
      const outcomes: [door: string, outcome: string][] = []
      let first: Exclude<Outcome, typeof ELSEWHERE> | undefined
      for (const door of open) {
        const outcome = await door.put(text, place)
        if (outcome === ELSEWHERE) continue
        first ??= outcome
        outcomes.push([door.name, shown(outcome)])
      }
      const said = new Set(outcomes.map(([, outcome]) => outcome))
      expect(said.size, `${JSON.stringify(text)}: ${JSON.stringify(outcomes)}`).toBe(1)
      if (first && 'stored' in first) stored += 1
    }
    // Neither everything is taken nor nothing.
    expect(stored).toBeGreaterThan(TRIED / 20)
  },
  60_000,
)
