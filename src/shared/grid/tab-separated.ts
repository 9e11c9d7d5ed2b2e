/**
 * What spreadsheets put on the clipboard as text: cells parted by tabs, rows by line ends, the last row closed by one. A
 * cell that holds a tab, a line end or a quotation mark at its beginning stands in quotation marks, those within it doubled.
 */
export function parseTabSeparated(text: string): readonly (readonly string[])[] {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at <= text.length) {
    const quoted = text.charAt(at) === '"' ? quotedCell(text, at) : null
    const end = quoted?.end ?? endOfCell(text, at)
    row.push(quoted?.cell ?? text.slice(at, end))
    if (text.charAt(end) !== '\t') {
      rows.push(row)
      row = []
      if (end >= text.length) return rows
      const isPair = text.startsWith('\r\n', end)
      at = end + (isPair ? 2 : 1)
      // The line end that closes the last row begins no other.
      if (at >= text.length) return rows
    } else at = end + 1
  }
  return rows
}

export function formatTabSeparated(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(quotedWhereNeeded).join('\t')}\r\n`).join('')
}

/** Null where the mark is no pair of quotation marks around a whole cell: then it is a sign like others. */
function quotedCell(text: string, start: number): { readonly cell: string; readonly end: number } | null {
  let cell = ''
  let at = start + 1
  while (at < text.length) {
    const mark = text.indexOf('"', at)
    if (mark < 0) return null
    cell += text.slice(at, mark)
    if (text.charAt(mark + 1) !== '"') {
      return mark + 1 >= text.length || /[\t\r\n]/.test(text.charAt(mark + 1))
        ? { cell, end: mark + 1 }
        : null
    }
    cell += '"'
    at = mark + 2
  }
  return null
}

function endOfCell(text: string, start: number): number {
  let at = start
  while (at < text.length && !'\t\r\n'.includes(text.charAt(at))) at += 1
  return at
}

function quotedWhereNeeded(cell: string): string {
  return /[\t\r\n]|^"/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
