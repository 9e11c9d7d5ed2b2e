import { copyFileSync, existsSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import {
  type KeptLibrary,
  keptLibrary,
  type LibraryFound,
  type LibraryIndicator,
  libraryIndicator,
  MOST_KEPT,
  type OfferedIndicator,
} from '../../shared/contract/library'
import { done, failed, type Reply } from '../../shared/contract/failure'
import type { Params } from '../../shared/contract/methods'
import { indicatorKey } from '../../shared/model/indicator-key'
import { searchFor } from '../../shared/model/search'
import type { CorePorts } from '../ports/ports'
import { keptJson } from './kept-json'
import { overlap, wordsOf } from './overlap'
import type { BudgetReader } from './reader'

type Reader = Pick<BudgetReader, 'records' | 'template'>
type Kept = KeptLibrary['indicators'][number]

/** 指标库: indicators that this preparer has used, in whatever budget; kept in the program's own folder. */
export interface Library {
  /** Those of an open budget that are new, or were used again. Failure: disk-error. */
  learn(budget: Pick<Reader, 'records'>): Reply<null>
  search(budget: Reader, asked: Omit<Params<'library.search'>, 'budget'>): LibraryFound
}

export function openLibrary({ places, clock, log }: Pick<CorePorts, 'places' | 'clock' | 'log'>): Library {
  let setAside: string | null = null
  const file = keptJson(places.library, putAside)

  return {
    learn({ records }) {
      const before = all()
      const used = records
        .all('indicators')
        .filter(({ level3 }) => level3 !== '')
        .map(({ projectId, ...own }): Kept => ({
          ...withoutOwner(own),
          from: projectId === null ? '' : (records.get('projects', projectId)?.name ?? ''),
        }))
      const merged = usedLast(before, used)
      if (JSON.stringify(merged) === JSON.stringify(before)) return done(null)
      try {
        file.write({ edition: 1, indicators: merged } satisfies KeptLibrary)
        return done(null)
      } catch (cause) {
        log.warn('the library of indicators cannot be written', {
          path: places.library,
          cause: String(cause),
        })
        return failed('disk-error', '指标库没有写进去，这次用过的指标下次不在里面。预算没有受影响。')
      }
    },
    search({ records, template }, { words, level2, project, limit }) {
      const kept = offered(all().toReversed(), template.performance?.indicators ?? [])
      const own = new Set(
        records
          .all('indicators')
          .filter((each) => each.projectId === project)
          .map(indicatorKey),
      )
      const fitting = kept.filter(
        (each) => !own.has(indicatorKey(each)) && (level2 === null || each.level2 === level2),
      )
      const found = words.trim() === '' ? proposed(fitting, records, project) : searched(fitting, words)
      return { indicators: found.slice(0, limit), found: found.length, total: kept.length, setAside }
    },
  }

  /** Oldest first. Read each time: another program over the same folder may have written. */
  function all(): readonly Kept[] {
    const value = file.read()
    if (value === null) return []
    const parsed = keptLibrary.safeParse(value)
    if (parsed.success) return parsed.data.indicators
    putAside()
    return []
  }

  /** What cannot be read stays, under a name of its own: the next one that is written is a new one. */
  function putAside(): void {
    if (!existsSync(places.library)) return
    const stamp = clock.now().toISOString().replaceAll(/[:.]/g, '-')
    const name = `${basename(places.library, '.json')}.damaged-${stamp}.json`
    try {
      if (setAside === null) copyFileSync(places.library, join(dirname(places.library), name))
      setAside = name
    } catch (fault) {
      log.warn('a damaged library cannot be set aside', { path: places.library, cause: String(fault) })
    }
  }
}

/** What was used again goes to the end. */
function usedLast(before: readonly Kept[], used: readonly Kept[]): readonly Kept[] {
  const merged = new Map(before.map((each) => [indicatorKey(each), each]))
  for (const each of used) {
    merged.delete(indicatorKey(each))
    merged.set(indicatorKey(each), each)
  }
  return [...merged.values()].slice(-MOST_KEPT)
}

function searched(all: readonly OfferedIndicator[], words: string): readonly OfferedIndicator[] {
  const search = searchFor(words)
  return search ? all.filter(({ level3, from }) => search.isIn(level3) || search.isIn(from ?? '')) : all
}

/** What was used, and behind it what the pack names and nobody has used yet. */
function offered(used: readonly Kept[], named: readonly LibraryIndicator[]): readonly OfferedIndicator[] {
  const known = new Set(used.map(indicatorKey))
  return [
    ...used,
    ...named.filter((each) => !known.has(indicatorKey(each))).map((each) => ({ ...each, from: null })),
  ]
}

/** Those that have most words in common with what is said of the project; used lately, where it has none. */
function proposed(
  all: readonly OfferedIndicator[],
  records: BudgetReader['records'],
  project: string | null,
): readonly OfferedIndicator[] {
  const about = project === null ? undefined : records.get('projects', project)
  if (!about) return all
  const words = wordsOf([about.name, about.purpose, about.description].join('\n'))
  return all
    .map((each) => ({ each, near: overlap(wordsOf(`${each.level3}${each.from ?? ''}`), words) }))
    .sort((a, b) => b.near - a.near)
    .map(({ each }) => each)
}

function withoutOwner(indicator: LibraryIndicator): LibraryIndicator {
  const fields = Object.keys(libraryIndicator.shape) as (keyof LibraryIndicator)[]
  return Object.fromEntries(fields.map((name) => [name, indicator[name]])) as unknown as LibraryIndicator
}
