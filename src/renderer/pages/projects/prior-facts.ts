import type { ProjectSheet } from '../../../shared/contract/shown'
import type { PriorFact } from '../../../shared/model/document'
import type { CodeEntry, CodeLists } from '../../../shared/contract/results'
import { searchFor } from '../../../shared/model/search'
import { folded } from '../../../shared/money/folding'
import type { Choice, GridColumn } from '../../grid/column'
import { recordColumns, type RecordColumn, type RecordSources } from '../../lists/record-columns'

type CodeName = 'economicCode' | 'functionCode' | 'fundType'

/** What tells last year's figures of one project apart, most telling first, and where the names of each stand. */
const CODES: readonly (readonly [field: CodeName, list: 'functions' | 'economics' | 'fundTypes'])[] = [
  ['economicCode', 'economics'],
  ['functionCode', 'functions'],
  ['fundType', 'fundTypes'],
]

const COLUMNS: readonly RecordColumn[] = [
  { field: 'economicCode', width: 'minmax(112px, 1fr)', isHome: true },
  { field: 'functionCode', width: 'minmax(84px, 1fr)' },
  { field: 'fundType', width: '72px' },
  { field: 'amount', width: '84px' },
  { field: 'basis', width: '72px' },
  { field: 'evidence', width: 'minmax(96px, 2fr)' },
]

/** More than anyone reads; what is typed narrows the rest. */
const OFFERED = 200

/** The figures that last year's of a project is made of: what each is of, how much, and what it rests on. */
export function priorColumns(
  lists: CodeLists,
  sources: Omit<RecordSources<PriorFact>, 'set' | 'offers'>,
): readonly GridColumn<PriorFact>[] {
  const entriesOf = (field: string): readonly CodeEntry[] | undefined => {
    const list = CODES.find(([name]) => name === field)?.[1]
    return list && lists[list]
  }
  const columns = recordColumns(
    {
      ...sources,
      set: 'priorFacts',
      offers(field) {
        const entries = entriesOf(field)
        return entries && ((_, typed) => offered(entries, typed))
      },
    },
    COLUMNS,
  )
  return columns.map((column): GridColumn<PriorFact> => {
    const entries = entriesOf(column.id)
    if (!entries) return column
    const names = new Map(entries.map(({ code, name }) => [code, name]))
    return {
      ...column,
      text: (fact) => {
        const code = fact[column.id as CodeName] ?? ''
        return [code, names.get(code)].filter(Boolean).join(' ')
      },
      copied: (fact) => fact[column.id as CodeName] ?? '',
    }
  })
}

function offered(entries: readonly CodeEntry[], typed: string): readonly Choice[] {
  const search = searchFor(typed)
  const begins = folded(typed).trim()
  return entries
    .filter(({ code, name }) => search === null || code.startsWith(begins) || search.isIn(name))
    .slice(0, OFFERED)
    .map(({ code, name }) => ({ value: code, code, text: name }))
}

/** A figure of what the project's lines are of and none is yet: by economic code, else by more of the line's codes. */
export function newFact(
  { project, lines, prior }: Pick<ProjectSheet, 'project' | 'lines' | 'prior'>,
  fiscalYear: number,
): Readonly<Record<string, unknown>> {
  const taken = new Set(prior.facts.filter(({ unitId }) => unitId === null).map(keyOf))
  const wanted = CODES.map((_, at) => CODES.slice(0, at + 1).map(([name]) => name)).flatMap((names) =>
    lines.map((line) => Object.fromEntries(names.map((name) => [name, line[name]]))),
  )
  return { ...begunFact(project.id, fiscalYear), ...wanted.find((codes) => !taken.has(keyOf(codes))) }
}

/** What each figure of a project's last year begins with. */
export function begunFact(projectId: string, fiscalYear: number): Readonly<Record<string, unknown>> {
  return { projectId, measure: 'project', year: fiscalYear - 1 }
}

function keyOf(codes: Partial<Readonly<Record<CodeName, string | null>>>): string {
  return CODES.map(([name]) => codes[name] ?? '').join('/')
}
