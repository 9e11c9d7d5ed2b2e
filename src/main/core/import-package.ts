import { done, type Reply } from '../../shared/contract/failure'
import type { Foreign, ForeignLimits } from '../foreign/run-foreign'
import type { ReadPackage } from '../import/package'
import type { Packs } from '../packs/packs'
import type { CorePorts } from '../ports/ports'
import type { Budgets } from './budgets'
import { isLarge, type PackageFile, readSmallPackage } from './exchange'
import { withOwnedPlaces } from './owned-places'
import type { Session } from './session'
import type { JobKind } from './jobs/job'

export interface PackageImport {
  readonly from: PackageFile
  /** Handle of the file to be made. */
  readonly file: string
}

/** A budget made of a package, and what of the package it has no place for. */
export type ImportedSession = Pick<ReadPackage, 'left'> & { readonly session: Session }

/** The largest package that comes in (64 MiB, 19,000 projects) takes 10 s and 0.6 GB here. */
const LIMITS: ForeignLimits = { deadlineMs: 120_000, heapMb: 1024, residentMb: 1536 }

/** Makes a budget of an exchange package. A large one is read and checked apart from the core, which goes on answering. */
export function importPackage(
  foreign: Pick<Foreign, 'run'>,
  { places }: Pick<CorePorts, 'places'>,
  packs: Packs,
  budgets: Pick<Budgets, 'making'>,
): JobKind<PackageImport, ImportedSession> {
  return {
    label: ({ from }) => `导入“${from.name}”`,
    async *run({ from, file }, signal) {
      yield { done: 0, total: null, what: '读取并检查交换包' }
      const read = await readPackage(from, signal)
      if (!read.ok) return read
      const { left } = read.value
      const { template } = packs.around(read.value.document.department)
      const document = withOwnedPlaces(read.value.document, template)
      const made = yield* budgets.making(file, { document, label: `从 ${from.name} 导入` })
      return made.ok ? done({ session: made.value, left }) : made
    },
  }

  async function readPackage(from: PackageFile, signal: AbortSignal): Promise<Reply<ReadPackage>> {
    const large = isLarge(from)
    if (!large.ok) return large
    if (!large.value) return readSmallPackage(from, packs)
    const input = { ...from, packRoots: places.packRoots }
    return foreign.run('package.read', input, { what: `导入“${from.name}”`, limits: LIMITS, signal })
  }
}
