import { basename } from 'node:path'
import Database from 'better-sqlite3'
import { type Failure, failed } from '../../shared/contract/failure'

type Failed = { readonly ok: false; readonly error: Failure }

export const fileFailures = {
  missing: (path: string) =>
    failed('file-missing', `找不到“${basename(path)}”。它可能被移走或改了名，请重新选择。`),
  exists: (path: string) =>
    failed('file-exists', `“${basename(path)}”已经在那里，没有覆盖。请换一个文件名。`),
  empty: (path: string) =>
    failed('file-empty', `“${basename(path)}”是空文件，里面没有预算。请选择另一个文件。`),
  notABudget: (path: string) =>
    failed('not-a-budget', `“${basename(path)}”不是预算文件。请选择预算编制台保存的 .budget 文件。`),
  damaged: (path: string) =>
    failed('file-damaged', `“${basename(path)}”已损坏或不完整，打不开。文件没有改动，请改用副本或备份。`),
  newer: () => failed('file-newer', '此文件由较新的版本保存，请升级后再打开。文件没有改动。'),
  locked: () => failed('file-locked', '文件正由另一窗口编辑。请到那个窗口继续，或另存副本打开。'),
  readOnly: (path: string) =>
    failed(
      'file-read-only',
      `“${basename(path)}”或它所在的文件夹不能写入。请另存到可以写入的文件夹，再打开。`,
    ),
  diskFull: () => failed('disk-full', '磁盘已满，刚才这一步没有存上。腾出空间后再试。'),
  diskError: (path: string) =>
    failed('disk-error', `“${basename(path)}”所在的磁盘或网络位置读写不了，刚才这一步没有存上。接好后再试。`),
} as const

/** What an error of SQLite or the file system means for the user; anything else is a fault of ours and is thrown on. */
export function fileFailure(path: string, error: unknown): Failed {
  const code = errorCode(error)
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) return fileFailures.locked()
  if (code === 'SQLITE_NOTADB') return fileFailures.notABudget(path)
  if (/^SQLITE_(CORRUPT|FORMAT)/.test(code)) return fileFailures.damaged(path)
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') return fileFailures.diskFull()
  if (/^SQLITE_(READONLY|CANTOPEN|PERM|AUTH)|^E(ACCES|PERM|ROFS)$/.test(code))
    return fileFailures.readOnly(path)
  if (/^SQLITE_IOERR/.test(code) || code === 'EIO') return fileFailures.diskError(path)
  if (code === 'ENOENT' || code === 'ENOTDIR') return fileFailures.missing(path)
  if (code === 'EEXIST') return fileFailures.exists(path)
  if (code === 'EISDIR') return fileFailures.notABudget(path)
  throw error
}

/** Whether SQLite found the schema to be other than its edition says (a table or column is not there). */
export function isSchemaError(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code === 'SQLITE_ERROR'
}

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}
