/**
 * How bad a fault is. `unreadable`: the budget cannot be computed with it, so the file opens for viewing only.
 * `refused`: no door takes it any more, but a file may hold it from before: it is listed, and may be left or mended.
 */
export type Grade = 'unreadable' | 'refused'

/** Something that does not go together, at a field of a record. */
export interface RuleFault {
  readonly field: string
  readonly message: string
  readonly grade: Grade
}

/** A value that no door takes; a file may hold it from before. */
export function refused(field: string, message: string): RuleFault {
  return { field, message, grade: 'refused' }
}
