import type { PrintedGrid } from '../../../shared/tables/printed-table'

/** The head's own words over a column. */
export function leafText({ head }: PrintedGrid, column: number): string {
  return head.flat().findLast(({ leaf, columns }) => columns === 1 && leaf === column)?.text ?? ''
}
