import type { RuleCases } from '../rule-bench'

/** 项目: names, years, money and targets of projects. */
export const projects: readonly RuleCases[] = [
  {
    rule: 'R066',
    fires: [
      { records: { 'projects/commerce': { secret: true } }, due: { severity: 'warning', actual: '涉密' } },
    ],
    silent: [
      { records: { 'projects/commerce': { secret: false } } },
      // Without money it is printed nowhere.
      { records: { 'projects/energy-saving': { secret: true }, 'lines/y046': null } },
    ],
  },
  {
    rule: 'R069',
    fires: [
      { records: { 'projects/commerce': { name: '' } }, due: { severity: 'error', actual: '空' } },
      {
        records: { 'projects/commerce': { name: '2024年商贸管理' } },
        due: { severity: 'error', expected: '商贸管理', actual: '2024年商贸管理' },
      },
      {
        records: { 'projects/commerce': { name: '2023年度商贸管理' } },
        due: { severity: 'error', expected: '商贸管理' },
      },
      {
        records: { 'projects/commerce': { name: '商贸'.repeat(30) + '处' } },
        due: { severity: 'error', expected: '≤ 60 字', actual: '61 字' },
      },
      {
        records: {
          'projects/commerce': { name: '节能减排', unitId: '15e2ee5d3df67b89' },
          'projects/energy-saving': { unitId: '15e2ee5d3df67b89' },
        },
        due: [
          { severity: 'error', actual: '节能减排' },
          { severity: 'error', actual: '节能减排' },
        ],
      },
    ],
    silent: [
      { records: { 'projects/commerce': { name: '商贸'.repeat(30) } } },
      { records: { 'projects/commerce': { name: '2000吨级码头改造' } } },
      { records: { 'projects/commerce': { name: '商贸管理（2024年）' } } },
      // Another unit may have a project of that name.
      {
        records: {
          'projects/commerce': { name: '节能减排', unitId: '8a1ca65e2d560de4' },
          'projects/energy-saving': { unitId: '15e2ee5d3df67b89' },
        },
      },
    ],
  },
  {
    rule: 'R070',
    fires: [
      {
        records: { 'projects/commerce': { startYear: 2025 } },
        due: { severity: 'error', expected: '≤ 2024', actual: '2025' },
      },
      {
        records: { 'projects/commerce': { endYear: 2023 } },
        due: { severity: 'error', expected: '≥ 2024', actual: '2023' },
      },
      {
        records: {
          'projects/commerce': { startYear: 2023, endYear: 2025 },
          'yearPlans/p1': { projectId: 'commerce', year: 2026, amount: 100 },
        },
        due: { severity: 'error', expected: '2023–2025', actual: '2026' },
      },
    ],
    silent: [
      { records: { 'projects/commerce': { startYear: 2024, endYear: 2024 } } },
      {
        records: {
          'projects/commerce': { startYear: 2023, endYear: 2025 },
          'yearPlans/p1': { projectId: 'commerce', year: 2025, amount: 100 },
        },
      },
    ],
  },
  {
    rule: 'R071',
    fires: [
      // 1,035.994 of this year and 10.00 of the next are not 1,045.994 and one 分.
      {
        records: {
          'projects/commerce': { totalAmount: 10_369_940_001 },
          'yearPlans/p1': { projectId: 'commerce', year: 2025, amount: 10_000_000 },
        },
        due: { severity: 'error', expected: '10,369.94', actual: '10,369.940001', difference: '0.000001' },
      },
      {
        records: {
          'projects/commerce': { totalAmount: 10_359_940_000 },
          'yearPlans/p1': { projectId: 'commerce', year: 2025, amount: 10_000_000 },
        },
        due: { severity: 'error', expected: '10,369.94', actual: '10,359.94', difference: '10.00' },
      },
      // The year alone is more than the whole.
      {
        records: { 'projects/commerce': { totalAmount: 10_000_000_000 } },
        due: { severity: 'error', actual: '10,000.00', difference: '359.94' },
      },
    ],
    silent: [
      {
        records: {
          'projects/commerce': { totalAmount: 10_369_940_000 },
          'yearPlans/p1': { projectId: 'commerce', year: 2025, amount: 10_000_000 },
        },
      },
      { records: { 'projects/commerce': { totalAmount: 10_359_940_000 } } },
      // No plan for the other years is known yet.
      { records: { 'projects/commerce': { totalAmount: 20_000_000_000 } } },
      { records: { 'yearPlans/p1': { projectId: 'commerce', year: 2025, amount: 10_000_000 } } },
    ],
  },
  {
    rule: 'R072',
    fires: [
      {
        records: { 'projects/commerce': { controlFigure: 10_349_940_000 } },
        due: { severity: 'error', expected: '≤ 10,349.94', actual: '10,359.94', difference: '10.00' },
      },
      // One 分.
      { records: { 'projects/commerce': { controlFigure: 10_359_939_999 } }, due: { severity: 'error' } },
    ],
    silent: [
      { records: { 'projects/commerce': { controlFigure: 10_359_940_000 } } },
      { records: { 'projects/commerce': { controlFigure: null } } },
    ],
  },
  {
    rule: 'R073',
    fires: [
      {
        records: { 'goals/energy-saving-1': null },
        due: { severity: 'error', expected: '绩效目标', actual: '空' },
      },
      // 其他运转类 needs them too.
      {
        records: { 'goals/legal-counsel-1': null },
        due: { severity: 'error', expected: '绩效目标', actual: '空' },
      },
    ],
    silent: [
      { records: { 'goals/commerce-7': null } },
      // Without money there is nothing to do yet.
      { records: { 'goals/energy-saving-1': null, 'lines/y046': null } },
    ],
  },
  {
    rule: 'R074',
    fires: [
      {
        records: { 'priorFacts/prior-energy-saving': { amount: null } },
        due: { severity: 'warning', expected: '上年数', actual: '空' },
      },
      {
        records: { 'projects/energy-saving': { nature: 'new' } },
        due: { severity: 'warning', expected: '0', actual: '70.00' },
      },
    ],
    silent: [
      { records: { 'priorFacts/prior-energy-saving': { amount: 0 } } },
      {
        records: {
          'projects/energy-saving': { nature: 'new' },
          'priorFacts/prior-energy-saving': { amount: 0 },
        },
      },
      {
        records: {
          'projects/energy-saving': { nature: 'oneOff' },
          'priorFacts/prior-energy-saving': { amount: null },
        },
      },
    ],
  },
]
