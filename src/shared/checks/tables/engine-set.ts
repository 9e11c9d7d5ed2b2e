import { withYears } from '../../model/years'
import type { Cells } from '../../tables/noted-cells'
import { sumCell } from '../../tables/sums'
import { exactFigure, type Figure, sumOfFigures } from '../figures/figure'
import type { CheckBindings } from '../spec'
import { placeOfMeasure, type TableSet } from './table-set'

/** What the engine's tables are read with: every reading notes the cells that it asks for. */
export interface EngineGround {
  readonly cells: Pick<Cells, 'amountOf' | 'codeInKeys'>
  readonly bindings: CheckBindings
  readonly print: TableSet['print']
  fiscalYear(): number
  /** Codes of the units that have rows. */
  unitCodes(): readonly string[]
}

/**
 * The engine's tables. Each cell of theirs is the sum of the lines that it accepts, and a line stands in exactly one leaf of every
 * table (a law that is checked where packs are loaded): sums within a table, and rows of several, agree by that.
 */
export function engineTableSet(ground: EngineGround): TableSet {
  /** Where measures stand, until units or the year are others. */
  let known = new Map<string, readonly Spot[]>()
  let standing = ''

  return {
    print: ground.print,
    isAddedUp: true,
    amountOf(measure, code) {
      const found = cellsOf(measure, code).flatMap(({ amount }) => (amount === undefined ? [] : [amount]))
      if (found.length === 0) return undefined
      const known = found.flatMap((amount): readonly Figure[] =>
        amount === null ? [] : [exactFigure(amount)],
      )
      return known.length === 0 ? null : sumOfFigures(known)
    },
    codes: () => [],
    placesOf: (measure, code) =>
      cellsOf(measure, code).flatMap(({ cell, amount }) => (amount === undefined ? [] : [cell])),
    sums: () => [],
    tables: () => [],
  }

  function cellsOf(measure: string, code: string | undefined) {
    const now = `${ground.fiscalYear()} ${ground.unitCodes().join(' ')}`
    if (now !== standing) known = new Map()
    standing = now
    const key = `${measure} ${code ?? ''}`
    const spots = known.get(key) ?? spotsOf(measure, code)
    known.set(key, spots)
    return spots.flatMap(({ whole, parts }) => {
      const first = read(whole)
      return first.amount === undefined ? parts.map(read) : [first]
    })
  }

  function spotsOf(measure: string, code: string | undefined): readonly Spot[] {
    const place = placeOfMeasure(ground.bindings, measure)
    if (!place) return []
    if ('sum' in place) return code === undefined ? [{ whole: sumCell(place.sum), parts: [] }] : []
    const wanted =
      'cells' in place
        ? code === undefined
          ? place.cells
          : []
        : [{ table: place.table, column: place.column, row: code ?? place.whole ?? 'unit' }]
    return wanted.map(({ table, row, column }) => {
      const at = (unit: string): string => `${table}/${unit}/${withYears(row, ground.fiscalYear())}/${column}`
      const parts = ground.unitCodes().map((unit) => at(ground.cells.codeInKeys('units', unit)))
      return { whole: at('all'), parts }
    })
  }

  function read(cell: string) {
    return { cell, amount: ground.cells.amountOf(cell) }
  }
}

/** A cell of the department, and those of its units where the table prints none. */
interface Spot {
  readonly whole: string
  readonly parts: readonly string[]
}
