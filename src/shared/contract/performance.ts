import type { Goal, Indicator } from '../model/document'

/** 绩效目标 of a project or of the department, with what they were when the file was opened. */
export interface Performance {
  /** Id; null: the department (整体支出). */
  readonly project: string | null
  /** In order. */
  readonly goals: readonly Goal[]
  readonly indicators: readonly Indicator[]
  /** Those that differ from the baseline, as they were, by id; null: not there. */
  readonly goalsThen: Readonly<Record<string, Goal | null>>
  readonly indicatorsThen: Readonly<Record<string, Indicator | null>>
  readonly weights: Omit<LevelWeight, 'name'> & {
    /** 一级指标, in order of their first indicators, each with its 二级指标. */
    readonly levels: readonly (LevelWeight & { readonly parts: readonly LevelWeight[] })[]
  }
}

/** How many indicators there are of a level, and what their weights come to, in hundredths of a point. */
export interface LevelWeight {
  readonly name: string
  readonly count: number
  readonly weight: number
}
