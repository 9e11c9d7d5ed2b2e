import type { Failure } from '../../shared/contract/failure'
import type { CorePorts } from '../ports/ports'
import { keepDayCopy } from '../store/kept-copies'
import type { Store } from '../store/store'

/** Before a day's first edit the file as it was is kept in the program's own folder. */
export interface DayCopies {
  /** Called before each step. What to tell the preparer where no copy could be made; said once a day, else null. */
  keep(now: Date): string | null
}

export function openDayCopies(store: Store, { places, log }: Pick<CorePorts, 'places' | 'log'>): DayCopies {
  let seen = ''
  return {
    keep(now) {
      const day = now.toDateString()
      if (day === seen || store.access.mode === 'view') return null
      seen = day
      const kept = keepDayCopy(store.path, () => store.bytes(), places.backups, now)
      if (kept.ok) return null
      // The edit goes through all the same: a missing copy must not keep anyone from work.
      log.warn('no copy of the day', { path: store.path, code: kept.error.code })
      return `今天改动前的副本没有留成：${reason(kept.error)}。改动照常保存。`
    },
  }
}

function reason({ code }: Failure): string {
  if (code === 'disk-full') return '放副本的磁盘已满'
  if (code === 'file-read-only') return '程序放副本的文件夹不能写入'
  return '程序放副本的文件夹用不了'
}
