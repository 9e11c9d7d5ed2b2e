import type { RuleCases } from '../rule-bench'

const SCOPE =
  '龙岗区工业和信息化局实施部门预算绩效管理的单位范围包括：甲单位共1家基层单位，均已编制整体支出绩效目标，按要求开展部门整体绩效自评。区财政部门将根据需要对部分基层单位或整个系统的部门整体支出实施重点绩效评价。'
const units = { 甲单位: 'all' }
const scope = { section: 6, units }
const OPERATING =
  '2024年龙岗区工业和信息化局机关运行经费财政拨款预算912.26万元，较2023年预算减少215.74万元，下降19.1%。主要是租金减少。'

const UNIT =
  '甲单位预算100.00万元，包括人员支出30.00万元、公用经费20.00万元、对个人和家庭的补助支出10.00万元、项目支出40.00万元。'
const YEARS = {
  columns: ['receptionGeneral', 'receptionGovFund', 'receptionStateCapital'],
  rows: { '2023': ['1.50', '0.00', '0.00'], '2024': ['1.00', '0.00', '0.00'] },
}

/** 完整, 文表: paragraphs that are nearly, but not quite, what the template says. */
export const wordings: readonly RuleCases[] = [
  {
    rule: 'R115',
    fires: [
      {
        ...scope,
        says: [SCOPE.replace('单位范围', '单位范')],
        due: { severity: 'warning', place: 'p1/1', expected: '围', actual: '的单位范包括：甲' },
      },
      {
        ...scope,
        says: [SCOPE.replace('均已编制', '均编已制')],
        due: { severity: 'warning', expected: '已编', actual: '编已' },
      },
      {
        ...scope,
        says: [SCOPE.replace('绩效自评', '绩校自评')],
        due: { severity: 'warning', expected: '效', actual: '校' },
      },
      // A sign too many within a word.
      {
        ...scope,
        says: [SCOPE.replace('重点绩效', '重要点绩效')],
        due: { severity: 'warning', expected: '', actual: '要' },
      },
      {
        section: 8,
        headings: ['一、机关运行经'],
        due: { severity: 'warning', place: 'h1/1', expected: '费' },
      },
      // Another 科目 in the place of one.
      {
        section: 5,
        says: ['2.培训费。2024年预算数1.00万元，较2023年预算增加0万元。'],
        due: { severity: 'warning', expected: '公务接待费', actual: '培训费' },
      },
    ],
    silent: [
      { ...scope, says: [SCOPE] },
      // Words that were put in between, or may stand for each other.
      { ...scope, says: [SCOPE.replace('均已编制', '均已按要求编制')] },
      { section: 8, says: [OPERATING.replace('，较2023年', '，比2023年')] },
      // Written anew.
      { ...scope, says: ['甲单位已编制绩效目标，将按区财政部门的要求开展自评，并接受重点绩效评价。'] },
    ],
  },
  // What stands in the gaps of a wording is held against the tables and itself by rules that have other cases, too.
  {
    rule: 'R051',
    fires: [
      {
        section: 3,
        units,
        tables: {
          t03: { columns: ['total', 'project'], rows: { unit: ['100.00', '40.00'] } },
          t04: { columns: ['total'], rows: { '301': ['30.00'], '302': ['20.00'], '303': ['10.00'] } },
        },
        says: [UNIT.replace('公用经费20.00', '公用经费30.00')],
        due: { severity: 'error', place: 'p1/1', expected: '20.00', actual: '30.00', difference: '10.00' },
      },
    ],
    silent: [
      {
        section: 3,
        units,
        tables: {
          t03: { columns: ['total', 'project'], rows: { unit: ['100.00', '40.00'] } },
          t04: { columns: ['total'], rows: { '301': ['30.00'], '302': ['20.00'], '303': ['10.00'] } },
        },
        says: [UNIT],
      },
    ],
  },
  {
    rule: 'R044',
    fires: [
      {
        section: 5,
        tables: { t09: YEARS },
        says: ['2.公务接待费。2024年预算数1.00万元，较2023年预算减少0.60万元。'],
        due: { severity: 'error', place: 'p1/1', expected: '0.50', actual: '0.60', difference: '0.10' },
      },
    ],
    silent: [
      {
        section: 5,
        tables: { t09: YEARS },
        says: ['2.公务接待费。2024年预算数1.00万元，较2023年预算减少0.50万元。'],
      },
    ],
  },
  {
    rule: 'R089',
    fires: [
      {
        section: 8,
        says: [vehicles('100'), purchases('10')],
        due: { severity: 'warning', place: 'p1/2', expected: '同一个数', actual: '100、10' },
      },
    ],
    silent: [{ section: 8, says: [vehicles('100'), purchases('100')] }],
  },
  {
    rule: 'R091',
    fires: [
      {
        ...scope,
        says: [SCOPE.replace('共1家', '共7家')],
        due: { severity: 'warning', place: 'p1/1', expected: '1', actual: '7' },
      },
    ],
    silent: [{ ...scope, says: [SCOPE] }],
  },
  {
    rule: 'R112',
    fires: [
      {
        section: 3,
        projects: { '宣传经费（通用项目）': 'publicity' },
        says: ['1.宣传经费预算10.00万元。较2023年预算持平。'],
        due: { severity: 'warning', place: 'p1/1', expected: '宣传经费（通用项目）', actual: '宣传经费' },
      },
    ],
    silent: [
      {
        section: 3,
        projects: { '宣传经费（通用项目）': 'publicity' },
        says: ['1.宣传经费（通用项目）预算10.00万元。较2023年预算持平。'],
      },
    ],
  },
  {
    rule: 'R116',
    fires: [
      {
        ...scope,
        says: [SCOPE.slice(0, SCOPE.indexOf('区财政'))],
        due: [
          {
            severity: 'warning',
            place: 'p1/1',
            expected: '区财政部门将根据需要对部分基层单位或整个系统的部门整体支出实施重点绩效评价。',
            actual: '没有',
          },
          // Nor is there the other paragraph of its part.
          { severity: 'warning', place: 'p6/projects' },
        ],
      },
      // A paragraph of the template, while the others of its part are there.
      {
        section: 2,
        says: [
          '2024年龙岗区工业和信息化局部门预算收入100.00万元，较2023年持平。',
          '预算收支增加主要原因：人员增加。',
        ],
        due: { severity: 'warning', place: 'p2/expenditure', actual: '没有' },
      },
    ],
    silent: [
      {
        section: 2,
        says: [
          '2024年龙岗区工业和信息化局部门预算收入100.00万元，较2023年持平。',
          '2024年部门预算支出100.00万元，较2023年持平。',
        ],
      },
      // One of them was rewritten, so it is there.
      {
        section: 2,
        says: [
          '2024年龙岗区工业和信息化局部门预算收入100.00万元，较2023年持平。',
          '支出方面，本年共安排一百万元，与上年一样多。',
        ],
      },
    ],
  },
  {
    rule: 'R117',
    fires: [
      {
        section: 3,
        amounts: { staff: '3,541.56' },
        says: ['（一）人员支出3,541.6万元。'],
        due: { severity: 'info', place: 'p1/1', expected: '2 位小数', actual: '3,541.6' },
      },
    ],
    silent: [
      { section: 3, says: ['（一）人员支出3,541.56万元。'] },
      // Nothing is printed shorter.
      { section: 3, says: ['（一）人员支出0万元。'] },
      // Words of the preparer's own round as they like.
      { section: 3, says: ['（一）人员支出3,541.56万元，主要是新增工资约15万元。'] },
    ],
  },
  {
    rule: 'R118',
    fires: [
      {
        says: ['负责产业空间保障工作。', '做好产业空间保障工作。', '推进产业空间保章工作。'],
        due: { severity: 'info', place: 'p1/3', expected: '障', actual: '章' },
      },
      {
        says: ['深圳市龙岗区财政局审核。', '报深圳市龙岗区财政局备案。', '由深圳市岗区财政局负责。'],
        due: { severity: 'info', place: 'p1/3', expected: '龙' },
      },
    ],
    silent: [
      { says: ['负责产业空间保障工作。', '做好产业空间保障工作。', '推进产业空间保障工作。'] },
      // Words of their own.
      { says: ['负责市级专项资金。', '落实市级专项资金。', '申报区级专项资金。'] },
      // Said once elsewhere is no usage.
      { says: ['做好产业空间保障工作。', '推进产业空间保章工作。'] },
    ],
  },
  {
    rule: 'R119',
    fires: [
      {
        says: [
          '甲项目20.00万元，较2023年预算增加5.00万元，主要原因是新增设备更新需求。',
          '乙项目40.00万元，较2023年预算增加8.00万元，主要原因是新增设备更新需求。',
        ],
        due: { severity: 'info', place: 'p1/2', expected: '自己的原因' },
      },
    ],
    silent: [
      // The same change, told of the whole and of its part.
      {
        says: [
          '“三公”经费17.00万元，较2023年预算减少18.00万元，主要是公务用车已经更新。',
          '公务用车购置费0万元，较2023年预算减少18.00万元，主要是公务用车已经更新。',
        ],
      },
      {
        says: [
          '甲项目20.00万元，较2023年预算增加5.00万元，主要原因是新增设备更新需求。',
          '乙项目40.00万元，较2023年预算增加8.00万元，主要原因是新增场地租赁需求。',
        ],
      },
    ],
  },
  {
    rule: 'R120',
    fires: [
      { says: ['建立固定资产台帐。'], due: { severity: 'warning', expected: '台账', actual: '台帐' } },
      {
        says: ['截止2023年底，共有车辆7辆。'],
        due: { severity: 'warning', expected: '截至', actual: '截止' },
      },
      {
        records: { 'projects/energy-saving': { purpose: '聘请第三方按装监测设备' } },
        due: { severity: 'warning', expected: '安装', actual: '按装' },
      },
    ],
    silent: [
      { says: ['建立固定资产台账。'] },
      { says: ['采购帐篷10顶。'] },
      { says: ['申报截止2024年6月30日前完成。'] },
      { says: ['截至2023年底，共有车辆7辆。'] },
    ],
  },
  {
    rule: 'R121',
    fires: [
      {
        besideFile: [{ place: 't12/all/a', name: '表12“甲”', due: '甲', is: '乙' }],
        due: { severity: 'error', place: 't12/all/a', expected: '甲', actual: '乙' },
      },
      {
        besideFile: [{ place: 'p7/projects/a', name: '第七部分', due: '完成12场活动。', is: null }],
        due: { severity: 'error', place: 'p7/projects/a', expected: '完成12场活动。', actual: '没有' },
      },
      // Of rows that stand elsewhere.
      {
        besideFile: [{ place: 't05/rows/order', name: '表5的行序', due: 'a b', is: 'b a' }],
        due: { severity: 'error', place: 't05/rows', actual: '另一种行序' },
      },
    ],
    silent: [
      { besideFile: [] },
      // What is found there already is not said again.
      {
        says: ['建立固定资产台帐。'],
        besideFile: [{ place: 'p1/1', name: '第1段', due: '建立固定资产台账。', is: '建立固定资产台帐。' }],
      },
    ],
  },
  {
    rule: 'R125',
    fires: [
      {
        projectLists: [
          {
            projects: [row('甲项目'), row('乙项目')],
            again: { called: '表12', place: 't12', rows: [row('甲项目')] },
          },
        ],
        due: { severity: 'warning', place: 't12', expected: '乙项目', actual: '没有' },
      },
    ],
    silent: [
      {
        projectLists: [
          {
            projects: [row('甲项目'), row('乙项目')],
            again: { called: '表12', place: 't12', rows: [row('乙项目'), row('甲项目')] },
          },
        ],
      },
      // A list that prints none of them is another list.
      {
        projectLists: [{ projects: [row('甲项目')], again: { called: '第三部分', place: 'p3', rows: [] } }],
      },
    ],
  },
  {
    rule: 'R126',
    fires: [
      {
        projectLists: [
          {
            projects: [row('甲项目', 1_000_000)],
            again: { called: '表12', place: 't12', rows: [row('甲项目', 1_200_000)] },
          },
        ],
        due: {
          severity: 'error',
          place: 'row/甲项目',
          expected: '1.00',
          actual: '1.20',
          difference: '0.20',
        },
      },
    ],
    silent: [
      {
        projectLists: [
          {
            projects: [row('甲项目', 1_000_000)],
            again: { called: '表12', place: 't12', rows: [row('甲项目', 1_000_000)] },
          },
        ],
      },
    ],
  },
]

function row(name: string, cents?: number) {
  return { place: `row/${name}`, name, amount: cents === undefined ? undefined : { cents, half: 0 } }
}

function vehicles(threshold: string): string {
  return `截至2023年底，本部门及各所属预算单位共有车辆2辆，其中：机要通信用车1辆、应急保障用车0辆、执法执勤用车0辆、特种专业技术用车0辆、其他用车1辆；单价${threshold}万元以上设备5台（套）。`
}

function purchases(threshold: string): string {
  return `2024年计划购置车辆0辆；单价${threshold}万元以上设备0台（套）。`
}
