import { randomBytes } from 'node:crypto'
import { lstatSync, realpathSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import type { FilesPort } from '../ports/ports'

const EXTENSION = '.budget'

/**
 * The files of a host without dialogs: the budgets that lie directly in one folder. A handle is random and stands
 * for a path in that folder; a link that leads out of it is no file of it, whenever it was made.
 */
export function folderFiles(folder: string): FilesPort {
  const home = realpathSync(resolve(folder))
  const paths = new Map<string, string>()
  const handles = new Map<string, string>()

  function handle(path: string): string {
    const known = handles.get(path)
    if (known !== undefined) return known
    const fresh = randomBytes(16).toString('hex')
    paths.set(fresh, path)
    handles.set(path, fresh)
    return fresh
  }

  return {
    access: 'list',
    handle,
    path(token) {
      const path = paths.get(token)
      return path !== undefined && staysIn(home, path) ? path : null
    },
    async list() {
      const names = (await readdir(home)).filter((name) => name.endsWith(EXTENSION) && !name.startsWith('.'))
      const found = await Promise.all(names.map((name) => entry(home, join(home, name))))
      return found.flat().sort((a, b) => b.modified.getTime() - a.modified.getTime())
    },
    reserve: (name) => (isFileName(name) ? join(home, withExtension(name.trim())) : null),
    choose: () => Promise.resolve(null),
  }
}

async function entry(home: string, path: string) {
  if (!staysIn(home, path)) return []
  const found = await stat(path).catch(() => null)
  return found?.isFile() ? [{ path, modified: found.mtime, size: found.size }] : []
}

/** Where the path leads now, through any links; a name that is free leads to the folder itself. */
function staysIn(home: string, path: string): boolean {
  if (lstatSync(path, { throwIfNoEntry: false }) === undefined) return dirname(path) === home
  try {
    return dirname(realpathSync(path)) === home
  } catch {
    return false // A link that leads nowhere.
  }
}

/** One name, valid on Windows too, for files travel. */
function isFileName(name: string): boolean {
  const trimmed = withExtension(name.trim())
  return (
    trimmed !== EXTENSION &&
    trimmed === basename(trimmed) &&
    Buffer.byteLength(trimmed) <= 200 &&
    // eslint-disable-next-line no-control-regex -- control characters are what is refused
    !/[\u0000-\u001f<>:"/\\|?*]|^\.|^(con|prn|aux|nul|com\d|lpt\d)\./i.test(trimmed)
  )
}

function withExtension(name: string): string {
  return name.endsWith(EXTENSION) ? name : `${name}${EXTENSION}`
}
