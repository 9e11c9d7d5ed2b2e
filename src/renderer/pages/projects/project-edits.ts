import type { Params } from '../../../shared/contract/methods'
import type { ProjectSheet } from '../../../shared/contract/shown'
import type { BudgetLine, Project } from '../../../shared/model/document'

export type OneEdit = Params<'edit.apply'>['edits'][number]

/**
 * A project behind another. It takes over where the other's money stands (unit, codes, source), for an amount can only be
 * typed where there is a line for it; behind none, it has no line yet.
 */
export function newProject(beside: ProjectSheet | null, codes: ReadonlySet<string>): readonly OneEdit[] {
  const after = beside ? { after: `projects/${beside.project.id}` } : {}
  const code = freeCode(beside?.project.code ?? '01', codes)
  const [line] = beside?.lines ?? []
  return [
    {
      add: 'project',
      value: { code, name: '新项目', ...(beside ? pick(beside.project, ['unitId', 'category']) : {}) },
      ...after,
    },
    ...(line ? [{ add: 'line', value: { ...pick(line, LINE_SORT), projectId: code, amount: 0 } }] : []),
  ]
}

/** The same project once more, with its lines and goals, under a code and name of its own; last year is not its own. */
export function copyOfProject(
  { project, lines, goals }: ProjectSheet,
  codes: ReadonlySet<string>,
): readonly OneEdit[] {
  const { id: _id, position: _position, lineageId: _lineage, ...own } = project
  const code = freeCode(project.code, codes)
  return [
    {
      add: 'project',
      value: { ...own, code, name: `${project.name}（副本）` },
      after: `projects/${project.id}`,
    },
    ...lines.map((line) => ({ add: 'line', value: { ...withoutPlace(line), projectId: code } })),
    ...goals.map((goal) => ({ add: 'goal', value: { ...withoutPlace(goal), projectId: code } })),
  ]
}

/** What says of which money a line is. */
export const LINE_SORT = [
  'unitId',
  'kind',
  'functionCode',
  'economicCode',
  'fundType',
  'appropriation',
  'source',
] as const satisfies readonly (keyof BudgetLine)[]

export function pick<T extends Project | BudgetLine>(
  record: T,
  names: readonly (keyof T)[],
): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, record[name]]))
}

export function withoutPlace({
  id: _id,
  position: _position,
  ...rest
}: {
  readonly id: string
  readonly position: number
}): Record<string, unknown> {
  return rest
}

/** A code like another one that nothing has yet: `A-2`, `A-3` … */
function freeCode(like: string, codes: ReadonlySet<string>): string {
  const stem = like.replace(/-\d+$/, '')
  let number = 2
  while (codes.has(`${stem}-${number}`)) number += 1
  return `${stem}-${number}`
}
