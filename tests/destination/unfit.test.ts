import { expect, test } from 'vitest'
import type { BudgetDocument } from '../../src/shared/model/document'
import { sampleDocument } from '../support/longgang'
import { withSecrets } from '../export/secret-budget'
import { bytesOf, destination, filled, made, refused, sample } from './finance-bench'

type Set = 'projects' | 'lines' | 'units' | 'indicators' | 'goals'

function changed(document: BudgetDocument, set: Set, at: number, values: object): BudgetDocument {
  return {
    ...document,
    [set]: document[set].map((each, place) => (place === at ? { ...each, ...values } : each)),
  }
}

test('the sample as shipped lacks what only the finance system can give, each place once, in order', () => {
  const { message, faults } = refused(sampleDocument())
  const { projects, units } = sampleDocument()
  expect(message).toBe(
    `还缺 ${projects.length * 2 + units.length + 1} 项，没有写出。请逐项补齐或改正后再试。`,
  )
  expect(faults).toHaveLength(projects.length * 2 + units.length + 1)
  expect(new Set(faults.map(({ place, message: why }) => `${place} ${why}`)).size).toBe(faults.length)
  const ofCodes = faults.filter(({ place }) => place.endsWith('/code'))
  expect(ofCodes[0]).toEqual({
    place: `projects/${projects.toSorted((a, b) => a.position - b.position)[0]?.id ?? ''}/code`,
    message: '节能减排　项目代码：应为 21 位，现 13 位，少 8 位。',
  })
  expect(faults.filter(({ place }) => place === 'department/divisionCode')).toHaveLength(1)
})

const short = '44030720240011000001'

test.each<[string, (document: BudgetDocument) => BudgetDocument, RegExp, RegExp]>([
  [
    'a code of 20 digits',
    (d) => changed(d, 'projects', 3, { code: short }),
    /^projects\/.*\/code$/,
    /应为 21 位，现 20 位，少 1 位/,
  ],
  ['a code of letters', (d) => changed(d, 'projects', 3, { code: `${short}X` }), /\/code$/, /应全是数字/],
  [
    'a basis too long',
    (d) => changed(d, 'projects', 2, { legalBasis: '依'.repeat(612) }),
    /\/legalBasis$/,
    /最多 500 字，现 612 字。字数上限是假定的/,
  ],
  ['nobody to ask', (d) => changed(d, 'projects', 2, { responsible: '' }), /\/responsible$/, /没有填/],
  [
    'no division',
    (d) => ({ ...d, department: { ...d.department, divisionCode: '' } }),
    /^department\/divisionCode$/,
    /没有填/,
  ],
  [
    'a division of six',
    (d) => ({ ...d, department: { ...d.department, divisionCode: '440307' } }),
    /^department\/divisionCode$/,
    /应为 9 位，现 6 位/,
  ],
  [
    'a unit without its number',
    (d) => changed(d, 'units', 1, { creditCode: '' }),
    /^units\/.*\/creditCode$/,
    /没有填/,
  ],
  // 绩效工资 is paid by 事业 units alone: for 行政 nothing follows.
  [
    'no 政府经济',
    (d) =>
      changed(
        d,
        'lines',
        d.lines.findIndex(({ projectId }) => projectId !== null),
        { economicCode: '30107' },
      ),
    /^lines\/.*\/govEconomicCode$/,
    /没有填/,
  ],
  [
    'an indicator without a target',
    (d) => changed(d, 'indicators', 0, { target: '' }),
    /^indicators\/.*\/target$/,
    /没有填/,
  ],
])('%s is named at its place', (_, change, place, why) => {
  const { faults } = refused(change(sample()))
  expect(faults).toHaveLength(1)
  expect(faults[0]?.place).toMatch(place)
  expect(faults[0]?.message).toMatch(why)
})

test('what a line says of its 政府经济 goes before what follows', () => {
  const document = sample()
  const at = document.lines.findIndex(({ projectId }) => projectId !== null)
  const own = changed(document, 'lines', at, { economicCode: '30107', govEconomicCode: '50199' })
  const tables = JSON.parse(
    new TextDecoder().decode(bytesOf(made(own, 'json'), 'national-2024.json')),
  ) as Record<string, { bgt_pman_id: string; gov_bgt_eco_code: string; gov_bgt_eco_name: string }[]>
  const row = tables['BGT_PM_ANNUAL']?.find(({ bgt_pman_id: id }) => id === document.lines[at]?.id)
  expect(row).toMatchObject({ gov_bgt_eco_code: '50199', gov_bgt_eco_name: '其他工资福利支出' })
})

test('a value that a code map does not know is named with it', () => {
  const pack = destination('national-2024')
  const codes = { ...pack.codes, sign: { '≥': { code: '1', name: '≥' } } }
  const { faults } = refused(sample(), 'json', { ...pack, codes })
  expect(faults[0]?.place).toMatch(/^indicators\/.*\/sign$/)
  expect(faults[0]?.message).toMatch(/在对照表“sign”里没有对应/)
})

test('a form that the destination does not take is refused', () => {
  expect(refused(sample(), 'csv-gb18030', destination('project-summary-2024')).message).toMatch(
    /没有 csv-gb18030 格式/,
  )
})

test('secret projects leave by no form; only that some were left out is said', () => {
  const { document, open, words, amounts } = withSecrets(2)
  for (const form of destination('national-2024').forms) {
    const { files, manifest } = made(filled(document), form)
    const whole = [
      ...files.map(({ bytes }) =>
        new TextDecoder(form === 'csv-gb18030' ? 'gb18030' : 'utf-8').decode(bytes),
      ),
      JSON.stringify(manifest),
    ].join('\n')
    if (form !== 'xlsx') {
      for (const word of words) expect(whole).not.toContain(word)
      for (const amount of amounts) expect(whole).not.toContain((amount / 100).toFixed(2))
    }
    expect(manifest.secretProjectsLeftOut).toBe(true)
    expect(manifest.tables.map(({ sums }) => sums)).toEqual(
      made(filled(open), form).manifest.tables.map(({ sums }) => sums),
    )
  }
  expect(made(sample(), 'json').manifest).not.toHaveProperty('secretProjectsLeftOut')
})

test('words that tell of a secret project are refused at their place, without naming it', () => {
  const { document } = withSecrets(1)
  const secret = document.projects.find((project) => project.secret)
  const at = document.projects.findIndex((project) => !project.secret)
  const told = changed(filled(document), 'projects', at, { description: `与${secret?.name ?? ''}衔接` })
  const { faults } = refused(told, 'json')
  expect(faults.map(({ place }) => place)).toEqual([
    `projects/${document.projects[at]?.id ?? ''}/description`,
  ])
  expect(faults[0]?.message).not.toContain(secret?.name)
})

test.each([
  ['in wide digits', (_name: string, amount: string) => `${Array.from(amount, wide).join('')}元`],
  ['behind a comma of the sentence', (_name: string, amount: string) => `其中，${amount}元`],
  ['parted by a line', (name: string) => Array.from(name).join('\n')],
])('words that tell of it %s are refused', (_, words) => {
  const { document } = withSecrets(1)
  const secret = document.projects.find((project) => project.secret)
  const own = document.lines.filter(({ projectId }) => projectId === secret?.id)
  const cents = own.reduce((sum, { amount }) => sum + amount, 0)
  const amount = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`
  const at = document.projects.findIndex((project) => !project.secret)
  const told = changed(filled(document), 'projects', at, { description: words(secret?.name ?? '', amount) })
  expect(refused(told, 'json').faults.map(({ place }) => place)).toContain(
    `projects/${document.projects[at]?.id ?? ''}/description`,
  )
})

function wide(sign: string): string {
  return /[0-9.]/.test(sign) ? String.fromCharCode(sign.charCodeAt(0) + 0xfee0) : sign
}

test('what stands beside the rows, a total that holds their money and an amount parted from its unit tell of them too', () => {
  const document = filled(withSecrets(1).document)
  const [secret] = document.projects.filter((project) => project.secret)
  const own = document.lines.filter(({ projectId }) => projectId === secret?.id)
  const cents = (lines: readonly { amount: number }[]) => lines.reduce((sum, { amount }) => sum + amount, 0)
  const yuan = (amount: number) => `${Math.floor(amount / 100)}.${String(amount % 100).padStart(2, '0')}`
  const at = document.projects.findIndex((project) => !project.secret)
  const told: readonly (readonly [BudgetDocument, string])[] = [
    [
      { ...document, department: { ...document.department, agency: `${secret?.name ?? ''}办公室` } },
      'department/agency',
    ],
    [
      changed(document, 'projects', at, { description: `全年支出${yuan(cents(document.lines))}元` }),
      `projects/${document.projects[at]?.id ?? ''}/description`,
    ],
    [
      changed(document, 'indicators', 0, {
        sign: '=',
        value: yuan(cents(own)),
        unit: '元',
        target: '见附件',
      }),
      `indicators/${document.indicators[0]?.id ?? ''}/value`,
    ],
  ]
  for (const [budget, place] of told) {
    expect(refused(budget, 'json').faults.map((fault) => fault.place)).toContain(place)
  }
})
