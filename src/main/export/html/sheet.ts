import type { Sheet } from '../../../shared/publication/publication'
import type { HeadCell } from '../../../shared/tables/header'
import type { GridCell, GridColumn, PrintedGrid } from '../../../shared/tables/printed-table'
import { columnWidths, type ColumnWidths, SHEET_SIZES } from '../setting/column-widths'
import { gridNeeds } from '../setting/grid-needs'
import { element, type Markup, text } from './markup'
import { LEVELS, sizeClass } from './print-style'

/** What a sheet has between its margins, in pt (print-style.ts). */
const ROOM: Readonly<Record<Sheet['lies'], number>> = { upright: 493, across: 762 }

/** A statutory table on sheets of its own, in the size that it needs. */
export function sheetOf({ id, label, title, subtitles, captions, grids, notes, lies }: Sheet): Markup {
  return element('section', { class: `sheet ${lies}` }, [
    element('p', { class: 'label' }, text(label)),
    element('h2', { id }, text(title)),
    ...subtitles.map((line) => element('p', { class: 'subtitle' }, text(line))),
    element(
      'p',
      { class: 'captions' },
      captions.map((caption) => element('span', {}, text(caption))),
    ),
    ...grids.map((grid) => {
      const setting = columnWidths(gridNeeds(grid), ROOM[lies], SHEET_SIZES)
      return grid.head.length === 0 ? paragraphs(grid, setting) : ruled(grid, setting)
    }),
    ...notes.map((note) => element('p', { class: 'note' }, text(note))),
  ])
}

/** A list without a head is printed as paragraphs beside its title. */
function paragraphs({ title, lines }: PrintedGrid, { size, widths }: ColumnWidths): Markup {
  const words = lines.flatMap(({ cells }) => cells.map((cell) => element('p', {}, wordsOf(cell))))
  return element('table', { class: `grid listed ${sizeClass(size)}` }, [
    columnsOf(widths),
    element('tbody', {}, [
      element('tr', {}, [
        element('th', { scope: 'row', class: 'title' }, text(title ?? '')),
        element('td', {}, words),
      ]),
    ]),
  ])
}

function ruled({ title, head, columns, lines }: PrintedGrid, { size, widths }: ColumnWidths): Markup {
  const named = columns.some(({ holds }) => holds === 'name' || holds === 'year')
  const kind = title === null ? 'grid' : 'grid listed'
  return element('table', { class: `${kind} ${sizeClass(size)}` }, [
    columnsOf(widths),
    element(
      'thead',
      {},
      head.map((cells, level) => headLine(cells, level === 0 ? title : null, head.length)),
    ),
    element(
      'tbody',
      {},
      lines.map(({ cells }, at) => {
        const first = title !== null && at === 0
        return element('tr', {}, [
          first ? element('td', { class: 'title', rowspan: lines.length }, '') : '',
          ...cells.map((cell, column) => cellOf(cell, columns[column], named)),
        ])
      }),
    ),
  ])
}

/** `widths`: in any unit; together they are the whole. */
export function columnsOf(widths: readonly number[]): Markup {
  const whole = widths.reduce((sum, width) => sum + width, 0)
  const columns = widths.map((width) => `<col width="${((width / whole) * 100).toFixed(2)}%">`)
  return element('colgroup', {}, columns)
}

function headLine(cells: readonly HeadCell[], title: string | null, lines: number): Markup {
  return element('tr', {}, [
    title === null ? '' : element('th', { scope: 'col', class: 'title', rowspan: lines }, text(title)),
    ...cells.map(({ text: words, columns, rows }) =>
      element(
        'th',
        { scope: columns > 1 ? 'colgroup' : 'col', colspan: more(columns), rowspan: more(rows) },
        text(words),
      ),
    ),
  ])
}

function cellOf(cell: GridCell, column: GridColumn | undefined, named: boolean): Markup {
  switch (cell.kind) {
    case 'covered':
      return ''
    case 'nothing':
      return element('td', {}, '')
    case 'amount': {
      const kind = cell.isStrong ? 'amount strong' : 'amount'
      return element('td', { class: kind }, text(cell.text))
    }
    case 'text': {
      const level = Math.min(LEVELS, Math.max(0, (cell.level ?? 0) - 1))
      const marks = [column?.holds, cell.isStrong && 'strong', level > 0 && `level-${level}`]
      const classes = marks.filter(Boolean).join(' ')
      return element(
        cell.isName && named ? 'th' : 'td',
        {
          class: classes === '' ? undefined : classes,
          scope: cell.isName && named ? 'row' : undefined,
          rowspan: more(cell.lines ?? 1),
        },
        text(cell.text),
      )
    }
  }
}

function wordsOf(cell: GridCell): Markup {
  return cell.kind === 'text' || cell.kind === 'amount' ? text(cell.text) : ''
}

function more(count: number): number | undefined {
  return count > 1 ? count : undefined
}
