import type { Conditions } from './addends'
import type { ColumnSpec, Predicate, TableSpec } from './spec'

/**
 * The columns that a column is the sum of: those leaves whose lines it takes, all of them. A template says which columns are sums
 * (`sum`); of which, their predicates tell.
 */
export function columnParts({ columns }: Pick<TableSpec, 'columns'>): ReadonlyMap<string, readonly string[]> {
  const leaves = columns.filter(({ sum, measure = 'amount' }) => !sum && measure === 'amount')
  return new Map(
    columns.flatMap((column): readonly (readonly [string, readonly string[]])[] => {
      if (!column.sum) return []
      const parts = leaves.filter((leaf) => isWithin(leaf, column)).map(({ id }) => id)
      return parts.length > 0 ? [[column.id, parts]] : []
    }),
  )
}

/** Whether every line that the leaf takes is one that the sum takes. */
function isWithin(leaf: ColumnSpec, sum: ColumnSpec): boolean {
  return narrower(leaf.where ?? {}, sum.where ?? {})
}

function narrower(own: Predicate, wide: Predicate): boolean {
  if (wide.not) return false
  return Object.entries(wide).every(([name, wanted]) => {
    const asked = own[name as keyof Conditions] as unknown
    if (asked === undefined) return false
    if (!Array.isArray(wanted) || !Array.isArray(asked)) return asked === wanted
    // Codes match by prefix; values are themselves.
    return asked.every((each: string) => wanted.some((prefix: string) => each.startsWith(prefix)))
  })
}
