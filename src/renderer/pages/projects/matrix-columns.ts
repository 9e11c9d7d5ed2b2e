import type { Funding } from '../../../shared/model/funding'
import type { BudgetLine, Unit as AccountingUnit } from '../../../shared/model/document'
import { isShownRounded, type TypingContext } from '../../../shared/model/typed'
import { type Cents, sumOf, ZERO } from '../../../shared/money/cents'
import type { Unit } from '../../../shared/money/format'
import type { Failure } from '../../../shared/contract/failure'
import type { Surroundings } from '../../components/surroundings'
import { editableAmount } from '../../components/typed-amount'
import type { GridColumn, GridEdit } from '../../grid/column'
import { amountEntry } from '../../lists/amount-entry'
import type { useCodes } from '../../stores/codes'
import type { useEdits } from '../../stores/edits'
import CodeCell from './CodeCell.vue'
import { CODES, codeEntry, readCode } from './code-entry'
import { applied, editsOfAll, lineFieldColumns, type LineField } from './line-fields'
import { amountOf, linesFrom, matrixPath, type MatrixRow } from './matrix-rows'
import type { OneEdit } from './project-edits'

/** What the columns of the matrix are made from. */
interface Sources {
  readonly unit: Unit
  readonly shown: (amount: Cents) => string
  readonly edits: Pick<ReturnType<typeof useEdits>, 'set' | 'setCode' | 'apply'>
  readonly codes: Pick<ReturnType<typeof useCodes>, 'lists' | 'nameOf'>
  /** The template's sources; those that projects may be paid from; those of them that are usual or in use, and in use. */
  readonly fundings: readonly Funding[]
  readonly columns: readonly Funding[]
  readonly used: ReadonlySet<Funding>
  readonly inUse: ReadonlySet<Funding | undefined>
  readonly isTyped: (path: string) => boolean
  readonly nameOf: (row: MatrixRow) => string
  /** A row as it is by now. */
  readonly now: (row: MatrixRow) => MatrixRow
  /** What an amount was typed as, by the path of its field. */
  readonly formulaAt: Surroundings['formulaAt']
  /** Rows are of several functions; else the project tells the one of all. */
  readonly showsFunctions: boolean
  /** Some row says what it is for. */
  readonly showsPurposes: boolean
  /** Signs of the widest amount. */
  readonly signs: number
  /** How units are known. */
  readonly units: readonly AccountingUnit[]
  readonly typing: TypingContext
  /** The lines of all rows. */
  readonly all: readonly BudgetLine[]
  /** Puts a text into the cell of an amount. */
  readonly put: (edit: GridEdit) => Promise<Failure | null>
}

/** A column that nothing stands in yet: as wide as its head. */
const UNUSED = '56px'

type Column = GridColumn<MatrixRow>

/** The columns of the matrix: what is bought, one for each source of money, what a row comes to. */
export function matrixColumns(sources: Sources): readonly Column[] {
  const { shown, unit, signs } = sources
  const least = `calc(${signs} * 0.96ch + 19px)`
  const width = `max(60px, ${least})`
  return [
    { ...codeColumn(sources, 'economic'), isHeld: true, width: 'minmax(108px, 1fr)' },
    { ...codeColumn(sources, 'function'), width: '132px', isSpare: !sources.showsFunctions },
    { ...purposeColumn(sources), isSpare: !sources.showsPurposes },
    ...sources.columns.map((funding) => ({
      ...fundingColumn(sources, funding),
      ...(sources.inUse.has(funding) ? { width, least } : { width: UNUSED, least: UNUSED }),
    })),
    {
      id: 'sum',
      title: '合计',
      width,
      least,
      kind: 'amount',
      isDerived: true,
      text: ({ lines }) => shown(sumOf(lines)),
      amount: ({ lines }) => sumOf(lines),
      isRounded: ({ lines }) => isShownRounded(sumOf(lines), unit),
      copied: ({ lines }) => editableAmount(sumOf(lines), unit),
      change: ({ lines, then }) => ({ changed: then.length === 0 || sumOf(lines) !== sumOf(then) }),
    },
    ...lineFieldColumns<MatrixRow>({ ...sources, lines: (row) => row.lines, isChanged }),
  ]
}

/** The money of a row from one source: of no line, of one, or the sum of several. */
function fundingColumn(sources: Sources, funding: Funding): Column {
  const { fundings, shown, unit, isTyped } = sources
  const own = ({ lines }: MatrixRow): readonly BudgetLine[] => linesFrom(lines, funding, fundings)
  const amount = (row: MatrixRow): Cents | null => amountOf(own(row))
  const path = (row: MatrixRow): string => {
    const [only, ...others] = own(row)
    return only && others.length === 0 ? `lines/${only.id}/amount` : matrixPath(row, funding.id)
  }
  const put = (row: MatrixRow, value: string): GridEdit => ({ set: matrixPath(row, funding.id), value, unit })
  return {
    id: funding.id,
    title: funding.label,
    ...(funding.group === null ? {} : { group: funding.group }),
    width: '',
    kind: 'amount',
    // Others appear when they are asked for.
    isExtra: !sources.used.has(funding),
    text: (row) => {
      const sum = amount(row)
      return sum === null ? '' : shown(sum)
    },
    amount,
    isRounded: (row) => isShownRounded(amount(row) ?? ZERO, unit),
    copied: (row) => {
      const sum = amount(row)
      return sum === null ? '' : editableAmount(sum, unit)
    },
    hint: (row) =>
      own(row).length > 1 ? `${own(row).length} 条分项的合计，改动的差额记入最后一条` : undefined,
    change(row) {
      const changed = amountOf(linesFrom(row.then, funding, fundings)) !== amount(row)
      const typed = own(row).some(({ id }) =>
        ['amount', 'funding'].some((field) => isTyped(`lines/${id}/${field}`)),
      )
      return { changed, typed: changed && typed }
    },
    entry: {
      ...amountEntry<MatrixRow>(sources, {
        label: (row) => `${sources.nameOf(row)} ${funding.label}`,
        path,
        stored: amount,
        isThere: (row) => own(row).length > 0,
        stood: ({ lines, then }) => [...lines, ...then].map((line) => line.amount),
      }),
      emptied: (row) => (own(row).length > 0 ? '0' : undefined),
      commit: (row, { value, seen }) =>
        sources.put({ ...put(row, value), ...(own(row).length === 1 ? { seen } : {}) }),
      edits: (row, value) => [put(row, value)],
    },
  }
}

/** A code with its name: changed, it is that of all lines of the row. */
function codeColumn(sources: Sources, classification: 'economic' | 'function'): Column {
  const { codes, nameOf } = sources
  const field = `${classification}Code` as const
  const { title } = CODES[classification]
  const entry = codeEntry<MatrixRow>(sources, classification, {
    path: ({ id }) => `lines/${id}/${field}`,
    stored: ({ first }) => first[field],
  })
  return {
    id: classification,
    title,
    width: '',
    kind: 'text',
    text: ({ first }) => `${first[field]} ${codes.nameOf(classification, first[field])}`,
    view: {
      component: CodeCell,
      given: ({ first }, { text }) => ({ of: classification, code: first[field], text }),
    },
    change: (row) => ({ changed: isChanged(row, field) }),
    entry: {
      ...entry,
      label: (row) => (row.first[field] === '' ? `${nameOf(row)} ${title}` : entry.label(row)),
      commit(row, typed) {
        if (row.lines.length === 1) return entry.commit(row, typed)
        const read = readCode(codes.lists, classification, typed.value)
        const named: readonly OneEdit[] =
          'refused' in read || read.name === ''
            ? []
            : [{ add: 'codeName', value: { classification, code: read.code, name: read.name } }]
        return applied(sources, () => [
          ...named,
          ...entry.edits(row, typed.value).flatMap((each) => editsOfAll(sources.now(row).lines, field, each)),
        ])
      },
      edits: (row, value) => entry.edits(row, value).flatMap((each) => editsOfAll(row.lines, field, each)),
    },
  }
}

function purposeColumn(sources: Sources): Column {
  const set = ({ first }: MatrixRow, value: string): GridEdit => ({ set: `lines/${first.id}/purpose`, value })
  return {
    id: 'purpose',
    title: '用途',
    width: '72px',
    kind: 'text',
    text: ({ first }) => first.purpose,
    change: (row) => ({ changed: isChanged(row, 'purpose') }),
    entry: {
      path: ({ id }) => `lines/${id}/purpose`,
      label: (row) => `${sources.nameOf(row)} 用途`,
      start: ({ first }) => first.purpose,
      stored: ({ first }) => first.purpose,
      emptied: () => '',
      read: () => null,
      commit: (row, { value, seen }) =>
        applied(sources, () => editsOfAll(sources.now(row).lines, 'purpose', { ...set(row, value), seen })),
      edits: (row, value) => editsOfAll(row.lines, 'purpose', set(row, value)),
      doubts: { takesErrors: true },
    },
  }
}

type Field = 'economicCode' | 'functionCode' | 'purpose' | LineField

function isChanged({ lines, then }: MatrixRow, field: Field): boolean {
  return (
    then.length === 0 ||
    lines.some((line) => then.some(({ id, [field]: was }) => id === line.id && was !== line[field]))
  )
}
