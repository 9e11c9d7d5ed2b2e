import { createHash } from 'node:crypto'
import { done, failed, type Reply } from '../../shared/contract/failure'
import {
  type ColumnLayouts,
  type KeptLayouts,
  keptLayouts,
  type ListName,
} from '../../shared/contract/layouts'
import type { ColumnLayout } from '../../shared/grid/layout'
import type { CorePorts } from '../ports/ports'
import { placeOf } from '../store/copy-names'
import type { StepLog } from '../store/steps'
import { keptJson } from './kept-json'

/** Files of which it is remembered how their columns are set. */
const MOST_FILES = 200

/** A file that is open, as far as it is recognised by. */
interface OpenFile {
  readonly path: string
  readonly log: Pick<StepLog, 'list'>
}

/** How the columns of each file are set: a way of looking, so it stands in the program's own folder, never in the file. */
export interface Layouts {
  /** Nothing where nothing is remembered, or cannot be read. */
  read(file: OpenFile): ColumnLayouts
  /** Null: as the list itself has them. Failure: disk-error. */
  keep(file: OpenFile, list: ListName, layout: ColumnLayout | null): Reply<null>
}

export function openLayouts({ places, log }: Pick<CorePorts, 'places' | 'log'>): Layouts {
  let isSaid = false
  const kept = keptJson(places.layouts, (cause) =>
    say('what was remembered of columns cannot be read', cause),
  )

  return {
    read: (file) => found(all(), file)?.lists ?? {},
    keep(file, list, layout) {
      const before = all()
      const { [list]: _replaced, ...others } = found(before, file)?.lists ?? {}
      const lists = layout === null ? others : { ...others, [list]: layout }
      const [identity, place] = [identityOf(file), placeOf(file.path)]
      const rest = before.filter((each) => each.file !== identity || each.place !== place)
      const files = [{ file: identity, place, lists }, ...rest].slice(0, MOST_FILES)
      try {
        kept.write({ edition: 1, files } satisfies KeptLayouts)
        return done(null)
      } catch (cause) {
        say('how columns are set cannot be remembered', cause)
        return failed('disk-error', '列的设置没有记下来，关上之后照原来的样子。预算没有受影响。')
      }
    },
  }

  /** Read each time: another program over the same folder may have written. */
  function all(): KeptLayouts['files'] {
    const value = kept.read()
    if (value === null) return []
    const parsed = keptLayouts.safeParse(value)
    if (parsed.success) return parsed.data.files
    say('what was remembered of columns is not what this program writes', parsed.error.issues)
    return []
  }

  function say(message: string, cause: unknown): void {
    if (isSaid) return
    isSaid = true
    log.warn(message, { path: places.layouts, cause: cause instanceof Error ? cause.message : cause })
  }
}

/** The file at its place; moved or copied it is found by its beginning, as it was set last, and goes its own way from there. */
function found(files: KeptLayouts['files'], file: OpenFile): KeptLayouts['files'][number] | undefined {
  const [identity, place] = [identityOf(file), placeOf(file.path)]
  const own = files.filter((each) => each.file === identity)
  return own.find((each) => each.place === place) ?? own[0]
}

/** The step that made a file is never changed, and its copies have the same: when, by whom, out of what. */
function identityOf({ log }: OpenFile): string {
  const [made] = log.list(2, 1)
  return createHash('sha256')
    .update(JSON.stringify([made?.at, made?.by, made?.kind, made?.label]))
    .digest('hex')
    .slice(0, 16)
}
