import { failed, done, type Reply } from '../../shared/contract/failure'
import { errorCode } from '../store/sqlite-failures'

/** What reading a path gives, or why it cannot be read. Failure: file-missing. */
export function fromDisk<T>(path: string, read: () => T): Reply<T> {
  try {
    return done(read())
  } catch (fault) {
    const why = {
      ENOENT: '没有这个文件',
      ENOTDIR: '没有这个文件',
      EISDIR: '这是文件夹',
      EACCES: '没有读取它的权限',
      EPERM: '没有读取它的权限',
      ENAMETOOLONG: '文件名太长',
      ELOOP: '这是绕回自己的链接',
      EIO: '它所在的磁盘或网络位置读不出来',
    }[errorCode(fault)]
    if (why === undefined) throw fault
    return failed('file-missing', `${path}：${why}。请核对路径。`, { place: path })
  }
}
