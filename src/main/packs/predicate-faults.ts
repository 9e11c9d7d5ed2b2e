import { definition, fieldOf } from '../../shared/model/fields'
import type { Predicate } from '../../shared/tables/spec'
import { type Finding, finding, type JsonPath, within } from './finding'

/** Fund types of the classification; undefined where it cannot be read, and nothing is held against it. */
export type FundTypes = ReadonlySet<string> | undefined

/** Values of a condition that no record can have, so that it would never hold and nobody would see why. */
export function predicateFaults(where: Predicate | undefined, fundTypes: FundTypes): readonly Finding[] {
  if (!where) return []
  return [
    ...choiceFaults(where, 'kind'),
    ...choiceFaults(where, 'appropriation'),
    ...choiceFaults(where, 'source'),
    ...codeFaults(where, 'functionCode', 7),
    ...codeFaults(where, 'economicCode', 5),
    ...fundTypeFaults(where, fundTypes),
    ...within(['not'], predicateFaults(where.not, fundTypes)),
  ]
}

function choiceFaults(where: Predicate, name: 'kind' | 'appropriation' | 'source'): readonly Finding[] {
  const { label, options } = definition.lines.fields[name]
  return each(where[name], [name], (value) =>
    Object.hasOwn(options, value)
      ? null
      : `没有“${value}”这个${label}，可用 ${Object.keys(options).join('、')}。`,
  )
}

/** Codes beyond the list are a place's own, so only what can be no code at all is a fault. */
function codeFaults(
  where: Predicate,
  name: 'functionCode' | 'economicCode',
  digits: number,
): readonly Finding[] {
  const label = fieldOf('lines', name)?.label ?? ''
  return each(where[name], [name], (value) =>
    /^\d+$/.test(value) && value.length <= digits
      ? null
      : `“${value}”不是${label}的开头：应是 1 至 ${digits} 位数字。`,
  )
}

function fundTypeFaults(where: Predicate, fundTypes: FundTypes): readonly Finding[] {
  if (!fundTypes) return []
  const codes = [...fundTypes]
  return each(where.fundType, ['fundType'], (value) =>
    value !== '' && codes.some((code) => code.startsWith(value))
      ? null
      : `科目版本里没有资金性质“${value}”，请核对代码。`,
  )
}

function each(
  values: readonly string[] | undefined,
  path: JsonPath,
  messageOf: (value: string) => string | null,
): readonly Finding[] {
  return (values ?? []).flatMap((value, index) => {
    const message = messageOf(value)
    return message === null ? [] : [finding([...path, index], message)]
  })
}
