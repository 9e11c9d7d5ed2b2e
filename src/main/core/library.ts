import { constants, copyFileSync, existsSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import {
  type KeptLibrary,
  keptLibrary,
  type LibraryFound,
  type LibraryIndicator,
  libraryIndicator,
  MOST_KEPT,
} from '../../shared/contract/library'
import { done, failed, type Reply } from '../../shared/contract/failure'
import type { Params } from '../../shared/contract/methods'
import { indicatorKey } from '../../shared/model/indicator-key'
import { searchFor } from '../../shared/model/search'
import { isBlank } from '../../shared/model/text'
import type { CorePorts } from '../ports/ports'
import { fileMark, keptJson } from './kept-json'
import { shelved, type Shelved, withNamed } from './library-shelf'
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
  /** The damaged file that was copied last, by its mark, and the name of the copy. */
  let aside: { readonly of: string; readonly name: string } | null = null
  /** As last read: a search asks for it at every key that is typed. */
  let read: {
    readonly of: string
    readonly kept: readonly Kept[]
    readonly shelf: readonly Shelved[]
  } | null = null
  const file = keptJson(places.library, putAside)

  return {
    learn({ records }) {
      const before = all().kept
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
    search({ records, template }, { words, level2, project, limit, near: isNear }) {
      const kept = withNamed(all().shelf, template.performance?.indicators ?? [])
      const own = new Set(
        records
          .all('indicators')
          .filter((each) => each.projectId === project)
          .map(indicatorKey),
      )
      const fitting = kept.filter(
        ({ key, indicator }) => !own.has(key) && (level2 === null || indicator.level2 === level2),
      )
      const named = searched(fitting, words)
      const found = isNear
        ? near(named, records, project)
        : isBlank(words)
          ? proposed(named, records, project)
          : named
      const indicators = found.slice(0, limit).map(({ indicator }) => indicator)
      const setAside = aside && existsSync(asidePath(aside.name)) ? aside.name : null
      return { indicators, found: found.length, total: kept.length, setAside }
    },
  }

  function asidePath(name: string): string {
    return join(dirname(places.library), name)
  }

  /** `kept` oldest first, `shelf` the one used last first. Read again once another program over the same folder has written. */
  function all(): Omit<NonNullable<typeof read>, 'of'> {
    // Before the file is read: one that takes its place meanwhile is another one the next time.
    const of = fileMark(places.library)
    if (read?.of === of) return read
    const value = file.read()
    const parsed = value === null ? null : keptLibrary.safeParse(value)
    if (parsed?.success === false) putAside()
    const kept = parsed?.data?.indicators ?? []
    const shelf = kept.toReversed().map(shelved)
    read = parsed?.success ? { of, kept, shelf } : null
    return { kept, shelf }
  }

  /**
   * What cannot be read stays, under a name of its own: the next one that is written is a new one. Read again as it is, it needs
   * no second copy; damaged once more it does.
   */
  function putAside(): void {
    const of = fileMark(places.library)
    if (of === '' || (aside?.of === of && existsSync(asidePath(aside.name)))) return
    const stamp = clock.now().toISOString().replaceAll(/[:.]/g, '-')
    const begin = `${basename(places.library, '.json')}.damaged-${stamp}`
    let name = `${begin}.json`
    for (let n = 2; existsSync(asidePath(name)); n += 1) name = `${begin}-${n}.json`
    try {
      copyFileSync(places.library, asidePath(name), constants.COPYFILE_EXCL)
      aside = { of, name }
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

function searched(all: readonly Shelved[], words: string): readonly Shelved[] {
  const search = searchFor(words)
  if (!search) return all
  return all.filter(({ indicator: { level3, from } }) => search.isIn(level3) || search.isIn(from ?? ''))
}

/** Those that have most words in common with what is said of the project; used lately, where it has none. */
function proposed(
  all: readonly Shelved[],
  records: BudgetReader['records'],
  project: string | null,
): readonly Shelved[] {
  const about = project === null ? undefined : records.get('projects', project)
  if (!about) return all
  return nearest(all, [about.name, about.purpose, about.description]).map(({ each }) => each)
}

/** A word in common may be one that every project has (项目, 管理): so many are no chance. */
const NEAR = 2

/** Those that are near to what the project says of itself, the nearest first; by its name alone none is. */
function near(
  all: readonly Shelved[],
  records: BudgetReader['records'],
  project: string | null,
): readonly Shelved[] {
  const about = project === null ? undefined : records.get('projects', project)
  const said = about ? [about.description, about.purpose, about.legalBasis] : []
  if (said.every(isBlank)) return []
  return nearest(all, said).flatMap(({ each, common }) => (common >= NEAR ? [each] : []))
}

function nearest(all: readonly Shelved[], texts: readonly string[]) {
  const words = wordsOf(texts.join('\n'))
  return all.map((each) => ({ each, ...overlap(each.words(), words) })).sort((a, b) => b.share - a.share)
}

function withoutOwner(indicator: LibraryIndicator): LibraryIndicator {
  const fields = Object.keys(libraryIndicator.shape) as (keyof LibraryIndicator)[]
  return Object.fromEntries(fields.map((name) => [name, indicator[name]])) as unknown as LibraryIndicator
}
