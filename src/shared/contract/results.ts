import type {
  BudgetDocument,
  CodeName,
  Department,
  Formula,
  Project,
  Remark,
  Review,
  RuleSetting,
  Unit,
} from '../model/document'
import type { EconomicMapping } from '../model/gov-economic'
import type { Fault } from '../model/faults'
import type { Cents } from '../money/cents'
import type { Unit as MoneyUnit } from '../money/format'
import type { TextSectionView } from '../printed/section'
import type { TableView } from '../printed/table'
import type { TemplateView } from '../template/template'
import type { FailureCode } from './failure'
import type { FileFault, Patch, SessionState } from './patch'
import type { TouchedField, UnplacedParagraph } from './shown'

export interface AppInfo {
  readonly version: string
  readonly fileAccess: 'native' | 'list'
  readonly samples: readonly { readonly id: string; readonly title: string; readonly note: string }[]
  readonly templates: readonly PackEntry[]
  /** 去向: what finance systems take. */
  readonly destinations: readonly PackEntry[]
}

/** A pack as it is offered: to be chosen where it has no faults, else shown with them. */
export interface PackEntry {
  readonly id: string
  readonly title: string
  /** Null where a pack with faults does not say. */
  readonly year: number | null
  /** `place` is a file of the pack and a JSON path within it. */
  readonly faults: readonly Fault[]
}

/** A file as the window knows it: a handle and what to show, never a path. */
export interface FileEntry {
  readonly handle: string
  readonly name: string
  /** ISO time, null for a file that does not exist yet. */
  readonly modified: string | null
  readonly size: number
}

/** A copy that the program made: before a day's first edit, or before a file was brought to a new edition. */
export interface CopyEntry {
  /** Opens it, always for viewing. */
  readonly handle: string
  /** Name of the file it was made of. */
  readonly name: string
  readonly kind: 'day' | 'migration'
  /** ISO time. */
  readonly made: string
  readonly size: number
  /** What it holds; null where it cannot be read, and then `problem` says why. */
  readonly content: {
    readonly revision: number
    readonly expenditure: Cents
    readonly unit: MoneyUnit
  } | null
  readonly problem: string | null
}

export interface ImportedBudget {
  readonly frame: BudgetFrame
  /** Of a package from before: what no door takes any more, by JSON path; the file holds it and lists it. */
  readonly left: readonly Fault[]
}

export interface RepairedCopy extends FileEntry {
  /** Values mended, and unreadable places that only a person can mend. */
  readonly mended: number
  readonly left: number
}

/** What a window always has of an open budget; what its pages show it asks for (`budget.show`). */
export interface BudgetFrame {
  readonly budget: string
  readonly file: { readonly name: string }
  readonly state: SessionState
  readonly template: TemplateView
  readonly department: Department
  readonly units: readonly Unit[]
  /** The budget's own names of codes. */
  readonly codeNames: readonly CodeName[]
  /** What amounts were typed as: shown again when one is edited, as long as it still makes the amount. */
  readonly formulas: readonly Formula[]
  readonly remarks: readonly Remark[]
  readonly reviews: readonly Review[]
  readonly ruleSettings: readonly RuleSetting[]
  /** Paragraphs of the preparer's own that are printed nowhere now. */
  readonly unplaced: readonly UnplacedParagraph[]
  /** What in the file no door takes any more, or cannot be computed; none in a sound budget. */
  readonly faults: readonly FileFault[]
}

export interface BudgetView extends BudgetFrame {
  readonly document: BudgetDocument
  readonly tables: readonly TableView[]
  readonly text: readonly TextSectionView[]
}

export interface EditDone {
  /** Number of the step in the history. */
  readonly step: number
  readonly patch: Patch
  /** What else the preparer should know of it, whole sentences: what lost its base, what went along. */
  readonly notes?: readonly string[]
  /** Set when a project's total was booked on one of its lines. */
  readonly booked?: {
    /** Ids. */
    readonly project: string
    readonly line: string
    readonly old: Cents
    readonly new: Cents
    readonly difference: Cents
  }
}

/** A step that was taken back, or repeated. */
export interface TakenBack extends EditDone {
  /** Number of that step. */
  readonly reverts: number
  /** The fields that it changed, as far as a window shows them; of many the first. */
  readonly touched: readonly TouchedField[]
}

/** One of many edits that was not made. */
export interface RefusedEdit {
  /** Which: counted from 0, in the order in which they were given. */
  readonly edit: number
  /** Path of the input that it was for. */
  readonly place: string
  readonly code: FailureCode
  readonly message: string
}

/** What came of many edits. */
export interface Applied {
  readonly refused: readonly RefusedEdit[]
  /** By edit: the path of the record that it added; null where it added none. */
  readonly paths: readonly (string | null)[]
}

/** What many edits would do: a patch that leads nowhere, `from` and `to` are the revision of now. */
export interface Previewed extends Applied, Omit<EditDone, 'step'> {}

export interface HistoryStep {
  readonly step: number
  readonly at: string
  readonly by: string
  readonly label: string
  /** The step this one takes back or repeats. */
  readonly reverts: number | null
  readonly kind: 'edit' | 'undo' | 'redo' | 'import' | 'create' | 'repair'
  readonly fields: readonly {
    readonly path: string
    readonly old: unknown
    readonly new: unknown
  }[]
}

export interface Explanation {
  readonly cell: string
  readonly table: string
  readonly row: string
  readonly column: string
  readonly amount: Cents
  /** Records that add up to the amount, in document order. */
  readonly parts: readonly {
    readonly collection: 'lines' | 'incomes' | 'priorFacts'
    readonly id: string
    readonly label: string
    readonly projectId: string | null
    /** Of a line of a project: what it is told by beside the project's name. */
    readonly economicCode: string | null
    readonly sign: 1 | -1
    readonly amount: Cents
    /** Whether the amount was another at the baseline. */
    readonly isChanged: boolean
  }[]
  /** The projects of the parts. `prior`: last year's amount, where all of the project stands in the cell and the amount is known. */
  readonly projects: readonly (Pick<Project, 'id' | 'name' | 'common'> & { readonly prior: Cents | null })[]
  /** Last year's amount of these projects, where it is known of each and nothing else is in the cell. */
  readonly prior: Cents | null
  /** Cells of other rows and tables that contain every one of these records. */
  readonly usedIn: readonly string[]
  /** Where the text prints it: one figure per paragraph. */
  readonly sentences: readonly {
    readonly section: number
    readonly block: string
    readonly figure: number
    /** The paragraph in few words, and the figure as printed. */
    readonly name: string
    readonly text: string
  }[]
}

export interface CodeEntry {
  readonly code: string
  readonly name: string
  readonly level: number
}

export interface CodeLists {
  readonly functions: readonly CodeEntry[]
  readonly economics: readonly CodeEntry[]
  readonly fundTypes: readonly CodeEntry[]
  /** 政府经济科目, and which of them each 部门经济 code is: none where the pack does not bring them. */
  readonly govEconomics: readonly CodeEntry[]
  readonly economicMapping: readonly EconomicMapping[]
}
