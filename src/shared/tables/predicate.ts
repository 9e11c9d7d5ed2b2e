import { type ConditionName, conditionNames, dimensions, type Match } from './addends'
import type { Predicate } from './spec'

/** What predicates ask of a record. */
export type Asked = { readonly [D in ConditionName]: string | boolean | null }

export type Accepts = (record: Asked) => boolean

/** The meaning of each way of asking: whether a value is one of those asked for. */
const MATCHES: Readonly<Record<Match, (value: Asked[ConditionName], wanted: never) => boolean>> = {
  oneOf: (value, wanted: readonly unknown[]) => value !== null && wanted.includes(value),
  // 类 and 款 are prefixes of 项.
  prefix: (value, wanted: readonly string[]) =>
    typeof value === 'string' && wanted.some((prefix) => value.startsWith(prefix)),
  flag: (value, wanted: boolean) => value === wanted,
}

/** The meaning of a predicate of the table language. */
export function compilePredicate(predicate: Predicate | undefined): Accepts {
  if (!predicate) return () => true
  const conditions = conditionNames
    .filter((name) => predicate[name] !== undefined)
    .map((name) => ({
      name,
      matches: MATCHES[dimensions[name].by],
      wanted: predicate[name] as never,
    }))
  const excluded = predicate.not ? compilePredicate(predicate.not) : () => false
  return (record) =>
    conditions.every(({ name, matches, wanted }) => matches(record[name], wanted)) && !excluded(record)
}

/** Whether a predicate looks at the given dimension at all. */
export function uses(predicate: Predicate | undefined, name: ConditionName): boolean {
  return predicate !== undefined && (predicate[name] !== undefined || uses(predicate.not, name))
}
