import type { BudgetLine } from '../../../shared/model/document'
import { type Funding, fundingOf } from '../../../shared/model/funding'
import { parseFieldPath } from '../../../shared/model/path'
import type { GridColumn } from '../../grid/column'
import { LINE_FIELDS, type LineField } from './line-fields'
import { matrixCell, type MatrixRow } from './matrix-rows'

/** Where fields of lines stand in the matrix. */
const FIELDS = {
  economicCode: 'economic',
  functionCode: 'function',
  purpose: 'purpose',
  ...(Object.fromEntries(LINE_FIELDS.map(({ field }) => [field, field])) as Record<LineField, LineField>),
} as const

/** The cell of a field; null: it has none. */
export function placeIn(
  rows: readonly MatrixRow[],
  fundings: readonly Funding[],
  path: string,
): { readonly row: string; readonly column: string } | null {
  const cell = matrixCell(path)
  if (cell) return { row: cell.row, column: cell.source }
  const field = parseFieldPath(path)
  const row =
    field && rows.find(({ lines }) => field.set === 'lines' && lines.some(({ id }) => id === field.key))
  const line = row?.lines.find(({ id }) => id === field?.key)
  const column = line && field ? columnOf(line, field.field, fundings) : undefined
  return row && column !== undefined ? { row: row.id, column } : null
}

function columnOf(line: BudgetLine, field: string, fundings: readonly Funding[]): string | undefined {
  if (field === 'amount' || field === 'funding') return fundingOf(line, fundings)?.id ?? 'sum'
  return Object.hasOwn(FIELDS, field) ? FIELDS[field as keyof typeof FIELDS] : undefined
}

/** The columns of the matrix with the field of a line that each shows. */
export function matrixFields(
  columns: readonly GridColumn<MatrixRow>[],
  sources: readonly Funding[],
  fundings: readonly Funding[],
) {
  return columns.map(({ id, title, isHeld = false, isSpare = false, isExtra = false }) => ({
    id,
    title,
    isHeld,
    isSpare,
    isExtra,
    entry: { path: (line: BudgetLine): string => pathIn(id, line) },
  }))

  function pathIn(column: string, line: BudgetLine): string {
    const source = sources.find(({ id }) => id === column)
    if (source) return fundingOf(line, fundings) === source ? `lines/${line.id}/amount` : ''
    const [field] = Object.entries(FIELDS).find(([, id]) => id === column) ?? []
    return field === undefined ? '' : `lines/${line.id}/${field}`
  }
}
