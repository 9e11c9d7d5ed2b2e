import { done, failed, type Reply } from '../../../shared/contract/failure'
import { parseFieldPath, parseRecordPath } from '../../../shared/model/path'
import { pathOfPlace, type PlaceCodes, saidPlace } from '../../../shared/model/said-place'
import { renamedPath } from '../../../shared/model/renamed-path'
import { columnOf, rowKeyOf } from '../../../shared/printed/cell-id'
import type { Narrative } from '../../../shared/narrative/narrative'
import type { Engine } from '../../../shared/tables/engine'
import { byId } from './add-record'
import type { Grounds } from './plan'

interface Printed {
  readonly engine: Pick<Engine, 'viewsOf' | 'viewOf'>
  readonly narrative: Pick<Narrative, 'printed' | 'sections'>
  readonly codes: PlaceCodes
}

/**
 * What `add remark` is told, with its place as records hold it: a remark on a cell of a record's row, or on a paragraph about it,
 * belongs to that record. A place is named as findings and the text name it, records by id or by code; one that is not there is
 * refused.
 */
export function placedRemark(
  value: Readonly<Record<string, unknown>>,
  printed: Printed,
  grounds: Grounds,
): Reply<Readonly<Record<string, unknown>>> {
  const { place, object } = value
  if (typeof place !== 'string' || place === '') return done(value)
  const given =
    typeof object === 'string' ? pathOfPlace({ object: byId(grounds, object), place }, printed.codes) : place
  const path = placeThere(given, printed, grounds)
  if (path === undefined) {
    const ways =
      '字段写作 projects/代码/amount，单元格写作 t05/单位/项目/total，表写作 t05，段落照 text 里的标识。'
    return failed('unknown-path', `这个文件里没有“${given}”这一处，不能批注。${ways}`, { place: given })
  }
  return done({ ...value, ...saidPlace(path, printed.codes) })
}

/** The place as findings name it; undefined: there is none. */
function placeThere(
  given: string,
  { engine, narrative }: Printed,
  { document, typing }: Grounds,
): string | undefined {
  const byIds = renamedPath(given, (set, code) => typing.resolve(set, code))
  const record = parseFieldPath(byIds) ?? parseRecordPath(byIds)
  if (record) return document.values(record.set, record.key) === undefined ? undefined : byIds
  if (!given.includes('/')) {
    const isPart = narrative.sections().some(({ number }) => given === `p${number}`)
    return isPart || engine.viewOf(given) ? given : undefined
  }
  const lists = engine
    .viewsOf([rowKeyOf(given)])
    .flatMap(({ rows, columns, parts }) => [{ rows, columns }, ...parts])
  if (lists.some(({ rows, columns }) => rows.length > 0 && columns.some(({ id }) => id === columnOf(given))))
    return given
  const [block] = narrative.printed(({ key, shownKey }) => key === given || shownKey === given)
  // A paragraph of the preparer's own is called by the field that holds it.
  return block && block.kind === 'free' && block.path !== undefined ? block.path : block?.key
}
