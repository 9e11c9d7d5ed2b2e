import type { Acknowledgement } from './document'
import type { CollectionName } from './field-types'
import { formatPath, parseFieldPath, parseRecordPath } from './path'
import { objectOf, parseObject } from './reference'

/**
 * A place that people say something of, as records hold it: with the record that it is of, so that it goes with it and follows
 * its code. Of a field the place is the field's name; of any other place of a record (the record itself, a cell of its row, a
 * paragraph about it) the whole place, units and projects in it by id. Places of no record have their name alone.
 */
export type SaidPlace = Pick<Acknowledgement, 'object' | 'place'>

/** What the ids of cells and the keys of paragraphs are made of. */
export interface PlaceCodes {
  /** How the ids of cells name a record; undefined: there is none. */
  codeOf(set: 'units' | 'projects', id: string): string | undefined
  /** The record that they name so, in a list of a table. */
  recordOf(list: 'units' | { readonly table: string; readonly list: string }, code: string): Named | null
  /** The record that a paragraph is about. */
  subjectOf(paragraph: string): string | null
}

interface Named {
  readonly collection: CollectionName
  readonly id: string
}

/** The path of a field, the id of a cell, the key of a paragraph, as records hold it. */
export function saidPlace(path: string, codes: PlaceCodes): SaidPlace {
  const field = parseFieldPath(path)
  if (field) {
    return field.set === 'department'
      ? { object: null, place: path }
      : { object: formatPath({ set: field.set, key: field.key }), place: field.field }
  }
  const record = parseRecordPath(path)
  if (record && record.set !== 'department') return { object: path, place: path }
  const [table = '', list = '', row, ...columns] = path.split('/')
  if (row === undefined || columns.length === 0) return { object: codes.subjectOf(path), place: path }
  const own = codes.recordOf({ table, list }, row)
  const unit = codes.recordOf('units', list)
  const named = own ?? unit
  if (!named) return { object: codes.subjectOf(path), place: path }
  const place = [table, unit?.id ?? list, own?.id ?? row, ...columns].join('/')
  return { object: objectOf(named), place }
}

/**
 * The same as findings and pages name it. What is said of a cell of records that are not there any more is of no cell, whatever
 * now has their codes. Without `codes` cells are told as they are stored.
 */
export function pathOfPlace({ object, place }: SaidPlace, codes?: Pick<PlaceCodes, 'codeOf'>): string {
  if (object === null) return place
  if (!place.includes('/')) return `${object}/${place}`
  const named = parseObject(object)
  const [table, unit = '', row = '', ...columns] = place.split('/')
  const isOfUnits = named?.collection === 'units' || named?.collection === 'projects'
  if (!codes || place === object || !isOfUnits || columns.length === 0) return place
  const list = unit === 'all' ? unit : (codes.codeOf('units', unit) ?? '')
  const own = named.collection === 'projects' ? (codes.codeOf('projects', named.id) ?? '') : row
  return [table, list, own, ...columns].join('/')
}
