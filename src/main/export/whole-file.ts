import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, linkSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { done, type Failure, failed, type Reply } from '../../shared/contract/failure'
import { atOnce, type Slices } from '../../shared/slices/slices'

/** File systems without hard links (USB sticks, some network places) answer one of these. */
const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'])

/**
 * Makes a new file that is there whole or not at all, whatever happens meanwhile, and on the disk when this returns.
 * Never overwrites. Failures: file-exists, file-missing (the folder), file-read-only, bad-value (the name), disk-full,
 * disk-error.
 */
export function writeWhole(path: string, content: string | Uint8Array): Reply<null> {
  return atOnce(writingWhole(path, [content]))
}

/** The same in slices, part by part; how many parts there are it does not know. Given up, nothing is there. */
export function* writingWhole(path: string, parts: Iterable<string | Uint8Array>): Slices<Reply<null>> {
  // Short, for a long name must not become too long by it.
  const part = join(dirname(path), `.budget-desk-${randomBytes(6).toString('hex')}.part`)
  try {
    const file = openSync(part, 'wx')
    try {
      yield* writingThrough(file, parts)
      intoPlace(part, path)
    } finally {
      rmSync(part, { force: true })
    }
    syncFolder(dirname(path))
    return done(null)
  } catch (error) {
    return makingFailure(path, error)
  }
}

/** Name of a file in the making; what a power cut leaves of one has it too. */
export const PART_NAME = /^\.budget-desk-[0-9a-f]{12}\.part$/

/** What an error of the file system means for a file to be made; anything else is a fault of ours and is thrown on. */
export function makingFailure(path: string, error: unknown): { readonly ok: false; readonly error: Failure } {
  const [name, more] = [basename(path), { place: path }]
  switch (codeOf(error)) {
    case 'EEXIST':
      return nameTaken(path)
    case 'ENOENT':
    case 'ENOTDIR':
      return failed('file-missing', `“${name}”所在的文件夹不存在。请换一个文件夹，或先建好它。`, more)
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return failed('file-read-only', `要放“${name}”的文件夹不能写入。请换一个文件夹。`, more)
    case 'ENAMETOOLONG':
      return failed('bad-value', `“${name}”文件名太长。请换一个短些的。`, more)
    case 'ELOOP':
      return failed('file-missing', `“${name}”所在的文件夹是绕回自己的链接。请换一个文件夹。`, more)
    case 'ENOSPC':
    case 'EDQUOT':
      return failed('disk-full', `磁盘已满，“${name}”没有写出，也没有留下半个文件。腾出空间后再试。`, more)
    case 'EIO':
      return failed('disk-error', `“${name}”要放的磁盘或网络位置读写不了，没有写出。接好后再试。`, more)
    default:
      throw error
  }
}

/** Nothing is ever overwritten. */
export function nameTaken(path: string): { readonly ok: false; readonly error: Failure } {
  return failed('file-exists', `“${basename(path)}”已经在那里，没有覆盖。请换一个文件名。`, { place: path })
}

function* writingThrough(file: number, parts: Iterable<string | Uint8Array>): Slices<void> {
  try {
    for (const part of parts) {
      writeFileSync(file, part)
      yield 0
    }
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** A link refuses a name that is taken; a rename would overwrite. */
function intoPlace(part: string, path: string): void {
  try {
    linkSync(part, path)
  } catch (error) {
    if (!NO_LINKS.has(codeOf(error))) throw error
    renameOverOwn(part, path)
  }
}

/** Without links: the name is taken by an empty file first, which only this one may replace. */
function renameOverOwn(part: string, path: string): void {
  closeSync(openSync(path, 'wx'))
  try {
    renameSync(part, path)
  } catch (error) {
    rmSync(path, { force: true })
    throw error
  }
}

/** The name too must outlive a power cut. Windows does that by itself and opens no folders. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const opened = openSync(folder, 'r')
  try {
    fsyncSync(opened)
  } finally {
    closeSync(opened)
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}
