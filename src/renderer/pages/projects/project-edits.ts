import type { Params } from '../../../shared/contract/methods'
import type { ProjectSheet } from '../../../shared/contract/shown'
import type { BudgetLine, Project } from '../../../shared/model/document'
import { isBlank } from '../../../shared/model/text'
import type { Unit } from '../../../shared/money/format'
import { parseAmount } from '../../../shared/money/parse'
import { parseTyped, type TypingContext } from '../../../shared/model/typed'
import { copyOf } from '../../lists/record-texts'
import type { CodeRead } from './code-entry'
import { DETAIL_COLUMNS, detailField } from './detail-columns'

export type OneEdit = Params<'edit.apply'>['edits'][number]

/**
 * A project behind another. It takes over where the other's money stands (unit, codes, source), for an amount can only be
 * typed where there is a line for it; behind none, it has no line yet. `only`: id of the budget's unit, where it has one alone.
 */
export function newProject(
  beside: ProjectSheet | null,
  codes: ReadonlySet<string>,
  only: string | null,
): readonly [Added, ...Added[]] {
  const after = beside ? { after: `projects/${beside.project.id}` } : {}
  const code =
    beside || codes.has(FIRST_CODE) ? freeCode(beside?.project.code ?? FIRST_CODE, codes) : FIRST_CODE
  const [line] = beside?.lines ?? []
  return [
    {
      add: 'project',
      value: {
        code,
        name: '新项目',
        ...(beside ? pick(beside.project, ['unitId', 'category']) : only === null ? {} : { unitId: only }),
      },
      ...after,
    },
    ...(line
      ? [{ add: 'line', value: { ...pick(line, LINE_SORT), carryOver: false, projectId: code, amount: 0 } }]
      : []),
  ]
}

/** What pasted rows become projects from. */
interface PastedAround {
  /** Where their money stands as this one's does; null: there is none yet. */
  readonly beside: ProjectSheet | null
  /** Id of the project that they stand behind. */
  readonly last: string | null
  readonly codes: ReadonlySet<string>
  /** Id of the budget's unit, where it has one alone. */
  readonly only: string | null
  readonly unit: Unit
  readonly typing: TypingContext
  readonly readCode: (text: string) => CodeRead
}

/** Projects of rows of texts by column, in their order; or why a row can be none. */
export function pastedProjects(
  rows: readonly Readonly<Record<string, string>>[],
  { last, ...around }: PastedAround,
): { readonly edits: readonly OneEdit[] } | { readonly refused: string } {
  const taken = new Set(around.codes)
  const made: (readonly OneEdit[])[] = []
  for (const [index, texts] of rows.entries()) {
    const one = pastedProject(texts, taken, around)
    if ('refused' in one) return { refused: `多出来的第 ${index + 1} 行：${one.refused}` }
    const [{ value }, ...own] = one.edits
    taken.add(value['code'] as string)
    made.push([{ add: 'project', value, ...(last === null ? {} : { after: `projects/${last}` }) }, ...own])
  }
  // Behind another each stands right behind it: the first of them is put there last.
  return { edits: (last === null ? made : made.reverse()).flat() }
}

type Added = Extract<OneEdit, { readonly add: string }>

/** What a row says is taken, or it is said why not: what is left out unsaid would be believed to be there. */
function pastedProject(
  texts: Readonly<Record<string, string>>,
  taken: ReadonlySet<string>,
  { beside, only, unit, typing, readCode }: Omit<PastedAround, 'last' | 'codes'>,
): { readonly edits: readonly [Added, ...Added[]] } | { readonly refused: string } {
  const { name = '', amount = '', prior = '' } = texts
  const [now, then] = [amount, prior].map((text) => (isBlank(text) ? null : parseAmount(text, unit)))
  for (const parsed of [now, then]) if (parsed?.ok === false) return { refused: parsed.message }
  const details = detailsOf(texts, typing)
  if ('refused' in details) return details
  const code = isBlank(texts['function'] ?? '') ? null : readCode(texts['function'] ?? '')
  if (code && 'refused' in code) return code
  const { reason, ...own } = details.values
  const [project, line] = newProject(beside, taken, only)
  if (!line && ((now?.ok && now.cents !== 0) || code)) return { refused: noLine(beside) }
  const named = isBlank(name) ? {} : { name: name.trim() }
  const value: Readonly<Record<string, unknown>> = { ...project.value, ...named, ...own }
  const projectId = value['code']
  return {
    edits: [
      { ...project, value },
      ...(line
        ? [
            {
              ...line,
              value: {
                ...line.value,
                projectId,
                ...(typeof own['unitId'] === 'string' ? { unitId: own['unitId'] } : {}),
                amount: now?.ok ? now.cents : 0,
                ...(code ? { functionCode: code.code } : {}),
              },
            },
          ]
        : []),
      ...(then?.ok || reason !== undefined
        ? [
            {
              add: 'priorFact',
              value: {
                measure: 'project',
                projectId,
                amount: then?.ok ? then.cents : null,
                ...(reason === undefined ? {} : { reason }),
              },
            },
          ]
        : []),
    ],
  }
}

/** An amount and its function stand in a line, and of a line more has to be known than a row of projects says. */
function noLine(beside: ProjectSheet | null): string {
  const way = beside
    ? `请先给“${beside.project.name}”写一条分项，或只粘贴其他各列。`
    : '请先只粘贴名称等其他各列，再到各项目的分项里粘贴金额。'
  return `本年金额和功能科目记在分项里，现在还没有分项可照着写。${way}`
}

/** Fields of a project that have a column of their own. */
const PASTED_FIELDS = DETAIL_COLUMNS.map(({ field: name }) => ({ name, field: detailField(name) }))

/** What was pasted into columns of other fields; a blank cell says nothing. */
function detailsOf(
  texts: Readonly<Record<string, string>>,
  typing: TypingContext,
): { readonly values: Readonly<Record<string, unknown>> } | { readonly refused: string } {
  const values: Record<string, unknown> = {}
  for (const { name, field } of PASTED_FIELDS) {
    const text = texts[name] ?? ''
    if (isBlank(text)) continue
    const parsed = parseTyped(field, text, typing)
    if (!parsed.ok) return { refused: parsed.message }
    values[name] = parsed.value
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
  'carryOver',
] as const satisfies readonly (keyof BudgetLine)[]

export function pick<T extends Project | BudgetLine>(
  record: T,
  names: readonly (keyof T)[],
): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, record[name]]))
}

/** Of a project before which there is none. */
const FIRST_CODE = '01'

/** A code like another one that nothing has yet: `A-2`, `A-3` … */
function freeCode(like: string, codes: ReadonlySet<string>): string {
  const stem = like.replace(/-\d+$/, '')
  let number = 2
  while (codes.has(`${stem}-${number}`)) number += 1
  return `${stem}-${number}`
}

/** An id that nothing has. */
export function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) =>
    part.toString(16).padStart(8, '0'),
  ).join('')
}
