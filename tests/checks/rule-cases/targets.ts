import type { Given, RuleCases } from '../rule-bench'

/** Indicators of 商贸管理, in hundredths of a point: what the place asks for is 50, 30 and 10. */
function weights(output: number, benefit: number, satisfaction: number): NonNullable<Given['records']> {
  const own = { projectId: 'commerce', sign: '=', value: '1', unit: '个', target: '1个' }
  return {
    'indicators/w1': { ...own, level1: '产出指标', level2: '数量指标', level3: '活动场次', weight: output },
    'indicators/w2': {
      ...own,
      level1: '效益指标',
      level2: '社会效益指标',
      level3: '带动商户',
      weight: benefit,
    },
    'indicators/w3': {
      ...own,
      level1: '满意度指标',
      level2: '服务对象满意度指标',
      level3: '投诉',
      weight: satisfaction,
    },
  }
}

/** All kinds that a list must have. */
function kinds(level2: readonly string[]): NonNullable<Given['records']> {
  const level1 = (name: string): string =>
    /满意度/.test(name) ? '满意度指标' : /效益|影响/.test(name) ? '效益指标' : '产出指标'
  const own = { projectId: 'commerce', sign: '≥', value: '1', unit: '个', target: '≥1个', weight: null }
  return Object.fromEntries(
    level2.map((name, at) => [
      `indicators/k${at}`,
      { ...own, level1: level1(name), level2: name, level3: `事项${at}` },
    ]),
  )
}

/** Indicators of two projects, of which so many are alike word for word. */
function alike(count: number, others: readonly string[] = ['energy-saving']): NonNullable<Given['records']> {
  const own = {
    level1: '产出指标',
    level2: '数量指标',
    sign: '≥',
    value: '3',
    unit: '场',
    target: '≥3场',
    weight: null,
  }
  return Object.fromEntries(
    ['commerce', ...others].flatMap((projectId) =>
      [1, 2, 3].map((at) => [
        `indicators/${projectId}-${at}`,
        { ...own, projectId, level3: `第${at}类活动场次${at > count ? projectId : ''}` },
      ]),
    ),
  )
}

/** One indicator of the department. */
function one(fields: Readonly<Record<string, unknown>>): Given {
  return { records: { 'indicators/indicator-016': { level3: '补贴完成率', ...fields } } }
}

/** 绩效: indicators, their values and their weights. */
export const targets: readonly RuleCases[] = [
  {
    rule: 'R076',
    fires: [
      {
        records: weights(4900, 3000, 1000),
        due: { severity: 'error', expected: '90', actual: '89', difference: '1' },
      },
      {
        records: weights(5000, 3000, 1001),
        due: { severity: 'error', expected: '90', actual: '90.01', difference: '0.01' },
      },
    ],
    silent: [
      { records: weights(5000, 3000, 1000) },
      // The parts are wrong, the whole is right.
      { records: weights(4900, 3100, 1000) },
    ],
  },
  {
    rule: 'R077',
    fires: [
      {
        records: weights(4900, 3100, 1000),
        due: [
          { severity: 'error', expected: '50', actual: '49', difference: '1' },
          { severity: 'error', expected: '30', actual: '31', difference: '1' },
        ],
      },
    ],
    silent: [{ records: weights(5000, 3000, 1000) }],
  },
  {
    rule: 'R078',
    fires: [
      {
        ...one({ sign: '≥', value: '较高', unit: '%', target: '≥较高%' }),
        due: { severity: 'error', expected: '数字', actual: '较高' },
      },
      {
        ...one({ sign: '≥', value: null, unit: '%', target: '≥%' }),
        due: { severity: 'error', expected: '数字', actual: '空' },
      },
      {
        ...one({ sign: '≥', value: '95', unit: null, target: '≥95' }),
        due: { severity: 'error', expected: '计量单位', actual: '空' },
      },
      {
        ...one({ sign: '定性', value: '95', unit: null, target: '95' }),
        due: { severity: 'error', expected: '文字', actual: '95' },
      },
      {
        ...one({ sign: '定性', value: '有效提升', unit: '%', target: '有效提升%' }),
        due: { severity: 'error', expected: '空', actual: '%' },
      },
    ],
    silent: [
      one({ sign: '≥', value: '95', unit: '%', target: '≥95%' }),
      one({ sign: '≥', value: '1,000.5', unit: '元', target: '≥1,000.5元' }),
      one({ sign: '定性', value: '有效提升', unit: null, target: '有效提升' }),
      one({ sign: null, value: null, unit: null, target: '不少于95%' }),
    ],
  },
  {
    rule: 'R079',
    fires: [
      {
        ...one({ sign: null, value: null, unit: null, target: '' }),
        due: { severity: 'error', actual: '空' },
      },
      {
        ...one({ sign: null, value: null, unit: null, target: '-' }),
        due: { severity: 'error', actual: '-' },
      },
      {
        ...one({ sign: null, value: null, unit: null, target: '**' }),
        due: { severity: 'error', actual: '**' },
      },
      {
        ...one({ sign: null, value: null, unit: null, target: '有效提升 ' }),
        due: { severity: 'error', actual: '有效提升 ' },
      },
      { ...one({ level3: '' }), due: { severity: 'error', actual: '空' } },
      { ...one({ level2: '' }), due: { severity: 'error', actual: '空' } },
    ],
    silent: [one({ sign: null, value: null, unit: null, target: '有效提升' }), one({ target: '>95%' })],
  },
  {
    rule: 'R080',
    fires: [
      {
        records: kinds(['数量指标', '质量指标', '社会效益指标', '服务对象满意度指标']),
        due: { severity: 'error', expected: '时效指标', actual: '没有' },
      },
      {
        records: kinds(['数量指标', '质量指标', '时效指标']),
        due: { severity: 'error', expected: '效益指标、满意度指标' },
      },
    ],
    silent: [
      { records: kinds(['数量指标', '质量指标', '时效指标', '可持续影响指标', '服务对象满意度指标']) },
    ],
  },
  {
    rule: 'R081',
    fires: [
      {
        ...one({ sign: '定性', value: '及时率', unit: null, target: '及时率' }),
        due: { severity: 'warning', actual: '及时率' },
      },
      {
        ...one({ sign: null, value: null, unit: null, target: '满意度' }),
        due: { severity: 'warning', actual: '满意度' },
      },
      {
        ...one({ level3: '合规', sign: '定性', value: '合规', unit: null, target: '合规' }),
        due: { severity: 'warning', actual: '合规' },
      },
    ],
    silent: [
      one({ sign: null, value: null, unit: null, target: '100%及时率' }),
      one({ sign: '定性', value: '有效提升', unit: null, target: '有效提升' }),
      one({ sign: '定性', value: '较高程度', unit: null, target: '较高程度' }),
    ],
  },
  {
    rule: 'R082',
    fires: [
      {
        ...one({ value: '120', target: '>120%' }),
        due: { severity: 'error', expected: '0–100', actual: '120' },
      },
      {
        ...one({ value: '-5', target: '>-5%' }),
        due: { severity: 'error', expected: '0–100', actual: '-5' },
      },
      {
        ...one({ level3: '企业满意度', sign: '≥', value: '95', unit: '度', target: '≥95度' }),
        due: { severity: 'error', expected: '%', actual: '度' },
      },
      {
        ...one({ level3: '资金使用率', sign: '≥', value: '95', unit: '个', target: '≥95个' }),
        due: { severity: 'error', expected: '%', actual: '个' },
      },
      {
        rows: [
          { of: 'indicator', name: '补贴完成率', level1: '产出指标', level2: '质量指标', target: '≥95' },
        ],
        due: { severity: 'error', place: 't03/all/1', expected: '%', actual: '≥95' },
      },
      {
        rows: [indicator('质量指标', '补贴完成率', '704%')],
        due: { severity: 'error', place: 't03/all/1', expected: '0–100', actual: '704%' },
      },
    ],
    silent: [
      one({ value: '100', target: '>100%' }),
      one({ value: '0', target: '>0%' }),
      // Growth may be more than the whole.
      one({ level3: '营业收入增长率', value: '120', target: '>120%' }),
      // These are measured otherwise.
      one({ level3: '巡查频率', sign: '≥', value: '4', unit: '次/月', target: '≥4次/月' }),
      one({ level3: '传染病报告发病率', sign: '≤', value: '2', unit: '‰', target: '≤2‰' }),
      {
        rows: [
          { of: 'indicator', name: '补贴完成率', level1: '产出指标', level2: '质量指标', target: '≥95%' },
        ],
      },
      {
        rows: [
          { of: 'indicator', name: '巡查频率', level1: '产出指标', level2: '数量指标', target: '≥4次/月' },
        ],
      },
    ],
  },
  {
    rule: 'R086',
    fires: [
      {
        records: { 'indicators/indicator-003': { level3: '聘员数量' } },
        due: { severity: 'warning', actual: '聘员数量' },
      },
    ],
    silent: [
      // The same name within another level.
      { records: { 'indicators/indicator-016': { level3: '聘员数量' } } },
    ],
  },
  {
    rule: 'R087',
    fires: [{ records: alike(3), due: { severity: 'info', actual: '3 条' } }],
    silent: [
      { records: alike(2) },
      // What so many have is an indicator of everybody.
      { records: alike(3, ['energy-saving', 'research', 'publicity', 'foreign-trade', 'legal-counsel']) },
    ],
  },
  {
    rule: 'R111',
    fires: [
      {
        rows: [
          { of: 'indicator', name: '补贴完成率', level1: '效益指标', level2: '质量指标', target: '≥95%' },
        ],
        due: { severity: 'warning', place: 't03/all/1', expected: '产出指标', actual: '效益指标' },
      },
    ],
    silent: [
      {
        rows: [
          { of: 'indicator', name: '补贴完成率', level1: '产出指标', level2: '质量指标', target: '≥95%' },
        ],
      },
      // A level of the place's own.
      {
        rows: [
          { of: 'indicator', name: '补贴完成率', level1: '效益指标', level2: '其他指标', target: '≥95%' },
        ],
      },
    ],
  },
  {
    rule: 'R122',
    fires: [
      {
        ...one({ level3: '企业满意度', sign: '≤', value: '95', unit: '%', target: '≤95%' }),
        due: { severity: 'warning', expected: '≥', actual: '≤95%' },
      },
      {
        rows: [indicator('成本指标', '预算成本控制率', '≥100%')],
        due: { severity: 'warning', place: 't03/all/1', expected: '≤', actual: '≥100%' },
      },
      // More work than was aimed at is no fault.
      {
        rows: [indicator('数量指标', '开展培训次数', '≤5次')],
        due: { severity: 'info', expected: '≥', actual: '≤5次' },
      },
    ],
    silent: [
      one({ level3: '企业满意度', sign: '≥', value: '95', unit: '%', target: '≥95%' }),
      { rows: [indicator('成本指标', '预算成本控制率', '≤100%')] },
      // A number that may not be exceeded.
      { rows: [indicator('数量指标', '聘员数量', '≤41人')] },
    ],
  },
  {
    rule: 'R123',
    fires: [
      {
        rows: [indicator('数量指标', '开展培训次数', '有效提升')],
        due: { severity: 'warning', place: 't03/all/1', expected: '数', actual: '有效提升' },
      },
      {
        rows: [indicator('质量指标', '验收合格率', '有效改善')],
        due: { severity: 'warning', expected: '%', actual: '有效改善' },
      },
      {
        rows: [indicator('数量指标', '培训人数', '≥20套')],
        due: { severity: 'warning', expected: '人', actual: '≥20套' },
      },
    ],
    silent: [
      { rows: [indicator('数量指标', '培训人数', '≥20人次')] },
      { rows: [indicator('质量指标', '验收合格率', '100%')] },
      // A benefit may be told in words.
      { rows: [indicator('经济效益指标', '减少企业办事跑动次数', '有效减少')] },
      one({ level3: '改造面积', sign: '≥', value: '600', unit: '㎡', target: '≥600㎡' }),
    ],
  },
  {
    rule: 'R124',
    fires: [
      // Among those of another level, which are printed as one cell.
      {
        rows: [
          indicator('经济效益指标', '带动消费', '有效提升'),
          indicator('社会效益指标', '优化布局', '有效优化'),
          indicator('经济效益指标', '提高产值', '有效提升'),
        ],
        due: { severity: 'info', place: 't03/all/2', expected: '经济效益指标', actual: '社会效益指标' },
      },

      {
        rows: [indicator('质量指标', '开展培训次数', '≥5次')],
        due: { severity: 'info', place: 't03/all/1', actual: '质量指标' },
      },
      {
        rows: [indicator('社会效益指标', '服务企业满意度', '≥95%')],
        due: { severity: 'info', expected: '满意度指标', actual: '社会效益指标' },
      },
    ],
    silent: [
      {
        rows: [
          indicator('经济效益指标', '带动消费', '有效提升'),
          indicator('社会效益指标', '优化布局', '有效优化'),
          indicator('可持续影响指标', '提高产值', '有效提升'),
        ],
      },

      { rows: [indicator('数量指标', '开展培训次数', '≥5次')] },
      { rows: [indicator('服务对象满意度指标', '服务企业满意度', '≥95%')] },
      { rows: [indicator('其他满意度指标', '不适用', '不适用')] },
    ],
  },
]

function indicator(level2: string, name: string, target: string) {
  const level1 = /满意度/.test(level2) ? '满意度指标' : /效益/.test(level2) ? '效益指标' : '产出指标'
  return { of: 'indicator' as const, name, level1, level2, target }
}
