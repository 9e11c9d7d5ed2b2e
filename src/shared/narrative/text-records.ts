import type { RecordChange } from '../model/change'
import type {
  Asset,
  BudgetDocument,
  Department,
  Fact,
  Goal,
  Placement,
  PriorFact,
  PriorMeasure,
  Project,
  TextBlock,
  Unit,
} from '../model/document'
import { inCollectionOrder } from '../model/order'

/**
 * The document as the text asks for it: small ordered groups under names made of meaning. A sentence depends on
 * the groups it has read, and `apply` names the groups that a step has touched.
 */
export interface TextRecords {
  department<F extends keyof Department>(field: F): Department[F]
  /** In printed order. What they are called is read of each by itself: most sentences only ask where its money stands. */
  units(): readonly ListedUnit[]
  unit(id: string): Unit | undefined
  /** Those that have lines. */
  projects(): readonly Project[]
  project(id: string): Project | undefined
  goals(projectId: string): readonly Goal[]
  placements(list: string): readonly Placement[]
  /** Of the year before the budget's. */
  priorFacts(measure: PriorMeasure, of: string): readonly PriorFact[]
  fact(key: string): Fact | undefined
  asset(key: string): Asset | undefined
  freeBlocks(place: string): readonly TextBlock[]
  /** The override of a place's paragraph; `object` names the record that the paragraph is repeated for. */
  override(place: string, object: string | null): TextBlock | undefined
  /** Every paragraph of the preparer's own, wherever it stands. */
  blocks(): readonly TextBlock[]
  apply(changes: readonly RecordChange[]): ReadonlySet<string>
}

/** A unit as it stands in the list of units. */
export type ListedUnit = Omit<Unit, 'name'>

/** Projects with lines, out of which list of projects. */
const NONE: { readonly of: readonly Project[] | null; readonly projects: readonly Project[] } = {
  of: null,
  projects: [],
}

interface Ordered {
  readonly id: string
  readonly position: number
}

/** `onRead` hears of every group that is asked for. */
export function openRecords(document: BudgetDocument, onRead: (group: string) => void): TextRecords {
  const groups = new Map<string, Map<string, Ordered>>()
  const sorted = new Map<string, readonly Ordered[]>()
  let department = document.department
  const lineCounts = new Map<string, number>()
  let printed = NONE
  for (const { projectId } of document.lines) count(projectId, 1)
  for (const collection of Object.keys(GROUP_OF) as TextCollection[]) {
    for (const record of document[collection]) put(groupsOf(collection, record), record)
  }

  return {
    department: readDepartment,
    units: () => group('units', 'units'),
    unit: (id) => group('units', `units/${id}`)[0],
    projects() {
      const all = group('projects', 'projects')
      // By the thousand, and read by every sentence that counts them: gone through once per change.
      if (printed.of !== all) printed = { of: all, projects: all.filter(({ id }) => lineCounts.has(id)) }
      return printed.projects
    },
    project: (id) => group('projects', `projects/${id}`)[0],
    goals: (projectId) => group('goals', `goals/${projectId}`),
    placements: (list) => group('placements', `placements/${list}`),
    priorFacts(measure, of) {
      const lastYear = readDepartment('fiscalYear') - 1
      return group('priorFacts', `prior/${measure}/${of}`).filter(({ year }) => year === lastYear)
    },
    fact: (key) => group('facts', `facts/${key}`)[0],
    asset: (key) => group('assets', `assets/${key}`)[0],
    freeBlocks: (place) => group('blocks', `free/${place}`),
    override: (place, object) => group('blocks', overrideGroup(place, object))[0],
    blocks: () => group('blocks', 'blocks'),
    apply(changes) {
      const touched = new Set<string>()
      for (const { collection, before, after } of changes) {
        if (collection === 'department') {
          department = after as unknown as Department
          for (const [field, value] of Object.entries(after ?? {})) {
            if (before?.[field] !== value) touched.add(`department/${field}`)
          }
        } else if (collection === 'lines') {
          // A line that stays with its project leaves it its lines: the one it may be, too.
          if (before?.['projectId'] === after?.['projectId']) continue
          const moves = [...count(before?.['projectId'], -1), ...count(after?.['projectId'], 1)]
          for (const name of moves) touched.add(name)
        } else if (Object.hasOwn(GROUP_OF, collection)) {
          replace(collection as TextCollection, asOrdered(before), asOrdered(after), touched)
        }
      }
      return touched
    },
  }

  function readDepartment<F extends keyof Department>(field: F): Department[F] {
    onRead(`department/${field}`)
    return department[field]
  }

  function group<C extends TextCollection>(_of: C, name: string): readonly RecordOf<C>[] {
    onRead(name)
    const known = sorted.get(name) ?? [...(groups.get(name)?.values() ?? [])].sort(inCollectionOrder)
    sorted.set(name, known)
    return known as readonly RecordOf<C>[]
  }

  function replace(
    collection: TextCollection,
    before: Ordered | null,
    after: Ordered | null,
    touched: Set<string>,
  ) {
    const old = before ? groupsOf(collection, before) : []
    const now = after ? groupsOf(collection, after) : []
    for (const name of old) groups.get(name)?.delete(before?.id ?? '')
    if (after) put(now, after)
    for (const name of [...old, ...now]) {
      sorted.delete(name)
      if (!(name in OF_LISTS) || !sameInLists(name as keyof typeof OF_LISTS, before, after)) touched.add(name)
    }
  }

  /** Names what changes when a project gets its first line or loses its last. */
  function count(projectId: unknown, by: 1 | -1): readonly string[] {
    if (typeof projectId !== 'string') return []
    const before = lineCounts.get(projectId) ?? 0
    if (before + by === 0) lineCounts.delete(projectId)
    else lineCounts.set(projectId, before + by)
    if (before !== 0 && before + by !== 0) return []
    printed = NONE
    return ['projects']
  }

  function put(names: readonly string[], record: Ordered): void {
    for (const name of names) {
      const group = groups.get(name) ?? new Map<string, Ordered>()
      groups.set(name, group.set(record.id, record))
    }
  }
}

type TextCollection =
  'units' | 'projects' | 'placements' | 'goals' | 'priorFacts' | 'facts' | 'assets' | 'blocks'
type RecordOf<C extends TextCollection> = BudgetDocument[C][number]
type GroupNames = { readonly [C in TextCollection]: (record: RecordOf<C>) => readonly string[] }

const GROUP_OF: GroupNames = {
  units: ({ id }) => ['units', `units/${id}`],
  projects: ({ id }) => ['projects', `projects/${id}`],
  placements: ({ list }) => [`placements/${list}`],
  goals: ({ projectId }) => [`goals/${projectId ?? ''}`],
  priorFacts: ({ measure, projectId, economicCode, functionCode }) => [
    `prior/${measure}/${projectId ?? economicCode ?? functionCode ?? ''}`,
  ],
  facts: ({ key }) => [`facts/${key}`],
  assets: ({ key }) => [`assets/${key}`],
  blocks: ({ kind, place, object }) => [
    'blocks',
    kind === 'free' ? `free/${place}` : overrideGroup(place, object),
  ],
}

function overrideGroup(place: string, object: string | null): string {
  return `override/${place} ${object ?? ''}`
}

function groupsOf(collection: TextCollection, record: Ordered): readonly string[] {
  return (GROUP_OF[collection] as (record: Ordered) => readonly string[])(record)
}

function asOrdered(image: RecordChange['before']): Ordered | null {
  return image as unknown as Ordered | null
}

/** What is asked of the whole list; the rest is read record by record. */
const OF_LISTS = {
  units: ['code', 'position', 'main', 'independentAccounting', 'departments'],
  projects: ['code', 'key', 'position'],
} as const satisfies { readonly [C in 'units' | 'projects']: readonly (keyof RecordOf<C>)[] }

/** Whether a record stays as it is for those who read the list that it stands in. */
function sameInLists(list: keyof typeof OF_LISTS, before: Ordered | null, after: Ordered | null): boolean {
  if (!before || !after) return false
  const [a, b] = [before, after] as unknown as readonly Readonly<Record<string, unknown>>[]
  return OF_LISTS[list].every((field) => JSON.stringify(a?.[field]) === JSON.stringify(b?.[field]))
}
