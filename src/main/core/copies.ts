import { statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { done, type Reply } from '../../shared/contract/failure'
import type { CopyEntry, FileEntry } from '../../shared/contract/results'
import { cents } from '../../shared/money/cents'
import type { CorePorts, FilesPort } from '../ports/ports'
import { type CopyName, originalName, placeOf, readCopyName } from '../store/copy-names'
import { keptCopies } from '../store/kept-copies'
import { peek } from '../store/peek'
import { fileFailures } from '../store/sqlite-failures'
import type { Store } from '../store/store'
import { putFile } from './files'

/** Handles of the program's own copies say their name: no host has given them out, no window learns where they lie. */
const COPY = 'copy:'

/** `budget.saveCopy` */
export function saveCopy(store: Store, handle: string, files: FilesPort): Reply<FileEntry> {
  return putFile(handle, files, store.bytes(), (path) => basename(path, '.budget'))
}

/** `copy.list` */
export function listCopies(
  { files, places }: Pick<CorePorts, 'files' | 'places'>,
  handle: string | undefined,
): Reply<readonly CopyEntry[]> {
  const of = handle === undefined ? null : files.path(handle)
  if (handle !== undefined && of === null) return fileFailures.missing('所选的文件')
  const found = keptCopies(places.backups).flatMap((path) => {
    const name = readCopyName(basename(path))
    return name && (of === null || isOf(of, name)) ? [entry(path, name)] : []
  })
  return done(found.sort((a, b) => b.made.localeCompare(a.made)))
}

/** Path of a copy in the program's own folder; null when the handle is none of a copy. */
export function copyPath(handle: string, backups: string): string | null {
  const name = handle.startsWith(COPY) ? handle.slice(COPY.length) : null
  if (name === null || name !== basename(name) || !readCopyName(name)) return null
  return join(backups, name)
}

/** Copies before a new edition say no place: those of a namesake come along. */
function isOf(path: string, name: CopyName): boolean {
  return name.original === originalName(path) && (name.place === null || name.place === placeOf(path))
}

function entry(path: string, { original, kind, made }: CopyName): CopyEntry {
  const content = peek(path)
  return {
    handle: `${COPY}${basename(path)}`,
    name: original,
    kind,
    made: made.toISOString(),
    size: statSync(path, { throwIfNoEntry: false })?.size ?? 0,
    content: content.ok ? { ...content.value, expenditure: cents(content.value.expenditure) } : null,
    problem: content.ok ? null : content.error.message,
  }
}
