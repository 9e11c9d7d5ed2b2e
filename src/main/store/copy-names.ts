import { createHash } from 'node:crypto'
import { realpathSync } from 'node:fs'
import { basename, resolve } from 'node:path'

/** What the name of a copy in the program's own folder says. The program takes no other file for its own. */
export interface CopyName {
  /** Name of the file it was made of. */
  readonly original: string
  readonly kind: 'day' | 'migration'
  readonly made: Date
  /** Of a day copy: the place of the file it was made of. */
  readonly place: string | null
}

const EXTENSION = '.budget'
/** Names may have 255 bytes; what a copy adds to them has 30. */
const STEM_BYTES = 200
/** `NAME.PLACE.20240105-161500.budget`, the clock on the preparer's wall. */
const DAY = /^(.+)\.([0-9a-f]{12})\.(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)\.budget$/
/** `NAME.v1.20240105-081500.budget`, universal time; a second one in the same second ends in `-1`. */
const MIGRATION = /^(.+)\.v\d+\.(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)(?:-\d+)?\.budget$/

export function readCopyName(name: string): CopyName | null {
  const day = DAY.exec(name)
  if (day) {
    const [, original = '', place = '', ...time] = day
    const [year = 0, month = 0, date = 0, hour = 0, minute = 0, second = 0] = time.map(Number)
    return {
      original,
      kind: 'day',
      place,
      made: new Date(year, month - 1, date, hour, minute, second),
    }
  }
  const migration = MIGRATION.exec(name)
  if (!migration) return null
  const [, original = '', ...time] = migration
  const [year = 0, month = 0, date = 0, hour = 0, minute = 0, second = 0] = time.map(Number)
  const made = new Date(Date.UTC(year, month - 1, date, hour, minute, second))
  return { original, kind: 'migration', place: null, made }
}

/** A copy under its original's name and the day; null when the path is none of a copy. */
export function copyTitle(path: string): string | null {
  const name = readCopyName(basename(path))
  if (!name) return null
  const day = `${name.made.getFullYear()}年${name.made.getMonth() + 1}月${name.made.getDate()}日`
  return `${name.original}（${day}的副本）`
}

export function dayCopyName(path: string, at: Date): string {
  const pad = (value: number, length = 2): string => String(value).padStart(length, '0')
  const day = `${pad(at.getFullYear(), 4)}${pad(at.getMonth() + 1)}${pad(at.getDate())}`
  const time = `${pad(at.getHours())}${pad(at.getMinutes())}${pad(at.getSeconds())}`
  return `${originalName(path)}.${placeOf(path)}.${day}-${time}${EXTENSION}`
}

/** `nth`: how many copies of that second are there already. */
export function migrationCopyName(path: string, version: number, at: Date, nth: number): string {
  const stamp = at.toISOString().replace(/[-:]/g, '').replace('T', '-').slice(0, 15)
  return `${originalName(path)}.v${version}.${stamp}${nth > 0 ? `-${nth}` : ''}${EXTENSION}`
}

/** The file's name as its copies have it: cut where it would become too long. */
export function originalName(path: string): string {
  const name = Buffer.from(basename(path, EXTENSION)).subarray(0, STEM_BYTES)
  // What is left of a character that was cut through goes too.
  return name.toString().replace(/\uFFFD+$/, '')
}

/** A short mark of where a file lies, whichever link led there: files of one name in two folders stay apart. */
export function placeOf(path: string): string {
  return createHash('sha256').update(realpath(path)).digest('hex').slice(0, 12)
}

function realpath(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    // The file was moved away while open: its place is still the one it was opened at.
    return resolve(path)
  }
}
