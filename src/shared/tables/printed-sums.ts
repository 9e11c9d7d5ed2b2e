import type { Cents } from '../money/cents'
import type { TableRow } from '../printed/row'
import type { GridCell, GridColumn, GridLine, SumOf } from './printed-table'

/**
 * Says of each amount of a grid what else of it it adds up: the rows below it, else the columns that are its parts. Only where
 * these come to it to the 分: a total may hold more than is printed.
 */
export function summed(
  columns: readonly GridColumn[],
  lines: readonly GridLine[],
  rows: readonly TableRow[],
  parts: ReadonlyMap<string, readonly string[]>,
): readonly GridLine[] {
  const lineOf = new Map(lines.flatMap(({ key }, at) => key.split(' ').map((row) => [row, at] as const)))
  const below = new Map<string, number[]>()
  for (const { key, parentKey } of rows) {
    const at = lineOf.get(key)
    if (parentKey === null || at === undefined) continue
    const known = below.get(parentKey)
    if (known) known.push(at)
    else below.set(parentKey, [at])
  }
  const partsOf = columns.map(({ id }) =>
    (parts.get(id ?? '') ?? []).map((part) => columns.findIndex((column) => column.id === part)),
  )
  const amountAt = (line: number, column: number): Cents | undefined => {
    const cell = lines[line]?.cells[column]
    return cell?.kind === 'amount' ? cell.amount : undefined
  }
  return lines.map((line, at) => ({
    ...line,
    cells: line.cells.map((cell, column): GridCell => {
      if (cell.kind !== 'amount') return cell
      const children = below.get(cell.cell.slice(0, cell.cell.lastIndexOf('/'))) ?? []
      if (comesTo(cell.amount, children, (child) => amountAt(child, column))) {
        return { ...cell, sumOf: { of: 'lines', runs: runsOf(children) } }
      }
      const own = partsOf[column] ?? []
      return comesTo(cell.amount, own, (part) => amountAt(at, part))
        ? { ...cell, sumOf: { of: 'columns', runs: runsOf(own) } }
        : cell
    }),
  }))
}

function comesTo(
  amount: Cents,
  places: readonly number[],
  amountAt: (place: number) => Cents | undefined,
): boolean {
  if (places.length === 0) return false
  let sum = 0
  for (const place of places) sum += amountAt(place) ?? 0
  return sum === amount
}

function runsOf(places: readonly number[]): SumOf['runs'] {
  const runs: [number, number][] = []
  for (const place of places.toSorted((a, b) => a - b)) {
    const last = runs.at(-1)
    if (last && place === last[1] + 1) last[1] = place
    else runs.push([place, place])
  }
  return runs
}
