import type { TextSpec } from '../../narrative/spec'
import { type Match, matched } from './wording-match'
import { type WordingPath, wordingPaths } from './wording-paths'

/** What a template prints, to read paragraphs along it. */
export interface Wordings {
  readonly spec: TextSpec
  /** How a paragraph of a section reads along the wording that it is nearest to; null: it is none of the template's. */
  read(section: number, text: string, isHeading?: boolean): Match | null
  /** What every document has of a section. */
  required(section: number, isHeading: boolean): readonly WordingPath[]
}

/** Beyond so many other signs a paragraph was written anew. */
const MOST = 16
/** So many of its signs stay for each that is another. */
const STAYING = 2
/** Texts that are remembered. */
const MOST_KNOWN = 4_000

const opened = new WeakMap<TextSpec, Map<number, Wordings>>()

/** The same ones for a template and a year, whoever asks: what was read once is known. */
export function openWordings(spec: TextSpec, fiscalYear: number): Wordings {
  const byYear = opened.get(spec) ?? new Map<number, Wordings>()
  opened.set(spec, byYear)
  const own = byYear.get(fiscalYear) ?? newWordings(spec, fiscalYear)
  byYear.set(fiscalYear, own)
  return own
}

function newWordings(spec: TextSpec, fiscalYear: number): Wordings {
  const paths = wordingPaths(spec, fiscalYear)
  const known = new Map<string, Match | null>()

  return {
    spec,
    required: (section, isHeading) =>
      (paths.get(section) ?? []).filter((path) => path.isRequired && path.isHeading === isHeading),
    read(section, text, isHeading = false) {
      const key = `${section} ${isHeading} ${text}`
      const before = known.get(key)
      if (before !== undefined) return before
      if (known.size >= MOST_KNOWN) known.clear()
      const now = nearest(
        (paths.get(section) ?? []).filter((path) => path.isHeading === isHeading),
        text,
      )
      known.set(key, now)
      return now
    },
  }

  function nearest(own: readonly WordingPath[], text: string): Match | null {
    for (const path of own) {
      const exact = matched(path, text, 0)
      if (exact) return exact
    }
    let best = null as Match | null
    for (const path of own) best = matched(path, text, (best?.cost ?? MOST + 1) - 1) ?? best
    return best && fixedSigns(best) >= best.cost * STAYING ? best : null
  }
}

/** How much of a paragraph is the template's own. */
export function fixedSigns({ pieces }: Match): number {
  return pieces.reduce((sum, each) => sum + (each.piece === 'same' ? each.text.length : 0), 0)
}
