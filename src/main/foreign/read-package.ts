import { readFile } from 'node:fs/promises'
import { failed, type Reply } from '../../shared/contract/failure'
import { parsePackage, type ReadPackage } from '../import/package'
import { openPacks } from '../packs/packs'

export interface PackageFile {
  readonly path: string
  readonly packRoots: readonly string[]
}

/**
 * Reads and checks an exchange package that came from outside: text of any size and depth, so not in the core.
 * Failures: bad-package, unknown-pack, bad-pack, file-missing.
 */
export async function readPackageFile({ path, packRoots }: PackageFile): Promise<Reply<ReadPackage>> {
  const text = await readFile(path, 'utf8').catch((fault: unknown) => {
    if ((fault as NodeJS.ErrnoException).code !== 'ENOENT') throw fault
    return null
  })
  if (text === null) return failed('file-missing', '要导入的交换包已经不在。请重新选择文件。')
  return parsePackage(text, openPacks(packRoots).rulesFor)
}
