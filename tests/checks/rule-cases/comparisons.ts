import type { RuleCases } from '../rule-bench'

/** 同比: this year against last year, in sentences and in what the file knows. */
export const comparisons: readonly RuleCases[] = [
  {
    rule: 'R044',
    fires: [
      // The reason of a decrease, where both sides have grown.
      {
        says: [
          '2024年部门预算收入100.00万元，较2023年增加20.00万元，增长25.0%。',
          '预算收支减少主要原因：人员增加。',
        ],
        due: { severity: 'error', place: 'p1/2', expected: '增加', actual: '减少' },
      },

      // From nothing it cannot have grown by 43.84 to nothing.
      {
        says: ['政府性基金预算支出0.00万元，比上年增加43.84万元，主要原因是业务调整。'],
        due: { severity: 'error', place: 'p1/1', expected: '减少或 0', actual: '增加 43.84' },
      },
      { says: ['公务接待费减少为0.00万元，与上年持平。'], due: { severity: 'error', expected: '持平' } },
      {
        says: ['公务接待费5.00万元，较上年增加，主要原因是来访增多。'],
        due: { severity: 'error', actual: '增加' },
      },
      // 120 less 100 is 20.
      {
        says: ['公务接待费120.00万元，上年100.00万元，较上年增加30.00万元，主要原因是来访增多。'],
        due: { severity: 'error', expected: '20.00', actual: '30.00', difference: '10.00' },
      },
      {
        says: [
          '公务接待费2024年预算数120.00万元，2023年预算数100.00万元，较上年减少20.00万元，主要原因是来访增多。',
        ],
        due: { severity: 'error', expected: '增加', actual: '减少' },
      },
      {
        says: ['公务接待费120.00万元，较上年增加-20.00万元，主要原因是来访增多。'],
        due: { severity: 'error', actual: '增加 -20.00' },
      },
      {
        says: ['公务接待费2024年预算数120.00万元，2023年预算数100.00万元，与上年持平。'],
        due: { severity: 'error', expected: '增加', actual: '持平' },
      },
    ],
    silent: [
      {
        says: [
          '2024年部门预算收入100.00万元，较2023年增加20.00万元，增长25.0%。',
          '预算收支增加主要原因：人员增加。',
        ],
      },

      { says: ['公务接待费120.00万元，较上年增加20.00万元，增长20.0%，主要原因是来访增多。'] },
      { says: ['公务接待费80.00万元，上年100.00万元，较上年减少20.00万元，主要原因是厉行节约。'] },
      { says: ['政府性基金预算支出43.84万元，比上年增加43.84万元，为2024年新增项目。'] },
      { says: ['政府性基金预算支出0.00万元，比上年减少43.84万元，主要原因是项目到期。'] },
      { says: ['公务接待费5.00万元，与上年持平。'] },
      // What the reason tells of goes its own way.
      {
        says: [
          '公务接待费120.00万元，较上年增加20.00万元，增长20.0%，主要原因是来访批次增加，单次费用下降。',
        ],
      },
      { says: ['公务接待费80.00万元，较上年减少20.00万元，主要原因是在职人员减少3人，退休人员增加2人。'] },
      // What is carried over, and what was spent, is no budget of last year.
      { says: ['收入预算120.00万元，上年结转10.00万元，较上年增加20.00万元，主要原因是业务需要。'] },
      {
        says: [
          '公务接待费2024年预算数100.00万元，其中2023年结转20.00万元，较上年增加10.00万元，主要原因是业务需要。',
        ],
      },
      {
        says: [
          '公务接待费2024年预算数100.00万元，2023年执行数95.00万元，较2023年预算增加10.00万元，主要原因是业务需要。',
        ],
      },
      // People are no money, and words without a figure are no sum.
      { says: ['在职人员120人，较上年增加5人；离退休人员35人，与上年持平。'] },
      { says: ['办件量较上年减少，主要原因是机构改革后部分职能划转。'] },
      // Aims are no comparisons.
      { says: ['着力增加居民收入，减少企业办事环节，降低物流成本。'] },
      {
        says: ['公务接待费120.00万元，上年100.00万元，较上年增加20.01万元，主要原因是来访增多。'],
        note: { severity: 'note', expected: '20.00', actual: '20.01', difference: '0.01' },
      },
      // Another measure's prior figure stands in another sentence.
      {
        says: [
          '因公出国（境）费上年50.00万元。公务接待费120.00万元，较上年增加20.00万元，主要原因是来访增多。',
        ],
      },
    ],
  },
  {
    rule: 'R045',
    fires: [
      {
        says: ['公务接待费120.00万元，较上年增加20.00万元，增长50.0%，主要原因是来访增多。'],
        due: { severity: 'error', place: 'p1/1', expected: '20.00', actual: '50.0', difference: '30.00' },
      },
      // The rate before the change.
      {
        says: ['公务接待费120.00万元，较上年增长50.0%，增加20.00万元，主要原因是来访增多。'],
        due: { severity: 'error', expected: '20.00', actual: '50.0', difference: '30.00' },
      },
      {
        says: ['公务接待费19.56万元，较上年减少3.59万元，下降15.31%，主要原因是厉行节约。'],
        due: { severity: 'error', expected: '15.51', actual: '15.31', difference: '0.20' },
      },
      {
        says: ['公务接待费0.40万元，较上年增加0.40万元，增长100%，主要原因是来访增多。'],
        due: { severity: 'error', actual: '100%' },
      },
    ],
    silent: [
      { says: ['公务接待费120.00万元，较上年增加20.00万元，增长20.0%，主要原因是来访增多。'] },
      {
        says: [
          '公务接待费2024年预算数120.00万元，2023年预算数100.00万元，增加20.00万元，增长20.0%，主要原因是来访增多。',
        ],
      },
      {
        says: [
          '公务接待费2023年预算数100.00万元，2024年预算数120.00万元，增加20.00万元，增长20.0%，主要原因是来访增多。',
        ],
      },
      { says: ['公务接待费80.00万元，较上年减少20.00万元，下降20%，主要原因是厉行节约。'] },
      { says: ['公务接待费200.00万元，较上年增加100.00万元，增长100%，主要原因是来访增多。'] },
      // 0.10 of 0.30, either off by half a 0.01: 30.6% to 36.2%.
      {
        says: ['公务接待费0.40万元，较上年增加0.10万元，增长34.0%，主要原因是来访增多。'],
        note: { severity: 'note', expected: '33.33', actual: '34.0', difference: '0.67' },
      },
      { says: ['公务接待费0.40万元，较上年增加0.40万元，为2024年新增项目。'] },
    ],
  },
  {
    rule: 'R047',
    fires: [
      {
        says: ['公务接待费110.00万元，比上年增加10.00万元，增长10.0%。'],
        due: { severity: 'error', place: 'p1/1', expected: '应写原因', actual: '空', difference: null },
      },
      {
        says: ['公务接待费5.00万元，比上年增加5.00万元。'],
        due: { severity: 'error', expected: '应写原因' },
      },
      {
        says: ['公务接待费0.00万元，比上年减少5.00万元。'],
        due: { severity: 'error', expected: '应写原因' },
      },
      // 100.00 to 90.00: ten per cent.
      {
        records: {
          'priorFacts/prior-energy-saving': { amount: 100_000_000 },
          'lines/y046': { amount: 90_000_000 },
        },
        due: { severity: 'error', expected: '应写原因', actual: '空', difference: null },
      },
      {
        records: { 'priorFacts/prior-energy-saving': { amount: 0 } },
        due: { severity: 'error', actual: '空' },
      },
      { records: { 'lines/y046': { amount: 0 } }, due: { severity: 'error', actual: '空' } },
    ],
    silent: [
      { says: ['公务接待费109.90万元，比上年增加9.90万元，增长9.9%。'] },
      { says: ['公务接待费110.00万元，比上年增加10.00万元，增长10.0%，主要原因是来访增多。'] },
      { says: ['公务接待费5.00万元，比上年增加5.00万元，为2024年新增项目。'] },
      { says: ['公务接待费5.00万元，与上年持平。'] },
      // One 分 less than ten per cent.
      {
        records: {
          'priorFacts/prior-energy-saving': { amount: 100_000_000 },
          'lines/y046': { amount: 90_000_001 },
        },
      },
      {
        records: {
          'priorFacts/prior-energy-saving': { amount: 100_000_000, reason: '项目按进度结算' },
          'lines/y046': { amount: 90_000_000 },
        },
      },
      // Not known is another thing than zero.
      { records: { 'priorFacts/prior-energy-saving': { amount: null } } },
    ],
  },
  {
    rule: 'R048',
    fires: [
      // One 分 less than last year.
      {
        records: { 'priorFacts/prior-3p-reception': { amount: 1_000_001, reason: '' } },
        due: { severity: 'error', expected: '应写原因', actual: '空' },
      },
      {
        records: { 'priorFacts/prior-3p-abroad': { amount: 1, reason: '' } },
        due: { severity: 'error', expected: '应写原因', actual: '空' },
      },
    ],
    silent: [
      { records: { 'priorFacts/prior-3p-reception': { amount: 1_000_000, reason: '' } } },
      { records: { 'priorFacts/prior-3p-reception': { amount: 1_000_001, reason: '厉行节约' } } },
    ],
  },
  {
    rule: 'R049',
    fires: [
      {
        says: ['公务接待费110.00万元，较上年增加10.00万元，增长10.0%，主要原因是。'],
        due: { severity: 'error', expected: '应写原因', actual: '空' },
      },
      {
        says: ['支出减少，主要原因：；其他不变。'],
        due: { severity: 'error', expected: '应写原因', actual: '空' },
      },
      { says: ['支出增加，主要原因：无。'], due: { severity: 'error', expected: '应写原因', actual: '空' } },
      { says: ['支出增加，主要原因是主要原因是业务量增大。'], due: { severity: 'error' } },
      // Less, because of more.
      {
        says: ['公务接待费80.00万元，较上年减少20.00万元，下降20.0%，主要原因是接待任务增加。'],
        due: { severity: 'warning', expected: '减少的原因', actual: '增加' },
      },
      {
        records: { 'priorFacts/prior-foreign-trade': { reason: '业务量增加' } },
        due: { severity: 'warning', expected: '减少的原因', actual: '增加' },
      },
    ],
    silent: [
      { says: ['公务接待费110.00万元，较上年增加10.00万元，增长10.0%，主要原因是来访增多。'] },
      {
        says: [
          '公务接待费80.00万元，较上年减少20.00万元，下降20.0%，主要原因是压减一般性支出，同时增加线上会议。',
        ],
      },
      { says: ['公务接待费120.00万元，较上年增加20.00万元，增长20.0%，主要原因是新增来访任务。'] },
      { says: ['支出增加，主要原因：无偿划转资产的维护费用增多。'] },
      // 增加0万元 is no change.
      { says: ['公务用车运行维护费16.00万元，较上年增加0万元，主要是从严控制“三公”经费支出。'] },
      // What was so last year is gone this year.
      { says: ['公务接待费80.00万元，较上年减少20.00万元，主要原因是上年追加的专项已完成。'] },
      { records: { 'priorFacts/prior-foreign-trade': { reason: '通关量增加而单价下降' } } },
      { records: { 'priorFacts/prior-commerce': { reason: '新增消费补贴' } } },
    ],
  },
  {
    rule: 'R094',
    fires: [
      {
        says: ['公务接待费较2023年预算减少2.00万元，与上年决算数相比增加1.00万元，主要原因是业务调整。'],
        due: { severity: 'warning', expected: '预算数', actual: '执行数' },
      },
    ],
    silent: [
      {
        says: [
          '公务接待费较2023年预算减少2.00万元，公务用车费较上年预算数增加1.00万元，主要原因是业务调整。',
        ],
      },
      // What was spent is told, not compared with.
      { says: ['公务接待费较2023年预算减少2.00万元，上年执行数为1.50万元，主要原因是业务调整。'] },
    ],
  },
  {
    rule: 'R050',
    fires: [
      // 70.00 against 53.846153 is thirty per cent and a little.
      {
        records: { 'priorFacts/prior-energy-saving': { amount: 53_846_153, reason: '业务需要' } },
        due: { severity: 'info', actual: '70.00', difference: '16.15' },
      },
    ],
    silent: [
      { records: { 'priorFacts/prior-energy-saving': { amount: 53_846_154, reason: '业务需要' } } },
      { records: { 'priorFacts/prior-energy-saving': { amount: 0, reason: '新增' } } },
    ],
  },
  {
    rule: 'R046',
    fires: [
      {
        records: { 'blocks/duty-1': { text: '2023年宣传经费预算为280.00万元。' } },
        due: { severity: 'error', expected: '250.00', actual: '280.00', difference: '30.00' },
      },
      {
        records: { 'blocks/duty-1': { text: '宣传经费由280.00万元减至130.00万元。' } },
        due: { severity: 'error', expected: '250.00', actual: '280.00', difference: '30.00' },
      },
    ],
    silent: [
      { records: { 'blocks/duty-1': { text: '2023年宣传经费预算为250.00万元。' } } },
      { records: { 'blocks/duty-1': { text: '2023年宣传经费决算数280.00万元。' } } },
      // No figure of 2023 is known of it.
      { records: { 'blocks/duty-1': { text: '2023年会议费预算为280.00万元。' } } },
    ],
  },
]
