import type { Acknowledgement } from './document'
import { formatPath, parseFieldPath } from './path'

/**
 * A place that people say something of, as records hold it: the record of a field by its id, so that it goes with it, and
 * the field's name; of any other place (id of a cell or a table, key of a paragraph) its name alone.
 */
export type SaidPlace = Pick<Acknowledgement, 'object' | 'place'>

/** The path of a field, or the name of another place, as records hold it. */
export function saidPlace(path: string): SaidPlace {
  const field = parseFieldPath(path)
  if (!field || field.set === 'department') return { object: null, place: path }
  return { object: formatPath({ set: field.set, key: field.key }), place: field.field }
}

/** The same as findings and pages name it. */
export function pathOfPlace({ object, place }: SaidPlace): string {
  return object === null ? place : `${object}/${place}`
}
