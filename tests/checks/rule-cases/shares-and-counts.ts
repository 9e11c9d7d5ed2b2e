import type { RuleCases } from '../rule-bench'

/** 文表: shares and counts of sentences. */
export const sharesAndCounts: readonly RuleCases[] = [
  {
    rule: 'R054',
    fires: [
      {
        says: ['支出构成：人员支出占50.0%，公用支出占30.0%，项目支出占25.0%。'],
        due: { severity: 'warning', place: 'p1/1', expected: '100', actual: '105.0', difference: '5.0' },
      },
      {
        says: ['支出构成：人员支出占45.20%，公用支出占30.00%，项目支出占24.70%。'],
        due: { severity: 'warning', expected: '100', actual: '99.90', difference: '0.10' },
      },
    ],
    silent: [
      { says: ['支出构成：人员支出占50.0%，公用支出占30.0%，项目支出占20.0%。'] },
      // Each of the three is rounded.
      { says: ['支出构成：人员支出占33.33%，公用支出占33.33%，项目支出占33.33%。'] },
      // Not all parts are told.
      { says: ['支出构成：人员支出占20.0%，公用支出占10.0%。'] },
      // Parts of a part.
      { says: ['项目支出占80.0%，其中重点项目占60.0%，一般项目占40.0%。'] },
    ],
  },
  {
    rule: 'R056',
    fires: [
      {
        says: ['共有车辆7辆，其中：机要通信用车3辆、应急保障用车5辆。'],
        due: { severity: 'warning', place: 'p1/1', expected: '8', actual: '7', difference: '1' },
      },
      {
        says: ['共有车辆7辆，其中：机要通信用车3辆；应急保障用车5辆；2024年计划购置车辆1辆。'],
        due: { severity: 'warning', expected: '8', actual: '7', difference: '1' },
      },
      // Money for vehicles, and no vehicle.
      {
        amounts: { vehiclePurchase: '18.00' },
        says: ['2024年计划购置车辆0辆；单价100万元以上设备0台（套）。'],
        due: { severity: 'warning', place: 'p1/1', expected: '> 0', actual: '0' },
      },
      {
        amounts: { vehiclePurchase: '0.00' },
        says: ['2024年计划购置车辆1辆；单价100万元以上设备0台（套）。'],
        due: { severity: 'warning', place: 'p1/1', expected: '0', actual: '1' },
      },
    ],
    silent: [
      { says: ['共有车辆8辆，其中：机要通信用车3辆、应急保障用车5辆。'] },
      { says: ['共有车辆8辆，其中：机要通信用车3辆。'] },
      { amounts: { vehiclePurchase: '18.00' }, says: ['2024年计划购置车辆1辆。'] },
      { amounts: { vehiclePurchase: '0.00' }, says: ['2024年计划购置车辆0辆。'] },
      { amounts: { vehiclePurchase: '18.00' }, says: ['2023年购置车辆0辆。'] },
    ],
  },
  {
    rule: 'R057',
    fires: [
      {
        says: ['核定编制20名，实有在编人数21名。'],
        due: { severity: 'warning', place: 'p1/1', expected: '≤ 20', actual: '21', difference: '1' },
      },
    ],
    silent: [
      { says: ['核定编制20名，实有在编人数20名。'] },
      // Those who have retired hold no post.
      { says: ['核定编制20名，实有在编人数18名，退休人员25名。'] },
    ],
  },
  {
    rule: 'R091',
    fires: [
      {
        says: ['内设办公室、工业科、商贸流通科，共4个科室。'],
        due: { severity: 'warning', place: 'p1/1', expected: '3', actual: '4', difference: '1' },
      },
    ],
    silent: [{ says: ['内设办公室、工业科、商贸流通科，共3个科室。'] }, { says: ['内设4个科室。'] }],
  },
  {
    rule: 'R092',
    fires: [
      {
        says: ['支出总计200.00万元，其中：项目支出120.00万元，占65.0%。'],
        due: { severity: 'error', place: 'p1/1', expected: '60.0', actual: '65.0', difference: '5.0' },
      },
    ],
    silent: [
      { says: ['支出总计200.00万元，其中：项目支出120.00万元，占60.0%。'] },
      // 70 of 120.
      { says: ['支出总计120.00万元，其中：项目支出70.00万元，占58.3%。'] },
    ],
  },
]
