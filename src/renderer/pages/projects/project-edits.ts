import type { Params } from '../../../shared/contract/methods'
import type { ProjectSheet } from '../../../shared/contract/shown'
import type { BudgetLine, Project } from '../../../shared/model/document'
import { isBlank } from '../../../shared/model/text'
import type { Unit } from '../../../shared/money/format'
import { parseAmount } from '../../../shared/money/parse'
import { parseTyped, type TypingContext } from '../../../shared/model/typed'
import { copyOf } from '../../lists/record-texts'
import { DETAIL_COLUMNS, detailField } from './detail-columns'

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

/** What pasted rows become projects from. */
interface PastedAround {
  /** Where their money stands as this one's does. */
  readonly beside: ProjectSheet
  /** Id of the project that they stand behind. */
  readonly last: string
  readonly codes: ReadonlySet<string>
  readonly unit: Unit
  readonly typing: TypingContext
}

/** Projects of rows of texts by column, in their order; or why a row can be none. */
export function pastedProjects(
  rows: readonly Readonly<Record<string, string>>[],
  { beside, last, codes, unit, typing }: PastedAround,
): { readonly edits: readonly OneEdit[] } | { readonly refused: string } {
  const taken = new Set(codes)
  const made: (readonly OneEdit[])[] = []
  for (const [index, texts] of rows.entries()) {
    const { name = '', amount = '', prior = '' } = texts
    const [now, then] = [amount, prior].map((text) => (isBlank(text) ? null : parseAmount(text, unit)))
    for (const parsed of [now, then]) {
      if (parsed?.ok === false) return { refused: `多出来的第 ${index + 1} 行：${parsed.message}` }
    }
    const details = detailsOf(texts, typing)
    if ('refused' in details) return { refused: `多出来的第 ${index + 1} 行：${details.refused}` }
    const { reason, ...own } = details.values
    const [project, line] = newProject(beside, taken)
    if (!project || !('add' in project)) continue
    const { code } = project.value as { readonly code: string }
    taken.add(code)
    const named = isBlank(name) ? {} : { name: name.trim() }
    made.push([
      { ...project, value: { ...project.value, ...named, ...own }, after: `projects/${last}` },
      ...(line && 'add' in line
        ? [{ ...line, value: { ...line.value, amount: now?.ok ? now.cents : 0 } }]
        : []),
      ...(then?.ok || reason !== undefined
        ? [
            {
              add: 'priorFact',
              value: {
                measure: 'project',
                projectId: code,
                amount: then?.ok ? then.cents : null,
                ...(reason === undefined ? {} : { reason }),
              },
            } as const,
          ]
        : []),
    ])
  }
  // Each stands right behind the last one: the first of them is put there last.
  return { edits: made.reverse().flat() }
}

/** What was pasted into columns of other fields; a blank cell says nothing. */
function detailsOf(
  texts: Readonly<Record<string, string>>,
  typing: TypingContext,
): { readonly values: Readonly<Record<string, unknown>> } | { readonly refused: string } {
  const values: Record<string, unknown> = {}
  for (const { field } of DETAIL_COLUMNS) {
    const text = texts[field] ?? ''
    if (isBlank(text)) continue
    const parsed = parseTyped(detailField(field), text, typing)
    if (!parsed.ok) return { refused: parsed.message }
    values[field] = parsed.value
  }
  return { values }
}

/**
 * The same project once more, with all that belongs to it, under a code and name of its own; last year is not its own.
 * `nextId`: ids for its lines, by which what is bought with their money finds them.
 */
export function copyOfProject(
  { project, lines, yearPlans, procurements, acquisitions, goals, indicators }: ProjectSheet,
  codes: ReadonlySet<string>,
  nextId: () => string,
): readonly OneEdit[] {
  const { id: _id, position: _position, lineageId: _lineage, ...own } = project
  const code = freeCode(project.code, codes)
  const ids = new Map(lines.map(({ id }) => [id, nextId()]))
  const ofProject = (record: object): Record<string, unknown> => ({ ...copyOf(record), projectId: code })
  const ofLine = ({ lineId, ...item }: { readonly lineId: string }): Record<string, unknown> => ({
    ...copyOf(item),
    lineId: ids.get(lineId),
  })
  return [
    {
      add: 'project',
      value: { ...own, code, name: `${project.name}（副本）` },
      after: `projects/${project.id}`,
    },
    ...lines.map((line) => ({ add: 'line', value: { ...ofProject(line), id: ids.get(line.id) } })),
    ...yearPlans.map((plan) => ({ add: 'yearPlan', value: ofProject(plan) })),
    ...procurements.map((item) => ({ add: 'procurement', value: ofLine(item) })),
    ...acquisitions.map((item) => ({ add: 'acquisition', value: ofLine(item) })),
    ...goals.map((goal) => ({ add: 'goal', value: ofProject(goal) })),
    ...indicators.map((indicator) => ({ add: 'indicator', value: ofProject(indicator) })),
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

/** A code like another one that nothing has yet: `A-2`, `A-3` … */
function freeCode(like: string, codes: ReadonlySet<string>): string {
  const stem = like.replace(/-\d+$/, '')
  let number = 2
  while (codes.has(`${stem}-${number}`)) number += 1
  return `${stem}-${number}`
}
