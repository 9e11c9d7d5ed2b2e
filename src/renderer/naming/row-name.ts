import type { TableRow } from '../../shared/printed/row'
import type { BudgetDocument } from '../../shared/model/document'

/** A table's row in few words: the department's own unit is 本级. */
export function rowName(
  { kind, unitCode, name }: Pick<TableRow, 'kind' | 'unitCode' | 'name'>,
  { units }: Pick<BudgetDocument, 'units'>,
): string {
  return kind === 'unit' && units.some((unit) => unit.main && unit.code === unitCode) ? '本级' : name
}
