import { type Root, roots, rootsOf } from '../../shared/destination/record-sources'
import type { CodeMap, DestinationColumn, DestinationTable } from '../../shared/destination/spec'
import { fieldsOf } from '../../shared/model/fields'
import { isNamed, type ValuePath, valuePath } from '../../shared/destination/value-path'
import { whyUnfit } from '../../shared/destination/unfit'
import { fileNameFaults, sheetFaults, sheetOf } from './destination-names'
import { type Finding, finding, repeated, within, withinEach } from './finding'

type CodeMaps = Readonly<Record<string, CodeMap>>

/** More columns no form can be read with; Excel has 16,384. */
const MOST_COLUMNS = 1000
/** A head is a few words. */
const LONGEST_HEAD = 255
/** Digits that a number keeps: codes with more of them, or with noughts in front, are texts. */
const NUMERAL = /^-?(0|[1-9]\d{0,14})(\.\d{1,6})?$/
const EXACT_DIGITS = 15

/** Everything in a destination's rows.json that its shape does not show. */
export function destinationFaults(tables: readonly DestinationTable[], codes: CodeMaps): readonly Finding[] {
  return within(
    ['tables'],
    [
      ...repeated([], tables, ({ id }) => id.toLowerCase(), '表的代号', 'id'),
      ...repeated([], tables, (table) => sheetOf(table).toLowerCase(), '工作表名', 'sheet'),
      ...withinEach([], tables, (table) => [
        ...sheetFaults(table),
        ...fileNameFaults(table.id),
        ...sizeFaults(table),
        ...headFaults(table),
        ...repeated(['columns'], table.columns, ({ id }) => id, '栏的代号', 'id'),
        ...withinEach(['columns'], table.columns, (column) => columnFaults(column, table, codes)),
      ]),
    ],
  )
}

/** Maps that no column takes, which a slip in a name leaves behind. */
export function unusedMaps(tables: readonly DestinationTable[], codes: CodeMaps): readonly Finding[] {
  const used = new Set(tables.flatMap(({ columns }) => columns.map((column) => column.codes)))
  return Object.keys(codes)
    .filter((name) => !used.has(name))
    .map((name) => finding([name], `没有一栏用“${name}”这个对照，请删去，或核对栏里的 codes。`))
}

function sizeFaults({ title = '', columns }: DestinationTable): readonly Finding[] {
  return [
    ...(columns.length > MOST_COLUMNS
      ? [finding(['columns'], `有 ${columns.length} 栏，最多 ${MOST_COLUMNS} 栏。`)]
      : []),
    ...(title.length > LONGEST_HEAD ? [finding(['title'], `标题最多 ${LONGEST_HEAD} 个字。`)] : []),
    ...withinEach(['columns'], columns, ({ name }) =>
      name.length > LONGEST_HEAD ? [finding(['name'], `栏名最多 ${LONGEST_HEAD} 个字。`)] : [],
    ),
  ]
}

/** A head of two lines stands over its columns without gaps: neighbours of one group together, each group once. */
function headFaults({ head, columns }: DestinationTable): readonly Finding[] {
  const isGrouped = head.includes('group')
  const groups = columns.map(({ group }) => group)
  const found = repeated(['head'], head, (line) => line, '表头的一行')
  if (isGrouped && !(head[0] === 'group' && head.length === 2)) {
    return [
      ...found,
      finding(['head'], 'group 要是两行表头的上一行，写作 ["group", "name"] 或 ["group", "id"]。'),
    ]
  }
  if (isGrouped && groups.every((group) => group === undefined)) {
    return [...found, finding(['head'], '表头有 group 一行，却没有一栏写了 group。')]
  }
  return [
    ...found,
    ...withinEach(['columns'], columns, ({ group }, at) => {
      if (group === undefined) return []
      if (!isGrouped) return [finding(['group'], `表头里没有 group 一行，“${group}”印不出来。`)]
      const isApart = groups.indexOf(group) < at && groups[at - 1] !== group
      return isApart ? [finding(['group'], `“${group}”的各栏要挨在一起，中间隔了别的栏。`)] : []
    }),
  ]
}

function columnFaults(
  column: DestinationColumn,
  table: DestinationTable,
  codes: CodeMaps,
): readonly Finding[] {
  const { from, value, count, as, only } = column
  const said = [from, value, count].filter((each) => each !== undefined)
  if (said.length !== 1) {
    return [finding([], 'from（取自哪里）、value（固定的值）、count（序号）要写一个，只写一个。')]
  }
  const path = from === undefined ? null : pathFaults(from, table)
  return [
    ...(Array.isArray(path) ? within(['from'], path) : []),
    ...(only ? onlyFaults(only, table) : []),
    ...shapeFaults(column),
    ...(path && !Array.isArray(path) ? valueFaults(column, path as ValuePath, codes) : []),
    ...(from === undefined ? constantFaults(column) : []),
    ...(as === 'amount' && from === undefined ? [finding(['as'], '金额要取自预算，请写 from。')] : []),
  ]
}

/** What a path means in a table; findings where it means nothing there. */
function pathFaults(from: string, { rows }: DestinationTable): ValuePath | readonly Finding[] {
  const [root = ''] = from.split('.')
  const own: readonly Root[] = rootsOf(rows)
  if (!own.some((each) => each === root)) {
    return [finding([], `“${rows}”的行里没有“${root}”，可用 ${own.join('、')}。`)]
  }
  const path = valuePath(from)
  if (path) return path
  const names = Object.keys(fieldsOf(roots[root as Root]))
  return [finding([], `没有“${from}”。“${root}”的字段有 ${names.join('、')}。`)]
}

function onlyFaults(
  only: NonNullable<DestinationColumn['only']>,
  table: DestinationTable,
): readonly Finding[] {
  const path = pathFaults(only.from, table)
  if (Array.isArray(path)) return within(['only', 'from'], path)
  return isNamed(path as ValuePath)
    ? []
    : [finding(['only', 'from'], `“${only.from}”不是代码，不能按它取舍。`)]
}

/** What goes with some kinds of columns alone. */
function shapeFaults({ as, unit, length, digits }: DestinationColumn): readonly Finding[] {
  return [
    ...(as !== 'amount' && unit !== undefined ? [finding(['unit'], '只有金额有单位，请删去。')] : []),
    ...(as !== 'text' && length ? [finding(['length'], '只有文字有长度，请删去，或把 as 改成 text。')] : []),
    ...(as !== 'text' && digits ? [finding(['digits'], '只有文字能要求全是数字，请删去。')] : []),
  ]
}

function valueFaults(
  { as, codes: map, shows, from }: DestinationColumn,
  path: ValuePath,
  codes: CodeMaps,
): readonly Finding[] {
  const coded = map !== undefined && Object.hasOwn(codes, map) ? codes[map] : undefined
  const found: Finding[] = []
  if (map !== undefined && !coded) {
    const names = Object.keys(codes)
    const known = names.length === 0 ? '这个包没有 codes.json' : `可用 ${names.join('、')}`
    found.push(finding(['codes'], `没有名为“${map}”的对照，${known}。`))
  }
  if (shows === 'name' && map === undefined && !isNamed(path)) {
    found.push(finding(['shows'], `“${from ?? ''}”不是代码，没有名称可写。`))
  }
  const wanted = kindFault(as, path, coded, shows === 'name')
  if (wanted !== null) found.push(finding(['as'], wanted))
  if (coded && path.field?.type === 'enum') found.push(...lackingFaults(map ?? '', coded, path))
  return found
}

/** Why a value cannot be written as its column says. */
function kindFault(
  as: DestinationColumn['as'],
  { type, label }: ValuePath,
  coded: CodeMap | undefined,
  showsName: boolean,
): string | null {
  if (as === 'text') return type === 'amount' ? `“${label}”是金额，要写 "as": "amount"。` : null
  if (showsName) return '名称是文字，要写 "as": "text"。'
  if (as === 'amount') return type === 'amount' && !coded ? null : `“${label}”不是金额。`
  if (as === 'flag') return type === 'boolean' && !coded ? null : `“${label}”不是“是、否”。`
  const isNumber = coded ? Object.values(coded).every(({ code }) => isNumeral(code)) : type === 'number'
  return isNumber ? null : `“${label}”不是数。`
}

/** Every choice that a field has is something there. */
function lackingFaults(map: string, coded: CodeMap, { field, label }: ValuePath): readonly Finding[] {
  if (field?.type !== 'enum') return []
  const lacking = Object.entries(field.options).filter(([value]) => !Object.hasOwn(coded, value))
  const names = lacking.map(([value, name]) => (value === name ? value : `${value}（${name}）`))
  return lacking.length === 0
    ? []
    : [finding(['codes'], `对照“${map}”里缺少“${label}”的 ${names.join('、')}。`)]
}

function constantFaults(column: DestinationColumn): readonly Finding[] {
  const { value, as, codes, shows, only } = column
  return [
    ...(codes !== undefined ? [finding(['codes'], '固定的值、序号没有对照，请删去。')] : []),
    ...(shows !== undefined ? [finding(['shows'], '固定的值、序号没有名称，请删去。')] : []),
    ...(only !== undefined ? [finding(['only'], '固定的值、序号每行都有，请删去。')] : []),
    ...(value === undefined ? [] : fixedFaults(value, as, column)),
  ]
}

/** A fixed value is held against what its own column asks. */
function fixedFaults(
  value: string,
  as: DestinationColumn['as'],
  column: DestinationColumn,
): readonly Finding[] {
  if (as === 'flag' && value !== '1' && value !== '2') {
    return [finding(['value'], `“${value}”不是 1（是）或 2（否）。`)]
  }
  if (as !== 'text' && !isNumeral(value)) {
    return [finding(['value'], `“${value}”不是数，或写成数会走样，要写成文字请把 as 改成 text。`)]
  }
  if (column.required && value === '') return [finding(['value'], '这一栏必填，固定的值却是空的。')]
  const why = whyUnfit(column, { value, place: null })
  return why === null ? [] : [finding(['value'], `固定的值“${value}”放不进这一栏：${why}`)]
}

/** Digits that come back as they are from a number. */
function isNumeral(text: string): boolean {
  return NUMERAL.test(text) && text.replace(/[-.]/g, '').length <= EXACT_DIGITS
}
