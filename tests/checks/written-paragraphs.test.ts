import { describe, expect, test } from 'vitest'
import { openOverrideBench } from './override-bench'

/** Paragraphs of the sample as a preparer may write them: amounts, names and last year's figures are the sample's. */
const bench = openOverrideBench()

interface Wrong {
  readonly rule: string
  readonly severity?: 'error' | 'warning' | 'note'
  readonly expected: string
  readonly actual: string
  readonly difference?: string
  /** What the paragraph reads once it is fixed; absent: there is no fix. */
  readonly fixed?: string
}

const PUBLICITY = '6.宣传经费（通用项目）预算130.00万元，主要用于媒体宣传等。'
const REASON = '，主要原因是广告牌租赁到期'

const wrong: readonly (readonly [key: string, text: string, due: Wrong])[] = [
  // Direction: what is flat, or changed, in the file.
  [
    'p3/projects/legal-counsel',
    '2.法律顾问服务经费（通用项目）预算98.90万元，主要用于法律咨询等。较2023年预算增加48.90万元，增长97.8%。',
    { rule: 'R044', expected: '持平', actual: '增加48.90万元' },
  ],
  [
    'p3/projects/energy-saving',
    '1.节能减排预算70.00万元，主要用于节能等。与上年相比减少30.00万元，下降30.0%。',
    { rule: 'R044', expected: '持平', actual: '减少30.00万元' },
  ],
  [
    'p3/projects/publicity',
    `${PUBLICITY}与2023年预算基本持平。`,
    { rule: 'R044', expected: '减少', actual: '持平' },
  ],
  ['p3/projects/publicity', `${PUBLICITY}与上年一致。`, { rule: 'R044', expected: '减少', actual: '一致' }],
  [
    'p3/projects/publicity',
    `${PUBLICITY}较2023年预算增加120.00万元，增长48.0%${REASON}。`,
    {
      rule: 'R044',
      expected: '减少',
      actual: '增加',
      fixed: `${PUBLICITY}较2023年预算减少120.00万元，下降48.0%${REASON}。`,
    },
  ],
  [
    'p3/projects/publicity',
    `${PUBLICITY}较2023年预算减少120.00万元，增长48.0%${REASON}。`,
    {
      rule: 'R044',
      expected: '下降',
      actual: '增长',
      fixed: `${PUBLICITY}较2023年预算减少120.00万元，下降48.0%${REASON}。`,
    },
  ],
  ['p2/reason', '公务用车购置费0万元，与上年持平。', { rule: 'R044', expected: '减少', actual: '持平' }],
  [
    'p2/reason',
    '收入198,823.18万元，同比减少67,995.19万元，下降52.0%。',
    {
      rule: 'R044',
      expected: '增加',
      actual: '减少',
      fixed: '收入198,823.18万元，同比增加67,995.19万元，增长52.0%。',
    },
  ],
  // Change and rate.
  [
    'p3/projects/publicity',
    `${PUBLICITY}较2023年预算减少102.00万元，下降48.0%${REASON}。`,
    {
      rule: 'R044',
      expected: '120.00',
      actual: '102.00',
      difference: '18.00',
      fixed: `${PUBLICITY}较2023年预算减少120.00万元，下降48.0%${REASON}。`,
    },
  ],
  [
    'p3/projects/publicity',
    `${PUBLICITY}较2023年预算减少120.00万元，下降4.8%${REASON}。`,
    {
      rule: 'R045',
      expected: '48.0',
      actual: '4.8',
      difference: '43.2',
      fixed: `${PUBLICITY}较2023年预算减少120.00万元，下降48.0%${REASON}。`,
    },
  ],
  [
    'p3/projects/publicity',
    `6.宣传经费由250.00万元减至130.00万元，降幅为38.0%${REASON}。`,
    {
      rule: 'R045',
      expected: '48.0',
      actual: '38.0',
      difference: '10.0',
      fixed: `6.宣传经费由250.00万元减至130.00万元，降幅为48.0%${REASON}。`,
    },
  ],
  // 61,318.80 is 26.8 times more than 2,207.31.
  [
    'p2/reason',
    '企业服务预算61,318.80万元，较2023年预算增加59,111.49万元，增长37倍。',
    {
      rule: 'R045',
      expected: '26.78',
      actual: '37',
      difference: '10.22',
      fixed: '企业服务预算61,318.80万元，较2023年预算增加59,111.49万元，增长26.78倍。',
    },
  ],
  // Last year's figure.
  [
    'p2/reason',
    '2023年宣传经费预算为280.00万元。',
    {
      rule: 'R046',
      expected: '250.00',
      actual: '280.00',
      difference: '30.00',
      fixed: '2023年宣传经费预算为250.00万元。',
    },
  ],
  [
    'p2/expenditure',
    '2023年预算数是120,827.99万元。',
    {
      rule: 'R046',
      expected: '130,827.99',
      actual: '120,827.99',
      difference: '10,000.00',
      fixed: '2023年预算数是130,827.99万元。',
    },
  ],
  [
    'p2/reason',
    '商贸管理预算10,359.94万元，较2023年的6,592.44万元增加3,407.50万元。',
    {
      rule: 'R046',
      expected: '6,952.44',
      actual: '6,592.44',
      difference: '360.00',
      fixed: '商贸管理预算10,359.94万元，较2023年的6,952.44万元增加3,407.50万元。',
    },
  ],
  // A year, and a count, in the place of another.
  [
    'p6/projects',
    bench.printed('p6/projects').replace('14个', '15个'),
    {
      rule: 'R051',
      expected: '14',
      actual: '15',
      difference: '1',
      fixed: bench.printed('p6/projects'),
    },
  ],
  [
    'p3/projects/office-repair',
    bench.printed('p3/projects/office-repair').replace('较2023年', '较2022年'),
    { rule: 'R063', expected: '2023', actual: '2022', fixed: bench.printed('p3/projects/office-repair') },
  ],
  // Reason.
  [
    'p3/projects/publicity',
    `${PUBLICITY}较2023年预算减少120.00万元，下降48.0%。`,
    { rule: 'R047', expected: '应写原因', actual: '空' },
  ],
  // Projects, codes, paths, totals, counts.
  ...(
    [
      ['2024年安排节能减排项目700.00万元。', '70.00', '700.00', '630.00'],
      ['本部门项目支出194,072.89万元，其中宣传经费103.00万元。', '130.00', '103.00', '27.00'],
      ['宣传经费由250.00万元减至103.00万元。', '130.00', '103.00', '27.00'],
      ['行政运行（2011301）2,000.00万元。', '2,643.39', '2,000.00', '643.39'],
      [
        '一般公共服务支出（类）商贸事务（款）招商引资（项）10,000.00万元。',
        '130.00',
        '10,000.00',
        '9,870.00',
      ],
      ['一般公共服务支出(类)商贸事务(款)招商引资(项)13.00万元。', '130.00', '13.00', '117.00'],
      ['一般公共预算财政拨款支出190,034.18万元。', '190,043.18', '190,034.18', '9.00'],
      ['事业收入500.00万元。', '0.00', '500.00', '500.00'],
      ['会议费1.00万元。', '0.10', '1.00', '0.90'],
    ] as const
  ).map(([text, expected, actual, difference]): readonly [string, string, Wrong] => [
    'p2/reason',
    text,
    { rule: 'R051', expected, actual, difference, fixed: text.replace(actual, expected) },
  ]),
  [
    'p2/reason',
    '商贸管理预算1.24亿元。',
    { rule: 'R051', expected: '10,359.94', actual: '1.24', difference: '2,040.06' },
  ],
  [
    'p2/reason',
    '本部门共有15个项目。',
    { rule: 'R091', severity: 'warning', expected: '14', actual: '15', difference: '1' },
  ],
  // Units and widths.
  [
    'p2/expenditure',
    '2024年部门支出预算198,823.18元。',
    { rule: 'R051', expected: '198,823.18', actual: '198,823.18', difference: '198,803.30' },
  ],
  [
    'p2/income',
    '2024年部门预算收入19亿8,832万元，较2023年增加67,995.19万元，增长52.0%。',
    {
      rule: 'R051',
      expected: '198,823.18',
      actual: '19亿8,832',
      difference: '8.82',
      fixed: '2024年部门预算收入198,823.18万元，较2023年增加67,995.19万元，增长52.0%。',
    },
  ],
  // Shares.
  [
    'p2/expenditure',
    '2024年部门预算支出198,823.18万元，其中项目支出194,072.89万元，占部门预算支出的87.6%。',
    { rule: 'R092', expected: '97.6', actual: '87.6', difference: '10.0' },
  ],
  [
    'p2/expenditure',
    '2024年部门预算支出198,823.18万元，其中项目支出194,072.89万元，占总支出的79.6%。',
    { rule: 'R092', expected: '97.6', actual: '79.6', difference: '18.0' },
  ],
  [
    'p2/reason',
    '2024年部门预算支出198,823.18万元，人员支出3,541.56万元、公用经费912.26万元、对个人和家庭的补助支出296.47万元、项目支出194,072.89万元，分别占1.8%、0.5%、0.1%、96.6%。',
    { rule: 'R092', expected: '97.6', actual: '96.6', difference: '1.0' },
  ],
  [
    'p2/reason',
    '项目支出占比103.5%。',
    { rule: 'R100', severity: 'warning', expected: '0–100', actual: '103.5', difference: '3.5' },
  ],
  // None is said to be.
  ...['本年没有', '本年未安排', '本年没有安排', '本年不涉及'].map(
    (none): readonly [string, string, Wrong] => [
      'p2/reason',
      `${none}政府性基金预算支出。`,
      { rule: 'R051', expected: '8,780.00', actual: none.slice(2) },
    ],
  ),
  ['p2/reason', '政府性基金支出为零。', { rule: 'R051', expected: '8,780.00', actual: '为零' }],
  // Names, bases, marks, sentences.
  [
    'p2/reason',
    '深圳市龙岗区工信局统筹安排。',
    {
      rule: 'R064',
      severity: 'warning',
      expected: '深圳市龙岗区工业和信息化局',
      actual: '深圳市龙岗区工信局',
    },
  ],
  [
    'p2/reason',
    '部门预算收入198,823.18万元，较2023年执行数有变化。',
    { rule: 'R094', severity: 'warning', expected: '预算数', actual: '执行数' },
  ],
  [
    'p2/reason',
    '主要用于“三公经费。',
    { rule: 'R098', severity: 'warning', expected: '”', actual: '“', fixed: '主要用于“三公”经费。' },
  ],
  [
    'p2/reason',
    '落实“十四五“规划。',
    { rule: 'R098', severity: 'warning', expected: '”', actual: '“', fixed: '落实“十四五”规划。' },
  ],
  [
    'p2/reason',
    '落实”十四五”规划。',
    { rule: 'R098', severity: 'warning', expected: '“', actual: '”', fixed: '落实“十四五”规划。' },
  ],
]

describe('a slip in a paragraph that was written by hand is found once', () => {
  test.each(wrong)('%s %s', (key, text, { severity = 'error', fixed, difference, ...due }) => {
    expect(
      bench
        .overridden(key, text)
        .map(({ rule, severity: own, places, expected, actual, difference: apart, fix }) => ({
          rule,
          severity: own,
          place: places[0],
          expected,
          actual,
          difference: apart,
          fixed: fix?.value,
        })),
    ).toEqual([
      {
        ...due,
        severity,
        place: bench.live.narrative.paragraph(key)?.key,
        difference: difference ?? null,
        fixed,
      },
    ])
  })
})

/** Figures and words of direction are led to where they stand, though the same words stand elsewhere too. */
const figures = wrong.filter(([, , { rule }]) => ['R044', 'R045', 'R046', 'R051', 'R092'].includes(rule))

test.each(figures)('the words that are wrong are found in the paragraph: %s %s', (key, text, { actual }) => {
  const [{ at } = {}] = bench.overridden(key, text)
  expect(text.slice(at?.start, at?.end)).toBe(actual)
})

test('how far amounts may be off is half a digit of each that is printed', () => {
  const text = `${PUBLICITY}较2023年预算减少102.00万元，下降48.0%${REASON}。`
  // 102.00 is printed, and so are the two years that it is worked out of.
  expect(bench.overridden('p3/projects/publicity', text)).toEqual([
    expect.objectContaining({ direction: 'below', tolerance: '0.015' }),
  ])
  const stated = '2023年宣传经费预算为280.00万元。'
  expect(bench.overridden('p2/reason', stated)).toEqual([
    expect.objectContaining({ direction: 'above', tolerance: '0.005' }),
  ])
})

const right: readonly (readonly [key: string, text: string])[] = [
  ['p2/income', '2024年部门预算收入19.88亿元，较2023年增加6.80亿元，增长52.0%。'],
  ['p2/income', '2024年部门预算收入1,988,231,800元，较2023年增加67,995.19万元，增长52.0%。'],
  ['p2/income', '2024年部门预算收入19亿8,823万元，较2023年增加67,995.19万元，增长52.0%。'],
  [
    'p3/projects/publicity',
    `6.宣传经费（通用项目）预算0.0130亿元，主要用于宣传。较2023年预算减少120.00万元，下降48.0%${REASON}。`,
  ],
  [
    'p3/projects/publicity',
    `6.宣传经费（通用项目）预算1,300,000元，主要用于宣传。较2023年预算减少120.00万元，下降48.0%${REASON}。`,
  ],
  // Parts are not the whole, and shares are no growth.
  [
    'p2/expenditure',
    '2024年部门预算支出198,823.18万元，其中基本支出4,750.29万元，占2.4%；项目支出194,072.89万元，占97.6%。',
  ],
  ['p2/expenditure', '2024年部门预算支出198,823.18万元，其中项目支出194,072.89万元，占部门预算支出的97.6%。'],
  [
    'p3/projects/publicity',
    `6.宣传经费（通用项目）预算130.00万元，其中媒体宣传80.00万元、广告制作50.00万元。较2023年预算减少120.00万元，下降48.0%${REASON}。`,
  ],
  ['p3/projects/publicity', `6.宣传经费（通用项目）由250.00万元减至130.00万元，降幅为48.0%${REASON}。`],
  [
    'p3/projects/publicity',
    `6.宣传经费（通用项目）预算130.00万元，主要用于制作宣传片（每条约2.00万元），其中节能减排宣传20.00万元，会议费3.00万元等。较2023年预算减少120.00万元，下降48.0%，主要原因是会议费减少5.00万元。`,
  ],
  ['p2/expenditure', '2023年预算数是130,827.99万元。'],
  ['p2/reason', '宣传经费由2023年的250.00万元减至130.00万元，降幅48.0%。'],
  ['p2/reason', '商贸管理预算约1.04亿元，较2023年增加3,407.50万元，增长49.0%。'],
  ['p2/reason', '企业服务预算61,318.80万元，较2023年预算增加59,111.49万元，增长27倍。'],
  ['p2/reason', '2023年商贸管理执行数6,000.00万元。'],
  ['p2/reason', '本部门共有14个项目。'],
  ['p2/reason', '其中5个项目共有3个采购包。'],
  ['p2/reason', '没有国有资本经营预算支出。'],
  // The whole is compared, behind its parts.
  [
    'p2/reason',
    '2024年“三公”经费财政拨款预算17.00万元，其中公务接待费1.00万元、公务用车运行维护费16.00万元，比上年减少18.00万元，下降51.4%。',
  ],
  ['p2/reason', '2024年“三公”经费预算17.00万元，其中公务用车运行维护费16.00万元，比上年减少18.00万元。'],
  ['p2/reason', '2024年安排专项经费500.00万元用于数字化转型，其中培训费20.00万元。'],
  ['p2/reason', '2023年12月下达上级补助收入50.00万元。'],
  ['p2/reason', '深圳市龙岗区财政局批复后执行。'],
  // From 49.00 to 48.00 is nearly the same.
  [
    'p3/projects/office-repair',
    '3.办公用房修缮与维护（通用项目）预算48.00万元，主要用于日常维护等。与上年基本持平。',
  ],
]

test.each(right)('what is right, in other words, is let alone: %s %s', (key, text) => {
  expect(bench.overridden(key, text).map(({ rule, message }) => `${rule} ${message}`)).toEqual([])
})

test('fewer decimals than are printed are no error', () => {
  const found = bench.overridden(
    'p3/projects/publicity',
    `6.宣传经费（通用项目）预算130万元，主要用于宣传等。较2023年预算减少120万元，下降48.0%${REASON}。`,
  )
  expect(found.map(({ rule, severity }) => [rule, severity])).toEqual([['R117', 'note']])
})

test('a sentence that is left out, and nothing else, is missed', () => {
  const printed = bench.printed('p3/projects/publicity')
  const lost = printed.slice(printed.indexOf('较2023年'))
  expect(bench.overridden('p3/projects/publicity', printed.replace(lost, ''))).toEqual([
    expect.objectContaining({ rule: 'R116', severity: 'warning', expected: lost, actual: '没有' }),
  ])
})
