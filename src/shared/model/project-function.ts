import type { BudgetLine } from './document'

/** The function that all lines of a project are of; null where they are of several, or there are none. */
export function functionOf(lines: readonly Pick<BudgetLine, 'functionCode'>[]): string | null {
  const [code, ...others] = new Set(lines.map(({ functionCode }) => functionCode))
  return code !== undefined && others.length === 0 ? code : null
}
