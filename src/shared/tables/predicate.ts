import type { Predicate } from './spec'
import type { Dimensions } from './records'

export type Accepts = (record: Dimensions) => boolean

/** Whether a code stands under one of the given prefixes: 类 and 款 are prefixes of 项. */
function under(code: string | null, prefixes: readonly string[]): boolean {
  return code !== null && prefixes.some((prefix) => code.startsWith(prefix))
}

function oneOf(value: string | null, values: readonly string[]): boolean {
  return value !== null && values.includes(value)
}

/** The meaning of a predicate of the table language. */
export function compilePredicate(predicate: Predicate | undefined): Accepts {
  if (!predicate) return () => true
  const { kind, fundType, appropriation, source, carryOver, functionCode, economicCode } = predicate
  const excluded = predicate.not ? compilePredicate(predicate.not) : () => false
  return (record) =>
    (!kind || oneOf(record.kind, kind)) &&
    (!fundType || under(record.fundType, fundType)) &&
    (!appropriation || oneOf(record.appropriation, appropriation)) &&
    (!source || oneOf(record.source, source)) &&
    (carryOver === undefined || record.carryOver === carryOver) &&
    (!functionCode || under(record.functionCode, functionCode)) &&
    (!economicCode || under(record.economicCode, economicCode)) &&
    !excluded(record)
}

/** Whether a predicate looks at the given field at all. */
export function uses(
  predicate: Predicate | undefined,
  field: 'functionCode' | 'economicCode' | 'fundType',
): boolean {
  return predicate !== undefined && (predicate[field] !== undefined || uses(predicate.not, field))
}
