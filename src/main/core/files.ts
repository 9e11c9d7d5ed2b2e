import { statSync } from 'node:fs'
import { basename } from 'node:path'
import { done, failed, type Reply } from '../../shared/contract/failure'
import type { FileEntry } from '../../shared/contract/results'
import { atOnce, type Slices } from '../../shared/slices/slices'
import { writingWhole } from '../export/whole-file'
import type { FilePurpose, FilesPort } from '../ports/ports'
import { fileFailures } from '../store/sqlite-failures'

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
  purpose: FilePurpose,
  suggestedName: string | undefined,
): Promise<Reply<FileEntry | null>> {
  if (files.access !== 'native') return unavailable()
  const path = await files.choose(purpose, suggestedName)
  if (path === null) return done(null)
  return done(entryAt(path, files.handle(path), basename(path, '.budget')))
}

/**
 * Makes a new file of a handle, whole or not at all. `named`: what the window calls it, of its path. Failures:
 * file-missing, and those of making a file.
 */
export function putFile(
  handle: string,
  files: FilesPort,
  content: string | Uint8Array,
  named?: (path: string) => string,
): Reply<FileEntry> {
  return atOnce(puttingFile(handle, files, [content], named))
}

/** The same in slices, part by part. */
export function* puttingFile(
  handle: string,
  files: FilesPort,
  parts: Iterable<string | Uint8Array>,
  named: (path: string) => string = basename,
): Slices<Reply<FileEntry>> {
  const path = files.path(handle)
  if (path === null) return fileFailures.missing('所选的文件')
  const written = yield* writingWhole(path, parts)
  return written.ok ? done(entryAt(path, handle, named(path))) : written
}

/** A file as the window knows it, whether or not it is there yet. */
function entryAt(path: string, handle: string, name: string): FileEntry {
  const found = statSync(path, { throwIfNoEntry: false })
  return { handle, name, modified: found?.mtime.toISOString() ?? null, size: found?.size ?? 0 }
}

function unavailable(): Reply<never> {
  return failed('host-unavailable', '这里不能这样选文件。')
}
