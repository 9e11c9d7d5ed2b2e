import type { RuleCases } from '../rule-bench'

/** 完整: what every text is held against, whoever wrote it. */
export const marksAndWords: readonly RuleCases[] = [
  {
    rule: 'R062',
    fires: [
      { says: ['主要职能为XXXX。'], due: { severity: 'error', expected: null, actual: 'XXXX' } },
      { says: ['项目资金××万元。'], due: { severity: 'error', actual: '××' } },
      { says: ['主要职能：待填写。'], due: { severity: 'error', actual: '待填写' } },
      { says: ['主要职能：待补充。'], due: { severity: 'error', actual: '待补充' } },
      { says: ['贯彻执行有关政策……。'], due: { severity: 'error', actual: '……' } },
      { says: ['联系人：***。'], due: { severity: 'error', actual: '***' } },
      { says: ['（此处填写单位职能）'], due: { severity: 'error', actual: '此处填写' } },
      { says: ['公务接待费X万元。'], due: { severity: 'error', actual: 'X' } },
      // An amount that was left out.
      { says: ['公务接待费 万元，与上年持平。'], due: { severity: 'error', actual: ' ' } },
      { says: ['TODO：补充职能。'], due: { severity: 'error', actual: 'TODO' } },
      { says: ['{单位}主要负责企业服务。'], due: { severity: 'error', actual: '{单位}' } },
      { records: { 'projects/energy-saving': { purpose: '主要用于等。' } }, due: { severity: 'error' } },
      {
        records: { 'goals/commerce-1': { text: '完成XX场活动。' } },
        due: { severity: 'error', actual: 'XX' },
      },
    ],
    silent: [
      { says: ['完成X射线检测设备采购。'] },
      { says: ['配合上级完成其他工作待办事项。'] },
      { says: ['采购3×4米展板。'] },
      { says: ['安排12.50 万元用于展会。'] },
      { records: { 'goals/commerce-1': { text: '完成12场活动。' } } },
    ],
  },
  {
    rule: 'R063',
    fires: [
      // A day that is past; last year's aim; this year among those before it; a month that there is not.
      {
        says: ['于2023年12月25日前完成项目验收。'],
        due: { severity: 'error', expected: '2024', actual: '2023' },
      },
      { says: ['| 甲 | 1.00 | 1.2023年：吸引企业入驻。 |'], due: { severity: 'error', actual: '2023' } },
      { says: ['对2024年及以前年度的投资进行审计。'], due: { severity: 'error', actual: '2024' } },
      { says: ['在年中（80月底前）编报监控情况。'], due: { severity: 'error', actual: '80' } },

      { says: ['2021年完成项目验收。'], due: { severity: 'error', expected: '2024', actual: '2021' } },
      {
        titles: ['2023年部门支出总表'],
        due: { severity: 'error', place: 'title/1', expected: '2024', actual: '2023' },
      },
      {
        records: { 'projects/energy-saving': { purpose: '2022年节能改造' } },
        due: { severity: 'error', expected: '2024', actual: '2022' },
      },
    ],
    silent: [
      { says: ['于2024年12月25日前完成项目验收。'] },
      { says: ['| 甲 | 1.00 | 1.2024年：吸引企业入驻。 |'] },
      { says: ['对2023年及以前年度的投资进行审计。'] },
      { says: ['在年中（8月底前）编报监控情况。'] },

      { says: ['2024年预算收入较2023年有所增长。'] },
      { says: ['截至2021年底，共有车辆7辆。'] },
      { says: ['根据《深圳市2021年促进消费若干措施》（深府〔2021〕3号）执行。'] },
      { says: ['自2019年起实施，到2025年建成。'] },
      { says: ['2021年至2025年分年实施，2021—2025年总体推进。'] },
      { says: ['根据2019年6月印发的管理办法执行。'] },
      { says: ['本项目为2022年立项的跨年度项目，依据2020年区政府常务会议纪要安排。'] },
      { titles: ['2024年部门支出总表'] },
      { records: { 'projects/energy-saving': { legalBasis: '2019年区政府常务会议纪要' } } },
    ],
  },
  {
    rule: 'R067',
    fires: [
      { says: ['促进我区经济社会绿色发展.'], due: { severity: 'info', expected: '。', actual: '.' } },
      // Of a list all others end with a full stop.
      {
        rows: ['1、开拓市场。', '2、优化结构', '3、扩大产能。'].map((name) => ({
          of: 'goal' as const,
          name,
        })),
        due: { severity: 'info', place: 't03/all/2', expected: '。' },
      },

      { says: ['公务用车购置及运行费,按定额安排。'], due: { severity: 'info', expected: '，', actual: ',' } },
      { says: ['落实各项政策，，做好服务。'], due: { severity: 'info', actual: '，，' } },
      { says: ['落实各项政策。。'], due: { severity: 'info', actual: '。。' } },
      { says: ['安排经费１２.５０万元。'], due: { severity: 'info' } },
      { says: ['部门预算收入12345.60万元。'], due: { severity: 'info', actual: '12345.60' } },
      { says: ['部门预算收入1,2345.60万元。'], due: { severity: 'info' } },
      {
        records: { 'goals/commerce-1': { text: '开展促消费活动,提振信心。' } },
        due: { severity: 'info', actual: ',' },
      },
    ],
    silent: [
      {
        rows: ['1、开拓市场', '2、优化结构', '3、扩大产能。'].map((name) => ({ of: 'goal' as const, name })),
      },

      { says: ['公务用车购置及运行费，按定额安排。'] },
      { says: ['部门预算收入12,345.60万元。'] },
      { says: ['参照ISO 9001标准，落实Web 3.0应用。'] },
      { says: ['建设面积12345平方米。'] },
      { records: { 'goals/commerce-1': { text: '开展促消费活动，提振信心。' } } },
    ],
  },
  {
    rule: 'R068',
    fires: [
      { says: ['项目支出占比为0.7623。'], due: { severity: 'info', expected: '%', actual: '0.7623' } },
      { says: ['较上年增长49.0。'], due: { severity: 'info', expected: '%', actual: '49.0' } },
      { says: ['支出占76.2，比重较大。'], due: { severity: 'info', expected: '%', actual: '76.2' } },
      // The place prints rates to one decimal.
      { says: ['产值较上年增长49.05%。'], due: { severity: 'info', actual: '49.05' } },
    ],
    silent: [
      { says: ['项目支出占76.2%。'] },
      { says: ['项目支出占76.23万元。'] },
      { says: ['占地76.23平方米，占用会议室3间。'] },
      { says: ['较上年增长49.0%。'] },
      { says: ['服务企业数量增长3倍，较上年增加5家。'] },
      { says: ['力争全年产值增长6%以上。'] },
    ],
  },
  {
    rule: 'R093',
    fires: [
      {
        says: ['较2022年部门预算收入有所增长。'],
        due: { severity: 'error', expected: '2023', actual: '2022' },
      },
      {
        says: ['2023年部门预算收入100.00万元，均为财政拨款。'],
        due: { severity: 'error', expected: '2024', actual: '2023' },
      },
    ],
    silent: [
      { says: ['较2023年部门预算收入有所增长。'] },
      { says: ['2024年部门预算收入100.00万元，均为财政拨款。'] },
      { says: ['与2023年预算数相比保持稳定。'] },
      { says: ['企业孵化预算81.48万元。缺2023年预算数，未作比较。'] },
      // Last year's figure beside this year's.
      { says: ['公务接待费2024年预算数1.00万元，2023年预算数1.00万元，与上年持平。'] },
      { says: ['2023年年初预算数为80.00万元。'] },
      { says: ['根据《2021年预算收入管理办法》执行。'] },
    ],
  },
  {
    rule: 'R098',
    fires: [
      { says: ['落实“放管服改革要求。'], due: { severity: 'warning', expected: '”', actual: '“' } },
      { says: ['根据《预算法规定编制。'], due: { severity: 'warning', expected: '》', actual: '《' } },
      { says: ['办公用房修缮（通用项目。'], due: { severity: 'warning', expected: '）', actual: '（' } },
      { says: ['办公用房修缮通用项目）。'], due: { severity: 'warning', expected: '（', actual: '）' } },
      {
        records: { 'goals/commerce-1': { text: '落实“放管服改革要求。' } },
        due: { severity: 'warning', actual: '“' },
      },
    ],
    silent: [
      { says: ['落实“放管服”改革要求，根据《预算法》（2018年修正）编制。'] },
      { says: ['1）办公室；2）工业科。'] },
      { says: ['能耗强度<0.5吨标准煤。'] },
      { says: ['《关于印发<管理办法>的通知》。'] },
    ],
  },
  {
    rule: 'R102',
    fires: [
      { says: ['平台运运营维护。'], due: { severity: 'warning', expected: '运', actual: '运运' } },
      {
        says: ['做好企业服务企业服务工作。'],
        due: { severity: 'warning', expected: '企业服务', actual: '企业服务企业服务' },
      },
      {
        records: { 'goals/commerce-1': { text: '保障平台运运营。' } },
        due: { severity: 'warning', actual: '运运' },
      },
    ],
    silent: [
      { says: ['平台运营维护。'] },
      { says: ['学习习近平新时代中国特色社会主义思想。'] },
      { says: ['年年开展活动，人人参与其中，区区级层面统筹。'] },
      { says: ['明确项目目标，推进业态业务创新。'] },
    ],
  },
]
