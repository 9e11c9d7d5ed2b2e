import type { Template } from './template'

/** What stands in for a template that is not here: a budget is looked at with it, without tables and text. */
export function bareTemplate(id: string): Template {
  return {
    id,
    title: id,
    year: 0,
    unit: '万元',
    classification: '',
    lists: [],
    fundings: [],
    thresholds: { reason: 0 },
    tables: [],
    text: {
      format: { unit: '万元', decimals: 2, zero: '0', rateDecimals: 1 },
      facts: [],
      values: {},
      lineSums: {},
      lists: {},
      comparisons: {},
      sections: [],
    },
  }
}
