import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { done, type Reply } from '../../shared/contract/failure'
import { makingFailure, PART_NAME, writeWhole } from '../export/whole-file'
import { dayCopyName, migrationCopyName, originalName, placeOf, readCopyName } from './copy-names'
import { errorCode } from './sqlite-failures'

/** Days of one file that are kept. */
const KEPT_DAYS = 5
/** A file in the making that is older than this was left by a power cut. */
const ABANDONED_MS = 86_400_000

/**
 * Keeps the content as it is before the first edit of a day (of the local calendar), unless that day's copy is there,
 * and lets go of days beyond the fifth. Failures: those of making a file.
 */
export function keepDayCopy(path: string, bytes: () => Buffer, folder: string, now: Date): Reply<null> {
  try {
    mkdirSync(folder, { recursive: true })
    const isKept = dayCopiesOf(path, folder).some(({ made }) => made.toDateString() === now.toDateString())
    if (isKept) return done(null)
    const written = writeWhole(join(folder, dayCopyName(path, now)), bytes())
    if (written.ok) tidy(path, folder)
    return written
  } catch (error) {
    return makingFailure(folder, error)
  }
}

/** Keeps the content as it is before the file is brought to a new edition; never over another copy. */
export function keepMigrationCopy(
  path: string,
  version: number,
  bytes: Buffer,
  folder: string,
  now: Date,
): Reply<null> {
  try {
    mkdirSync(folder, { recursive: true })
  } catch (error) {
    return makingFailure(folder, error)
  }
  for (let nth = 0; ; nth += 1) {
    const written = writeWhole(join(folder, migrationCopyName(path, version, now, nth)), bytes)
    if (written.ok || written.error.code !== 'file-exists') return written
  }
}

/** Day copies of the file at this place, newest first. */
function dayCopiesOf(
  path: string,
  folder: string,
): readonly { readonly name: string; readonly made: Date }[] {
  const [original, place] = [originalName(path), placeOf(path)]
  return readdirSync(folder)
    .flatMap((name) => {
      const copy = readCopyName(name)
      return copy?.place === place && copy.original === original ? [{ name, made: copy.made }] : []
    })
    .sort((a, b) => b.made.getTime() - a.made.getTime())
}

function tidy(path: string, folder: string): void {
  for (const { name } of dayCopiesOf(path, folder).slice(KEPT_DAYS))
    rmSync(join(folder, name), { force: true })
  for (const name of readdirSync(folder).filter((each) => PART_NAME.test(each))) {
    const part = statSync(join(folder, name), { throwIfNoEntry: false })
    if (part && part.mtimeMs < Date.now() - ABANDONED_MS) rmSync(join(folder, name), { force: true })
  }
}

/** Paths of the copies in the folder; none where no copy was made yet. */
export function keptCopies(folder: string): readonly string[] {
  try {
    return readdirSync(folder).flatMap((name) => (readCopyName(name) ? [join(folder, name)] : []))
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return []
    throw error
  }
}

/** Whether the path is that of a copy in the folder. */
export function isKeptCopy(path: string, folder: string): boolean {
  return readCopyName(basename(path)) !== null && join(folder, basename(path)) === path
}
