import type { Finding, FindingCounts, Severity } from '../checks/finding'

/** A part that was reviewed: what it printed then, and what it prints now, a line per row or paragraph. */
export interface ReviewedThenAndNow {
  readonly reviewed: readonly string[]
  readonly now: readonly string[]
}

/** 提交前检查, as it is shown and printed on one page. */
export interface SubmissionReport {
  readonly agency: string
  readonly fiscalYear: number
  readonly revision: number
  readonly counts: FindingCounts
  /** Errors and warnings that are open, the gravest first. */
  readonly open: readonly Finding[]
  /** What people said the reason of. */
  readonly acknowledged: readonly Finding[]
  /** What has to be there. */
  readonly complete: readonly Completeness[]
  readonly parts: readonly ReviewedPart[]
  /** Rules that this file takes otherwise than its template: not at all, less or more gravely, from another threshold on. */
  readonly settings: readonly ReportedSetting[]
  /** How many rules came to what. */
  readonly outcomes: Readonly<Record<'fired' | 'passed' | 'inapplicable' | 'insufficient', number>>
}

export interface ReportedSetting {
  readonly rule: string
  readonly title: string
  readonly severity: Severity | 'off'
  /** As the template has it. */
  readonly usual: Severity
  /** Absent: it has none, or that of the template. */
  readonly threshold?: string
}

export interface Completeness {
  /** 章节, 报表, 项目的绩效目标 … */
  readonly what: string
  readonly of: number
  /** Names of those that are missing, or lack something. */
  readonly lacking: readonly string[]
}

export interface ReviewedPart {
  /** `tables/t05`, `text/p3` */
  readonly part: string
  /** Label and title. */
  readonly name: string
  readonly state: 'reviewed' | 'changed' | 'open'
}
