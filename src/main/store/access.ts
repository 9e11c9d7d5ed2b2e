import { accessSync, closeSync, constants, openSync, realpathSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import type { Access, ViewOnly, ViewReason } from '../../shared/contract/access'
import { copyTitle } from './copy-names'
import { errorCode } from './sqlite-failures'

const WHY: Readonly<Record<ViewReason, string>> = {
  file: '文件只读，不能写入',
  folder: '所在文件夹不能写入',
  copy: '这是一份副本',
  faults: '里面有读不懂的内容，见清单',
  packs: '缺少模板或科目版本，印不出报表和文本',
}

/** Whether the file can be edited where it lies. Throws what the file system throws, unless that is the answer. */
export function accessTo(path: string): Access {
  // Asked of the file itself, for permission bits do not tell everything; SQLite would quietly open it read-only.
  if (isRefused(() => closeSync(openSync(path, 'r+')))) return viewOnly('file', path)
  // The journal stands beside the file itself while SQLite writes, not beside a link to it.
  const folder = dirname(realpathSync(path))
  return isRefused(() => accessSync(folder, constants.W_OK)) ? viewOnly('folder', path) : { mode: 'edit' }
}

/** `way`: what to do about it, whole sentences. */
export function viewOnly(why: ViewReason, path: string, way = '要改动请另存副本。'): ViewOnly {
  const name = copyTitle(path) ?? basename(path)
  return { mode: 'view', why, message: `“${name}”只能查看：${WHY[why]}。${way}` }
}

function isRefused(write: () => void): boolean {
  try {
    write()
    return false
  } catch (error) {
    if (/^E(ACCES|PERM|ROFS)$/.test(errorCode(error))) return true
    throw error
  }
}
