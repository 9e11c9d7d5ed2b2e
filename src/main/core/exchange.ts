import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { done, type Reply } from '../../shared/contract/failure'
import type { FileEntry } from '../../shared/contract/results'
import type { Encoding } from '../../shared/contract/uploads'
import type { BudgetDocument } from '../../shared/model/document'
import { packageParts } from '../export/package'
import { decoded } from '../import/decode'
import { fromDisk } from './from-disk'
import { parsePackage, type ReadPackage } from '../import/package'
import type { Packs } from '../packs/packs'
import type { FilesPort } from '../ports/ports'
import { fileFailures } from '../store/sqlite-failures'
import { puttingFile } from './files'
import { stage, type Staged } from './jobs/job'
import type { Uploads } from './uploads'

/** `package.write`. Failures: those of making a file. */
export function* writingPackage(
  document: BudgetDocument,
  handle: string,
  files: FilesPort,
): Staged<Reply<FileEntry>> {
  return yield* stage('写出交换包', [0, 100], puttingFile(handle, files, packageParts(document)))
}

export interface PackageFile {
  /** Where it lies; nobody writes it. */
  readonly path: string
  readonly name: string
  readonly encoding: Encoding | undefined
}

/** A package to be read: a file that was chosen, or one that came in as bytes. Failure: file-missing. */
export function packageSource(
  handle: string,
  files: FilesPort,
  uploads: Pick<Uploads, 'find'>,
): Reply<Omit<PackageFile, 'encoding'>> {
  const upload = uploads.find(handle)
  if (upload.ok) return upload
  const path = files.path(handle)
  return path === null ? fileFailures.missing('所选的交换包') : done({ path, name: basename(path) })
}

/** Up to this size a package is read between two calls; a larger one would hold the others up. */
const SMALL = 1024 * 1024

/** Whether it is read apart from the core. Failure: file-missing. */
export function isLarge({ path }: Pick<PackageFile, 'path'>): Reply<boolean> {
  return fromDisk(path, () => statSync(path).size > SMALL)
}

/** Reads and checks a small package. Failures: file-missing, bad-encoding, bad-package, unknown-pack, bad-pack. */
export function readSmallPackage({ path, name, encoding }: PackageFile, packs: Packs): Reply<ReadPackage> {
  const bytes = fromDisk(path, () => readFileSync(path))
  if (!bytes.ok) return bytes
  const text = decoded(bytes.value, `“${name}”`, encoding)
  return text.ok ? parsePackage(text.value, packs.rulesFor) : text
}
