import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** A small file of the program's own settings. What can't be read counts as absent: nothing of a budget is in it. */
export interface KeptJson {
  read(): unknown
  write(value: unknown): void
}

/** `onUnreadable` hears why a file that is there is not read. */
export function keptJson(path: string, onUnreadable: (cause: unknown) => void = () => undefined): KeptJson {
  return {
    read() {
      try {
        return JSON.parse(readFileSync(path, 'utf8')) as unknown
      } catch (cause) {
        if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') onUnreadable(cause)
        return null
      }
    },
    /** By rename, so that a break in the middle leaves the old one; under a name of this process's own until then. */
    write(value) {
      mkdirSync(dirname(path), { recursive: true })
      const fresh = `${path}.${process.pid}.new`
      try {
        writeFileSync(fresh, JSON.stringify(value))
        renameSync(fresh, path)
      } finally {
        rmSync(fresh, { force: true })
      }
    },
  }
}

/** What tells a file from another one in its place, and from itself after it was written to; empty: there is none. */
export function fileMark(path: string): string {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false })
  return found ? [found.ino, found.size, found.mtimeNs, found.ctimeNs].join(' ') : ''
}
