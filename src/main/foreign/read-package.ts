import { readFile } from 'node:fs/promises'
import { failed, type Reply } from '../../shared/contract/failure'
import type { Encoding } from '../../shared/contract/uploads'
import { decoded } from '../import/decode'
import { parsePackage, type ReadPackage } from '../import/package'
import { openPacks } from '../packs/packs'

export interface PackageFile {
  readonly path: string
  readonly name: string
  readonly encoding: Encoding | undefined
  readonly packRoots: readonly string[]
}

/**
 * Reads and checks an exchange package that came from outside: text of any size and depth, so not in the core.
 * Failures: bad-encoding, bad-package, unknown-pack, bad-pack, file-missing.
 */
export async function readPackageFile({
  path,
  name,
  encoding,
  packRoots,
}: PackageFile): Promise<Reply<ReadPackage>> {
  const bytes = await readFile(path).catch((fault: unknown) => {
    if ((fault as NodeJS.ErrnoException).code !== 'ENOENT') throw fault
    return null
  })
  if (bytes === null) return failed('file-missing', '要导入的交换包已经不在。请重新选择文件。')
  const text = decoded(bytes, `“${name}”`, encoding)
  return text.ok ? parsePackage(text.value, openPacks(packRoots).rulesFor) : text
}
