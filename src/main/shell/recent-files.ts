import type { KeptJson } from '../core/kept-json'

const KEPT = 12

export interface RecentFiles {
  /** Absolute paths, newest first. */
  list(): readonly string[]
  add(path: string): void
}

/** Files opened lately, remembered over restarts; `announce` tells the system (the taskbar's list). */
export function recentFiles(kept: KeptJson, announce: (path: string) => void): RecentFiles {
  let paths = strings(kept.read())
  return {
    list: () => paths,
    add(path) {
      paths = [path, ...paths.filter((other) => other !== path)].slice(0, KEPT)
      kept.write(paths)
      announce(path)
    },
  }
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value)
    ? value.filter((one): one is string => typeof one === 'string').slice(0, KEPT)
    : []
}
