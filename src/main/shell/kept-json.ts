import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** A small file of the program's own settings. What can't be read counts as absent: nothing of a budget is in it. */
export interface KeptJson {
  read(): unknown
  write(value: unknown): void
}

export function keptJson(path: string): KeptJson {
  return {
    read() {
      try {
        return JSON.parse(readFileSync(path, 'utf8')) as unknown
      } catch {
        return null
      }
    },
    /** By rename, so that a break in the middle leaves the old one. */
    write(value) {
      mkdirSync(dirname(path), { recursive: true })
      const fresh = `${path}.new`
      writeFileSync(fresh, JSON.stringify(value))
      renameSync(fresh, path)
    },
  }
}
