/** Of many rows as many are named. */
const NAMED = 3

/** Why rows that were pasted below the last one are not added, by their place among them. */
export function refusedRows(rows: readonly (readonly [number, string])[]): string {
  const named = rows.slice(0, NAMED).map(([index, why]) => `多出来的第 ${index + 1} 行：${why}`)
  const more = rows.length > NAMED ? `另有 ${rows.length - NAMED} 行也不能新增。` : ''
  return `${named.join('')}${more}没有新增。`
}
