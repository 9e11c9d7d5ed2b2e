import type { CollectionName } from '../model/field-types'
import type { PlaceCodes } from '../model/said-place'
import { reservedCodes } from '../tables/reserved'
import { codeInKeys } from '../tables/printed-names'
import { isRecordRule } from '../tables/compile'
import type { Template } from './template'

/** The records that places name. */
interface Records {
  /** Code of a unit or a project; undefined: there is none of this id. */
  codeOf(set: 'units' | 'projects', id: string): string | undefined
  /** Id of the one that has a code. */
  called(set: 'units' | 'projects', code: string): string | undefined
  holds(set: CollectionName, id: string): boolean
}

/** How the cells of a template's tables name records; `subjectOf`: the record that a paragraph is about. */
export function placeCodes(
  { tables }: Pick<Template, 'tables'>,
  records: Records,
  subjectOf: PlaceCodes['subjectOf'],
): PlaceCodes {
  const reserved = reservedCodes(tables)
  const ofProjects = new Set(
    tables.flatMap(({ id, rows }) => (rows.some((row) => row.rows === 'project') ? [id] : [])),
  )
  /** Lists that print a row per record, by their place in keys. */
  const ofRecords = new Map(
    tables.flatMap(({ id, rows, parts = [] }) => [
      ...rows.filter(isRecordRule).map(({ of }) => [`${id}/all`, of] as const),
      ...parts.map((part) => [`${id}/${part.id}`, part.rows.of] as const),
    ]),
  )

  return {
    codeOf(set, id) {
      const code = records.codeOf(set, id)
      return code === undefined ? undefined : codeInKeys({ reserved }, set, code)
    },
    recordOf(list, code) {
      if (list === 'units') return coded('units', code)
      const of = ofRecords.get(`${list.table}/${list.list}`)
      if (of) return records.holds(of, code) ? { collection: of, id: code } : null
      return ofProjects.has(list.table) ? coded('projects', code) : null
    },
    subjectOf,
  }

  /** A code that is made out of the template's way in keys begins with a mark. */
  function coded(set: 'units' | 'projects', inKeys: string) {
    const codes = [inKeys, ...(inKeys.startsWith('~') ? [inKeys.slice(1)] : [])]
    const code = codes.find((each) => codeInKeys({ reserved }, set, each) === inKeys)
    const id = code === undefined ? undefined : records.called(set, code)
    return id === undefined ? null : { collection: set, id }
  }
}
