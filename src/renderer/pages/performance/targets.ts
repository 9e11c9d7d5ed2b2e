import type { ListedGoal, ListedIndicator } from '../../../shared/contract/performance'
import { copyOf } from '../../lists/record-texts'
import { indicatorKey, isNamedIndicator } from '../../../shared/model/indicator-key'
import { isBlank } from '../../../shared/model/text'
import type { PerformanceFramework } from '../../../shared/template/template'

/** A goal of a project, or of the department; the core numbers it as the others are. */
export function newGoal(project: string | null): Readonly<Record<string, unknown>> {
  return { projectId: project, text: '' }
}

/** The same goal once more, under the next number. */
export function copyOfGoal(goal: ListedGoal): Readonly<Record<string, unknown>> {
  const { number: _number, ...copy } = copyOf(goal)
  return copy
}

/** A goal without the number in front that it had in another document: here it is numbered where it is printed. */
export function withoutNumber(text: string): string {
  return text.replace(
    /^\s*(?:[（(]\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[)）]|\d{1,2}\s*[、．]|\d{1,2}\.(?!\d)|[一二三四五六七八九十]{1,3}、)\s*/,
    '',
  )
}

/** A goal that ends in “；” where others end in “。”, and how it reads put right. */
export interface OddEnding {
  readonly id: string
  /** Its place in the list, from 1. */
  readonly place: number
  readonly text: string
}

/** Goals that end in “；” though one before the last ends in “。”: a list parted by “；” throughout is none of it. */
export function oddEndings(goals: readonly ListedGoal[]): readonly OddEnding[] {
  if (!goals.slice(0, -1).some(({ text }) => /。$/.test(text))) return []
  return goals.flatMap(({ id, text }, at) =>
    /[；;]$/.test(text) ? [{ id, place: at + 1, text: text.replace(/[；;]$/, '。') }] : [],
  )
}

/** An indicator of the same levels as another; the first is of the framework's first. */
export function newIndicator(
  like: ListedIndicator | undefined,
  project: string | null,
  { levels: [first] }: PerformanceFramework,
): Readonly<Record<string, unknown>> {
  const { level1, level2 } = like ?? { level1: first?.name ?? '', level2: first?.parts[0] ?? '' }
  return { projectId: project, level1, level2, level3: '' }
}

/** How an indicator is called: by its 三级指标, else its place. */
export function indicatorName({ level3, level2 }: ListedIndicator, at: number): string {
  return isBlank(level3) ? `${level2}第 ${at + 1} 条` : level3
}

/** Places, from 1, of indicators that have no 三级 name, but for the one that is being written. */
export function namelessPlaces(
  indicators: readonly ListedIndicator[],
  written: string | null,
): readonly number[] {
  return indicators.flatMap((each, at) => (isNamedIndicator(each) || each.id === written ? [] : [at + 1]))
}

/** Names that stand more than once under the same levels, in order of the first of each. */
export function repeatedNames(indicators: readonly ListedIndicator[]): readonly string[] {
  const groups = Map.groupBy(
    indicators.filter(({ level3 }) => !isBlank(level3)),
    indicatorKey,
  )
  return [...groups.values()].flatMap(([first, ...others]) =>
    first && others.length > 0 ? [first.level3] : [],
  )
}
