import type { BudgetDocument, BudgetLine } from '../../src/shared/model/document'

/** 分 by `unit|code|column`. */
type Sums = ReadonlyMap<string, number>

const COLUMNS: Readonly<Record<string, (line: BudgetLine) => boolean>> = {
  支出总计: () => true,
  基本支出: ({ kind }) => kind === 'staff' || kind === 'operating',
  项目支出: ({ kind }) => kind === 'project',
}

const TABLES = [
  { heading: '表7　一般公共预算支出表（按功能分类）', fund: '11', code: 'functionCode', digits: [3, 5, 7] },
  { heading: '表8　一般公共预算支出表（按经济分类）', fund: '11', code: 'economicCode', digits: [3, 5] },
  { heading: '表10　政府性基金预算支出表', fund: '12', code: 'functionCode', digits: [3, 5, 7] },
] as const

/** What three tables must come to, added up here from the lines alone: for all units, and for each. */
export function sumsOf({
  lines,
  units,
}: BudgetDocument): readonly { readonly heading: string; readonly sums: Sums }[] {
  return TABLES.map(({ heading, fund, code, digits }) => {
    const sums = new Map<string, number>()
    const add = (key: string, amount: number): void => {
      sums.set(key, (sums.get(key) ?? 0) + amount)
    }
    for (const column of Object.keys(COLUMNS)) {
      for (const of of ['合计', ...units.map(({ name }) => name)]) add(`${of}||${column}`, 0)
    }
    const own = lines.filter(({ fundType }) => fundType.startsWith(fund))
    for (const line of own) {
      const unit = units.find(({ id }) => id === line.unitId)?.name ?? ''
      for (const [column, isMeant] of Object.entries(COLUMNS)) {
        const amount = isMeant(line) ? line.amount : 0
        add(`合计||${column}`, amount)
        for (const length of [0, ...digits]) add(`${unit}|${line[code].slice(0, length)}|${column}`, amount)
      }
    }
    return { heading, sums }
  })
}
