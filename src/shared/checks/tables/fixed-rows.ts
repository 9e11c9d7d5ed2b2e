import { withYears } from '../../model/years'
import type { TableRow } from '../../printed/row'
import type { TableView } from '../../printed/table'
import type { FixedRowSpec, TableSpec } from '../../tables/spec'
import type { Finding } from '../finding'
import { nearestOf } from '../words/near-names'
import { found, type RecordSetting } from '../records/records'

/** The rows of a list that the template writes down, and those that are due there, in order. */
export interface FixedRows {
  readonly table: string
  /** Where one is mended that is not there. */
  readonly place: string
  readonly is: readonly { readonly place: string; readonly name: string }[]
  readonly due: readonly { readonly name: string; readonly isRequired: boolean }[]
}

/** Those of a table: of each side of each unit's block, and the rows of the units themselves. */
export function fixedRows(
  view: TableView,
  spec: TableSpec,
  fiscalYear: number,
  units: readonly string[],
): readonly FixedRows[] {
  const own = spec.rows.filter((row): row is FixedRowSpec => row.rows === 'fixed' && row.list === undefined)
  const kinds = new Set(own.map(({ kind }) => kind))
  const blocks = Map.groupBy(
    view.rows.filter(({ kind }) => kinds.has(kind)),
    ({ key, side }) => `${key.split('/').slice(0, 2).join('/')} ${side ?? ''}`,
  )
  const hasUnits = spec.rows.some(({ rows }) => rows === 'unit') && spec.zeroRows !== false
  return [
    ...[...blocks.values()].map((rows): FixedRows => {
      const side = rows[0]?.side ?? undefined
      return {
        table: `表${view.number}`,
        place: view.id,
        is: rows.map(placed),
        due: own
          .filter((row) => row.side === side)
          .map(({ name, present }) => ({
            name: withYears(name, fiscalYear),
            isRequired: present !== 'lines' && spec.zeroRows !== false,
          })),
      }
    }),
    ...(hasUnits ? [unitRows(view, units)] : []),
  ]
}

function unitRows(view: TableView, units: readonly string[]): FixedRows {
  return {
    table: `表${view.number}`,
    place: view.id,
    is: view.rows.filter(isOfUnit).map(placed),
    due: units.map((name) => ({ name, isRequired: true })),
  }
}

/** A row of one unit, not of all together. */
export function isOfUnit({ kind, key }: TableRow): boolean {
  return kind === 'unit' && key.split('/')[1] !== 'all'
}

function placed({ key, name }: TableRow): FixedRows['is'][number] {
  return { place: key, name }
}

/** R058, R064, R099: rows of the template are called as it calls them, each is there, once, in its order. */
export function checkFixedRows(
  lists: readonly FixedRows[],
  setting: Pick<RecordSetting, 'rule'>,
): readonly Finding[] {
  return lists.flatMap(({ table, place, is, due }) => {
    const names = due.map(({ name }) => name)
    const open = new Set(due.flatMap(({ isRequired }, at) => (isRequired ? [at] : [])))
    let next = 0
    const wrong = is.flatMap(({ place: row, name }): readonly Finding[] => {
      const at = names.indexOf(name, next)
      if (at >= 0) {
        next = at + 1
        open.delete(at)
        return []
      }
      const stood = names.indexOf(name)
      if (stood >= 0) {
        const isTwice = !open.delete(stood)
        return found(setting, isTwice ? 'R099' : 'R058', row, {
          expected: isTwice ? '一次' : '模板的行序',
          actual: name,
          difference: null,
          message: `${table}的“${name}”${isTwice ? '出现了 2 次' : '排错了位置'}。`,
        })
      }
      const meant = nearestOf(name, names) ?? names.find((_, each) => open.has(each))
      open.delete(names.indexOf(meant ?? ''))
      if (name.trim() === '') return []
      return found(setting, 'R058', row, {
        expected: meant ?? '模板的行',
        actual: name,
        difference: null,
        message: `${table}的“${name}”${meant === undefined ? '不是模板的行' : `应是“${meant}”`}。`,
      })
    })
    const missing = [...open].flatMap((at) => {
      const name = names[at] ?? ''
      return found(setting, 'R058', place, {
        expected: name,
        actual: '没有',
        difference: null,
        message: `${table}没有“${name}”一行。`,
      })
    })
    return [...wrong, ...missing]
  })
}
