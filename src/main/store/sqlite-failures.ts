import { basename } from 'node:path'
import Database from 'better-sqlite3'
import { type Failure, failed } from '../../shared/contract/failure'

type Failed = { readonly ok: false; readonly error: Failure }

/** Sentences about a file that is to be opened. */
export const fileFailures = {
  missing: (path: string) =>
    failed('file-missing', `找不到“${basename(path)}”。它可能被移走或改了名，请重新选择。`),
  empty: (path: string) =>
    failed('file-empty', `“${basename(path)}”是空文件，里面没有预算。请选择另一个文件。`),
  notABudget: (path: string) =>
    failed('not-a-budget', `“${basename(path)}”不是预算文件。请选择预算编制台保存的 .budget 文件。`),
  damaged: (path: string) =>
    failed(
      'file-damaged',
      `“${basename(path)}”已损坏或不完整，打不开。文件没有改动，较早的内容可在“打开副本”里找。`,
    ),
  newer: () => failed('file-newer', '此文件由较新的版本保存，请升级后再打开。文件没有改动。'),
  locked: () => failed('file-locked', '文件正由另一窗口编辑。请到那个窗口继续，或另存副本打开。'),
  /** A copy was asked for, and the other window writes without a pause. */
  writing: (path: string) =>
    failed('file-locked', `“${basename(path)}”正在写入，还读不到完整的内容。请稍后再打开副本。`),
  unreadable: (path: string) =>
    failed(
      'file-unreadable',
      `没有读取“${basename(path)}”的权限。请找管这个文件的人开通，或选择另一个文件。`,
    ),
  nameTooLong: (path: string) =>
    failed('file-missing', `“${basename(path)}”文件名太长，系统打不开。请改短后再选择。`),
  linkLoop: (path: string) =>
    failed('file-missing', `“${basename(path)}”是绕回自己的链接，没有通到文件。请重新选择。`),
  /** Opening needs room only for a private copy. */
  noRoom: (path: string) =>
    failed('disk-full', `磁盘已满，“${basename(path)}”没有打开，也没有改动。腾出空间后再试。`),
  unreachable: (path: string) =>
    failed('disk-error', `“${basename(path)}”所在的磁盘或网络位置读不出来。接好后再打开。`),
} as const

/** Sentences about a step that was not saved in the open file. */
const stepFailures = {
  readOnly: (path: string) =>
    failed(
      'file-read-only',
      `“${basename(path)}”或它所在的文件夹现在不能写入，刚才这一步没有存上。请另存副本，或改好权限再试。`,
    ),
  diskFull: () => failed('disk-full', '磁盘已满，刚才这一步没有存上。腾出空间后再试。'),
  diskError: (path: string) =>
    failed('disk-error', `“${basename(path)}”所在的磁盘或网络位置读写不了，刚才这一步没有存上。接好后再试。`),
  damaged: (path: string) =>
    failed('file-damaged', `“${basename(path)}”已损坏，刚才这一步没有存上。请打开副本，从较早的内容继续。`),
} as const

/** The file is not at its place any more: what would be written now goes with it. */
export function goneFailure(path: string): Failed {
  return failed(
    'file-missing',
    `“${basename(path)}”已被移走、删除或换成了别的文件，刚才这一步没有存上。请另存副本，或放回原处再试。`,
  )
}

/** What an error means for a file to be opened; anything else is a fault of ours and is thrown on. */
export function openFailure(path: string, error: unknown): Failed {
  const code = errorCode(error)
  if (isBusy(error)) return fileFailures.locked()
  if (code === 'SQLITE_NOTADB' || code === 'EISDIR') return fileFailures.notABudget(path)
  if (/^SQLITE_(CORRUPT|FORMAT)/.test(code)) return fileFailures.damaged(path)
  if (/^(SQLITE_FULL|ENOSPC|EDQUOT)$/.test(code)) return fileFailures.noRoom(path)
  if (/^SQLITE_(READONLY|CANTOPEN|PERM|AUTH)|^E(ACCES|PERM|ROFS)$/.test(code))
    return fileFailures.unreadable(path)
  if (/^SQLITE_(IOERR|PROTOCOL)|^E(IO|STALE)$/.test(code)) return fileFailures.unreachable(path)
  if (code === 'ENOENT' || code === 'ENOTDIR') return fileFailures.missing(path)
  if (code === 'ENAMETOOLONG') return fileFailures.nameTooLong(path)
  if (code === 'ELOOP') return fileFailures.linkLoop(path)
  throw error
}

/** What an error means for a step that was to be saved; anything else is a fault of ours and is thrown on. */
export function stepFailure(path: string, error: unknown): Failed {
  const code = errorCode(error)
  if (isBusy(error)) return fileFailures.locked()
  if (code === 'SQLITE_READONLY_DBMOVED' || code === 'ENOENT' || code === 'ENOTDIR') return goneFailure(path)
  if (/^(SQLITE_FULL|ENOSPC|EDQUOT)$/.test(code)) return stepFailures.diskFull()
  if (/^SQLITE_(READONLY|CANTOPEN|PERM|AUTH)|^E(ACCES|PERM|ROFS)$/.test(code))
    return stepFailures.readOnly(path)
  if (/^SQLITE_(CORRUPT|FORMAT|NOTADB)/.test(code)) return stepFailures.damaged(path)
  if (/^SQLITE_(IOERR|PROTOCOL)|^E(IO|STALE)$/.test(code)) return stepFailures.diskError(path)
  throw error
}

/** Whether another connection holds the file. */
export function isBusy(error: unknown): boolean {
  return /^SQLITE_(BUSY|LOCKED)/.test(errorCode(error))
}

/** Whether SQLite could not write the file or make a journal beside it. */
export function isUnwritable(error: unknown): boolean {
  return /^SQLITE_(READONLY|CANTOPEN|PERM)/.test(errorCode(error))
}

/** Whether SQLite found the schema to be other than its edition says (a table or column is not there). */
export function isSchemaError(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code === 'SQLITE_ERROR'
}

/** Code of SQLite or of the file system; '' for anything else. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}
