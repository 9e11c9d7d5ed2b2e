import { accessSync, constants, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'

interface Browsers {
  readonly names: readonly string[]
  readonly places: readonly string[]
}

/**
 * A Chromium-based browser of the system, of those that `list` names; null where there is none. BUDGET_DESK_CHROMIUM names
 * another.
 */
export function findBrowser(list: string, env: Readonly<NodeJS.ProcessEnv>): string | null {
  const { names, places } = JSON.parse(readFileSync(list, 'utf8')) as Browsers
  const folders = (env['PATH'] ?? '').split(delimiter).filter(Boolean)
  const files = process.platform === 'win32' ? names.map((name) => `${name}.exe`) : names
  const candidates = [
    ...[env['BUDGET_DESK_CHROMIUM'] ?? ''].filter(Boolean),
    ...files.flatMap((file) => folders.map((folder) => join(folder, file))),
    ...places,
  ]
  return candidates.find(isExecutable) ?? null
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    // Not there, or not to be run: the next one may be.
    return false
  }
}
