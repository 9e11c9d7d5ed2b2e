import type { TableView } from '../printed/table'
import { headRows, type Leaf, leaves } from '../tables/header'
import { isOfText, isStrong, isZeroColumn, printedCells, printedLines } from '../tables/printed'
import type { DataColumn, DataSheet } from './data-sheet'

/** A statutory table as a list for other programs, its columns as they are shown: those of zeros may be left out, unless all are. */
export function tableList(view: TableView, hidesZeroColumns: boolean): DataSheet {
  const isEmpty = view.columns.every((_, index) => isZeroColumn(view, index))
  const columns = leaves(view, (index) => !hidesZeroColumns || isEmpty || !isZeroColumn(view, index))
  const parents = new Set(view.rows.map(({ parentKey }) => parentKey))
  return {
    name: `表${view.number} ${view.shortTitle}`,
    unit: view.unit,
    decimals: view.decimals,
    head: headRows(view, columns),
    columns: columns.map((leaf) => ({ kind: kindOf(view, leaf) })),
    rows: printedLines(view).map((line) => ({
      cells: printedCells(view, columns, line).map(
        ({ amount, text }) => amount ?? (text === '' ? null : text),
      ),
      ...(line.rows.some((row) => isStrong(row, parents)) ? { isStrong: true as const } : {}),
    })),
  }
}

function kindOf(view: TableView, { kind, index }: Leaf): DataColumn['kind'] {
  if (kind === 'header') return view.rowHeaders[index]?.shows === 'code' ? 'code' : 'text'
  return isOfText(view, index) ? 'text' : 'amount'
}
