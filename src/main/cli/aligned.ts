/** Columns of text in a monospaced window, where a Chinese character takes two places. */
export function aligned(rows: readonly (readonly string[])[], rightFrom = Infinity): readonly string[] {
  const widths: number[] = []
  for (const row of rows) row.forEach((cell, i) => (widths[i] = Math.max(widths[i] ?? 0, width(cell))))
  return rows.map((row) =>
    row
      .map((cell, i) => {
        const gap = ' '.repeat((widths[i] ?? 0) - width(cell))
        return i >= rightFrom ? gap + cell : cell + gap
      })
      .join('  ')
      .trimEnd(),
  )
}

/** East Asian wide and full-width characters; what budgets hold of them. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6“”‘’…—]/u

function width(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + (WIDE.test(character) ? 2 : 1), 0)
}
