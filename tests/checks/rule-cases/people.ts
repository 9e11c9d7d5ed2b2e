import { linesNow } from '../rule-bench'
import type { RuleCases } from '../rule-bench'

/** What people left to be looked at: of the open budget alone. */
export const people: readonly RuleCases[] = [
  {
    rule: 'R201',
    fires: [
      {
        records: {
          'remarks/r1': {
            object: null,
            place: 't01/all/carry-in/incomeAmount',
            text: '与财务核对',
            pending: true,
          },
        },
        due: { severity: 'warning', expected: null, actual: null },
      },
      {
        records: { 'remarks/r2': { object: null, place: 'p3', text: '', pending: true } },
        due: { severity: 'warning', expected: null, actual: null },
      },
    ],
    silent: [
      // A remark alone asks for nothing.
      { records: { 'remarks/r1': { object: null, place: 't05', text: '按二上控制数', pending: false } } },
    ],
  },
  {
    rule: 'R202',
    fires: [
      {
        records: { 'reviews/v1': { part: 'tables/t11', reviewed: ['另一张表'] } },
        due: { severity: 'warning' },
      },
      {
        // Reviewed as it stands, and then a line of it is another amount.
        records: {
          'reviews/v1': { part: 'tables/t05', reviewed: linesNow('tables/t05') },
          'projects/commerce': { name: '商贸管理（通用项目）' },
        },
        due: { severity: 'warning' },
      },
      {
        records: { 'reviews/v1': { part: 'text/p12', reviewed: ['没有的部分'] } },
        due: { severity: 'warning' },
      },
    ],
    silent: [
      { records: { 'reviews/v1': { part: 'tables/t05', reviewed: linesNow('tables/t05') } } },
      { records: { 'reviews/v1': { part: 'text/p3', reviewed: linesNow('text/p3') } } },
      {
        // What another table prints is no matter of this one.
        records: {
          'reviews/v1': { part: 'tables/t11', reviewed: linesNow('tables/t11') },
          'projects/commerce': { name: '商贸管理（通用项目）' },
        },
      },
    ],
  },
]
