import type { BudgetDocument, BudgetLine, Project } from '../model/document'
import type { CodeListing } from '../model/code-words'
import { openCodeWords } from '../model/code-words'
import type { CodeField, CollectionName, RecordSet } from '../model/field-types'
import type { RecordValues } from '../model/fields'
import { type EconomicMapping, mappingByEconomic } from '../model/gov-economic'
import { inCollectionOrder, type Placed } from '../model/order'
import type { WordSources } from '../model/words'
import { recordSources, type RecordSourceName, type Root } from './record-sources'

/** The records of one row, by root. */
export type Scope = Readonly<Partial<Record<Root, RecordValues>>>

/** The year's codes, with what maps one economic classification onto the other. */
export interface DestinationCodes extends CodeListing {
  readonly economicMapping: readonly EconomicMapping[]
}

/** A document as rows are read from it; every index is made when it is first asked for. */
export interface Sources {
  readonly words: WordSources
  readonly mapping: ReadonlyMap<string, EconomicMapping>
  codeName(type: CodeField['type'], code: string): string | undefined
  linesOfProject(id: string): readonly BudgetLine[]
  hasIndicators(project: string): boolean
  hasAcquisitions(line: string): boolean
  /** The rows of a record set, in order of the document: by project, then by the record's own place. */
  scopes(rows: RecordSourceName): readonly Scope[]
}

type Row = RecordValues & Placed & { readonly id: string }

/** All that the document holds: secret projects are the caller's to leave out. */
export function openSources(document: BudgetDocument, codes: DestinationCodes): Sources {
  const byId = once((set: CollectionName) => new Map(rowsIn(set).map((record) => [record.id, record])))
  const projectPlaces = once((_: 'all') => new Map(ordered('projects').map(({ id }, at) => [id, at])))
  const linesBy = once((_: 'all') =>
    Map.groupBy(document.lines.toSorted(inCollectionOrder), ({ projectId }) => projectId),
  )
  const withIndicators = once((_: 'all') => new Set(document.indicators.map(({ projectId }) => projectId)))
  const withAssets = once((_: 'all') => new Set(document.acquisitions.map(({ lineId }) => lineId)))
  const mapping = mappingByEconomic(codes.economicMapping)
  const name = openCodeWords(codes, () => document.codeNames)
  const main = ordered('units').find((unit) => unit['main'] === true) ?? ordered('units')[0]
  const whose = { department: document.department as unknown as RecordValues, ...(main ? { main } : {}) }
  const scopes = once((rows: RecordSourceName) => scopesOf(rows))

  return {
    mapping,
    codeName: name,
    words: {
      fiscalYear: document.department.fiscalYear,
      find: (set, id) => byId(set).get(id),
      codeName: name,
      // Records of which there are rows are called by none of these.
      listName: () => undefined,
      printedName: (place) => place,
    },
    linesOfProject: (id) => linesBy('all').get(id) ?? [],
    hasIndicators: (project) => withIndicators('all').has(project),
    hasAcquisitions: (line) => withAssets('all').has(line),
    scopes,
  }

  function rowsIn(set: CollectionName): readonly Row[] {
    return document[set] as unknown as readonly Row[]
  }

  function ordered(set: CollectionName): readonly Row[] {
    return rowsIn(set).toSorted(inCollectionOrder)
  }

  function scopesOf(rows: RecordSourceName): readonly Scope[] {
    const { of, roots } = recordSources[rows]
    const own = roots[0]
    const isOfProject = (roots as readonly Root[]).includes('project')
    const found = ordered(of).flatMap((record) => {
      const scope = surrounding({ [own]: record })
      return isOfProject === (scope.project !== undefined) ? [scope] : []
    })
    if (!isOfProject || own === 'project') return found
    const places = projectPlaces('all')
    const placeOf = ({ project }: Scope): number => places.get(project?.['id'] as string) ?? 0
    return found.sort((a, b) => placeOf(a) - placeOf(b))
  }

  /** What a record belongs to, up to its unit; the department's own are of 本级. */
  function surrounding(own: Scope): Scope {
    const item = own.procurement ?? own.acquisition
    const line = own.line ?? (item && byId('lines').get((item as { lineId: string }).lineId))
    const ofProject = line ?? own.goal ?? own.indicator
    const projectId = (ofProject as { projectId?: string | null } | undefined)?.projectId ?? null
    const project = own.project ?? (projectId === null ? undefined : byId('projects').get(projectId))
    const named = (line ?? project ?? own.income) as Partial<Pick<Project, 'unitId'>> | undefined
    const unitId = named?.unitId ?? null
    const unit = own.unit ?? (unitId === null ? main : byId('units').get(unitId))
    return {
      ...whose,
      ...own,
      ...(line ? { line } : {}),
      ...(project ? { project } : {}),
      ...(unit ? { unit } : {}),
    }
  }
}

/** Path of a scope's record: `projects/ID`. */
export function recordPath(set: RecordSet, record: RecordValues): string {
  return set === 'department' ? set : `${set}/${record['id'] as string}`
}

function once<K extends string, V>(make: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>()
  return (key) => {
    const found = known.get(key)
    if (found !== undefined) return found
    const made = make(key)
    known.set(key, made)
    return made
  }
}
