import {
  compared,
  type Figure,
  shownApart,
  shownDifference,
  shownFigure,
  shownTolerance,
  sumOfFigures,
} from '../figures/figure'
import type { Finding, Verdict } from '../finding'
import type { AboveZeroRule, CheckRules, EqualRule, MeasurePair, RuleSpec, SumsRule } from '../spec'
import type { TableSet } from './table-set'

/** What a rule came to, with what it found. */
export interface Checked {
  readonly verdict: Verdict
  readonly findings: readonly Finding[]
}

export type MeasuredRule = EqualRule | SumsRule | AboveZeroRule

/** Whether a set has every measure that a pair compares. */
export function hasAll({ actual, expected }: MeasurePair, set: TableSet): boolean {
  return [...actual, ...expected].every((each) => set.amountOf(each.replace(MAY_LACK, '')) !== undefined)
}

export function isMeasured(rule: RuleSpec): rule is MeasuredRule {
  return rule.shape === 'equal' || rule.shape === 'sums' || rule.shape === 'aboveZero'
}

/** Runs a rule that speaks of measures alone. */
export function checkMeasured(rule: MeasuredRule, set: TableSet, names: CheckRules['measures']): Checked {
  switch (rule.shape) {
    case 'equal':
      return checkEqual(rule, set, names)
    case 'sums':
      return checkSums(rule, set)
    case 'aboveZero':
      return checkAboveZero(rule, set, names)
  }
}

/** `expenditure[3]`: all rows of the measure whose code has three digits. */
const OF_DIGITS = /^(.+)\[(\d+)\]$/
/** `carryIn?`: where a table prints none, the sum is that of the others. */
const MAY_LACK = /\?$/

interface Side {
  readonly figure: Figure
  /** Asked for where something is wrong: most sums are right. */
  readonly places: () => readonly string[]
  /** Its cells are there, and blank. */
  readonly isBlank: boolean
}

/** Undefined: none of the measures is there, or one that the others are no sum without. */
function sideOf(measures: readonly string[], set: TableSet, code?: string): Side | undefined {
  const named = measures.flatMap((measure) =>
    spelledOut(measure.replace(MAY_LACK, ''), set).map((each) => ({ ...each, at: code ?? each.code })),
  )
  const figures: Figure[] = []
  let isThere = false
  let isBlank = false
  for (const { measure, at } of named) {
    const figure = set.amountOf(measure, at)
    if (figure === undefined) continue
    isThere = true
    if (figure) figures.push(figure)
    else isBlank = true
  }
  const isWhole = measures.every((each) => MAY_LACK.test(each) || hasAny(each, set, code))
  if (!isThere || !isWhole) return undefined
  const [only] = figures
  return {
    figure: figures.length === 1 && only ? only : sumOfFigures(figures),
    places: () => named.flatMap(({ measure, at }) => set.placesOf(measure, at)),
    isBlank: isBlank && figures.length === 0,
  }
}

function hasAny(measure: string, set: TableSet, code: string | undefined): boolean {
  return spelledOut(measure, set).some((each) => set.amountOf(each.measure, code ?? each.code) !== undefined)
}

function spelledOut(measure: string, set: TableSet): readonly { measure: string; code?: string }[] {
  const [, of, digits] = OF_DIGITS.exec(measure) ?? []
  if (of === undefined) return [{ measure }]
  return set
    .codes(of)
    .filter((code) => code.length === Number(digits))
    .map((code) => ({ measure: of, code }))
}

function plainName(measure: string): string {
  return measure.replace(MAY_LACK, '').replace(OF_DIGITS, '$1')
}

function labelOf(measures: readonly string[], names: CheckRules['measures']): string {
  return measures.map((each) => names[plainName(each)]?.label ?? each).join('、')
}

function checkEqual(rule: EqualRule, set: TableSet, names: CheckRules['measures']): Checked {
  const other = rule.unless?.measures.some((measure) => (set.amountOf(measure)?.cents ?? 0) !== 0)
  if (rule.unless && other) return silent(rule, 'inapplicable', rule.unless.why)
  const checked = rule.pairs.map((each) =>
    each.each ? checkEach(rule, each, set, names) : checkWhole(rule, each, set, names),
  )
  return together(rule, checked)
}

/** Of several comparisons: all that was found; silent only where each of them is. */
function together(rule: EqualRule, checked: readonly Checked[]): Checked {
  const findings = checked.flatMap((each) => each.findings)
  const told = checked.find(({ verdict }) => verdict.outcome === 'passed')
  const [first] = checked
  return findings.length > 0 || !first ? concluded(rule, findings) : (told ?? first)
}

function checkWhole(
  rule: EqualRule,
  own: MeasurePair,
  set: TableSet,
  names: CheckRules['measures'],
): Checked {
  // Rows of what was added up are part of their sum by that.
  const isOfRows = [...own.actual, ...own.expected].some((measure) => OF_DIGITS.test(measure))
  if (isOfRows && set.isAddedUp) return heldAnyway(rule, [...own.actual, ...own.expected], set)
  const actual = sideOf(own.actual, set)
  const expected = sideOf(own.expected, set)
  if (!actual || !expected) {
    return silent(rule, 'inapplicable', `没有${labelOf(actual ? own.expected : own.actual, names)}。`)
  }
  if (actual.isBlank || expected.isBlank) return silent(rule, 'insufficient', '金额空着，不等于 0。')
  return concluded(rule, pair(rule, own, actual, expected, set, names))
}

function checkEach(rule: EqualRule, own: MeasurePair, set: TableSet, names: CheckRules['measures']): Checked {
  if (set.isAddedUp) return heldAnyway(rule, [...own.actual, ...own.expected], set)
  const sides = [own.actual, own.expected].map(
    (measures) => new Set(measures.flatMap((measure) => set.codes(plainName(measure)))),
  ) as [Set<string>, Set<string>]
  if (sides.some(({ size }) => size === 0)) return silent(rule, 'inapplicable', '没有可以逐行比较的科目。')
  if (sides[0].isDisjointFrom(sides[1])) {
    return silent(rule, 'inapplicable', '两边的科目不是同一类，不能逐行比较。')
  }
  const codes = [...sides[0].union(sides[1])].sort()
  const findings = codes.flatMap((code) => {
    const actual = sideOf(own.actual, set, code)
    const expected = sideOf(own.expected, set, code) ?? NOTHING
    // What stands on one side alone is looked for where it stands.
    const side = actual ?? { ...NOTHING, places: expected.places }
    return pair(
      rule,
      own,
      side,
      actual ? expected : { ...expected, places: NOTHING.places },
      set,
      names,
      code,
    )
  })
  return concluded(rule, findings)
}

const NOTHING: Side = { figure: { cents: 0, half: 0 }, places: () => [], isBlank: false }

function pair(
  rule: EqualRule,
  own: MeasurePair,
  actual: Side,
  expected: Side,
  set: TableSet,
  names: CheckRules['measures'],
  code = '',
): readonly Finding[] {
  const { relation = '=' } = rule
  const verdict = compared(actual.figure, expected.figure, relation)
  if (verdict === 'holds') return []
  const { is, due, difference } = shownApart(actual.figure, expected.figure, set.print)
  const [left, right] = [labelOf(own.actual, names), labelOf(own.expected, names)]
  const at = code === '' ? '' : `${code} `
  const said =
    relation === '='
      ? `${at}${left}是 ${is}，${right}是 ${due}，相差 ${difference}`
      : `${at}${left}是 ${is}，${relation === '≤' ? '超过' : '少于'}${right} ${due}，相差 ${difference}`
  return [
    {
      rule: rule.id,
      severity: verdict === 'tail' ? 'note' : rule.severity,
      places: [...actual.places(), ...expected.places()],
      expected: relation === '=' ? due : `${relation} ${due}`,
      actual: is,
      difference,
      tolerance: shownTolerance(actual.figure, expected.figure, set.print),
      message: verdict === 'tail' ? `${said}，是舍入尾差，不用改。` : `${said}。请核对。`,
    },
  ]
}

/** What was added up agrees by that, as far as there is something: it is not compared again. */
function heldAnyway(rule: MeasuredRule, measures: readonly string[], set: TableSet): Checked {
  const stated = measures.flatMap((measure) => set.amountOf(plainName(measure)) ?? [])
  return stated.some(({ cents }) => cents !== 0)
    ? concluded(rule, [])
    : silent(rule, 'inapplicable', '表里还没有这样的数。')
}

/** Whether all that a rule compares agrees by that in tables that were added up. */
export function isHeldAnyway(rule: RuleSpec): boolean {
  if (rule.shape === 'sums') return true
  const isOfRows = ({ actual, expected }: MeasurePair): boolean =>
    [...actual, ...expected].some((measure) => OF_DIGITS.test(measure))
  return rule.shape === 'equal' && rule.pairs.every((pair) => pair.each === true || isOfRows(pair))
}

function checkSums(rule: SumsRule, set: TableSet): Checked {
  if (set.isAddedUp) return heldAnyway(rule, rule.measures, set)
  const sums = set.sums(rule.of, rule.measures)
  if (sums.length === 0) return silent(rule, 'inapplicable', '表里没有这样的合计。')
  return concluded(
    rule,
    sums.flatMap(({ place, name, whole, parts }): readonly Finding[] => {
      const due = sumOfFigures(parts)
      const verdict = compared(whole, due)
      if (verdict === 'holds') return []
      const [is, sum] = [shownFigure(whole, set.print), shownFigure(due, set.print)]
      const difference = shownDifference(whole, due, set.print)
      const said = `${name}是 ${is}，${rule.of === 'columns' ? '各栏' : '下级各行'}之和是 ${sum}，相差 ${difference}`
      const isTail = verdict === 'tail'
      return [
        {
          rule: rule.id,
          severity: isTail ? 'note' : rule.severity,
          places: [place],
          expected: sum,
          actual: is,
          difference,
          tolerance: shownTolerance(whole, due, set.print),
          message: isTail ? `${said}，是舍入尾差，不用改。` : `${said}。请核对。`,
        },
      ]
    }),
  )
}

function checkAboveZero(rule: AboveZeroRule, set: TableSet, names: CheckRules['measures']): Checked {
  const sides = rule.measures.flatMap((measure) => {
    const side = sideOf([measure], set)
    return side ? [{ measure, side }] : []
  })
  if (sides.length === 0) return silent(rule, 'inapplicable', '没有这些合计。')
  return concluded(
    rule,
    sides
      .filter(({ side }) => side.figure.cents <= 0)
      .map(({ measure, side }) => ({
        rule: rule.id,
        severity: rule.severity,
        places: side.places(),
        expected: '> 0',
        actual: shownFigure(side.figure, set.print),
        difference: null,
        message: `${labelOf([measure], names)}是 ${shownFigure(side.figure, set.print)}。还没有录入金额的，请录入。`,
      })),
  )
}

export function silent(
  { id }: Pick<RuleSpec, 'id'>,
  outcome: 'inapplicable' | 'insufficient',
  why: string,
): Checked {
  return { verdict: { rule: id, outcome, why }, findings: [] }
}

export function concluded({ id }: Pick<RuleSpec, 'id'>, findings: readonly Finding[]): Checked {
  return { verdict: { rule: id, outcome: findings.length > 0 ? 'fired' : 'passed' }, findings }
}
