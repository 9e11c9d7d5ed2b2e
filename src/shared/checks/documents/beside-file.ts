import { formatAmount } from '../../money/format'
import type { TextSectionView } from '../../printed/section'
import type { TableRow } from '../../printed/row'
import type { TableView } from '../../printed/table'
import { partName } from '../../narrative/naming'
import { printedNotes } from '../../tables/view'
import type { Finding } from '../finding'
import { found, type RecordSetting } from '../records/records'

/** Tables and text as they are printed. */
export interface Printed {
  readonly tables: readonly TableView[]
  readonly text: readonly TextSectionView[]
}

/** Something that a reader sees at a place: what it is called, and what stands there. */
interface Seen {
  readonly name: string
  readonly text: string
}

/** Between two prints: null where one of them has nothing at the place. */
export interface PrintDifference {
  readonly place: string
  readonly name: string
  readonly due: string | null
  readonly is: string | null
}

/**
 * Every place in which a document reads otherwise than what is printed of its file: cells, words, rows and paragraphs that are missing,
 * too many or moved.
 */
export function printDifferences(is: Printed, due: Printed): readonly PrintDifference[] {
  const [own, other] = [seenIn(is), seenIn(due)]
  return [
    ...[...other].flatMap(([place, { name, text }]) => {
      const there = own.get(place)?.text ?? null
      return there === text ? [] : [{ place, name, due: text, is: there }]
    }),
    ...[...own].flatMap(([place, { name, text }]) =>
      other.has(place) ? [] : [{ place, name, due: null, is: text }],
    ),
  ]
}

function seenIn({ tables, text }: Printed): ReadonlyMap<string, Seen> {
  return new Map([
    ...tables.flatMap(tableSeen),
    ...text.flatMap(({ number, blocks }) => [
      ...blocks.map(({ key, text: words }) => [key, { name: partName(number), text: words }] as const),
      orderOf(
        `p${number}`,
        partName(number),
        blocks.map(({ key }) => key),
      ),
    ]),
  ])
}

type Placed = readonly [place: string, seen: Seen]

function tableSeen(table: TableView): readonly Placed[] {
  const { id, number, title, agency, unit, captions, columns, rows, parts } = table
  const name = `表${number}`
  const head = [
    title,
    agency,
    unit,
    ...captions.map((each) => each.label + each.text),
    ...printedNotes(table),
  ]
  return [
    [`${id}/head`, { name: `${name}的表头`, text: head.join(' ') }],
    [`${id}/columns`, { name: `${name}的栏目`, text: columns.map(({ path }) => path.join(' ')).join(' | ') }],
    orderOf(
      `${id}/rows`,
      name,
      rows.map(({ key }) => key),
    ),
    ...rows.flatMap((row) => rowSeen(table, row, columns)),
    ...parts.flatMap((part) => [
      orderOf(
        `${id}/${part.id}`,
        name,
        part.rows.map(({ key }) => key),
      ),
      ...part.rows.flatMap((row) => rowSeen(table, row, part.columns)),
    ]),
  ]
}

/** Of a row of records the texts of its columns, else its name, what it is about, and its amounts. */
function rowSeen(
  table: TableView,
  { key, code, name, content, texts, cells }: TableRow,
  columns: TableView['columns'],
): readonly Placed[] {
  const called = `表${table.number}“${name}”`
  const words = texts
    ? columns.map(({ id, path }): Placed => [
        `${key}/${id}`,
        { name: `${called}的${path.join(' ')}`, text: texts[id] ?? '' },
      ])
    : [
        [key, { name: called, text: [code ?? '', name].join(' ').trim() }] as const,
        [`${key}/content`, { name: `${called}的主要内容`, text: content ?? '' }] as const,
      ]
  const amounts = cells.flatMap((cell, at): readonly Placed[] => {
    const column = table.columns[at]
    if (cell === null || !column) return []
    return [
      [
        `${key}/${column.id}`,
        { name: `${called}的${column.path.join(' ')}`, text: formatAmount(cell, table) },
      ],
    ]
  })
  return [...words, ...amounts]
}

/** Which rows, or paragraphs, there are, in their order and as often as they stand there. */
function orderOf(place: string, name: string, keys: readonly string[]): Placed {
  return [`${place}/order`, { name: `${name}的行序`, text: keys.join(' ') }]
}

/** R121; of what a finding at the place speaks of already nothing is said again. */
export function checkBesideFile(
  differences: readonly PrintDifference[],
  known: readonly Finding[],
  setting: Pick<RecordSetting, 'rule'>,
): readonly Finding[] {
  const byPlace = Map.groupBy(known, ({ places }) => places[0])
  const isOfRow = differences.some(({ due, is }) => due === null || is === null)
  return differences.flatMap(({ place, name, due, is }) => {
    if (place.endsWith('/order')) {
      // Which row is missing, or too many, is said of that row.
      return isOfRow
        ? []
        : told(place.slice(0, -'/order'.length), '文件的行序', '另一种行序', `${name}与文件印出的不同。`)
    }
    const [expected, actual, bare] = apart(due ?? '没有', is ?? '没有')
    const isTold = bare !== '' && byPlace.get(place)?.some((each) => each.actual?.includes(bare))
    return isTold ? [] : told(place, expected, actual, `${name}写作“${actual}”，文件印出的是“${expected}”。`)
  })

  function told(place: string, expected: string, actual: string, message: string): readonly Finding[] {
    return found(setting, 'R121', place, { expected, actual, difference: null, message })
  }
}

/** Signs that are shown around what differs. */
const AROUND = 8

/** Two texts where they differ, each with a little of what is around it; then what the second one has there alone. */
function apart(due: string, is: string): readonly [due: string, is: string, bare: string] {
  let head = 0
  while (head < Math.min(due.length, is.length) && due[head] === is[head]) head += 1
  let tail = 0
  const most = Math.min(due.length, is.length) - head
  while (tail < most && due.at(-1 - tail) === is.at(-1 - tail)) tail += 1
  const cut = (text: string): string =>
    text.slice(Math.max(0, head - AROUND), Math.min(text.length, text.length - tail + AROUND)) || '空'
  return [cut(due), cut(is), is.slice(head, is.length - tail)]
}
