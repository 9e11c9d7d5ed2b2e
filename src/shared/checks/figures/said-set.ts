import type { ReadParagraph } from './figures-rules'
import type { Figure } from './figure'
import type { TableSet } from '../tables/table-set'

/** What a chapter says of measures, alone: what adds up there must add up by itself. */
export function saidOnly(print: TableSet['print'], paragraphs: readonly ReadParagraph[]): TableSet {
  const nothing: TableSet = {
    print,
    isAddedUp: false,
    amountOf: () => undefined,
    codes: () => [],
    placesOf: () => [],
    sums: () => [],
    tables: () => [],
  }
  return saidTableSet(nothing, paragraphs)
}

/** A set of tables in which a measure that no table prints is what the text says of it, where it says it once. */
export function saidTableSet(tables: TableSet, paragraphs: readonly ReadParagraph[]): TableSet {
  const said = new Map<string, { readonly figure: Figure; readonly place: string }>()
  for (const { paragraph, said: own } of paragraphs) {
    for (const { measure, figure } of own) {
      if (figure && !said.has(measure)) said.set(measure, { figure, place: paragraph.place })
    }
  }
  return {
    ...tables,
    amountOf(measure, code) {
      const own = tables.amountOf(measure, code)
      return own === undefined && code === undefined ? said.get(measure)?.figure : own
    },
    placesOf(measure, code) {
      const own = tables.placesOf(measure, code)
      const place = said.get(measure)?.place
      return own.length === 0 && code === undefined && place !== undefined ? [place] : own
    },
  }
}
