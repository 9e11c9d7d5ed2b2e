import type { BudgetDocument } from '../../shared/model/document'

/**
 * People name projects by code, the program by id: paths change at this door. A code comes first, for an id may look
 * like another project's code; what is no code stays as it is, and the core says what it does not find.
 */
export function insidePath({ projects }: Pick<BudgetDocument, 'projects'>, typed: string): string {
  return withKey(typed, (code) => projects.find((project) => project.code === code)?.id)
}

/** A path as people read it. */
export function shownPath({ projects }: Pick<BudgetDocument, 'projects'>, path: string): string {
  return withKey(path, (id) => projects.find((project) => project.id === id)?.code)
}

function withKey(path: string, renamed: (key: string) => string | undefined): string {
  const [set, key, ...rest] = path.split('/')
  return set === 'projects' && key !== undefined ? [set, renamed(key) ?? key, ...rest].join('/') : path
}
