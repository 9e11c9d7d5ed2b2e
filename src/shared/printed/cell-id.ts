/** The id of a cell, or the key of a row, taken apart: `t03/UNIT/2011307/total`. */
export function tableOf(cellOrKey: string): string {
  return cellOrKey.slice(0, cellOrKey.indexOf('/'))
}

export function rowKeyOf(cell: string): string {
  return cell.slice(0, cell.lastIndexOf('/'))
}

export function columnOf(cell: string): string {
  return cell.slice(cell.lastIndexOf('/') + 1)
}
