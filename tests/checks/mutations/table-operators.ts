import { cents } from '../../../src/shared/money/cents'
import type { TableRow } from '../../../src/shared/printed/row'
import type { TableView } from '../../../src/shared/printed/table'
import type { Operator } from './operator'
import type { Random } from './random'

type Apply = Operator<'table'>['apply']

/** The table with other rows; null where it has no such row. */
function withRows(change: (rows: TableView['rows'], at: number, random: Random) => TableView['rows']): Apply {
  return ({ content }, random) =>
    content.rows.length === 0
      ? null
      : { ...content, rows: change(content.rows, random.below(content.rows.length), random) }
}

function timesAll(cells: TableRow['cells'], factor: number): TableRow['cells'] {
  return cells.map((cell) => (cell === null ? null : cents(Math.round(cell * factor))))
}

const YEAR = /20\d\d(?=年)/

export const tableOperators: readonly Operator<'table'>[] = [
  {
    id: 'table-note-lost',
    label: '空表漏了说明',
    why: 'a table without amounts is printed as it is, and nobody reads it again',
    on: 'table',
    apply: ({ content }) => ({ ...content, notes: content.notes.filter(({ when }) => when !== 'empty') }),
  },
  {
    id: 'table-note-left',
    label: '有数的表留着空表说明',
    why: 'last year’s table was empty, and its note stays',
    on: 'table',
    apply: ({ content }) => ({
      ...content,
      notes: content.notes.map((note) => (note.when === 'empty' ? { text: note.text } : note)),
    }),
  },
  {
    id: 'table-unit-exchanged',
    label: '表头单位写错',
    why: 'the head is copied from a table that counts in another unit, and the amounts are not',
    on: 'table',
    // The amounts are printed as they were: what changes is the word above them.
    apply: ({ content }) => {
      const [unit, factor] =
        content.unit === '万元' ? (['元', 1 / 10_000] as const) : (['万元', 10_000] as const)
      return {
        ...content,
        unit,
        rows: content.rows.map((row) => ({ ...row, cells: timesAll(row.cells, factor) })),
      }
    },
  },
  {
    id: 'table-title-of-other',
    label: '表名是另一张表的',
    why: 'a sheet begins as a copy of another one, and its title stays',
    on: 'table',
    apply: ({ document, content }, random) => {
      const title = random.pick(document.tables)?.title
      return title === undefined ? null : { ...content, title }
    },
  },
  {
    id: 'table-agency-shortened',
    label: '预算单位名称不全',
    why: 'people write names as they say them',
    on: 'table',
    apply: ({ content }) => ({ ...content, agency: content.agency.replace(/^.*?[省市](?=.)/, '') }),
  },
  {
    id: 'table-head-year',
    label: '表头年份不对',
    why: 'the sheet begins as last year’s file, and a head is not brought forward',
    on: 'table',
    apply: ({ content }, random) => {
      const column = random.pick(content.columns.filter(({ path }) => path.some((head) => YEAR.test(head))))
      if (!column) return null
      const path = column.path.map((head) => head.replace(YEAR, (year) => String(Number(year) - 1)))
      return {
        ...content,
        columns: content.columns.map((each) => (each === column ? { ...each, path } : each)),
      }
    },
  },
  {
    id: 'table-heads-exchanged',
    label: '两列表头写颠倒',
    why: 'columns are moved and their heads are not',
    on: 'table',
    apply: ({ content }, random) => {
      const [one, other] = random.shuffled(content.columns)
      if (!one || !other) return null
      const path = (column: typeof one): readonly string[] =>
        column === one ? other.path : column === other ? one.path : column.path
      return { ...content, columns: content.columns.map((column) => ({ ...column, path: path(column) })) }
    },
  },
  {
    id: 'table-row-lost',
    label: '漏了一行',
    why: 'a row is hidden by a filter and is not copied along',
    on: 'table',
    apply: withRows((rows, at) => rows.toSpliced(at, 1)),
  },
  {
    id: 'table-row-doubled',
    label: '一行重复',
    why: 'a row is pasted twice',
    on: 'table',
    apply: withRows((rows, at) => rows.toSpliced(at, 0, ...rows.slice(at, at + 1))),
  },
  {
    id: 'table-row-moved',
    label: '一行放错了位置',
    why: 'a row is put in below another class, or rows are sorted by amount',
    on: 'table',
    apply: withRows((rows, at, random) => {
      const without = rows.toSpliced(at, 1)
      return without.toSpliced(random.below(rows.length), 0, ...rows.slice(at, at + 1))
    }),
  },
]
