import type { ProseFigure } from '../../narrative/figures-in-prose'
import type { Figure } from './figure'
import { readAmount } from './read-amount'
import type { SaidFigure } from './said'
import type { TableSet } from '../tables/table-set'

interface CodedSetting {
  readonly tables: Pick<TableSet, 'amountOf' | 'placesOf' | 'isAddedUp'>
  /** Measures in whose rows a code is looked for. */
  readonly items: readonly string[]
}

/** What an amount of a code may be of: of any table that has a row of it. */
const ANY = 'item'

export function itemOf(code: string): string {
  return `${ANY}/${code}`
}

/** 行政运行（2011301）1,202.95万元: the amount of a code. */
export function codedIn(
  text: string,
  figures: readonly ProseFigure[],
  { items, tables }: CodedSetting,
): readonly SaidFigure[] {
  return figures.flatMap((figure, at): readonly SaidFigure[] => {
    if (figure.kind !== 'amount' || figure.change !== null) return []
    const { start, end } = figure
    const code = /[（(](\d{3,7})[）)](?:[^，。；\d]{0,8})$/.exec(text.slice(0, start))?.[1]
    const read = readAmount(figure, text)
    if (code === undefined || !read || figures[at - 1]?.kind === 'change') return []
    // Known rows are told by the table that has them.
    const measure = tables.isAddedUp
      ? ANY
      : (items.find((each) => tables.amountOf(each, code) !== undefined) ?? ANY)
    return [
      {
        measure: `${measure}/${code}`,
        figure: read.figure,
        text: figure.text,
        unit: read.unit,
        start,
        end,
        isPrior: false,
      },
    ]
  })
}

/** What a measure may be, the most first: of a code, what any table has of it. In tables that are added up a blank cell is nothing. */
export function dueOf(measure: string, { items, tables }: CodedSetting): readonly Figure[] {
  const [name = '', code] = measure.split('/')
  const all = name === ANY ? items.map((each) => tables.amountOf(each, code)) : [tables.amountOf(name, code)]
  return all
    .flatMap((each) => {
      if (each === null && tables.isAddedUp) return [{ cents: 0, half: 0 }]
      return each ? [each] : []
    })
    .sort((a, b) => b.cents - a.cents)
}

/** Cells of a measure; of a code, that of the first table that has a row of it. */
export function placesOf(measure: string, { items, tables }: CodedSetting): readonly string[] {
  const [name = '', code] = measure.split('/')
  if (name !== ANY) return tables.placesOf(name, code)
  return items.map((each) => tables.placesOf(each, code)).find((own) => own.length > 0) ?? []
}
