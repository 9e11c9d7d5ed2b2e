import type { LibraryIndicator, OfferedIndicator } from '../../shared/contract/library'
import { indicatorKey } from '../../shared/model/indicator-key'
import { wordsOf } from './overlap'

/** An indicator that may be offered, with what it is told apart and found by. */
export interface Shelved {
  readonly indicator: OfferedIndicator
  readonly key: string
  /** Of its name and of the project that it was used in; worked out when first asked for. */
  words(): readonly string[]
}

/** Of 20,000 keys and words take longer to make than to look through: they are kept with what was read. */
export function shelved(indicator: OfferedIndicator): Shelved {
  let words: readonly string[] | null = null
  return {
    indicator,
    key: indicatorKey(indicator),
    words: () => (words ??= [...wordsOf(`${indicator.level3}${indicator.from ?? ''}`)]),
  }
}

/** What was used, and behind it what the pack names and nobody has used yet. */
export function withNamed(used: readonly Shelved[], named: readonly LibraryIndicator[]): readonly Shelved[] {
  const known = new Set(used.map(({ key }) => key))
  const others = named.map((each) => shelved({ ...each, from: null }))
  return [...used, ...others.filter(({ key }) => !known.has(key))]
}
