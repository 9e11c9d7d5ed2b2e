import type { Finding } from '../finding'
import type { RecordSetting } from '../records/records'

/** A row of a printed table as it reads: its code, its name, its further texts. */
export interface PrintedRow {
  readonly place: string
  /** What the table is called. */
  readonly table: string
  /** 功能 or 经济 rows; others are named freely. */
  readonly of: 'function' | 'economic' | 'project' | 'goal' | 'indicator' | 'other'
  /** Null where the table prints none. */
  readonly code: string | null
  /** Whether the table prints codes for such rows. */
  readonly isCoded: boolean
  readonly name: string
  readonly level1?: string
  readonly level2?: string
  readonly target?: string
  /** What the row is about, in tables that print it. */
  readonly content?: string
}

export type RowSetting = Pick<RecordSetting, 'functions' | 'economics' | 'rule' | 'performance'>

/** A finding at a row. */
export function finding(
  setting: RowSetting,
  id: string,
  { place }: PrintedRow,
  said: Pick<Finding, 'expected' | 'actual' | 'message'> & Partial<Pick<Finding, 'severity'>>,
): readonly Finding[] {
  const rule = setting.rule(id)
  return rule ? [{ rule: id, severity: rule.severity, places: [place], difference: null, ...said }] : []
}
