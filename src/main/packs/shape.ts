import { z } from 'zod'
import { type Finding, finding, type JsonPath } from './finding'
import { at, state } from '../../shared/model/faults'

/**
 * A parser for every property of T. The compiler holds the schema and the type together: a property that T gets, loses
 * or changes is an error here, not a surprise in a pack.
 */
export type Shape<T> = { readonly [K in keyof T]-?: z.ZodType<T[K]> }

/** A strict object of a type: `object<ColumnSpec>()({ … })`. */
export function object<T>() {
  return <S extends Shape<T>>(shape: S & { readonly [K in Exclude<keyof S, keyof T>]: never }) =>
    z.strictObject(shape)
}

/** Text that something is named by, between slashes or as a property. */
export const key = z.string().regex(/^[^\s/]+$/)
export const filled = z.string().regex(/\S/)

/** The values of a choice, as a schema takes them. */
export function choices<V extends string>(options: Readonly<Record<V, string>>): readonly V[] {
  return Object.keys(options) as V[]
}

type Issue = z.core.$ZodIssue

/** What a schema has against a value, in words for whoever writes packs. */
export function shapeFindings(error: z.ZodError, value: unknown): readonly Finding[] {
  return error.issues.flatMap((issue) => findingsOf(issue, [], value))
}

function findingsOf(issue: Issue, outer: JsonPath, whole: unknown): readonly Finding[] {
  const path = [...outer, ...(issue.path as JsonPath)]
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((name) => finding([...path, name], '没有这一项，请删去，或核对名称的拼写。'))
  }
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    return closest(issue.errors).flatMap((inner) => findingsOf(inner, path, whole))
  }
  const found = at(whole, path)
  return [finding(path, `${state(found)}应${expected(issue)}。`)]
}

/** Of a union's choices, the one that the value was most likely meant to be: it comes nearest. */
function closest(choices: readonly (readonly Issue[])[]): readonly Issue[] {
  return choices.reduce((best, each) => (distance(each) < distance(best) ? each : best))
}

function distance(issues: readonly Issue[]): number {
  const steps = issues.map((issue) => {
    if (issue.code === 'unrecognized_keys') return issue.keys.length
    // Another type altogether is further off than anything inside a value of the right one.
    return issue.code === 'invalid_type' && issue.path.length === 0 ? 1000 : 1
  })
  return steps.reduce((sum, step) => sum + step, 0)
}

const TYPES: Readonly<Record<string, string>> = {
  string: '是文字',
  number: '是数',
  int: '是整数',
  boolean: '是 true 或 false',
  array: '是一个列表',
  object: '是一个对象',
  record: '是一个对象',
}

function expected(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return TYPES[issue.expected] ?? `是 ${issue.expected}`
    case 'invalid_value':
      return `是 ${issue.values.map((value) => JSON.stringify(value)).join('、')}${issue.values.length > 1 ? ' 之一' : ''}`
    case 'invalid_union':
      return '是列出的种类之一'
    case 'too_small':
      return issue.origin === 'array' ? '至少有一项' : `不小于 ${String(issue.minimum)}`
    case 'too_big':
      return `不大于 ${String(issue.maximum)}`
    case 'invalid_format':
      return issue.format === 'regex' && issue.pattern === '/\\S/' ? '是不空的文字' : '是没有空格和斜线的文字'
    default:
      return '换一个写法'
  }
}
