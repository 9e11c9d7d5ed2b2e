import type { Cents } from '../../../shared/money/cents'
import { percent } from '../../../shared/money/percent'
import { isBlank } from '../../../shared/model/text'
import { exactAmount, isShownRounded } from '../../../shared/model/typed'
import type { Unit } from '../../../shared/money/format'
import type { Surroundings } from '../../components/surroundings'
import { editableAmount, readingOfAmount, startOfAmount } from '../../components/typed-amount'
import type { useCodes } from '../../stores/codes'
import type { useEdits } from '../../stores/edits'
import type { CellEntry, GridColumn } from '../../grid/column'
import { shortName } from '../../naming/short-name'
import { codeEntry } from './code-entry'
import FirstCode from './FirstCode.vue'
import ProjectName from './ProjectName.vue'
import { type ProjectRow, unsetWords } from './project-rows'
import { doubtedAmounts } from '../../lists/pasted-doubts'
import type { RowMarked } from './row-marks'
import RowMarks from './RowMarks.vue'
import { signedRate } from '../../naming/signed-rate'

/** What the columns of the list are made from. */
interface Sources {
  readonly year: number
  readonly unit: Unit
  readonly edits: Pick<ReturnType<typeof useEdits>, 'set' | 'setCode'>
  readonly codes: Pick<ReturnType<typeof useCodes>, 'lists' | 'nameOf'>
  /** What an amount was typed as, by the path of its field. */
  readonly formulaAt: Surroundings['formulaAt']
  readonly shown: (amount: Cents, sign?: 'negative' | 'always') => string
  /** A row as it was when the file was opened; undefined for one that was not there. */
  readonly opened: (row: ProjectRow) => ProjectRow | undefined
  /** Of all projects, now and then. */
  readonly total: Cents
  readonly totalThen: Cents
  readonly isTyped: (path: string) => boolean
  /** The marks of a row. */
  readonly marksOf: (row: ProjectRow, at: number) => RowMarked
  /** Signs of the widest amount of each column: a cut figure would read as a smaller one. */
  readonly signs: Readonly<Record<'amount' | 'prior' | 'difference' | 'rate', number>>
  /** Columns of other fields (detail-columns.ts). */
  readonly details: readonly GridColumn<ProjectRow>[]
}

/** The columns of the project list, in order; `width`: of the list, in pixels: for what is left out first where it is narrow, unless it was asked for. */
export function projectColumns(sources: Sources, width: number): readonly GridColumn<ProjectRow>[] {
  const { year, shown, signs, opened, total, totalThen } = sources
  const isRoomy = width >= 780
  const isTight = width < 560 || (signs.amount > 13 && width < 660)
  return [
    {
      id: 'name',
      title: '项目名称',
      width: `minmax(${width < 490 ? 92 : 118}px, 1fr)`,
      kind: 'text',
      isHeld: true,
      text: ({ project }) => project.name,
      view: {
        component: ProjectName,
        given: ({ project }, { text }) => ({
          text: text === project.name ? shortName(project) : text,
          isCommon: project.common,
        }),
      },
      entry: nameEntry(sources),
    },
    {
      id: 'function',
      title: '功能科目',
      width: '128px',
      kind: 'text',
      isSpare: !isRoomy,
      text: functionsOf,
      copied: functionsOf,
      view: {
        component: FirstCode,
        given: ({ project: { functionCodes } }) => ({
          code: functionCodes[0] ?? '',
          count: functionCodes.length,
        }),
      },
      change: change(sources, functionsOf, 'functionCode'),
      entry: functionEntry(sources),
    },
    {
      id: 'amount',
      title: `${year}年预算`,
      width: amountWidth(signs.amount),
      least: signsWidth(signs.amount),
      kind: 'amount',
      text: ({ project, amount }) => (project.lines === 0 ? '' : shown(amount)),
      word: ({ project }) => (project.lines === 0 ? '未填' : undefined),
      hint: unsetWords,
      amount: ({ amount }) => amount,
      isRounded: ({ amount }) => isShownRounded(amount, sources.unit),
      copied: (row) => numberOf(sources, row, 'amount'),
      change: change(sources, ({ amount }) => amount, 'amount'),
      entry: amountEntry(sources, 'amount'),
    },
    {
      id: 'prior',
      title: `${year - 1}年预算`,
      width: amountWidth(signs.prior),
      least: signsWidth(signs.prior),
      kind: 'amount',
      text: (row) => priorWord(row) ?? (row.base === null || row.base === 0 ? '' : shown(row.base)),
      word: priorWord,
      hint: ({ base }) => (base === null ? '没有上年数，未作比较' : undefined),
      amount: ({ base }) => base,
      isRounded: ({ base }) => base !== null && isShownRounded(base, sources.unit),
      copied: (row) => numberOf(sources, row, 'priorAmount'),
      change: change(sources, ({ base }) => base, 'priorAmount'),
      entry: amountEntry(sources, 'priorAmount'),
    },
    {
      id: 'difference',
      title: '增减',
      width: amountWidth(signs.difference),
      least: signsWidth(signs.difference),
      kind: 'amount',
      isDerived: true,
      text: ({ project, difference }) => {
        if (project.lines === 0 || difference === null) return ''
        return difference === 0 ? SAME : shown(difference, 'always')
      },
      word: ({ project, difference }) => (project.lines > 0 && difference === 0 ? SAME : undefined),
      amount: ({ project, difference }) => (project.lines === 0 ? null : difference),
      copied: ({ project, difference }) =>
        project.lines === 0 || difference === null ? '' : exactAmount(difference, sources.unit),
      change: change(sources, ({ difference }) => difference),
    },
    {
      id: 'rate',
      title: '增减率',
      width: `max(82px, ${signsWidth(signs.rate)})`,
      least: signsWidth(signs.rate),
      kind: 'amount',
      isSpare: !isRoomy,
      isDerived: true,
      text: ({ project, difference, rate }) => {
        if (project.lines === 0 || difference === null) return ''
        return difference === 0 ? '—' : rateText(rate)
      },
      order: ({ rate }) => (rate === null ? null : Number(rate)),
      change: change(sources, ({ rate }) => rate),
    },
    {
      id: 'share',
      title: '占比%',
      width: '60px',
      kind: 'amount',
      isSpare: isTight,
      isDerived: true,
      text: ({ project, amount }) => (project.lines > 0 ? (percent(amount, total) ?? '') : ''),
      order: ({ amount }) => amount,
      change(row) {
        const before = opened(row)
        return { changed: !before || percent(before.amount, totalThen) !== percent(row.amount, total) }
      },
    },
    ...sources.details,
    {
      id: 'state',
      title: '状态',
      width: '52px',
      kind: 'marks',
      text: () => '',
      view: { component: RowMarks, given: (row, { at }) => ({ ...sources.marksOf(row, at) }) },
    },
  ]
}

const SAME = '持平'

/** What stands in the place of last year's figure; undefined: the figure itself does. */
function priorWord({ project, base }: ProjectRow): string | undefined {
  if (base === null) return '缺'
  return base === 0 && project.nature === 'new' ? '新增' : undefined
}

export function rateText(rate: string | null): string {
  return rate === null || Number(rate) === 0 ? '—' : signedRate(rate)
}

/** In bold, as in the foot, with the cell's own room beside the signs. */
function amountWidth(signs: number): string {
  return `max(92px, ${signsWidth(signs)})`
}

function signsWidth(signs: number): string {
  return `calc(${signs} * 0.96ch + 19px)`
}

function change(
  { opened, isTyped }: Sources,
  figure: (row: ProjectRow) => string | number | null,
  field?: string,
): NonNullable<GridColumn<ProjectRow>['change']> {
  return (row) => {
    const before = opened(row)
    const changed = before === undefined || figure(before) !== figure(row)
    return {
      changed,
      typed: changed && field !== undefined && isTyped(`projects/${row.project.id}/${field}`),
    }
  }
}

type AmountField = 'amount' | 'priorAmount'

/** What stands in a cell; null where nothing is known of it. */
function amountIn({ project, amount }: ProjectRow, field: AmountField): Cents | null {
  if (field === 'priorAmount') return project.prior
  return project.lines === 0 ? null : amount
}

/** An amount as a number, for other programs and other cells: its formula stays where it was typed. */
function numberOf({ unit }: Sources, row: ProjectRow, field: AmountField): string {
  const amount = amountIn(row, field)
  return amount === null ? '' : editableAmount(amount, unit)
}

function amountEntry({ year, unit, edits, formulaAt }: Sources, field: AmountField): CellEntry<ProjectRow> {
  const path = ({ project }: ProjectRow): string => `projects/${project.id}/${field}`
  const isPrior = field === 'priorAmount'
  const stored = ({ project, amount }: ProjectRow): Cents | null => (isPrior ? project.prior : amount)
  const booking = isPrior ? {} : ({ booking: 'last-line' } as const)
  return {
    path,
    label: ({ project }) => `${project.name} ${isPrior ? year - 1 : year}年预算`,
    start(row) {
      const amount = amountIn(row, field)
      return amount === null ? '' : startOfAmount(amount, unit, formulaAt(path(row)))
    },
    stored,
    emptied: () => (isPrior ? '' : '0'),
    read: (text) => (isPrior && isBlank(text) ? null : readingOfAmount(text, unit)),
    commit: (row, { value, seen }) => edits.set(path(row), value, { unit, seen, ...booking }),
    edits: (row, value) => [{ set: path(row), value, unit, ...booking }],
    ...doubtedAmounts<ProjectRow>(unit, ({ amount, base }) => [amount, base]),
  }
}

function nameEntry({ edits }: Sources): CellEntry<ProjectRow> {
  const path = ({ project }: ProjectRow): string => `projects/${project.id}/name`
  return {
    path,
    label: ({ project }) => `${project.name} 项目名称`,
    start: ({ project }) => project.name,
    stored: ({ project }) => project.name,
    read: (text) => (isBlank(text) ? { refused: '项目名称不能空着。' } : null),
    commit: (row, { value, seen }) => edits.set(path(row), value, { seen }),
    edits: (row, value) => [{ set: path(row), value }],
    doubts: { takesErrors: true },
  }
}

function functionsOf({ project }: ProjectRow): string {
  return project.functionCodes.join('、')
}

/** The function of all lines of a project; where each has its own, they are changed there. */
function functionEntry(sources: Sources): CellEntry<ProjectRow> {
  const own = codeEntry<ProjectRow>(sources, 'function', {
    path: ({ project }) => `projects/${project.id}/functionCode`,
    stored: ({ project: { functionCodes } }) =>
      functionCodes.length === 1 ? (functionCodes[0] ?? null) : null,
    owner: ({ project }) => project.name,
  })
  return { ...own, edits: (row, value) => (value === functionsOf(row) ? [] : own.edits(row, value)) }
}
