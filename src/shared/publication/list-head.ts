import type { HeadCell } from '../tables/header'
import type { DataSheet } from './data-sheet'

type Headed = Pick<DataSheet, 'head' | 'columns' | 'unit'>

/** The head of a list as an export sets it: over its amounts it says their unit. */
export function exportedHead({ head, columns, unit }: Headed): DataSheet['head'] {
  return head.map((cells, level) =>
    cells.map((cell): HeadCell => {
      const isLast = level + cell.rows === head.length
      const isOfAmounts = isLast && columns[cell.leaf]?.kind === 'amount'
      const said = `（${unit}）`
      return isOfAmounts && !cell.text.includes(said) ? { ...cell, text: `${cell.text}${said}` } : cell
    }),
  )
}

/** Of each column all words that stand over it, from above: 政府采购/其中：预留中小企业（元）. */
export function columnTitles(sheet: Headed): readonly string[] {
  const head = exportedHead(sheet)
  return sheet.columns.map((_, column) =>
    head
      .flatMap((cells) => cells.filter(({ leaf, columns }) => leaf <= column && column < leaf + columns))
      .map(({ text }) => text)
      .join('/'),
  )
}
