import { resolve } from 'node:path'

/**
 * The `.budget` file named on a command line (double click hands it over so), as an absolute path; null = none.
 * Switches of Chromium and of the system stand in the same list.
 */
export function budgetIn(args: readonly string[], folder: string): string | null {
  const named = args.slice(1).findLast((arg) => !arg.startsWith('-') && arg.toLowerCase().endsWith('.budget'))
  return named === undefined ? null : resolve(folder, named)
}
