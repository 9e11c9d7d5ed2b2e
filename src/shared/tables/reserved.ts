import type { Reserved } from '../model/rules'
import type { TableSpec } from './spec'

/** Codes that would name, in the id of a cell, a row of the template's own. */
export function reservedCodes(specs: readonly TableSpec[]): Reserved {
  const ofProjects = specs.filter(({ rows }) => rows.some((row) => row.rows === 'project')).flatMap(ownRows)
  const parts = specs.flatMap((spec) => (spec.parts ?? []).map(({ id }) => id))
  return { units: new Set(['all', ...parts]), projects: new Set(ofProjects) }
}

/** The rows of a table that no code names, as they stand in keys. */
function ownRows({ rows }: TableSpec): readonly string[] {
  const fixed = rows.flatMap((row) => (row.rows === 'fixed' ? [row.refCode ?? row.refYear ?? row.kind] : []))
  return ['unit', 'total', ...fixed]
}
