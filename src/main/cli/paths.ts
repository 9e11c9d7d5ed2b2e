import type { BudgetDocument } from '../../shared/model/document'
import { renamedPath } from '../../shared/model/renamed-path'

/** What people name by code, the program by id; its paths are shown by code as far as the interface says so. */
type Coded = Pick<BudgetDocument, 'projects' | 'units'>

/**
 * A path as typed, by id. A code comes first, for an id may look like another record's code; what is no code stays as
 * it is, and the core says what it does not find.
 */
export function insidePath(document: Coded, typed: string): string {
  return renamedPath(typed, (set, code) => document[set].find((record) => record.code === code)?.id)
}

/** A path as people read it: projects by code, all else by id. */
export function shownPath(document: Coded, path: string): string {
  return renamedPath(path, (set, id) =>
    set === 'projects' ? document.projects.find((project) => project.id === id)?.code : id,
  )
}
