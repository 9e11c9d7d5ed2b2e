import type { Foreign, ForeignLimits } from '../../foreign/run-foreign'
import type { Encoding } from '../../../shared/contract/uploads'
import type { ReadPackage } from '../../import/package'
import type { CorePorts } from '../../ports/ports'
import type { JobKind } from './job'

export interface PackageFile {
  /** Where it lies; nobody writes it. */
  readonly path: string
  readonly name: string
  readonly encoding: Encoding | undefined
}

/** The largest package that comes in (64 MiB, 19,000 projects) takes 10 s and 0.6 GB here. */
const LIMITS: ForeignLimits = { deadlineMs: 120_000, heapMb: 1024, residentMb: 1536 }

/** Reads and checks a large exchange package, apart from the core, which goes on answering. */
export function readLargePackage(
  foreign: Pick<Foreign, 'run'>,
  { places }: Pick<CorePorts, 'places'>,
): JobKind<PackageFile, ReadPackage> {
  return {
    label: ({ name }) => `读取“${name}”`,
    async *run({ path, name, encoding }, signal) {
      yield { done: 0, total: null, what: '读取并检查交换包' }
      const input = { path, name, encoding, packRoots: places.packRoots }
      return foreign.run('package.read', input, { what: `读取“${name}”`, limits: LIMITS, signal })
    },
  }
}
