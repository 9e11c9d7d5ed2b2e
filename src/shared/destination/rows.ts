import { formatDecimal } from '../model/decimal'
import { definition } from '../model/fields'
import { recordName } from '../model/words'
import { derivedOf } from './derived'
import { recordSources, roots } from './record-sources'
import { recordPath, type Scope, type Sources } from './sources'
import type { DestinationColumn, DestinationSpec, DestinationTable } from './spec'
import { isCodeType, type ValuePath, valuePath } from './value-path'

/** One value of a row, with where it comes from. */
export interface Cell {
  /** 分 of an amount; hundredths are numbers already; null: nothing. */
  readonly value: string | number | null
  /** What a code is called. */
  readonly name?: string
  /** Path of the field it comes from: `projects/ID/code`; null of what no field holds. */
  readonly place: string | null
  /** What the code map of its column does not know. */
  readonly unmapped?: string
}

export interface Row {
  /** Path of its record: `lines/ID`. */
  readonly record: string
  readonly scope: Scope
  readonly cells: readonly Cell[]
}

/** A table as its rows come to be: none is kept, for a large budget has millions of cells. */
export interface TableRows {
  readonly spec: DestinationTable
  readonly count: number
  row(at: number): Row
  /** What the row's record is called. */
  nameOf(row: Row): string
}

/** The tables of a destination over a document. */
export function tablesOf(spec: DestinationSpec, sources: Sources): readonly TableRows[] {
  return spec.tables.map((table) => tableRows(table, spec, sources))
}

function tableRows(table: DestinationTable, spec: DestinationSpec, sources: Sources): TableRows {
  const readers = table.columns.map((column) => readerOf(column, spec, sources))
  const { of, roots: own } = recordSources[table.rows]
  const scopes = sources.scopes(table.rows)
  return {
    spec: table,
    count: scopes.length,
    row(at) {
      const scope = scopes[at] ?? {}
      const record = scope[own[0]] ?? {}
      return { record: recordPath(of, record), scope, cells: readers.map((read) => read(scope, at)) }
    },
    nameOf: ({ scope }) => recordName(of, scope[own[0]] ?? {}, sources.words),
  }
}

/** What a column is made of, in words: 项目的项目代码; 推导 where no field holds it. */
export function sourceWords({ value, count, from, codes }: DestinationColumn): string {
  if (count) return '序号'
  if (value !== undefined) return `固定为“${value}”`
  const { root, label, field } = pathOf(from ?? '')
  const own = `${definition[roots[root]].label}的${label}`
  const how = [field ? '' : '推导', codes === undefined ? '' : `按对照表“${codes}”`].filter(Boolean)
  return how.length > 0 ? `${own}（${how.join('，')}）` : own
}

type Reader = (scope: Scope, at: number) => Cell

const NOTHING: Cell = { value: null, place: null }

function readerOf(column: DestinationColumn, spec: DestinationSpec, sources: Sources): Reader {
  const { value, count, from, only } = column
  if (count) return (_, at) => ({ value: at + 1, place: null })
  if (value !== undefined) {
    const constant: Cell = { value: column.as === 'text' ? value : Number(value), place: null }
    return () => constant
  }
  const read = valueReader(column, pathOf(from ?? ''), spec, sources)
  if (!only) return read
  const asked = pathOf(only.from)
  return (scope, at) => {
    const code = storedValue(asked, scope, sources)
    return only.prefixes.some((prefix) => String(code).startsWith(prefix)) ? read(scope, at) : NOTHING
  }
}

/** A pack with faults is never used: a path that names nothing is a fault of ours here. */
function pathOf(from: string): ValuePath {
  const path = valuePath(from)
  if (!path) throw new Error(`nothing is called ${from}`)
  return path
}

function valueReader(
  column: DestinationColumn,
  path: ValuePath,
  spec: DestinationSpec,
  sources: Sources,
): Reader {
  const map = column.codes === undefined ? undefined : spec.codes?.[column.codes]
  const set = roots[path.root]
  return (scope) => {
    const record = scope[path.root]
    if (!record) return NOTHING
    const stored = storedValue(path, scope, sources)
    const place = path.name === 'id' ? recordPath(set, record) : `${recordPath(set, record)}/${path.name}`
    if (stored === null || stored === '') return { value: null, place }
    if (map) {
      const mapped = Object.hasOwn(map, String(stored)) ? map[String(stored)] : undefined
      if (!mapped) return { value: null, place, unmapped: nameOf(path, stored, sources) ?? String(stored) }
      return column.shows === 'name'
        ? { value: mapped.name, place }
        : { value: column.as === 'text' ? mapped.code : Number(mapped.code), name: mapped.name, place }
    }
    const name = nameOf(path, stored, sources)
    if (column.shows === 'name') return { value: name ?? null, place }
    const value = plainValue(column, path, stored)
    return name === undefined ? { value, place } : { value, name, place }
  }
}

/** A value as records hold it: what makes a column is none of the others. */
type Stored = string | number | boolean | null

function storedValue({ root, name, field }: ValuePath, scope: Scope, sources: Sources): Stored {
  const derived = derivedOf(`${root}.${name}`)
  const value = (derived ? derived.read(scope, sources) : scope[root]?.[name]) as Stored | undefined
  return field?.type === 'decimal' && typeof value === 'number' ? formatDecimal(value) : (value ?? null)
}

/** 是 1, 否 2: BOOLEAN of the national codes. */
const FLAG = { true: 1, false: 2 } as const

function plainValue({ as }: DestinationColumn, { type }: ValuePath, stored: Stored): string | number {
  if (as === 'text') return String(stored)
  if (type === 'boolean') return FLAG[stored === true ? 'true' : 'false']
  return Number(stored)
}

function nameOf({ type, field }: ValuePath, stored: Stored, { codeName }: Sources): string | undefined {
  if (type === 'boolean') return stored === true ? '是' : '否'
  if (field?.type === 'enum') return field.options[stored as string]
  return isCodeType(type) ? codeName(type, stored as string) : undefined
}
