import type { AboutName } from './about'
import type { Relation } from './figures/figure'
import type { Severity } from './finding'

/**
 * The language of the checks. Rules speak of *measures* (预算收入, 支出总计, 项目支出), never of the tables of a place: a
 * template says in which cells each of them stands. A rule whose measures a template does not print is inapplicable there.
 */
export interface CheckRules {
  readonly measures: Readonly<Record<string, MeasureName>>
  /** What people write where a reason is due, and say nothing with: 无, 详见附件. */
  readonly emptyReasons: readonly string[]
  readonly rules: readonly RuleSpec[]
}

export interface MeasureName {
  /** 收入总计 */
  readonly label: string
  /** How sentences call it: before its amount, or behind 无. */
  readonly said?: readonly string[]
}

interface RuleBase {
  readonly id: string
  readonly title: string
  /** 表内, 表间, 科目, 同比, 文表, 完整, 项目, 绩效 */
  readonly group: string
  readonly severity: Severity
  /** Where the rule comes from: seen in published documents or inspections, usual practice, derived from such. */
  readonly basis: 'seen' | 'general' | 'derived'
  /** Numbers that a place or a file may set otherwise: a threshold in percent, a length. */
  readonly parameters?: Readonly<Record<string, number>>
  /** What of a file's records it speaks of: where there is none of that it does not apply (about.ts). */
  readonly about?: AboutName
  /** Records of which what it compares is not known (about.ts): where there are some and it found nothing, it could not tell. */
  readonly lacks?: AboutName
  /**
   * In an open file nothing is to be looked for: what it asks for `holds` by how tables and text are made, or it is `never` asked
   * of one; each with its reason in Chinese. On a document that was read it is looked for all the same.
   */
  readonly live?: { readonly holds: string } | { readonly never: string }
}

/** Two sums of measures stand to each other as the rule says. */
export interface EqualRule extends RuleBase {
  readonly shape: 'equal'
  readonly pairs: readonly MeasurePair[]
  /** Default `=`. */
  readonly relation?: Relation
  /** Inapplicable while one of these measures is not zero, and why: there is other money too. */
  readonly unless?: { readonly measures: readonly string[]; readonly why: string }
}

/**
 * What is looked at, and what it is held against: sums of measures. `measure?` may be missing where a template does not print
 * it; without any other there is no such sum.
 */
export interface MeasurePair {
  readonly actual: readonly string[]
  readonly expected: readonly string[]
  /** Code by code, where both are made of such codes; not the sums as a whole. */
  readonly each?: true
}

/** In every row that prints a sum of other columns (`columns`), or has rows below it (`rows`), the sum is right. */
export interface SumsRule extends RuleBase {
  readonly shape: 'sums'
  readonly of: 'columns' | 'rows'
  /** Measures whose tables are looked at. */
  readonly measures: readonly string[]
}

/** A measure is more than nothing. */
export interface AboveZeroRule extends RuleBase {
  readonly shape: 'aboveZero'
  readonly measures: readonly string[]
}

/** What tables have around their rows: notes, titles, shares in percent. */
export interface TableRule extends RuleBase {
  readonly shape: 'table'
}

/** What every text is held against, whoever wrote it: marks, placeholders, doubled words, years. */
export interface TextRule extends RuleBase {
  readonly shape: 'text'
}

/** The figures of a paragraph against each other, and against the tables. */
export interface FiguresRule extends RuleBase {
  readonly shape: 'figures'
}

/** What the file says of a project, of its targets, of codes, and what people left to be looked at: by the rule's id in the room that knows the trade of it. */
export interface RecordRule extends RuleBase {
  readonly shape: 'project' | 'targets' | 'lines' | 'names' | 'people'
}

/** Of the trade, but nothing that this program holds could break it or tell: always `inapplicable`, for the reason given. */
export interface SilentRule extends RuleBase {
  readonly shape: 'none'
  readonly why: string
}

export type RuleSpec =
  EqualRule | SumsRule | AboveZeroRule | TableRule | TextRule | FiguresRule | RecordRule | SilentRule

/** What a template says of the checks: where measures stand, and what is otherwise than elsewhere. */
export interface CheckBindings {
  readonly measures: Readonly<Record<string, MeasurePlace>>
  readonly severities?: Readonly<Record<string, Severity>>
  readonly parameters?: Readonly<Record<string, Readonly<Record<string, number>>>>
}

/**
 * Where a measure stands: in single rows, added up (`{row, column}`), or in a column over all its rows, of which `whole` holds
 * the sum. {year} and {lastYear} are filled in. Of several units' blocks the department's row counts, else all of them.
 * `sum`: of the template's sums of lines, which no table prints.
 */
export type MeasurePlace =
  | { readonly table: string; readonly column: string; readonly whole?: string }
  | { readonly cells: readonly { readonly table: string; readonly row: string; readonly column: string }[] }
  | { readonly sum: string }

/** A rule with what a template sets otherwise. */
export function ruleIn(rule: RuleSpec, { severities, parameters }: CheckBindings): RuleSpec {
  return {
    ...rule,
    severity: severities?.[rule.id] ?? rule.severity,
    ...(rule.parameters || parameters?.[rule.id]
      ? { parameters: { ...rule.parameters, ...parameters?.[rule.id] } }
      : {}),
  }
}
