import type { Finding } from '../finding'
import { nonsenseIn } from '../records/indicator-sense'
import { misplacedIn } from '../records/misplaced-level'
import { checkNumbering } from '../words/numbering'
import { finding, type PrintedRow, type RowSetting } from './printed-row'
import { isPercentRate } from '../records/target-rules'

/** R063, R078, R079, R082, R111, R122–R124: an indicator as it is printed. */
export function checkIndicatorRow(row: PrintedRow, setting: RowSetting): readonly Finding[] {
  const { of, name, target = '', level2 = '', table } = row
  if (of !== 'indicator') return []
  const called = `${table}的“${name}”`
  return [
    ...blankFindings(row, setting),
    ...rateFindings(row, setting),
    ...levelFindings(row, setting),
    ...(/^[≥≤＞＜><=]?[\d,.]+$/.test(target) && !isRateName(name)
      ? finding(setting, 'R078', row, {
          expected: '计量单位',
          actual: target,
          message: `${called}指标值是“${target}”，没有计量单位。`,
        })
      : []),
    ...nonsenseIn({ level2, name, target }).flatMap(({ rule, severity, expected, actual, said }) =>
      finding(setting, rule, row, {
        expected,
        actual,
        message: `${called}${said}`,
        ...(severity ? { severity } : {}),
      }),
    ),
  ]
}

function isRateName(name: string): boolean {
  return isPercentRate(name) || /满意度$/.test(name)
}

const BLANKS = [
  ['level1', '一级指标'],
  ['level2', '二级指标'],
  ['target', '指标值'],
] as const

function blankFindings(row: PrintedRow, setting: RowSetting): readonly Finding[] {
  const blank = BLANKS.find(([field]) => row[field] === '')
  if (!blank) return []
  const message = `${row.table}的“${row.name}”没有${blank[1]}。`
  return finding(setting, 'R079', row, { expected: blank[1], actual: '空', message })
}

/** A rate says its percent sign, and is no more than the whole. */
function rateFindings(row: PrintedRow, setting: RowSetting): readonly Finding[] {
  const { name, target = '', table } = row
  const said = `${table}的“${name}”指标值是“${target}”`
  const isBare = isRateName(name) && /\d/.test(target) && !/[%％]|百分之|倍|‰|\//.test(target)
  if (isBare) {
    return finding(setting, 'R082', row, { expected: '%', actual: target, message: `${said}，没有百分号。` })
  }
  const number = Number(/[\d.]+(?=[%％])/.exec(target)?.[0] ?? 0)
  if (!isPercentRate(name) || number <= 100 || /增长|增速|增幅|提升|提高|下降|降低/.test(name)) return []
  const message = `${said}，比率在 0 与 100 之间。`
  return finding(setting, 'R082', row, { expected: '0–100', actual: target, message })
}

/** A level stands below the one it belongs to, and is called as the template calls it. */
function levelFindings(row: PrintedRow, setting: RowSetting): readonly Finding[] {
  const { name, table } = row
  return misplacedIn(row, setting).flatMap(({ expected, actual, said }) =>
    finding(setting, 'R111', row, { expected, actual, message: `${table}的“${name}”：${said}` }),
  )
}

/** What the rows of a list of records have in common: numbers, a mark at the end, levels that stand together. */
export function checkRowLists(rows: readonly PrintedRow[], setting: RowSetting): readonly Finding[] {
  const goals = rows.filter(({ of }) => of === 'goal')
  const rule = setting.rule('R101')
  const numbered = goals.map(({ place, table, name }) => ({ place, name: table, text: name }))
  return [
    ...(rule ? checkNumbering(rule, numbered) : []),
    ...endFindings(goals, setting),
    ...brokenLevels(
      rows.filter(({ of }) => of === 'indicator'),
      setting,
    ),
  ]
}

/** As many, that what all but one have is no chance. */
const ENOUGH = 3

function endFindings(rows: readonly PrintedRow[], setting: RowSetting): readonly Finding[] {
  const open = rows.filter(({ name }) => name !== '' && !/[。！]$/.test(name))
  const [only] = open
  if (!only || open.length > 1 || rows.length < ENOUGH) return []
  const message = `${only.table}“${only.name.slice(0, 12)}”一条末尾没有句号，其余各条都有。`
  return finding(setting, 'R067', only, { expected: '。', actual: only.name.slice(-1), message })
}

/** R124: equal levels stand together, and are printed as one cell; a row between them is of another. */
function brokenLevels(rows: readonly PrintedRow[], setting: RowSetting): readonly Finding[] {
  return rows.flatMap((row, at) => {
    const [before, behind] = [rows[at - 1], rows[at + 1]]
    if (!before || !behind || before.level2 !== behind.level2 || row.level2 === before.level2) return []
    const message = `${row.table}的“${row.name}”列在“${row.level2 ?? ''}”里，上下都是“${before.level2 ?? ''}”。请核对。`
    return finding(setting, 'R124', row, { expected: before.level2 ?? '', actual: row.level2 ?? '', message })
  })
}
