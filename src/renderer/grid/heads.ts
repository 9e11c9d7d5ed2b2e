/** One cell of the head: a column by itself, or what several neighbours have in common. */
export interface Head<C> {
  readonly group: string | null
  readonly columns: readonly C[]
  /** Of its first column, from 0. */
  readonly at: number
}

/** How many lines of heads there are: two where columns have something in common. */
export function levelsOf(columns: readonly { readonly group?: string }[]): 1 | 2 {
  return columns.some(({ group }) => group !== undefined) ? 2 : 1
}

/** Neighbours of one group stand under its words; a column without a group stands alone. */
export function headsOf<C extends { readonly group?: string }>(columns: readonly C[]): readonly Head<C>[] {
  const heads: Head<C>[] = []
  for (const [at, column] of columns.entries()) {
    const last = heads.at(-1)
    const group = column.group ?? null
    if (last && group !== null && last.group === group) {
      heads[heads.length - 1] = { ...last, columns: [...last.columns, column] }
    } else heads.push({ group, columns: [column], at })
  }
  return heads
}
