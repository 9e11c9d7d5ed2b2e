import type { Failure } from '../../../shared/contract/failure'
import type { BudgetLine, Unit as AccountingUnit } from '../../../shared/model/document'
import { type Funding, fundingOf } from '../../../shared/model/funding'
import { isBlank } from '../../../shared/model/text'
import { isShownRounded, type TypingContext } from '../../../shared/model/typed'
import type { Cents } from '../../../shared/money/cents'
import type { Unit } from '../../../shared/money/format'
import type { Surroundings } from '../../components/surroundings'
import { editableAmount } from '../../components/typed-amount'
import type { CellEntry, GridColumn, GridEdit } from '../../grid/column'
import type { useCodes } from '../../stores/codes'
import type { useEdits } from '../../stores/edits'
import CodeCell from './CodeCell.vue'
import { CODES, codeEntry } from './code-entry'
import { amountEntry } from '../../lists/amount-entry'
import { lineFieldColumns } from './line-fields'
import { sharedAmount, TWO_SOURCES } from './shared-amount'
import { sourcePath } from './source-texts'

/** What the columns of a project's lines are made from. */
interface Sources {
  readonly unit: Unit
  readonly shown: (amount: Cents) => string
  readonly edits: Pick<ReturnType<typeof useEdits>, 'set' | 'setCode' | 'apply'>
  readonly codes: Pick<ReturnType<typeof useCodes>, 'lists' | 'nameOf'>
  /** The template's sources, and those of them that have a column. */
  readonly fundings: readonly Funding[]
  readonly columns: readonly Funding[]
  /** A line as it was when the file was opened. */
  readonly opened: (line: BudgetLine) => BudgetLine | undefined
  readonly isTyped: (path: string) => boolean
  /** How a line is called. */
  readonly lineName: (line: BudgetLine) => string
  /** Another source of the line holds an amount that was refused. */
  readonly isDisputed: (line: BudgetLine, source: string) => boolean
  /** What an amount was typed as, by the path of its field. */
  readonly formulaAt: Surroundings['formulaAt']
  /** Each line tells the code of its function; else the project does for all. */
  readonly showsFunctions: boolean
  /** Some line is bought for. */
  readonly showsProcurement: boolean
  /** How units are known. */
  readonly units: readonly AccountingUnit[]
  readonly typing: TypingContext
  readonly all: readonly BudgetLine[]
  /** Signs of the widest amount. */
  readonly signs: number
}

type Column = GridColumn<BudgetLine>
type Entry = CellEntry<BudgetLine>

/** The columns of a project's lines: what is bought, from which source, how it is called. */
export function lineColumns(sources: Sources): readonly Column[] {
  const { shown, opened, showsFunctions, showsProcurement, signs } = sources
  const least = `calc(${signs} * 0.96ch + 19px)`
  const width = `max(68px, ${least})`
  const isNew = (line: BudgetLine): boolean => opened(line) === undefined
  const shared = sharedAmount<BudgetLine>(sources.unit, (line) => fundingOf(line, sources.fundings)?.id)
  const amount = (id: string, title: string, field: 'amount' | 'procurement'): Column => ({
    id,
    title,
    width,
    least,
    kind: 'amount',
    text: (line) => (field === 'procurement' && line[field] === 0 ? '' : shown(line[field])),
    amount: (line) => line[field],
    isRounded: (line) => isShownRounded(line[field], sources.unit),
    copied: (line) => editableAmount(line[field], sources.unit),
    change: (line) => ({ changed: isNew(line) || opened(line)?.[field] !== line[field] }),
  })
  const columns: readonly (Column | false)[] = [
    { ...codeColumn(sources, 'economic'), isHeld: true, width: 'minmax(124px, 1fr)' },
    ...sources.columns.map((funding) => ({ ...fundingColumn(sources, funding, shared), width, least })),
    { ...amount('sum', '合计', 'amount'), isDerived: true },
    showsFunctions && codeColumn(sources, 'function'),
    {
      id: 'purpose',
      title: '用途',
      width: '160px',
      kind: 'text',
      text: ({ purpose }) => purpose,
      change: (line) => ({ changed: isNew(line) || opened(line)?.purpose !== line.purpose }),
      entry: textEntry(sources, 'purpose', '用途'),
    },
    showsProcurement && {
      ...amount('procurement', '其中采购', 'procurement'),
      entry: amountEntry<BudgetLine>(sources, {
        label: (line) => `${sources.lineName(line)} 其中采购`,
        stood: stoodIn(sources),
        path: ({ id }) => `lines/${id}/procurement`,
        stored: ({ procurement }) => procurement,
        isThere: ({ procurement }) => procurement !== 0,
      }),
    },
    ...lineFieldColumns<BudgetLine>({
      ...sources,
      lines: (line) => [line],
      isChanged: (line, field) => isNew(line) || opened(line)?.[field] !== line[field],
      nameOf: sources.lineName,
    }),
  ]
  return columns.filter((column) => column !== false)
}

/** An amount in the column of its line's source. Typed into another one, the whole line is paid from that. */
function fundingColumn(sources: Sources, funding: Funding, shared: NonNullable<Entry['shared']>): Column {
  const { fundings, shown, opened, isTyped } = sources
  const isOf = (line: BudgetLine): boolean => fundingOf(line, fundings) === funding
  const amountIn = (line: BudgetLine | undefined): Cents | null => (line && isOf(line) ? line.amount : null)
  const own = amountEntry<BudgetLine>(sources, {
    label: (line) => `${sources.lineName(line)} ${funding.label}`,
    stood: stoodIn(sources),
    path: (line) => sourcePath(line, funding.id, fundings),
    stored: amountIn,
    isThere: isOf,
  })
  return {
    id: funding.id,
    title: funding.label,
    ...(funding.group === null ? {} : { group: funding.group }),
    width: '',
    kind: 'amount',
    text: (line) => (isOf(line) ? shown(line.amount) : ''),
    amount: amountIn,
    isRounded: (line) => isOf(line) && isShownRounded(line.amount, sources.unit),
    copied: (line) => (isOf(line) ? editableAmount(line.amount, sources.unit) : ''),
    change(line) {
      const changed = amountIn(opened(line)) !== amountIn(line)
      const typed = ['amount', 'funding'].some((field) => isTyped(`lines/${line.id}/${field}`))
      return { changed, typed: changed && typed && isOf(line) }
    },
    entry: {
      ...own,
      shared,
      offered: (line) => editableAmount(line.amount, sources.unit),
      emptied: (line) => (isOf(line) ? '0' : undefined),
      leaves: (line) => (isOf(line) ? undefined : `lines/${line.id}/amount`),
      async commit(line, typed) {
        if (sources.isDisputed(line, funding.id)) return TWO_AMOUNTS
        if (isOf(line)) return own.commit(line, typed)
        const reply = await sources.edits.apply(() => moved(line, typed.value), 'apply')
        return reply.ok ? (reply.value.refused[0] ?? null) : reply.error
      },
      edits: (line, value) =>
        isOf(line) ? own.edits(line, value) : isBlank(value) ? [] : moved(line, value),
    },
  }

  function moved({ id }: BudgetLine, value: string): readonly GridEdit[] {
    return [
      { set: `lines/${id}/funding`, value: funding.id },
      { set: `lines/${id}/amount`, value, unit: sources.unit },
    ]
  }
}

const TWO_AMOUNTS: Failure = { code: 'bad-value', message: TWO_SOURCES }

/** What amounts of a line may be measured by: its own, now and when the file was opened. */
function stoodIn({ opened }: Pick<Sources, 'opened'>): (line: BudgetLine) => readonly (Cents | undefined)[] {
  return (line) => [line.amount, opened(line)?.amount]
}

function textEntry({ edits, lineName }: Sources, field: 'purpose', label: string): Entry {
  const path = ({ id }: BudgetLine): string => `lines/${id}/${field}`
  return {
    path,
    label: (line) => `${lineName(line)} ${label}`,
    start: (line) => line[field],
    stored: (line) => line[field],
    emptied: () => '',
    read: () => null,
    commit: (line, { value, seen }) => edits.set(path(line), value, { seen }),
    edits: (line, value) => [{ set: path(line), value }],
    doubts: { takesErrors: true },
  }
}

/** A code with its name. */
function codeColumn(sources: Sources, classification: 'economic' | 'function'): Column {
  const { codes, opened, lineName } = sources
  const field = `${classification}Code` as const
  const entry = codeEntry<BudgetLine>(sources, classification, {
    path: ({ id }) => `lines/${id}/${field}`,
    stored: (line) => line[field],
  })
  return {
    id: classification,
    title: CODES[classification].title,
    width: '148px',
    kind: 'text',
    text: (line) => `${line[field]} ${codes.nameOf(classification, line[field])}`,
    view: {
      component: CodeCell,
      given: (line, { text }) => ({ of: classification, code: line[field], text }),
    },
    change: (line) => ({ changed: opened(line)?.[field] !== line[field] }),
    entry: {
      ...entry,
      label: (line) =>
        line[field] === '' ? `${lineName(line)} ${CODES[classification].title}` : entry.label(line),
    },
  }
}
