import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { done, type Reply } from '../../shared/contract/failure'
import type { Slices } from '../../shared/slices/slices'
import { makingFailure, nameTaken, writingWhole } from './whole-file'
import type { NamedBytes } from './zip'

/**
 * Makes a new folder with these files in it, in slices: it is there with all of them or not at all. What stands under its name
 * already is left alone. Failures: those of making a file.
 */
export function* writingFolder(path: string, files: readonly NamedBytes[]): Slices<Reply<null>> {
  if (existsSync(path)) return nameTaken(path)
  const part = join(dirname(path), `.budget-desk-${randomBytes(6).toString('hex')}.part`)
  try {
    mkdirSync(part)
    for (const { name, bytes } of files) {
      const written = yield* writingWhole(join(part, name), [bytes])
      if (!written.ok) return written
    }
    if (existsSync(path)) return nameTaken(path)
    renameSync(part, path)
    return done(null)
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    return ['ENOTEMPTY', 'EEXIST'].includes(code) ? nameTaken(path) : makingFailure(path, error)
  } finally {
    rmSync(part, { recursive: true, force: true })
  }
}
