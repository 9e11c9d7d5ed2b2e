import type { EconomicMapping } from '../../shared/model/gov-economic'
import { fieldOf } from '../../shared/model/fields'
import type { WrittenCode } from './classification-schema'
import { type Finding, finding, repeated, withinEach } from './finding'

/** Lengths that the codes of a list may have. */
export const codeDigits = {
  'functions.json': digitsOf('functionCode'),
  'economics.json': digitsOf('economicCode'),
  // Lists hold 类 and 款; lines name 款.
  'gov-economics.json': digitsOf('economicCode'),
  'fund-types.json': digitsOf('fundType'),
} as const

/** 款 */
const LINE_DIGITS = 5

export type CodeFile = keyof typeof codeDigits

/** Everything in a list of codes that its shape does not show. */
export function codeFaults(file: CodeFile, entries: readonly WrittenCode[]): readonly Finding[] {
  const digits = codeDigits[file]
  const codes = new Set(entries.map(({ code }) => code))
  return [
    ...repeated([], entries, ({ code }) => code, '代码', 'code'),
    ...withinEach([], entries, ({ code, level, parent }) => {
      if (!/^\d+$/.test(code) || !digits.includes(code.length)) {
        return [finding(['code'], `“${code}”应是 ${digits.join('、')} 位数字（文字）。`)]
      }
      return [
        ...parentFaults(file, code, parent, codes),
        ...(file === 'fund-types.json' || level === undefined || level === digits.indexOf(code.length) + 1
          ? []
          : [finding(['level'], `${code.length} 位的代码是第 ${digits.indexOf(code.length) + 1} 级。`)]),
      ]
    }),
  ]
}

/** Every 部门经济 code that lines may have is one 政府经济 code, of units of one kind at least; both are in their lists. */
export function mappingFaults(
  mapping: readonly EconomicMapping[],
  economics: readonly WrittenCode[],
  govEconomics: readonly WrittenCode[],
): readonly Finding[] {
  const ofLines = (list: readonly WrittenCode[]): ReadonlySet<string> =>
    new Set(list.map(({ code }) => code).filter((code) => code.length === LINE_DIGITS))
  const [own, gov] = [ofLines(economics), ofLines(govEconomics)]
  const mapped = new Set(mapping.map(({ economic }) => economic))
  const lacking = [...own].filter((code) => !mapped.has(code))
  return [
    ...repeated([], mapping, ({ economic }) => economic, '部门经济科目', 'economic'),
    ...withinEach([], mapping, ({ economic, administrative, institution }) => [
      ...(own.has(economic)
        ? []
        : [finding(['economic'], `economics.json 里没有“${economic}”这个${LINE_DIGITS}位科目，请核对。`)]),
      ...Object.entries({ administrative, institution }).flatMap(([field, code]) =>
        code === null || gov.has(code)
          ? []
          : [finding([field], `gov-economics.json 里没有“${code}”这个${LINE_DIGITS}位科目，请核对。`)],
      ),
      ...(administrative === null && institution === null
        ? [finding([], `“${economic}”对行政、事业单位都没有对应的政府经济科目，至少要写一个。`)]
        : []),
    ]),
    ...(lacking.length > 0
      ? [finding([], `缺少 ${lacking.length} 个部门经济科目的对应：${lacking.slice(0, 6).join('、')}。`)]
      : []),
  ]
}

/** 功能 and 经济 codes stand under their own first digits; fund types under the code that they name. */
function parentFaults(
  file: CodeFile,
  code: string,
  parent: string | null | undefined,
  codes: ReadonlySet<string>,
): readonly Finding[] {
  if (file !== 'fund-types.json') {
    const above = code.slice(0, -2)
    if (parent !== undefined && parent !== (code.length === 3 ? null : above)) {
      return [finding(['parent'], `“${code}”的上级应是${code.length === 3 ? ' null' : `“${above}”`}。`)]
    }
    return code.length === 3 || codes.has(above)
      ? []
      : [finding(['code'], `“${code}”的上级“${above}”不在列表里，请补上。`)]
  }
  if (parent === undefined) return [finding(['parent'], '缺少这一项：上级的代码，没有上级写 null。')]
  if (parent === null) {
    return code.length === 1 ? [] : [finding(['parent'], `“${code}”不是一位代码，要写上级。`)]
  }
  if (!codes.has(parent)) return [finding(['parent'], `“${code}”的上级“${parent}”不在列表里，请补上。`)]
  return code !== parent && code.startsWith(parent)
    ? []
    : [finding(['parent'], `“${code}”不以上级“${parent}”开头；报表按开头认上级。`)]
}

/** Lines and last year's figures carry codes: the lists hold every length that either may have. */
function digitsOf(name: 'functionCode' | 'economicCode' | 'fundType'): readonly number[] {
  const field = fieldOf('priorFacts', name)
  return field && 'digits' in field ? field.digits : []
}
