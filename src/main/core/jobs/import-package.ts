import { failed } from '../../../shared/contract/failure'
import type { Fault } from '../../../shared/model/faults'
import type { Foreign, ForeignLimits } from '../../foreign/run-foreign'
import type { CorePorts } from '../../ports/ports'
import { createFromRead } from '../create'
import type { Uploads } from '../uploads'
import type { JobKind } from './job'

export interface PackageImport {
  /** Handle of the package that came in. */
  readonly upload: string
  /** Handle of the new budget. */
  readonly file: string
}

export interface PackageImported {
  /** What a package from before holds that no door takes any more; it is in the file all the same. */
  readonly left: readonly Fault[]
}

/** The largest package that comes in (64 MiB, 19,000 projects) takes 10 s and 0.6 GB here. */
const LIMITS: ForeignLimits = { deadlineMs: 120_000, heapMb: 1024, residentMb: 1536 }

/** A new budget from an exchange package. Used up when it became one; refused, it can be tried again under another name. */
export function importPackage(
  uploads: Pick<Uploads, 'find' | 'drop'>,
  foreign: Pick<Foreign, 'run'>,
  ports: Pick<CorePorts, 'clock' | 'files' | 'places' | 'preparer'>,
): JobKind<PackageImport, PackageImported> {
  const nameOf = (upload: string): string => {
    const found = uploads.find(upload)
    return found.ok ? `“${found.value.name}”` : '交换包'
  }
  return {
    label: ({ upload }) => `导入${nameOf(upload)}`,
    async *run({ upload, file }, signal) {
      const source = uploads.find(upload)
      if (!source.ok) return source
      const target = ports.files.path(file)
      if (target === null) return failed('file-missing', '没有选定新文件的位置。请重新选择后再导入。')
      const { name, path } = source.value
      yield { done: 0, total: 2, what: '读取并检查交换包' }
      const input = { path, packRoots: ports.places.packRoots }
      const read = await foreign.run('package.read', input, {
        what: `读取“${name}”`,
        limits: LIMITS,
        signal,
      })
      if (!read.ok) return read
      yield { done: 1, total: 2, what: '建立预算文件' }
      const created = createFromRead(target, read.value, name, ports)
      if (created.ok) uploads.drop(upload)
      return created
    },
  }
}
