import type { Acknowledgement, BudgetDocument } from '../model/document'
import type { SaidPlace } from '../model/said-place'
import type { Finding } from './finding'
import { isHeldAnyway } from './tables/measured'
import type { RuleSpec } from './spec'

/**
 * What a finding says of figures: what stands there, what should, by how much they differ, and what else it says that it
 * rests on. An acknowledgement holds for these alone; a name, even one with digits, or the wording of a rule may change.
 */
export function figuresOf({ actual, expected, difference, figures }: Finding): string {
  return [actual, expected, difference, figures]
    .map((each) => each ?? '')
    .join(' ')
    .trim()
}

/** Why people say that findings are right as they stand, by what they say it of. */
export function acknowledging(
  all: readonly Acknowledgement[],
  pathOf: (said: SaidPlace) => string,
): (finding: Finding) => Finding['acknowledged'] {
  const byFinding = new Map(
    all.map(({ id, reason, rule, figures, ...said }) => [keyOf(rule, pathOf(said), figures), { id, reason }]),
  )
  if (byFinding.size === 0) return () => undefined
  return (finding) => byFinding.get(keyOf(finding.rule, finding.places[0] ?? '', figuresOf(finding)))
}

function keyOf(rule: string, place: string, figures: string): string {
  return [rule, place, figures].join('\n')
}

/**
 * A rule as this budget takes it; undefined: it is not to run. What a rule counts in is its one parameter, whole but for
 * amounts, which people set in 元 and rules hold in 分.
 */
export function asSet(rule: RuleSpec, settings: BudgetDocument['ruleSettings']): RuleSpec | undefined {
  const own = settings.find((each) => each.rule === rule.id)
  if (!own) return rule
  if (own.severity === 'off') return undefined
  const threshold = thresholdOf(rule)
  return {
    ...rule,
    severity: own.severity ?? rule.severity,
    ...(threshold && own.threshold !== null
      ? {
          parameters: {
            ...rule.parameters,
            [threshold.name]: own.threshold / (threshold.unit === '元' ? 1 : 100),
          },
        }
      : {}),
  }
}

/** Why nothing is looked for in an open file by a rule; null: it is looked for. */
export function unlooked(rule: RuleSpec): string | null {
  if (rule.shape === 'none') return rule.why
  if (rule.live) return 'holds' in rule.live ? rule.live.holds : rule.live.never
  return isHeldAnyway(rule) ? '表里的数都由分项加总，不会不符。' : null
}

/** What a budget may set of each rule. */
export function settable(
  rules: readonly RuleSpec[],
): ReadonlyMap<string, { readonly unlooked: string | null; readonly hasThreshold: boolean }> {
  return new Map(
    rules.map((rule) => [rule.id, { unlooked: unlooked(rule), hasThreshold: thresholdOf(rule) !== null }]),
  )
}

/** What a rule's one parameter counts, and how people write it. */
export interface Threshold {
  readonly name: string
  readonly unit: '%' | '元' | ''
  /** In `unit`. */
  readonly value: number
}

/** Null: the rule has no number that could be set. */
export function thresholdOf({ parameters }: Pick<RuleSpec, 'parameters'>): Threshold | null {
  const [first] = Object.entries(parameters ?? {})
  if (!first) return null
  const [name, value] = first
  if (name === 'cents') return { name, unit: '元', value: value / 100 }
  return { name, unit: name === 'percent' ? '%' : '', value }
}
