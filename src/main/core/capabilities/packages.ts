import { done, type Reply } from '../../../shared/contract/failure'
import type { ReadPackage } from '../../import/package'
import { type Capability, through, type Writing } from '../capability'
import { isLarge, packageSource, readSmallPackage, writePackage } from '../exchange'
import type { PackageFile } from '../jobs/read-package'

/** Exchange packages: a budget's every input, out and in. */
export const packages: Pick<Capability<never, 'package.write' | 'package.read'>, 'commands'> = {
  commands: (core) => ({
    'package.write': ({ budget, file }) =>
      core.hold(budget, (session) =>
        writePackage(session.grounds.document.snapshot(), file, core.ports.files),
      ),
    async 'package.read'({ source, file, encoding }) {
      const found = packageSource(source, core.ports.files, core.long.uploads)
      if (!found.ok) return found
      const read = await readPackage(core, { ...found.value, encoding })
      if (!read.ok) return read
      const { document, left } = read.value
      const made = core.budgets.make(file, { document, label: `从 ${found.value.name} 导入` })
      if (made.ok) core.long.uploads.drop(source)
      return through(made, (session) => done({ frame: session.reader().frame(), left }))
    },
  }),
}

async function readPackage({ packs, long }: Writing, file: PackageFile): Promise<Reply<ReadPackage>> {
  const large = isLarge(file)
  if (!large.ok) return large
  return large.value ? long.jobs.start('package.read', file).reply : readSmallPackage(file, packs)
}
