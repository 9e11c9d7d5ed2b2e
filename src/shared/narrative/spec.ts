import type { Unit } from '../money/format'
import type { SumSpec } from '../tables/spec'

/**
 * The language in which a template pack describes the document's text: sections of paragraphs, each a sentence as it
 * is printed. An interpreter runs these; no sentence is code.
 *
 * A *wording* is printed as it stands, but for three marks:
 * - `{name}` prints a value, a list or a word of that name;
 * - `[增加]` prints the word and links it to the comparison it speaks of, `[无|name]` to that value;
 * - `〔……〕` is left out when some `{name}` inside has nothing to print.
 *
 * Names that need no definition: {agency} {year} {lastYear}; within a repetition {name} {no}, of a project also
 * {purpose} {goals}; with `compare` {comparison} {difference} {rate} {reason}.
 */
export interface TextSpec {
  readonly format: NumberFormat
  /** What a new budget's facts are, and what holds while a budget lacks one. */
  readonly facts: readonly FactSpec[]
  readonly values: Readonly<Record<string, ValueSpec>>
  /** Sums over budget lines that no table prints. */
  readonly lineSums: Readonly<Record<string, SumSpec>>
  readonly lists: Readonly<Record<string, ListSpec>>
  readonly comparisons: Readonly<Record<string, ComparisonSpec>>
  readonly sections: readonly SectionSpec[]
}

export interface NumberFormat {
  readonly unit: Unit
  readonly decimals: number
  /** How an amount is printed that rounds to nothing: `0`, `0.00`. */
  readonly zero: string
  readonly rateDecimals: number
}

export interface FactSpec {
  readonly key: string
  readonly label: string
  readonly type: 'text' | 'number'
  readonly value: string
  readonly unit: string | null
}

/**
 * Where a number or a word comes from:
 * - `t05/∗/{project}/total`: a cell. `∗` (an asterisk) is the department: the row `all` where it is printed, else the
 *   sum over the units; {unit}, {project} are those of the repetition; {year}, {lastYear} are filled in;
 * - `prior/total`, `prior/agencyOperating`, `prior/threePublicTotal`, `prior/project/{project}`,
 *   `prior/threePublic/31013+30913`: last year's figures of that measure, of either code; unknown where there is none;
 * - `lines/NAME`: one of `lineSums`; `assets/KEY`; `facts/KEY`; `count/REPETITION`;
 * - `template/decimals`, `template/rateDecimals`: how this pack prints.
 * Several sources add up; the sum is unknown while one of them is.
 */
export type Source = string
export type Sources = Source | readonly Source[]

/** A named value: exactly one of `amount` (分), `count` and `words`. */
export interface ValueSpec {
  readonly amount?: Sources
  readonly count?: Sources
  readonly words?: Source
  /** What the amount is compared with. */
  readonly lastYear?: Sources
  /** Where the reason for the change stands; by default beside last year's figures. */
  readonly reason?: Source
  /** Differs from the pack's `format`. */
  readonly zero?: string
}

/** What paragraphs, lists and counts run over. */
export const repetitions = [
  /** Those that have lines: a project without is printed neither here nor in the tables. */
  'projects',
  /** 重点项目 */
  'keyProjects',
  'units',
  'independentUnits',
  'dependentUnits',
  /** 内设机构 of 本级, and of the units without accounts of their own. */
  'mainDepartments',
  'dependentDepartments',
] as const

export type Repetition = (typeof repetitions)[number]

/** Things printed one after the other: a wording for each, or those of `items` whose condition holds. */
export interface ListSpec {
  readonly each?: Repetition
  readonly text?: string
  readonly items?: readonly VariantSpec[]
  readonly join: string
  /** Before the last item. Default `join`. */
  readonly lastJoin?: string
}

/** A wording that holds when the named value, list or word is there (an amount: is not zero), or is not. */
export interface VariantSpec {
  readonly when?: string
  readonly unless?: string
  readonly text: string
}

/** How a change is told; an empty wording: not at all. The case follows the sign of the difference as rounded for print. */
export interface ComparisonSpec {
  readonly increase: string
  readonly decrease: string
  readonly flat: string
  /** Last year's figure prints as zero. Default `increase`; {rate} has nothing to print. */
  readonly fromZero?: string
  /** There was nothing last year, and the project is said to be new (新增项目). Default `fromZero`. */
  readonly new?: string
  /** Last year's figure is not known. Default: nothing is printed. */
  readonly unknown?: string
  /** This year's figure is zero. Default `decrease`. */
  readonly toZero?: string
}

export interface SectionSpec {
  /** Keys of its blocks begin with `pNUMBER/`. */
  readonly number: number
  /** As printed. */
  readonly title: string
  /** For narrow places. Default the title. */
  readonly shortTitle?: string
  readonly blocks: readonly BlockSpec[]
}

export type BlockSpec = HeadingSpec | ParagraphSpec | FreeSpec | GridSpec

export interface HeadingSpec {
  readonly key: string
  readonly heading: string
}

/** A generated paragraph: `text`, or the first of `variants` whose condition holds (none: not printed). */
export interface ParagraphSpec {
  readonly key: string
  readonly each?: Repetition
  /** List of the template that orders what it is repeated over. */
  readonly list?: string
  readonly text?: string
  readonly variants?: readonly VariantSpec[]
  /** Value that the paragraph compares with last year, and the wording of `comparisons` that tells it. */
  readonly compare?: string
  readonly wording?: string
}

/** Where the preparer's own paragraphs stand. */
export interface FreeSpec {
  readonly key: string
  /** What belongs here, for a window with nothing to show. */
  readonly free: string
}

/** A table within the text: a row per item of the repetition. */
export interface GridSpec {
  readonly key: string
  readonly each: Repetition
  readonly list?: string
  /** Printed instead of the table while it has no row. Default: the head alone. */
  readonly empty?: string
  readonly columns: readonly {
    readonly title: string
    readonly text: string
    readonly align?: 'right'
  }[]
}
