import { statSync } from 'node:fs'

/** Why a path that was named leads to no folder; null when it does. */
export function noFolder(path: string): string | null {
  try {
    return statSync(path).isDirectory() ? null : `${path}：这是文件，不是文件夹。请核对路径。`
  } catch (fault) {
    const code = (fault as NodeJS.ErrnoException).code ?? ''
    return `${path}：${WHY[code] ?? '这个文件夹打不开'}。请核对路径。`
  }
}

const WHY: Readonly<Record<string, string>> = {
  ENOENT: '没有这个文件夹',
  ENOTDIR: '没有这个文件夹',
  EACCES: '没有进入它的权限',
  EPERM: '没有进入它的权限',
  ENAMETOOLONG: '文件夹名太长',
  ELOOP: '这是绕回自己的链接',
}
