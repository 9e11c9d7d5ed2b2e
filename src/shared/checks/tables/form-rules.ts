import { readProse } from '../../narrative/figures-in-prose'
import { compared, type Figure, printedFigure, shownDifference, shownFigure } from '../figures/figure'
import type { Finding } from '../finding'
import { type Checked, concluded, silent } from './measured'
import type { RuleSpec } from '../spec'
import type { TableSet } from './table-set'

/** What a document says of a project in words, and its form (项目支出绩效目标申报表), paired by the project's name. */
export interface DescribedProject {
  readonly name: string
  readonly place: string
  /** 年度预算安排, as it stands there. */
  readonly text: string
}

export interface ProjectForm {
  readonly name: string
  readonly place: string
  /** 年度资金申请总额; the total of several years is never compared with a year's amount. */
  readonly yearAmount: Figure
}

interface Pairing {
  readonly described: readonly DescribedProject[]
  readonly forms: readonly ProjectForm[]
  readonly fiscalYear: number
  readonly print: TableSet['print']
}

/** R083: the year's amount in words is that of the form; a stated reason excuses. */
export function checkForms(rule: RuleSpec, { described, forms, fiscalYear, print }: Pairing): Checked {
  if (described.length === 0 || forms.length === 0) return silent(rule, 'inapplicable', '没有申报表。')
  const findings = described.flatMap((project): readonly Finding[] => {
    const [form, ...others] = forms.filter(({ name }) => name === project.name)
    const amount = yearAmountIn(project.text, fiscalYear)
    if (!form || others.length > 0 || !amount || compared(amount, form.yearAmount) !== 'broken') return []
    const isExcused = /差异|原因|系|由于|含/.test(project.text)
    const [due, is] = [
      shownFigure({ ...amount, ...plain }, print),
      shownFigure({ ...form.yearAmount, ...plain }, print),
    ]
    const difference = shownDifference(amount, form.yearAmount, print)
    return [
      {
        rule: rule.id,
        severity: isExcused ? 'note' : rule.severity,
        places: [form.place, project.place],
        expected: due,
        actual: is,
        difference,
        message: `${project.name}的说明是 ${due}，申报表的年度金额是 ${is}，相差 ${difference}${isExcused ? '，说明里写了原因' : ''}。`,
      },
    ]
  })
  const isPaired = described.some(({ name }) => forms.filter((form) => form.name === name).length === 1)
  return isPaired ? concluded(rule, findings) : silent(rule, 'inapplicable', '同名的申报表不止一张，或没有。')
}

/** As it would be printed, whatever stands there. */
const plain = { text: undefined } as unknown as Pick<Figure, 'text'>

/** R090: the year's amount is there. */
export function checkYearAmounts(
  rule: RuleSpec,
  { described, fiscalYear }: Pick<Pairing, 'described' | 'fiscalYear'>,
): Checked {
  if (described.length === 0) return silent(rule, 'inapplicable', '没有项目说明。')
  return concluded(
    rule,
    described.flatMap(({ name, place, text }) =>
      yearAmountIn(text, fiscalYear)
        ? []
        : [
            {
              rule: rule.id,
              severity: rule.severity,
              places: [place],
              expected: `${fiscalYear}年的金额`,
              actual: '没有',
              difference: null,
              message: `${name}的年度预算安排里没有 ${fiscalYear}年的金额。`,
            },
          ],
    ),
  )
}

/** The amount that a text gives for a year: not a total over all years, not another year's. */
function yearAmountIn(text: string, fiscalYear: number): Figure | undefined {
  const figures = readProse(text)
  for (const [at, figure] of figures.entries()) {
    if (figure.kind !== 'amount') continue
    const before = figures.slice(0, at).findLast(({ kind }) => kind === 'year' || kind === 'amount')
    const lead = text.slice(figures[at - 1]?.end ?? 0, figure.start)
    if (before?.kind === 'year' && before.year !== fiscalYear) continue
    if (/总投资|总额|合计|累计|[=+＝＋]/.test(lead)) continue
    const unit = /^\s*(亿元|万元|元)/.exec(text.slice(figure.end))?.[1] ?? '万元'
    return printedFigure(figure.text, unit as '元' | '万元' | '亿元')
  }
  return undefined
}
