import type { CollectionName, Field } from '../../shared/model/field-types'
import { fieldsOf, type RecordValues } from '../../shared/model/fields'
import { formatTyped, isShownRounded } from '../../shared/model/typed'
import { type Cents, ZERO } from '../../shared/money/cents'
import { formatAmount } from '../../shared/money/format'
import { editableAmount } from '../components/typed-amount'
import type { Choice, GridColumn } from '../grid/column'
import { amountEntry } from './amount-entry'
import { type FieldSources, fieldEntry } from './field-entry'

type Listed = { readonly id: string }

/** A field of records that has a column. */
export interface RecordColumn {
  readonly field: string
  readonly title?: string
  readonly width: string
  /** There is no room for it; shown only where it is asked for. */
  readonly isSpare?: boolean
  readonly isExtra?: boolean
  /** Where one begins. */
  readonly isHome?: boolean
}

/** What the columns of records are made from. */
export interface RecordSources<Row> extends FieldSources {
  readonly set: CollectionName
  /** A column of amounts is as wide as the longest of them. */
  readonly rows: readonly Row[]
  /** As it was when the file was opened; undefined: as it is, null: it was not there. */
  readonly opened: (row: Row) => Row | null | undefined
  readonly isTyped: (path: string) => boolean
  readonly name: (row: Row) => string
  /** Texts that are offered for a field. */
  readonly offers?: (field: string) => ((row: Row, typed: string) => readonly Choice[]) | undefined
  /** Where more of a field is edited than one line. */
  readonly opens?: (field: string) => ((row: Row) => void) | undefined
}

/** Fields of records as columns, each shown and edited as its definition says. */
export function recordColumns<Row extends Listed>(
  sources: RecordSources<Row>,
  columns: readonly RecordColumn[],
): readonly GridColumn<Row>[] {
  return columns.map((column) => columnOf(sources, column))
}

function columnOf<Row extends Listed>(
  { set, rows, opened, isTyped, name, offers, opens, ...fields }: RecordSources<Row>,
  { field: id, title: own, ...look }: RecordColumn,
): GridColumn<Row> {
  const field = fieldsOf(set)[id] as Field
  const title = own ?? field.label
  const path = ({ id: of }: Row): string => `${set}/${of}/${id}`
  const stored = (row: Row) => (row as unknown as RecordValues)[id] as string | number | boolean | null
  const change: GridColumn<Row>['change'] = (row) => {
    const was = opened(row)
    const changed = was === null || (was !== undefined && stored(was) !== stored(row))
    return { changed, typed: changed && isTyped(path(row)) }
  }
  if (field.type === 'amount') {
    const unit = fields.typing.entryUnit
    const amount = (row: Row): Cents | null => stored(row) as Cents | null
    return {
      ...amountColumn(amount, rows, unit),
      ...look,
      id,
      title,
      change,
      entry: amountEntry<Row>(
        { unit, edits: fields.edits, formulaAt: fields.formulaAt },
        {
          path,
          label: (row) => `${name(row)} ${title}`,
          stored: amount,
          isThere: (row) => amount(row) !== null,
          empties: field.nullable === true,
          stood: (row) => [amount(row)],
        },
      ),
    }
  }
  const offered = offers?.(id)
  const open = opens?.(id)
  return {
    ...look,
    id,
    title,
    kind: 'text',
    text: (row) => formatTyped(field, stored(row), fields.typing),
    change,
    entry: fieldEntry<Row>(fields, {
      field,
      title,
      path,
      stored,
      owner: name,
      ...(offered ? { offers: offered } : {}),
      ...(open ? { opens: open } : {}),
    }),
  }
}

/** How an amount of rows is shown and copied, null: none is said; its column is as wide as the longest of them. */
export function amountColumn<Row>(
  amount: (row: Row) => Cents | null,
  rows: readonly Row[],
  unit: FieldSources['typing']['entryUnit'],
): Required<Pick<GridColumn<Row>, 'kind' | 'least' | 'text' | 'amount' | 'isRounded' | 'copied'>> {
  const inWords = (row: Row, words: (amount: Cents) => string): string => {
    const own = amount(row)
    return own === null ? '' : words(own)
  }
  const text = (row: Row): string => inWords(row, (own) => formatAmount(own, { unit, decimals: 2 }))
  const signs = Math.max(0, ...rows.map((row) => text(row).length))
  return {
    kind: 'amount',
    least: `calc(${signs} * 0.96ch + 19px)`,
    text,
    amount,
    isRounded: (row) => isShownRounded(amount(row) ?? ZERO, unit),
    copied: (row) => inWords(row, (own) => editableAmount(own, unit)),
  }
}
