import type { BudgetLine, Department, Goal, Indicator, Project, YearPlan } from '../../model/document'
import { type Cents, cents, sumOf } from '../../money/cents'
import type { ProjectPrior } from '../../model/project-prior'
import { shownAmount } from '../../model/typed'
import { formatAmount, type Unit } from '../../money/format'
import type { Finding } from '../finding'
import type { RuleSpec } from '../spec'

/** What a file says of one project. */
export interface ProjectRecords {
  readonly project: Project
  readonly lines: readonly BudgetLine[]
  readonly yearPlans: readonly YearPlan[]
  readonly goals: readonly Goal[]
  readonly indicators: readonly Indicator[]
  readonly prior: ProjectPrior
}

/** What rules about records need to know besides. */
export interface RecordSetting {
  readonly department: Department
  readonly unit: Unit
  readonly functions: ReadonlyMap<string, string>
  readonly economics: ReadonlyMap<string, string>
  /** 政府经济科目; absent where the year's list is not known. */
  readonly govEconomics?: ReadonlyMap<string, string>
  /** 一级指标 with the points that the place asks for. */
  readonly performance:
    | {
        readonly levels: readonly {
          readonly name: string
          readonly weight: number | null
          readonly parts?: readonly string[]
        }[]
      }
    | undefined
  /** What a unit is called; empty where there is none of this id. */
  unitName(id: string): string
  /** Whether words that stand where a reason is due give none. */
  saysNothing(words: string): boolean
  /** Undefined: the rule does not run. */
  rule(id: string): RuleSpec | undefined
}

export type Said = Pick<Finding, 'expected' | 'actual' | 'difference' | 'message'> &
  Partial<Pick<Finding, 'fix' | 'severity' | 'figures' | 'tolerance'>>

/** A finding of a rule, at a place; none where the rule does not run. */
export function found(
  setting: Pick<RecordSetting, 'rule'>,
  id: string,
  place: string | readonly string[],
  said: Said,
): readonly Finding[] {
  const rule = setting.rule(id)
  if (!rule) return []
  const places = typeof place === 'string' ? [place] : place
  return [{ rule: id, severity: rule.severity, places, ...said }]
}

export function parameter({ rule }: Pick<RecordSetting, 'rule'>, id: string, name: string): number {
  return rule(id)?.parameters?.[name] ?? 0
}

export function amountOfLines(lines: readonly BudgetLine[]): Cents {
  return sumOf(lines)
}

/** For the eye; to the last 分 where it would look like nothing, or like the amount `beside` it that it differs from. */
export function inUnit(amount: number, unit: Unit, beside: number = amount): string {
  const shown = (own: number): string => formatAmount(cents(own), { unit, decimals: 2 })
  const isLost = amount !== 0 && !/[1-9]/.test(shown(amount))
  const isAlike = amount !== beside && shown(amount) === shown(beside)
  return isLost || isAlike ? shownAmount(cents(amount), unit) : shown(amount)
}
