import type { ListPatch } from '../difference/list'
import type { Goal, Indicator } from '../model/document'

/** A goal or indicator as its list shows it: where it stands is the list's order. */
export type ListedGoal = Omit<Goal, 'position'>
export type ListedIndicator = Omit<Indicator, 'position'>

/** 绩效目标 of a project or of the department, with what they were when the file was opened. */
export interface Performance {
  /** Id; null: the department (整体支出). */
  readonly project: string | null
  /** In order. */
  readonly goals: readonly ListedGoal[]
  readonly indicators: readonly ListedIndicator[]
  /** Those that differ from the baseline, as they were, by id; null: not there. */
  readonly goalsThen: Readonly<Record<string, ListedGoal | null>>
  readonly indicatorsThen: Readonly<Record<string, ListedIndicator | null>>
  readonly weights: Omit<LevelWeight, 'name'> & {
    /** 一级指标, in order of their first indicators, each with its 二级指标. */
    readonly levels: readonly (LevelWeight & { readonly parts: readonly LevelWeight[] })[]
  }
}

/** What a step changed of them: lists row by row; `whole`: the project has come. */
export type PerformancePatch = ListedTargetsPatch | { readonly whole: Performance }

/** A list that is absent the step left alone. */
export interface ListedTargetsPatch {
  readonly project: string | null
  readonly goals?: ListPatch<ListedGoal>
  readonly indicators?: ListPatch<ListedIndicator>
  /** Beside changed indicators: what they come to now. */
  readonly weights?: Performance['weights']
}

/** How many indicators there are of a level, and what their weights come to, in hundredths of a point. */
export interface LevelWeight {
  readonly name: string
  readonly count: number
  readonly weight: number
}
