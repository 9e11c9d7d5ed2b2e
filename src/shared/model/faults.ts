import type { z } from 'zod'
import type { RecordSet } from './field-types'
import { fieldOf, recordSets } from './fields'
import { expectation } from './values'

/** What is wrong with a package or record, and where: `$.lines[3].amount`. */
export interface Fault {
  readonly place: string
  /** Chinese: what is so, what is expected. */
  readonly message: string
}

/** The schema's findings in the reader's words. `root` is where the value stands: `$` for a whole package. */
export function shapeFaults(
  issues: readonly z.core.$ZodIssue[],
  value: unknown,
  root = '$',
  within?: RecordSet,
): readonly Fault[] {
  return issues.flatMap((issue) => {
    const found = at(value, issue.path)
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        place: jsonPath(root, [...issue.path, key]),
        message: '没有这个字段，请删去。',
      }))
    }
    return [
      {
        place: jsonPath(root, issue.path),
        message: `${state(found)}应${expectationAt(issue.path, within)}。`,
      },
    ]
  })
}

/** `$.lines[3].amount` */
export function jsonPath(root: string, path: readonly PropertyKey[]): string {
  return root + path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('')
}

/** The value at a path; undefined where there is none. */
export function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce(
    (inner: unknown, part) => (inner as Record<PropertyKey, unknown> | undefined)?.[part],
    value,
  )
}

/** What stands there now, before what should: `现为 3，`. */
export function state(found: unknown): string {
  if (found === undefined) return '缺少这一项，'
  // What holds more is named by its places, and may be of any depth.
  if (typeof found === 'object' && found !== null && !isFlat(found)) return ''
  const shown = JSON.stringify(found)
  return shown.length > 40 ? '' : `现为 ${shown}，`
}

function isFlat(found: object): boolean {
  const inner = Object.values(found).slice(0, 40)
  return inner.every((each) => typeof each !== 'object' || each === null)
}

function expectationAt(path: readonly PropertyKey[], within: RecordSet | undefined): string {
  const names = path.filter((part) => typeof part === 'string')
  const set = within ?? recordSets.find((each) => each === names[0])
  const name = within ? names[0] : names[1]
  if (set && name === 'id') return '是没有空格和斜线的文字'
  const field = set && name !== undefined ? fieldOf(set, name) : undefined
  if (field) return expectation(field)
  if (path[0] === 'format') return '是 "budget-desk-package"'
  if (path[0] === 'version') return '是 8（或 1、2、3、4、5、6、7）'
  return path.length === 0 || path[0] === 'department' || path.length === 2 ? '是一个对象' : '是一个列表'
}
