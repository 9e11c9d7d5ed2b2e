import type { Field } from '../model/field-types'
import { fieldOf } from '../model/fields'
import { virtualFieldOf } from '../model/path'
import type { CodeField } from '../model/field-types'
import { derivedOf, type ValueType } from './derived'
import { type Root, roots } from './record-sources'

/** Where a column reads: what it is called and what it is, whether a field or derived. */
export interface ValuePath {
  readonly root: Root
  readonly name: string
  readonly label: string
  readonly type: ValueType | CodeField['type'] | 'enum'
  /** Undefined of a record's id and of what no field holds. */
  readonly field: Field | undefined
  /** Whether the place holds a value of its own that can be typed there. */
  readonly isTyped: boolean
}

/** What `project.code` means; null for a path that names nothing. */
export function valuePath(from: string): ValuePath | null {
  const [root, name, ...rest] = from.split('.')
  if (!isRoot(root) || name === undefined || rest.length > 0) return null
  const set = roots[root]
  const field = fieldOf(set, name)
  const derived = derivedOf(from)
  const key = set === 'department' ? set : ''
  const isStored = field !== undefined && !field.fixed
  const isTyped = isStored || virtualFieldOf({ set, key, field: name }) !== undefined
  if (derived) return { root, name, label: derived.label, type: derived.type, field, isTyped }
  if (name === 'id' && set !== 'department') {
    return { root, name, label: '标识', type: 'text', field: undefined, isTyped: false }
  }
  const type = field && typeOf(field)
  return field && type ? { root, name, label: field.label, type, field, isTyped } : null
}

/** Whether it has a name besides what is stored: a code, a choice, yes and no. */
export function isNamed({ type }: ValuePath): boolean {
  return type === 'enum' || type === 'boolean' || isCodeType(type)
}

export function isCodeType(type: ValuePath['type']): type is CodeField['type'] {
  return type.endsWith('Code') || type === 'fundType'
}

function isRoot(name: string | undefined): name is Root {
  return name !== undefined && Object.hasOwn(roots, name)
}

/** Undefined of what makes no column: orders, references, lists of texts. */
function typeOf(field: Field): ValuePath['type'] | undefined {
  switch (field.type) {
    case 'integer':
    case 'decimal':
      return 'number'
    case 'key':
    case 'lineage':
      return 'text'
    case 'position':
    case 'ref':
    case 'object':
    case 'textList':
      return undefined
    default:
      return field.type
  }
}
