import type { FieldPath } from '../../../shared/model/path'
import type { Grounds } from './plan'
import { virtualField } from './virtual-fields'

/** What stands at a field now, stored or virtual; null: nothing. */
export function valueAt(grounds: Grounds, path: FieldPath): unknown {
  const virtual = virtualField(path)
  return virtual
    ? virtual.read(grounds, path.key)
    : (grounds.document.values(path.set, path.key)?.[path.field] ?? null)
}
