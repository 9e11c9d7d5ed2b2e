import { statSync } from 'node:fs'
import { basename } from 'node:path'
import { done, failed, type Reply } from '../../shared/contract/failure'
import type { FileEntry } from '../../shared/contract/methods'
import type { FilesPort } from '../ports/ports'

/** `file.list`: the budgets of the start-up folder, or those opened lately where the system chooses files. */
export async function listFiles(files: FilesPort): Promise<Reply<readonly FileEntry[]>> {
  const found = await files.list()
  return done(
    found.map(({ path, modified, size }) => ({
      handle: files.handle(path),
      name: basename(path, '.budget'),
      modified: modified.toISOString(),
      size,
    })),
  )
}

/** `file.reserve`: a handle for a file that is not there yet. */
export function reserveFile(files: FilesPort, name: string): Reply<FileEntry> {
  if (files.access !== 'list') return unavailable()
  const path = files.reserve(name)
  return path === null
    ? failed('bad-value', `“${name}”不能作文件名，请换一个。`)
    : done({ handle: files.handle(path), name: basename(path, '.budget'), modified: null, size: 0 })
}

/** `file.choose`: the system's dialog; null = cancelled. */
export async function chooseFile(
  files: FilesPort,
  purpose: 'open' | 'save',
  suggestedName: string | undefined,
): Promise<Reply<FileEntry | null>> {
  if (files.access !== 'native') return unavailable()
  const path = await files.choose(purpose, suggestedName)
  if (path === null) return done(null)
  const found = statSync(path, { throwIfNoEntry: false })
  return done({
    handle: files.handle(path),
    name: basename(path, '.budget'),
    modified: found?.mtime.toISOString() ?? null,
    size: found?.size ?? 0,
  })
}

function unavailable(): Reply<never> {
  return failed('host-unavailable', '这里不能这样选文件。')
}
