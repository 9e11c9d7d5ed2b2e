import type { NumberFormat } from '../../narrative/spec'
import {
  compared,
  type Figure,
  printedFigure,
  shownDifference,
  shownFigure,
  sumOfFigures,
} from '../figures/figure'
import type { Finding } from '../finding'
import { found } from '../records/records'
import type { AlongWording, WordingGround, WordingSetting } from './wording-rules'

/** A place of a wording into which an amount is printed. */
export interface AmountGap {
  readonly gap: string
  readonly text: string
  /** The words before it, and what the paragraph is about. */
  readonly lead: string
  readonly subject: string | undefined
}

/** R044, R051, R117: an amount that the template prints of cells. */
export function amountFindings(
  { paragraph: { place, name }, match }: AlongWording,
  { gap, text, lead, subject }: AmountGap,
  ground: WordingGround,
  setting: WordingSetting,
): readonly Finding[] {
  const { format } = ground.wordings.spec
  const is = printedFigure(text, format.unit)
  if (!is) return []
  const called = /[^，。；：、（）\d]*$/.exec(lead)?.[0] ?? ''
  const coarse = isCoarse(is, format)
    ? found(setting, 'R117', place, {
        expected: `${format.decimals} 位小数`,
        actual: text,
        difference: null,
        message: `${name}的${called}写作 ${text}，不是 ${format.decimals} 位小数。`,
      })
    : []
  const due = gap === 'difference' ? changeOf(match.path.compare, ground) : amountOf(gap, subject, ground)
  const verdict = due ? compared(is, due.figure) : 'holds'
  if (!due || verdict === 'holds') return coarse
  const [shown, difference] = [
    shownFigure(due.figure, setting.print),
    shownDifference(is, due.figure, setting.print),
  ]
  const said = `${name}的${called}写作 ${text}，表里是 ${shown}，相差 ${difference}`
  const isTail = verdict === 'tail'
  return [
    ...coarse,
    ...found(setting, gap === 'difference' ? 'R044' : 'R051', [place, ...due.cells], {
      expected: shown,
      actual: text,
      difference,
      message: isTail ? `${said}，是舍入尾差，不用改。` : `${said}。`,
      ...(isTail ? { severity: 'note' } : {}),
    }),
  ]
}

/** Nothing may be printed shorter. */
function isCoarse({ cents, decimals }: Figure, format: NumberFormat): boolean {
  return cents !== 0 && decimals !== format.decimals
}

interface Due {
  readonly figure: Figure
  readonly cells: readonly string[]
}

/** What tables print of the amount; undefined where they print none, or it is not known whose it is. */
function amountOf(value: string, subject: string | undefined, ground: WordingGround): Due | undefined {
  const amount = ground.wordings.spec.values[value]?.amount ?? []
  return sumOfCells([amount].flat(), subject, ground)
}

/** What an amount of this year's row is more or less than that of last year's. */
function changeOf(value: string | null, ground: WordingGround): Due | undefined {
  const amount = [ground.wordings.spec.values[value ?? '']?.amount ?? []].flat()
  if (!amount.every((source) => source.includes('{year}'))) return undefined
  const now = sumOfCells(amount, undefined, ground)
  const before = sumOfCells(
    amount.map((source) => source.replace('{year}', '{lastYear}')),
    undefined,
    ground,
  )
  if (!now || !before) return undefined
  const cents = Math.abs(now.figure.cents - before.figure.cents)
  return {
    figure: { cents, half: now.figure.half + before.figure.half },
    cells: [...now.cells, ...before.cells],
  }
}

/** The cells of sources, together. */
function sumOfCells(
  sources: readonly string[],
  subject: string | undefined,
  ground: WordingGround,
): Due | undefined {
  const cells = sources.flatMap((source) => cellsOf(source, subject, ground) ?? [''])
  if (cells.length === 0 || cells.includes('')) return undefined
  const known = cells.flatMap((cell) => ground.cellAt(cell) ?? [])
  return { figure: sumOfFigures(known), cells }
}

function cellsOf(
  source: string,
  subject: string | undefined,
  ground: WordingGround,
): readonly string[] | undefined {
  const { units, projects, fiscalYear, cellAt } = ground
  if (!/^t\d/.test(source)) return undefined
  const own = { unit: units.get(subject ?? ''), project: projects.get(subject ?? '') }
  const cell = source
    .replace('{year}', String(fiscalYear))
    .replace('{lastYear}', String(fiscalYear - 1))
    .replace(/\{(unit|project)\}/, (mark, of: 'unit' | 'project') => own[of] ?? mark)
  if (cell.includes('{')) return undefined
  if (!cell.includes('/*/')) return [cell]
  const whole = cell.replace('/*/', '/all/')
  if (cellAt(whole) !== undefined) return [whole]
  const parts = [...units.values()].map((unit) => cell.replace('/*/', `/${unit}/`))
  return parts.filter((part) => cellAt(part) !== undefined)
}
