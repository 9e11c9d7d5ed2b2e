/** A stretch of a text. */
export interface Place {
  readonly start: number
  readonly end: number
}

export function touches({ start, end }: Place, others: readonly Place[]): boolean {
  return others.some((other) => start < other.end && other.start < end)
}
