import type { EnumField } from '../../shared/model/field-types'
import { fieldOf } from '../../shared/model/fields'
import { conditionNames } from '../../shared/tables/addends'
import type { Predicate, SumSpec } from '../../shared/tables/spec'
import { type Finding, finding, within } from './finding'

/** Fund types of the classification; undefined where it cannot be read, and nothing is held against it. */
export type FundTypes = ReadonlySet<string> | undefined

/** What is wrong with a value that a condition asks for; null when nothing is. */
type Check = (value: string) => string | null

/** Values of a condition that no record can have, so that it would never hold and nobody would see why. */
export function predicateFaults(where: Predicate | undefined, fundTypes: FundTypes): readonly Finding[] {
  if (!where) return []
  const found = conditionNames.flatMap((name) => {
    const values = where[name]
    const check = checkOf(name, fundTypes)
    if (typeof values !== 'object' || !check) return []
    return values.flatMap((value, index) => {
      const message = check(value)
      return message === null ? [] : [finding([name, index], message)]
    })
  })
  return [...found, ...within(['not'], predicateFaults(where.not, fundTypes))]
}

/** The same in the conditions of the text's `lineSums`. */
export function sumFaults(sums: Readonly<Record<string, SumSpec>>, fundTypes: FundTypes): readonly Finding[] {
  return Object.entries(sums).flatMap(([name, { where }]) =>
    within(['lineSums', name, 'where'], predicateFaults(where, fundTypes)),
  )
}

/** By what the dimension is as a field of the lines; undefined where any value may stand. */
function checkOf(name: (typeof conditionNames)[number], fundTypes: FundTypes): Check | undefined {
  const field = fieldOf('lines', name)
  switch (field?.type) {
    case 'enum':
      return choiceCheck(field)
    case 'functionCode':
    case 'economicCode':
      return codeCheck(field.label, Math.max(...field.digits))
    case 'fundType':
      return fundTypes && fundTypeCheck(fundTypes)
    default:
      return undefined
  }
}

function choiceCheck({ label, options }: EnumField): Check {
  const names = Object.keys(options).join('、')
  return (value) => (Object.hasOwn(options, value) ? null : `没有“${value}”这个${label}，可用 ${names}。`)
}

/** Codes beyond the list are a place's own, so only what can be no code at all is a fault. */
function codeCheck(label: string, digits: number): Check {
  return (value) =>
    /^\d+$/.test(value) && value.length <= digits
      ? null
      : `“${value}”不是${label}的开头：应是 1 至 ${digits} 位数字。`
}

function fundTypeCheck(fundTypes: ReadonlySet<string>): Check {
  const codes = [...fundTypes]
  return (value) =>
    value !== '' && codes.some((code) => code.startsWith(value))
      ? null
      : `科目版本里没有资金性质“${value}”，请核对代码。`
}
