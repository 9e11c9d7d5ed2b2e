import { fieldOf, fieldsOf } from '../../shared/model/fields'
import { isRecordRule } from '../../shared/tables/compile'
import type { ColumnSpec, FixedRowSpec, RowSpec, TableSpec } from '../../shared/tables/spec'
import type { PrintList } from '../../shared/template/printed-lists'
import { type Finding, finding, type JsonPath, repeated, within, withinEach } from './finding'
import { type FundTypes, predicateFaults } from './predicate-faults'
import { partFaults, recordTableFaults } from './record-table-faults'

/** What tables are checked against; undefined where the file that says it has faults of its own. */
export interface TableSurroundings {
  readonly lists: readonly PrintList[] | undefined
  readonly fundTypes: FundTypes
}

/** Everything in tables.json that its shape does not show. */
export function tableFaults(tables: readonly TableSpec[], around: TableSurroundings): readonly Finding[] {
  return within(
    ['tables'],
    [
      ...repeated([], tables, ({ id }) => id, '报表代号', 'id'),
      ...repeated([], tables, ({ number }) => String(number), '报表序号', 'number'),
      ...withinEach([], tables, (table) => faultsOfTable(table, around)),
    ],
  )
}

function faultsOfTable(table: TableSpec, around: TableSurroundings): readonly Finding[] {
  const record = table.rows.find(isRecordRule)
  return [
    ...markFaults(table, []),
    ...(table.totalName === undefined && (table.severalUnits === 'total' || table.severalUnits === 'both')
      ? [finding(['totalName'], `severalUnits 是 "${table.severalUnits}" 的表要写 totalName：合计行的名称。`)]
      : []),
    ...within(['where'], predicateFaults(table.where, around.fundTypes)),
    ...sideFaults(table),
    ...repeated(['columns'], table.columns, ({ id }) => id, '栏代号', 'id'),
    ...(record ? mixtureFaults(table) : []),
    ...(record ? recordTableFaults(table, record) : sumTableFaults(table, around)),
    ...within(['parts'], partFaults(table.parts ?? [])),
    ...repeated(['captions'], table.captions ?? [], ({ id }) => id, '题头代号', 'id'),
    ...withinEach(['captions'], table.captions ?? [], ({ field }) =>
      field === undefined || fieldOf('department', field)
        ? []
        : [
            finding(
              ['field'],
              `部门没有字段“${field}”，可用 ${Object.keys(fieldsOf('department')).join('、')}。`,
            ),
          ],
    ),
  ]
}

/** Marks are filled in wherever a table prints words; of others than these it would print the mark itself. */
function markFaults(value: unknown, path: JsonPath): readonly Finding[] {
  if (typeof value === 'string') {
    const unknown = [...value.matchAll(/\{(\w+)\}/g)].filter(
      ([, mark]) => mark !== 'year' && mark !== 'lastYear',
    )
    const isOpen = /[{}]/.test(value.replaceAll(/\{\w+\}/g, ''))
    return [
      ...unknown.map(([mark]) => finding(path, `不认识 ${mark}：报表里只有 {year} 和 {lastYear}。`)),
      ...(isOpen ? [finding(path, '有没有配对的花括号：年份写作 {year} 或 {lastYear}。')] : []),
    ]
  }
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    markFaults(inner, [...path, Array.isArray(value) ? Number(key) : key]),
  )
}

/** A row per record stands alone: its columns are fields, those of other rows are sums. */
function mixtureFaults({ rows }: TableSpec): readonly Finding[] {
  return rows.flatMap((row, index) => {
    if (!isRecordRule(row))
      return [finding(['rows', index], '逐条列印记录的表不能再有别的行，请另立一张表。')]
    return index === rows.findIndex(isRecordRule)
      ? []
      : [finding(['rows', index], '一张表只能逐条列印一种记录。')]
  })
}

/** Two sides: every part of the table says on which it stands. One side: none does. */
function sideFaults({ layout, rowHeaders, columns, rows }: TableSpec): readonly Finding[] {
  const parts = [
    ...rowHeaders.map(({ side }, index) => ({ side, path: ['rowHeaders', index, 'side'] })),
    ...columns.map(({ side }, index) => ({ side, path: ['columns', index, 'side'] })),
    ...rows.flatMap((row, index) =>
      isRecordRule(row) ? [] : [{ side: row.side, path: ['rows', index, 'side'] }],
    ),
  ]
  const twoSided = layout === 'two-sided'
  return parts
    .filter(({ side }) => (side === undefined) === twoSided)
    .map(({ path }) =>
      finding(
        path,
        twoSided
          ? '两侧的表要写 side："income" 在收入一侧，"expenditure" 在支出一侧。'
          : '只有 layout 是 "two-sided" 的表才分两侧，请删去。',
      ),
    )
}

function sumTableFaults(table: TableSpec, around: TableSurroundings): readonly Finding[] {
  const { rows, columns } = table
  const keys = new Set(rows.flatMap((row) => (row.rows === 'fixed' ? [ownKey(row)] : [])))
  return [
    ...(table.layout === 'records'
      ? [finding(['layout'], 'layout 是 "records" 的表，行要写 {"rows": "record", …}。')]
      : []),
    ...withinEach(['columns'], columns, (column) => sumColumnFaults(column, around)),
    ...repeated(['rows'], rows, (row) => rowKeyOf(row), '行'),
    ...withinEach(['rows'], rows, (row) => [
      ...(isRecordRule(row) ? [] : within(['where'], predicateFaults(row.where, around.fundTypes))),
      ...digitFaults(row),
      ...(row.rows === 'fixed' && row.parent !== undefined && !keys.has(row.parent)
        ? [finding(['parent'], `没有 refCode 是“${row.parent}”的行。`)]
        : []),
      ...listFaults(row, rows, around.lists),
    ]),
  ]
}

function sumColumnFaults(column: ColumnSpec, { fundTypes }: TableSurroundings): readonly Finding[] {
  return [
    ...within(['where'], predicateFaults(column.where, fundTypes)),
    ...(['field', 'prefix', 'merge'] as const).flatMap((name) =>
      column[name] === undefined ? [] : [finding([name], '只有逐条列印记录的表才印字段，请删去这一项。')],
    ),
  ]
}

function ownKey({ refCode, refYear, kind }: FixedRowSpec): string {
  return refCode ?? refYear ?? kind
}

/** What tells a table's rows apart in the ids of cells. Codes go by what they are codes of. */
function rowKeyOf(row: RowSpec): string {
  return row.rows === 'fixed' ? ownKey(row) : row.rows
}

function digitFaults(row: RowSpec): readonly Finding[] {
  if (row.rows !== 'function' && row.rows !== 'economic') return []
  const allowed = row.rows === 'function' ? [3, 5, 7] : [3, 5]
  return [
    ...row.digits.flatMap((digits, index) =>
      allowed.includes(digits) && digits > (row.digits[index - 1] ?? 0)
        ? []
        : [finding(['digits', index], `位数从短到长，只能是 ${allowed.join('、')}。`)],
    ),
    ...(row.levelNames.length === row.digits.length
      ? []
      : [
          finding(
            ['levelNames'],
            `digits 有 ${row.digits.length} 级，这里有 ${row.levelNames.length} 个名称。`,
          ),
        ]),
  ]
}

/** Rows that a list orders, and fixed rows that take a place among them. */
function listFaults(
  row: RowSpec,
  rows: readonly RowSpec[],
  lists: readonly PrintList[] | undefined,
): readonly Finding[] {
  if (row.rows !== 'project' && row.rows !== 'fixed') return []
  const item = row.rows === 'fixed' ? row.item : undefined
  if (row.list === undefined) {
    return item === undefined ? [] : [finding(['item'], '写了 item，还要写 list：在哪个列表里。')]
  }
  if (!lists) return []
  const list = lists.find(({ id }) => id === row.list)
  if (!list) return [finding(['list'], `pack.json 的 lists 里没有“${row.list}”。`)]
  if (row.rows === 'project') return []
  if (item === undefined) return [finding(['item'], '写了 list，还要写 item：列表里的哪个固定项。')]
  if (!list.items?.some(({ id }) => id === item)) {
    return [finding(['item'], `列表“${row.list}”没有固定项“${item}”，请在 pack.json 里补上，或改这里。`)]
  }
  const among = rows.some((other) => other.rows === 'project' && other.list === row.list)
  return among ? [] : [finding(['list'], `表里没有按列表“${row.list}”排的项目行，这一行无处可排。`)]
}
