/** A line that heads rows; it is no row itself: one may stand there, but nothing is selected or typed. */
export interface Band {
  /** The row that it stands before; of several before one row the first stands first. */
  readonly before: number
}

/** What stands in a line: a row or a band, by its place among its like. */
export type Line = { readonly row: number } | { readonly band: number }

/** Rows and the bands between them, line by line. */
export interface Lines {
  readonly count: number
  lineOf(row: number): number
  lineOfBand(band: number): number
  /** The last band before a row; undefined: there is none. */
  bandOver(row: number): number | undefined
  at(line: number): Line
}

/** `bands`: in order. */
export function linesOf(rows: number, bands: readonly Band[]): Lines {
  /** Of each band, in order. */
  const lineOfBand = bands.map(({ before }, band) => before + band)
  const bandsBefore = (row: number): number => countWhile(bands, ({ before }) => before <= row)
  return {
    count: rows + bands.length,
    lineOf: (row) => row + bandsBefore(row),
    lineOfBand: (band) => lineOfBand[band] ?? -1,
    bandOver: (row) => (bandsBefore(row) > 0 ? bandsBefore(row) - 1 : undefined),
    at(line) {
      const above = countWhile(lineOfBand, (own) => own < line)
      return lineOfBand[above] === line ? { band: above } : { row: line - above }
    },
  }
}

/** How many there are from the first on; what is asked holds for a first part of them. */
function countWhile<T>(list: readonly T[], holds: (each: T) => boolean): number {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const each = list[middle]
    if (each !== undefined && holds(each)) low = middle + 1
    else high = middle
  }
  return low
}
