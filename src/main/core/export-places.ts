import { existsSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { ExportPlaces } from '../../shared/contract/exports'
import { done, failed, type Reply } from '../../shared/contract/failure'
import type { CorePorts } from '../ports/ports'
import { isKeptCopy } from '../store/kept-copies'

interface AskedName {
  readonly name: string
  /** Empty: of a folder. */
  readonly ending: string
}

/**
 * `export.place`: where files would be put, under names that are free there. Beside the budget where no folder was chosen: not beside
 * a copy that the program keeps, of which nobody knows where it lies.
 */
export function exportPlaces(
  { files, places }: Pick<CorePorts, 'files' | 'places'>,
  path: string,
  chosen: string | null,
  names: readonly AskedName[],
): Reply<ExportPlaces> {
  const folder = chosen === null ? besideOf(files, places.backups, path) : files.path(chosen)
  if (folder === null) {
    return chosen === null
      ? done({ folder: null, files: [] })
      : failed('file-missing', '所选的文件夹已经不在。请另选一个。')
  }
  const taken = new Set<string>()
  return done({
    folder: { handle: files.handle(folder), name: basename(folder) },
    files: names.map((asked) => {
      const free = freeName(folder, asked, taken)
      taken.add(free)
      return { handle: files.handle(join(folder, free)), name: free, modified: null, size: 0 }
    }),
  })
}

function besideOf(files: CorePorts['files'], backups: string, path: string): string | null {
  if (files.access === 'list') return dirname(files.reserve('输出') ?? path)
  return isKeptCopy(path, backups) ? null : dirname(path)
}

/** What was put out before stays: a name that is taken gets a number. */
function freeName(folder: string, { name, ending }: AskedName, taken: ReadonlySet<string>): string {
  const own = fileName(name)
  for (let no = 1; ; no += 1) {
    const free = `${own}${no === 1 ? '' : `（${no}）`}${ending === '' ? '' : `.${ending}`}`
    if (!taken.has(free) && !existsSync(join(folder, free))) return free
  }
}

/** A name that files can have everywhere, for they travel. */
function fileName(name: string): string {
  const clean = name
    .toWellFormed()
    // eslint-disable-next-line no-control-regex -- control characters are what is left out
    .replace(/[\u0000-\u001f<>:"/\\|?*]/g, '')
    .replace(/^[.\s]+|[.\s]+$/g, '')
  return clean.slice(0, 64).toWellFormed() || '输出'
}
