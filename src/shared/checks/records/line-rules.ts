import type { BudgetLine, CodeName, Project } from '../../model/document'
import type { Finding } from '../finding'
import { found, inUnit, parameter, type RecordSetting } from './records'

/** Functions that 政府性基金 money is spent on, by prefix. */
const FUND_FUNCTIONS = [
  '2060',
  '20707',
  '20709',
  '20710',
  '20822',
  '20823',
  '20829',
  '21160',
  '21161',
  '21162',
  '21208',
  '21210',
  '21211',
  '21213',
  '21214',
  '21215',
  '21216',
  '21217',
  '21218',
  '21219',
  '21366',
  '21367',
  '21369',
  '21371',
  '21372',
  '21373',
  '21460',
  '21462',
  '21463',
  '21464',
  '21468',
  '21469',
  '21470',
  '21471',
  '21472',
  '21473',
  '21562',
  '21660',
  '22904',
  '22908',
  '22909',
  '22960',
  '23004',
  '23304',
  '23204',
  '234',
]

const NOT_KNOWN: ReadonlyMap<string, string> = new Map()
const STAFF = ['301', '303']
const OPERATING = ['302', '307', '310', '399']

/** Codes and money of lines; `project`: whose they are, null of 基本支出. */
export function checkLines(
  lines: readonly BudgetLine[],
  project: Project | null,
  setting: RecordSetting,
): readonly Finding[] {
  return lines.flatMap((line) => {
    const whose = [setting.unitName(line.unitId), project?.name ?? '基本支出'].filter(Boolean).join(' ')
    return [
      ...codeFindings(line, setting),
      ...fundFindings(line, setting),
      ...kindFindings(line, project, setting),
      ...procurementFindings(line, setting),
    ].map((finding) => ({ ...finding, message: `${whose}：${finding.message}` }))
  })
}

function codeFindings(line: BudgetLine, setting: RecordSetting): readonly Finding[] {
  const unknown = [
    ['functionCode', '功能科目', setting.functions] as const,
    ['economicCode', '经济科目', setting.economics] as const,
    ['govEconomicCode', '政府经济科目', setting.govEconomics ?? NOT_KNOWN] as const,
  ].filter(([field, , known]) => known.size > 0 && line[field] !== null && !known.has(line[field]))
  return unknown.flatMap(([field, label]) =>
    found(setting, 'R035', `lines/${line.id}/${field}`, {
      expected: '本年版科目',
      actual: line[field],
      difference: null,
      message: `${label} ${line[field]} 不在 ${setting.department.fiscalYear}年版里。请核对编码；确有此科目的，可以不改。`,
    }),
  )
}

/** R041 */
function fundFindings(
  { id, fundType, functionCode }: BudgetLine,
  setting: RecordSetting,
): readonly Finding[] {
  const isFundFunction = FUND_FUNCTIONS.some((prefix) => functionCode.startsWith(prefix))
  const [isFund, isGeneral, isCapital] = ['12', '11', '13'].map((type) => fundType.startsWith(type))
  const place = [`lines/${id}/functionCode`, `lines/${id}/fundType`]
  if (isFund && !isFundFunction) {
    return found(setting, 'R041', place, {
      expected: '政府性基金科目',
      actual: functionCode,
      difference: null,
      message: `${functionCode} 不是政府性基金支出科目，资金来源却是政府性基金。`,
    })
  }
  if (isGeneral && isFundFunction) {
    return found(setting, 'R041', place, {
      expected: '一般公共预算科目',
      actual: functionCode,
      difference: null,
      message: `${functionCode} 是政府性基金支出科目，资金来源却是一般公共预算。`,
    })
  }
  if (isCapital !== functionCode.startsWith('223') && (isCapital || isGeneral)) {
    return found(setting, 'R041', place, {
      expected: isCapital ? '223 国有资本经营预算支出' : '一般公共预算科目',
      actual: functionCode,
      difference: null,
      message: `功能科目 ${functionCode} 与资金来源不合：国有资本经营预算的钱列在 223 类。`,
    })
  }
  return []
}

/** R010, R039 */
function kindFindings(
  { id, kind, economicCode }: BudgetLine,
  project: Project | null,
  setting: RecordSetting,
): readonly Finding[] {
  const place = `lines/${id}/economicCode`
  const start = economicCode.slice(0, 3)
  const due = kind === 'staff' ? STAFF : kind === 'operating' ? OPERATING : null
  if (due && !due.includes(start)) {
    return found(setting, 'R010', place, {
      expected: due.join('、'),
      actual: economicCode,
      difference: null,
      message: `${kind === 'staff' ? '人员' : '公用'}经费列了经济科目 ${economicCode}，一般列 ${due.join('、')} 类。`,
    })
  }
  if (project?.category !== '3' || start !== '301') return []
  return found(setting, 'R039', place, {
    expected: '301 以外',
    actual: economicCode,
    difference: null,
    message: `特定目标类项目列了 ${economicCode}（工资福利支出）。`,
  })
}

/** R030: money that is bought with, of no category, is in no category's sum. */
function procurementFindings(
  { id, procurement, procurementCategory }: BudgetLine,
  setting: RecordSetting,
): readonly Finding[] {
  if (procurement === 0 || procurementCategory !== null) return []
  return found(setting, 'R033', `lines/${id}/procurementCategory`, {
    expected: '货物、工程或服务',
    actual: '空',
    difference: null,
    message: `政府采购 ${inUnit(procurement, setting.unit)} 没有写明是货物、工程还是服务，第四部分的分类会少这一笔。`,
  })
}

/** R042, R043: what is paid in for people agrees by function and by economic code, within the basic lines of a unit. */
export function checkContributions(
  unitName: string,
  lines: readonly BudgetLine[],
  setting: RecordSetting,
): readonly Finding[] {
  const sum = (field: 'functionCode' | 'economicCode', ...prefixes: string[]): number =>
    lines
      .filter((line) => prefixes.some((prefix) => line[field].startsWith(prefix)))
      .reduce((total, { amount }) => total + amount, 0)
  const at = (prefix: string): string =>
    `lines/${lines.find(({ functionCode }) => functionCode.startsWith(prefix))?.id ?? ''}/amount`
  const pairs = [
    ['2080505', ['30108'], '养老保险'],
    ['2080506', ['30109'], '职业年金'],
    ['21011', ['30110', '30111'], '医疗保险'],
    ['2210201', ['30113'], '住房公积金'],
  ] as const
  const tolerance = parameter(setting, 'R042', 'cents')
  const apart = pairs.flatMap(([code, economics, label]) => {
    const [byFunction, byEconomic] = [sum('functionCode', code), sum('economicCode', ...economics)]
    if (byFunction === 0 || byEconomic === 0 || Math.abs(byFunction - byEconomic) <= tolerance) return []
    const [due, is] = [
      inUnit(byFunction, setting.unit, byEconomic),
      inUnit(byEconomic, setting.unit, byFunction),
    ]
    return found(setting, 'R042', at(code), {
      expected: due,
      actual: is,
      difference: inUnit(Math.abs(byFunction - byEconomic), setting.unit),
      tolerance: inUnit(tolerance, setting.unit),
      message: `${unitName}的${label}：功能科目 ${code} 是 ${due}，经济科目 ${economics.join('、')} 是 ${is}。`,
    })
  })
  const [pension, annuity] = [sum('functionCode', '2080505'), sum('functionCode', '2080506')]
  const ratio = parameter(setting, 'R043', 'percent') / 100
  const isOff = pension > 0 && annuity > 0 && Math.abs(annuity / pension / ratio - 1) > 0.1
  return [
    ...apart,
    ...(isOff
      ? found(setting, 'R043', at('2080506'), {
          expected: inUnit(Math.round(pension * ratio), setting.unit),
          actual: inUnit(annuity, setting.unit),
          difference: inUnit(Math.abs(Math.round(annuity - pension * ratio)), setting.unit),
          message: `${unitName}的职业年金是养老保险的 ${((annuity / pension) * 100).toFixed(1)}%，一般是 ${(ratio * 100).toFixed(0)}%。`,
        })
      : []),
  ]
}

/** R035: a code that this file calls otherwise than its edition does. */
export function checkCodeName(
  { id, classification, code, name }: CodeName,
  setting: RecordSetting,
): readonly Finding[] {
  const known = (classification === 'function' ? setting.functions : setting.economics).get(code)
  if (known === undefined || known === name) return []
  const place = `codeNames/${id}/name`
  return found(setting, 'R035', place, {
    expected: known,
    actual: name,
    difference: null,
    message: `${code} 印作“${name}”，${setting.department.fiscalYear}年版科目叫“${known}”。`,
    fix: { path: place, value: known, label: `改为 ${known}` },
  })
}
