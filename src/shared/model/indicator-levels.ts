import type { RecordValues } from './fields'
import { settledIndicator } from './indicator-target'

/** 一级 and 二级 as the place names them. */
export type NamedLevels = readonly { readonly name: string; readonly parts: readonly string[] }[]

/**
 * An indicator with its levels as the place names them: 产出 and 产出指标 are one level, else the published table would print
 * two. Other names stay as they were typed.
 */
export function withNamedLevels(record: RecordValues, levels: NamedLevels): RecordValues {
  const names = levels.map(({ name }) => name)
  const parts = levels.flatMap((level) => level.parts)
  return {
    ...record,
    level1: named(record['level1'] as string, names),
    level2: named(record['level2'] as string, parts),
  }
}

/**
 * A new indicator as every door takes it: levels as the place names them, a rate with its unit apart, plain digits, a 定性 one without
 * unit, and a target that was left empty as its parts print it.
 */
export function takenIndicator(record: RecordValues, levels: NamedLevels): RecordValues {
  return settledIndicator(null, withNamedLevels(record, levels), 'target')
}

/** A level in few words: 产出 of 产出指标. */
export function shortLevel(name: string): string {
  return name.replace(/(?<=.)指标$/u, '')
}

function named(typed: string, names: readonly string[]): string {
  if (names.includes(typed)) return typed
  return names.find((name) => shortLevel(name) === shortLevel(typed)) ?? typed
}
