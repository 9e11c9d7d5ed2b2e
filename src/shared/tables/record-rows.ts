import { compareLists, gathered, gathering, type TableDifference } from '../difference/rows'
import type { RecordChange } from '../model/change'
import type { BudgetDocument } from '../model/document'
import { formatDecimal } from '../model/decimal'
import type { CollectionName } from '../model/field-types'
import { definition, fieldOf, type RecordValues } from '../model/fields'
import { isNamedIndicator } from '../model/indicator-key'
import { inCollectionOrder, type Placed } from '../model/order'
import type { Cents } from '../money/cents'
import { isRecordRule } from './compile'
import type { TableRow } from '../printed/row'
import type { ColumnSpec, RecordRowSpec, TableSpec } from './spec'

/** The lists of rows that print one row per record, kept current. */
export interface RecordRows {
  apply(changes: readonly RecordChange[]): TableDifference
  /** Rows of a list: `rows` of a table, or the id of one of its parts; undefined where it is no list of records. */
  rows(tableId: string, list: string): readonly TableRow[] | undefined
}

interface RecordList {
  readonly table: TableSpec
  readonly list: string
  readonly columns: readonly ColumnSpec[]
  readonly spec: RecordRowSpec
}

type Values = RecordValues & Placed

export function openRecordRows(specs: readonly TableSpec[], document: BudgetDocument): RecordRows {
  const lists = specs.flatMap(listsOf)
  const collections = [...new Set(lists.map(({ spec }) => spec.of))]
  const records = new Map<CollectionName, Map<string, Values>>(
    collections.map((name) => [
      name,
      new Map((document[name] as readonly object[] as readonly Values[]).map((each) => [each.id, each])),
    ]),
  )
  const rowsOf = (list: RecordList): readonly TableRow[] =>
    [...(records.get(list.spec.of)?.values() ?? [])]
      .filter((record) => holds(list.spec, record))
      .sort(inCollectionOrder)
      .map((record) => rowOf(list, record))

  return {
    apply(changes) {
      const into = gathering()
      for (const name of collections) {
        const own = changes.filter(({ collection }) => collection === name)
        if (own.length === 0) continue
        const touched = lists.filter(({ spec }) => spec.of === name)
        const before = touched.map(rowsOf)
        for (const { id, after } of own) {
          if (after === null) records.get(name)?.delete(id)
          else records.get(name)?.set(id, after as Values)
        }
        touched.forEach((list, i) =>
          compareLists(
            { table: list.table.id, list: list.list, columns: list.columns },
            before[i] ?? [],
            rowsOf(list),
            into,
          ),
        )
      }
      return gathered(into)
    },
    rows(tableId, list) {
      const found = lists.find((each) => each.table.id === tableId && each.list === list)
      return found && rowsOf(found)
    },
  }
}

function listsOf(table: TableSpec): readonly RecordList[] {
  const own = table.rows
    .filter(isRecordRule)
    .map((spec) => ({ table, list: 'rows', columns: table.columns, spec }))
  const parts = (table.parts ?? []).map(({ id, columns, rows }) => ({ table, list: id, columns, spec: rows }))
  return [...own, ...parts]
}

function holds({ of, where = {} }: RecordRowSpec, record: RecordValues): boolean {
  if (of === 'indicators' && !isNamedIndicator(record)) return false
  return Object.entries(where).every(([name, value]) => (record[name] ?? null) === value)
}

/** One record's row: amounts stand in cells, everything else in texts. */
function rowOf({ table, list, columns, spec }: RecordList, record: Values): TableRow {
  const texts: Record<string, string> = {}
  const cells = columns.map((column): Cents | null => {
    const { field = '', prefix } = column
    if (fieldOf(spec.of, field)?.type === 'amount') return record[field] as Cents
    const text = shown(spec.of, field, record)
    const before = prefix ? shown(spec.of, prefix.field, record) : ''
    texts[field] = text
    if (prefix) texts[prefix.field] = before
    texts[column.id] = before === '' ? text : `${before}${prefix?.mark ?? ''}${text}`
    return null
  })
  return {
    key: `${table.id}/${list === 'rows' ? 'all' : list}/${record.id}`,
    kind: spec.kind ?? definition[spec.of].kind,
    name: shown(spec.of, spec.name ?? columns.at(-1)?.field ?? '', record),
    texts,
    side: null,
    code: null,
    refCode: null,
    unitCode: null,
    projectCode: null,
    refYear: null,
    level: 1,
    levelName: null,
    parentKey: null,
    band: 1,
    cells,
  }
}

/** A field as it is printed: nothing for null, the label of a choice, 是 or 否. */
export function shown(of: CollectionName, name: string, record: RecordValues): string {
  const field = fieldOf(of, name)
  const value = record[name]
  if (value === null || value === undefined) return ''
  if (field?.type === 'enum') return field.options[value as string] ?? (value as string)
  if (field?.type === 'boolean') return value === true ? '是' : '否'
  if (field?.type === 'decimal') return formatDecimal(value as number)
  if (field?.type === 'textList') return (value as readonly string[]).join('、')
  return typeof value === 'number' ? String(value) : (value as string)
}
