import type { TableRow } from '../printed/row'

/**
 * Printed line of each row, 1-based, in the order given. In a two-sided table both sides of a band begin on a common
 * line, so a row of each side may share one; a band begins below the longer side of the band before it.
 */
export function lineNumbers(rows: readonly Pick<TableRow, 'side' | 'band'>[]): readonly number[] {
  const counted = new Map<string, number>()
  const longest = new Map<number, number>()
  const places = rows.map(({ side, band }) => {
    const list = `${side ?? ''}/${band}`
    const place = (counted.get(list) ?? 0) + 1
    counted.set(list, place)
    longest.set(band, Math.max(longest.get(band) ?? 0, place))
    return place
  })
  const starts = new Map<number, number>()
  let end = 0
  for (const [band, length] of [...longest].sort(([a], [b]) => a - b)) {
    starts.set(band, end)
    end += length
  }
  return rows.map(({ band }, i) => (starts.get(band) ?? 0) + (places[i] ?? 0))
}
