import { done, failed, type Reply } from '../../../shared/contract/failure'
import type { RecordChange } from '../../../shared/model/change'
import type { CollectionName } from '../../../shared/model/field-types'
import { fieldOf, type RecordValues } from '../../../shared/model/fields'
import { parseRecordPath } from '../../../shared/model/path'
import { amendment, type Grounds } from './plan'

/** A place in a collection's order, and the records that make room for it. */
export interface PlaceAfter {
  readonly position: number
  readonly moved: readonly RecordChange[]
}

/** The place behind a record; those that follow without a gap move up by one. */
export function placeAfter(
  { document }: Grounds,
  collection: CollectionName,
  path: string,
): Reply<PlaceAfter> {
  const named = parseRecordPath(path)
  if (named?.set !== collection || fieldOf(collection, 'position') === undefined) {
    return failed('unknown-path', `没有“${path}”这条记录，不能排在它后面。`, { place: path })
  }
  const records = document.all(collection) as readonly object[] as readonly (RecordValues & {
    readonly id: string
    readonly position: number
  })[]
  const at = records.findIndex(({ id }) => id === named.key)
  const before = records[at]
  if (!before) return failed('unknown-path', `没有“${path}”这条记录，不能排在它后面。`, { place: path })
  const position = before.position + 1
  const moved: RecordChange[] = []
  for (const record of records.slice(at + 1)) {
    const next = position + moved.length + 1
    if (record.position >= next) break
    moved.push(amendment(collection, record.id, record, { ...record, position: next }))
  }
  return done({ position, moved })
}
