import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { done, type Reply } from '../../shared/contract/failure'
import type { Slices } from '../../shared/slices/slices'
import { makingFailure, writingWhole } from './whole-file'
import type { NamedBytes } from './zip'

/**
 * Makes a new folder with these files in it, in slices; what stands under its name already is left alone. Where one cannot be
 * written, or it is given up, the folder is gone again. Failures: those of making a file.
 */
export function* writingFolder(path: string, files: readonly NamedBytes[]): Slices<Reply<null>> {
  try {
    mkdirSync(path)
  } catch (error) {
    return makingFailure(path, error)
  }
  let isWhole = false
  try {
    for (const { name, bytes } of files) {
      const written = yield* writingWhole(join(path, name), [bytes])
      if (!written.ok) return written
    }
    isWhole = true
    return done(null)
  } finally {
    // Ours: it was made a moment ago, under a name that was free.
    if (!isWhole) rmSync(path, { recursive: true, force: true })
  }
}
