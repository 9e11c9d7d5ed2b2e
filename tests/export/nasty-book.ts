import type { Book } from '../../src/main/export/xlsx/workbook'
import type { Cents } from '../../src/shared/money/cents'
import type { DataSheet } from '../../src/shared/publication/data-sheet'
import type { Sheet } from '../../src/shared/publication/publication'

/** What somebody may have written, by mistake or to do harm. */
export const NASTY: readonly string[] = [
  '=1+1',
  '=HYPERLINK("http://127.0.0.1/","看")',
  "+cmd|' /C calc'!A0",
  '-2+3',
  '−1,234.50',
  '@SUM(1)',
  '＝1+1',
  '\t=1',
  "'=1",
  '<script>alert(1)</script>',
  ']]>',
  '&amp; "quoted"',
  'a\u0001b\u0000c',
  '\uD800 half \uDC00',
  '_x0041_ and _x005F_',
  '  two lines\nof it\r\n  ',
  '\uFFFE\uFFFF',
  '007',
]

/** A table and a list that hold all of it. */
export function nastyBook(): Book {
  const list: DataSheet = {
    name: '=list [*]',
    unit: '元',
    decimals: 2,
    head: [['=名', '代码', '金额'].map((text, leaf) => ({ text, columns: 1, rows: 1, leaf }))],
    columns: [{ kind: 'text' }, { kind: 'code' }, { kind: 'amount' }],
    rows: NASTY.map((text) => ({ cells: [text, '007', -123_450 as Cents] })),
  }
  const table: Sheet = {
    id: 't1',
    number: 1,
    label: '表1',
    title: '<b>&"表"</b>',
    shortTitle: '表',
    unit: '万元',
    decimals: 2,
    lies: 'upright',
    subtitles: [],
    captions: ['=预算单位', '单位：万元'],
    notes: ['=注'],
    grids: [
      {
        id: 'rows',
        title: null,
        head: [[{ text: '-名', columns: 1, rows: 1, leaf: 0 }]],
        columns: [{ holds: 'name', id: null }],
        lines: NASTY.map((text, at) => ({ key: `t1/${at}`, cells: [{ kind: 'text', text, level: 1 }] })),
      },
    ],
  }
  return { title: '<&> \u0001', agency: '=局', fiscalYear: 2024, tables: [table], lists: [list] }
}
