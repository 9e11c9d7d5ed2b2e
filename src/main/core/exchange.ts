import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { done, failed, type Reply } from '../../shared/contract/failure'
import type { FileEntry } from '../../shared/contract/methods'
import type { BudgetDocument } from '../../shared/model/document'
import type { Fault } from '../../shared/model/faults'
import { packageText } from '../export/package'
import { writeWhole } from '../export/whole-file'
import { parsePackage } from '../import/package'
import type { Packs } from '../packs/packs'
import type { FilesPort } from '../ports/ports'
import { errorCode, fileFailures } from '../store/sqlite-failures'
import type { Beginning } from './create'

/** `package.write`. Failures: those of making a file. */
export function writePackage(document: BudgetDocument, handle: string, files: FilesPort): Reply<FileEntry> {
  const path = files.path(handle)
  if (path === null) return fileFailures.missing('所选的文件')
  const text = packageText(document)
  const written = writeWhole(path, text)
  if (!written.ok) return written
  const modified = statSync(path, { throwIfNoEntry: false })?.mtime.toISOString() ?? null
  return done({ handle, name: basename(path), modified, size: Buffer.byteLength(text) })
}

/** What a package makes a file of, and what in it no door takes any more. Failures: file-missing, bad-package, unknown-pack. */
export function readPackageFile(
  handle: string,
  packs: Packs,
  files: FilesPort,
): Reply<Beginning & { readonly left: readonly Fault[] }> {
  const path = files.path(handle)
  if (path === null) return fileFailures.missing('所选的交换包')
  const text = textOf(path)
  if (!text.ok) return text
  const read = parsePackage(text.value, packs.rulesFor)
  return read.ok ? done({ ...read.value, label: `从 ${basename(path)} 导入` }) : read
}

function textOf(path: string): Reply<string> {
  try {
    return done(readFileSync(path, 'utf8'))
  } catch (fault) {
    const why = { ENOENT: '没有这个文件', EISDIR: '这是文件夹', EACCES: '没有读取它的权限' }[errorCode(fault)]
    if (why === undefined) throw fault
    return failed('file-missing', `${path}：${why}。请核对路径。`, { place: path })
  }
}
