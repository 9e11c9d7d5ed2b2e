import { fieldOf, fieldsOf } from '../../shared/model/fields'
import { expectation, isValue } from '../../shared/model/values'
import type { CollectionName } from '../../shared/model/field-types'
import type { ColumnSpec, PartSpec, RecordRowSpec, TableSpec } from '../../shared/tables/spec'
import { type Finding, finding, repeated, within, withinEach } from './finding'

/** Ids of lists that cells have other words for. */
const RESERVED_PARTS = ['rows', 'all']

/** Columns that add amounts up mean nothing where each row is one record. */
const OF_SUMS = ['where', 'measure', 'sum', 'dataset'] as const

/** A table with a row per record: what its columns and rows ask of the collection. */
export function recordTableFaults(table: TableSpec, row: RecordRowSpec): readonly Finding[] {
  return [
    ...(table.layout === 'records' ? [] : [finding(['layout'], '逐条列印记录的表，layout 要写 "records"。')]),
    ...withinEach(['columns'], table.columns, (column) => fieldColumnFaults(column, row.of)),
    ...within(['rows', 0], recordRowFaults(row)),
  ]
}

/** The lists of records below a table's own rows. */
export function partFaults(parts: readonly PartSpec[]): readonly Finding[] {
  return [
    ...repeated([], parts, ({ id }) => id, '分表代号', 'id'),
    ...withinEach([], parts, ({ id, columns, rows }) => [
      ...(RESERVED_PARTS.includes(id) ? [finding(['id'], `“${id}”在单元格标识里另有用处，请换一个。`)] : []),
      ...repeated(['columns'], columns, (column) => column.id, '栏代号', 'id'),
      ...withinEach(['columns'], columns, (column) => fieldColumnFaults(column, rows.of)),
      ...within(['rows'], recordRowFaults(rows)),
    ]),
  ]
}

function fieldColumnFaults(column: ColumnSpec, of: CollectionName): readonly Finding[] {
  const { field, prefix } = column
  return [
    ...(field === undefined
      ? [finding(['field'], '逐条列印记录的表，每一栏都要写 field：印记录的哪个字段。')]
      : fieldFaults(of, field, ['field'])),
    ...(prefix === undefined ? [] : fieldFaults(of, prefix.field, ['prefix', 'field'])),
    ...OF_SUMS.flatMap((name) =>
      column[name] === undefined ? [] : [finding([name], '这一栏印字段，不加总，请删去这一项。')],
    ),
  ]
}

function recordRowFaults({ of, where = {}, name }: RecordRowSpec): readonly Finding[] {
  return [
    ...Object.entries(where).flatMap(([field, value]) => {
      const definition = fieldOf(of, field)
      if (!definition) return fieldFaults(of, field, ['where', field])
      return isValue(definition, value)
        ? []
        : [finding(['where', field], `${definition.label}应${expectation(definition)}。`)]
    }),
    ...(name === undefined ? [] : fieldFaults(of, name, ['name'])),
  ]
}

function fieldFaults(of: CollectionName, field: string, path: readonly string[]): readonly Finding[] {
  if (fieldOf(of, field)) return []
  const known = Object.keys(fieldsOf(of)).join('、')
  return [finding(path, `${of} 没有字段“${field}”，可用 ${known}。`)]
}
