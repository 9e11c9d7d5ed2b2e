import { z } from 'zod'
import type { Finding, FindingCounts, Verdict } from '../checks/finding'
import type { Threshold } from '../checks/settled'
import type { RuleSpec } from '../checks/spec'
import type { List, ListPatch } from '../difference/list'
import type { Run } from '../difference/words'
import type {
  Acquisition,
  Asset,
  BudgetLine,
  Fact,
  Goal,
  Indicator,
  Placement,
  Procurement,
  Project,
  YearPlan,
} from '../model/document'
import type { ProjectPrior } from '../model/project-prior'
import type { Cents } from '../money/cents'
import type { TextBlockView, UnplacedBlock } from '../printed/block'
import type { TextSectionView } from '../printed/section'
import type { FollowedTable } from '../tables/followed-tables'
import type { RowMarks } from '../tables/marks'
import type { TableView } from '../printed/table'
import type { Performance } from './performance'

/**
 * The parts of a budget that a window may show, beside the frame that it always has: asked for when a page is visited
 * (`budget.show`), and from then on named with every command, so that a step's patch speaks of these alone.
 */
export const shownPart = z.union([
  z.enum(['projects', 'details', 'orders', 'sums', 'followed', 'performance', 'tables', 'text', 'checks']),
  z.templateLiteral(['projects/', z.string().min(1)]),
  z.templateLiteral(['performance/', z.string().min(1)]),
])
export type ShownPart = z.infer<typeof shownPart>

/** A part of one record: a project's sheet, or its targets. The department's targets are the part `performance`. */
export type RecordPart = Extract<ShownPart, `${string}/${string}`>

/** What is there of the parts asked for. */
export interface ShownParts {
  /** Of the budget that all parts are of. */
  readonly revision: number
  readonly projects?: ProjectList
  readonly details?: ProjectDetailsList
  readonly orders?: ShownOrders
  /** The project asked for; null: there is none with this id. */
  readonly sheet?: ProjectSheet | null
  /** The targets asked for: of a project, or of the department; null: there is no such project. */
  readonly performance?: Performance | null
  /** The working tables (tables/working-tables.ts). */
  readonly sums?: ShownTables
  /** From the last step. */
  readonly followed?: Followed
  readonly tables?: ShownTables
  readonly text?: ShownText
  readonly checks?: ShownChecks
}

/** 检查: all that is found in the budget, and what each rule came to. */
export interface ShownChecks {
  /** The gravest first. */
  readonly findings: readonly Finding[]
  readonly rules: readonly CheckedRule[]
  /** Of rules that find more than anybody reads: how many more they find than are among `findings`; absent: all are. */
  readonly unlisted?: readonly Unlisted[]
}

/** Findings of a rule that count alike and are not listed. */
export interface Unlisted {
  readonly rule: string
  readonly as: keyof FindingCounts
  readonly count: number
}

/** A rule as people read it, with what it came to. */
export interface CheckedRule
  extends Pick<RuleSpec, 'id' | 'title' | 'group' | 'severity'>, Omit<Verdict, 'rule'> {
  /** Something is looked for by it in this file; false: it holds anyway, or is not asked of an open file. */
  readonly isLooked: boolean
  /** What the template lets it count to; absent: nothing that could be set. */
  readonly threshold?: Pick<Threshold, 'unit' | 'value'>
}

/** A project in a list. Amounts in 分. */
export interface ProjectSummary extends Pick<Project, 'id' | 'code' | 'name' | 'common' | 'key' | 'nature'> {
  readonly lines: number
  readonly amount: Cents
  /** Last year's amount; null where the file does not say it. */
  readonly prior: Cents | null
  readonly hasReason: boolean
  readonly functionCodes: readonly string[]
}

/** Projects differ from the baseline in themselves or in what belongs to them. */
export interface ProjectList extends List<ProjectSummary> {
  /** Last year's sum then, and this year's of the same projects: those of which last year's figure was known. */
  readonly priorThen: Cents
  readonly comparedThen: Cents
}

/** What a step changed of the list. */
export type ProjectListPatch = ListPatch<ProjectSummary>

/**
 * What else can be said of a project in a list, in columns that are asked for; it would be most of the list. Texts of many
 * lines are none of it.
 */
export interface ProjectDetails extends Omit<
  Project,
  'id' | 'name' | 'position' | 'lineageId' | 'legalBasis' | 'description'
> {
  /** Why it differs from last year; '' where nothing is said. */
  readonly reason: string
}

/** By id of the project. */
export interface ProjectDetailsList {
  readonly rows: Readonly<Record<string, ProjectDetails>>
  /** As in the list of projects: of those that differ from the baseline, as they were; null: not there. */
  readonly then: Readonly<Record<string, ProjectDetails | null>>
}

/** What a step changed of the details. */
export interface ProjectDetailsPatch {
  /** Of projects that are new or were touched; null: gone. */
  readonly rows: Readonly<Record<string, ProjectDetails | null>>
  /** For the rows of this patch; absent: as they are now. */
  readonly then: ProjectDetailsList['then']
}

/** What the file says of places in printed lists (model/printed-order.ts tells the order). */
export interface ShownOrders {
  readonly placements: readonly Placement[]
  readonly then: PlacementsThen
}

/** By id: places that differ from the baseline in more than their position, as they were; null: nothing was said of them. */
export type PlacementsThen = Readonly<Record<string, Placement | null>>

/** One project with all that belongs to it. */
export interface ProjectSheet {
  readonly project: Project
  readonly lines: readonly BudgetLine[]
  readonly yearPlans: readonly YearPlan[]
  /** What is bought with the lines' money, in order of the lines. */
  readonly procurements: readonly Procurement[]
  readonly acquisitions: readonly Acquisition[]
  readonly goals: readonly Goal[]
  readonly indicators: readonly Indicator[]
  readonly spread: ProjectSpread
  /** Last year's figure with the facts that it is made of, and the reason. */
  readonly prior: ProjectPrior
  /** The lines as they were at the baseline. */
  readonly linesThen: readonly BudgetLine[]
  /** By path: the project, its plans and items that differ from the baseline in more than their place, as they were; null: not there. */
  readonly then: Readonly<Record<string, SheetRecord | null>>
  /** The lines' money by source (id of the funding; '' for none), now and then, in 分. */
  readonly bySource: Readonly<Record<string, Cents>>
  readonly bySourceThen: Readonly<Record<string, Cents>>
}

/** What of a sheet tells how it was. */
export type SheetRecord = Project | YearPlan | Procurement | Acquisition

/** What of a project is spread over items and years, added up, in 分. */
export interface ProjectSpread {
  /** By id of the line, of those that have items. */
  readonly byLine: Readonly<Record<string, LineSpread>>
  /** The plans of other years and this year's amount. */
  readonly planned: Cents
  /** What 项目总额 is more than that; null: there is none. */
  readonly unplanned: Cents | null
  /** What the control figure is more than this year's amount; null: there is none. */
  readonly uncontrolled: Cents | null
}

/** What the items of a line come to, and what they leave of its amount. */
export interface LineSpread {
  readonly procured: Cents
  readonly acquired: Cents
  readonly unprocured: Cents
  readonly unacquired: Cents
}

export interface ShownTables {
  readonly views: readonly TableView[]
  readonly marks: RowMarks
}

export interface ShownText {
  /** Of a long text only the first paragraphs are whole; most others are bare. */
  readonly sections: readonly TextSectionView[]
  /** Paragraphs that differ from the baseline, as they were; null: not printed. */
  readonly then: Readonly<Record<string, TextBlockView | null>>
  /** Records that the text calls by their label. */
  readonly facts: readonly Fact[]
  readonly assets: readonly Asset[]
}

/** Paragraphs as they stand, whole. */
export interface WholeBlocks {
  /** Of the budget that they are of. */
  readonly revision: number
  readonly blocks: readonly TextBlockView[]
}

/** What followed in published tables and text, to be read: from one step, or from all since the baseline. */
export interface Followed {
  readonly cells: number
  readonly tables: readonly FollowedTable[]
  /** Paragraphs that read otherwise: how many, and as many of them as can be read at a glance. */
  readonly paragraphs: number
  readonly text: readonly FollowedParagraph[]
  /** Paragraphs of which only the number in their list changed. */
  readonly renumbered: number
  readonly stale: readonly StaleParagraph[]
}

export interface FollowedParagraph {
  readonly key: string
  /** Part and paragraph in few words. */
  readonly place: string
  /** It is printed no more. */
  readonly isGone: boolean
  readonly runs: readonly Run[]
}

/** A rewritten paragraph in which something is printed otherwise now. */
export interface StaleParagraph {
  readonly key: string
  readonly place: string
  /** The first of it: as written, and as printed now (null: not any more). */
  readonly first: { readonly written: string; readonly printed: string | null } | null
  /** How many places 更新 takes along. */
  readonly mendable: number
}

/** A paragraph of the preparer's own that is printed nowhere now. */
export interface UnplacedParagraph extends UnplacedBlock {
  /** Name of the record it was written about, while that is still there. */
  readonly about: string | null
}

/** Where a window shows something. */
export type ShownPlace =
  | { readonly page: 'projects'; readonly project: string; readonly line: string | null }
  /** 绩效目标 of a project; null: of the department. */
  | { readonly page: 'performance'; readonly project: string | null }
  /** 列印次序: a list of the template. */
  | { readonly page: 'orders'; readonly list: string }
  | { readonly page: 'tables'; readonly table: string; readonly cell: string | null }
  | { readonly page: 'text'; readonly block: string }

/** Something that people go to by its name or code. */
export interface NamedPlace {
  readonly kind: 'project' | 'table' | 'section' | 'functionCode' | 'economicCode'
  readonly code: string
  readonly name: string
  readonly place: ShownPlace
}

/** A field that a step changed, and where a window shows it. */
export interface TouchedField {
  readonly path: string
  readonly place: ShownPlace
}
