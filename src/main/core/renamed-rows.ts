import type { StateDifference } from '../../shared/difference/states'
import type { TableRow } from '../../shared/printed/row'

/**
 * Rows of projects that got another code: rows are known by the codes of their projects, so that the same row goes and comes. By the
 * key of the row that came: the one that went.
 */
export function renamedRows({
  records,
  rows,
  gone,
}: Pick<StateDifference, 'records' | 'rows' | 'gone'>): ReadonlyMap<string, TableRow> {
  const codes = new Map(
    records.flatMap(({ collection, before, after }) =>
      collection === 'projects' && before && after && before['code'] !== after['code']
        ? [[after['code'] as string, before['code'] as string] as const]
        : [],
    ),
  )
  if (codes.size === 0) return new Map()
  const left = new Map(gone.map((row) => [row.key, row]))
  return new Map(
    rows.inserted.flatMap(({ row }) => {
      const { key, projectCode: code } = row
      const before = code === null ? undefined : codes.get(code)
      if (before === undefined) return []
      const old = left.get(
        key
          .split('/')
          .map((part) => (part === code ? before : part))
          .join('/'),
      )
      return old ? [[key, old] as const] : []
    }),
  )
}
