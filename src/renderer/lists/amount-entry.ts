import { isBlank } from '../../shared/model/text'
import { type Cents, ZERO } from '../../shared/money/cents'
import type { Unit } from '../../shared/money/format'
import type { Surroundings } from '../components/surroundings'
import { readingOfAmount, startOfAmount } from '../components/typed-amount'
import type { CellEntry } from '../grid/column'
import type { useEdits } from '../stores/edits'
import { doubtedAmounts } from './pasted-doubts'

/** What cells of amounts are made from. */
export interface AmountSources {
  readonly unit: Unit
  readonly edits: Pick<ReturnType<typeof useEdits>, 'set'>
  /** What an amount was typed as, by the path of its field. */
  readonly formulaAt: Surroundings['formulaAt']
}

/** Which amount of a row is edited. */
interface AmountOf<Row> {
  readonly path: (row: Row) => string
  readonly label: (row: Row) => string
  readonly stored: (row: Row) => Cents | null
  readonly isThere: (row: Row) => boolean
  /** It may be without a value. */
  readonly empties?: boolean
  /** What a pasted one may be measured by. */
  readonly stood: (row: Row) => readonly (Cents | null | undefined)[]
}

/** How an amount is edited in a cell, in the unit shown. */
export function amountEntry<Row>(
  { unit, edits, formulaAt }: AmountSources,
  { path, label, stored, isThere, empties = false, stood }: AmountOf<Row>,
): CellEntry<Row> {
  return {
    path,
    label,
    start: (row) => (isThere(row) ? startOfAmount(stored(row) ?? ZERO, unit, formulaAt(path(row))) : ''),
    stored,
    emptied: () => (empties ? '' : '0'),
    read: (text) => (empties && isBlank(text) ? null : readingOfAmount(text, unit)),
    commit: (row, { value, seen }) => edits.set(path(row), value, { unit, seen }),
    edits: (row, value) => [{ set: path(row), value, unit }],
    ...doubtedAmounts<Row>(unit, stood),
  }
}
