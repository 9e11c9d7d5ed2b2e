import type { RecordChange } from '../../shared/model/change'
import type { BudgetDocument } from '../../shared/model/document'
import type { CollectionName, RecordSet } from '../../shared/model/field-types'
import { fieldOf, type RecordValues, recordSets } from '../../shared/model/fields'
import { inCollectionOrder, type Placed } from '../../shared/model/order'
import { amountFields, uniqueKey } from '../../shared/model/rules'

type RecordIn<C extends CollectionName> = BudgetDocument[C][number]
type Stored = RecordValues & Placed

/** The collections whose records belong to a project. */
export const projectParts = ['lines', 'priorFacts', 'goals', 'indicators'] as const
export type ProjectPart = (typeof projectParts)[number]

/**
 * The open document in memory, kept in step with the images of each step. An edit costs a few map accesses and, for
 * a new place in an order, one move within an array; no list is copied or searched.
 */
export interface DocumentIndex {
  department(): BudgetDocument['department']
  get<C extends CollectionName>(collection: C, id: string): RecordIn<C> | undefined
  /** The record of any set, as values. */
  values(set: RecordSet, id: string): RecordValues | undefined
  /** In order of the collection. */
  all<C extends CollectionName>(collection: C): readonly RecordIn<C>[]
  projectByCode(code: string): RecordIn<'projects'> | undefined
  /** Records that belong to a project, in order. */
  of<C extends ProjectPart>(collection: C, projectId: string): readonly RecordIn<C>[]
  /** Id of the record that has these unique values. */
  taken(collection: CollectionName, uniqueKey: string): string | undefined
  /** Sum of the magnitudes of an amount over its collection, in 分. */
  magnitude(collection: CollectionName, field: string): number
  apply(changes: readonly RecordChange[]): void
  /** A document that later edits leave alone. */
  snapshot(): BudgetDocument
}

/** The document's collections must be in order, as the store reads them. */
export function openDocumentIndex(document: BudgetDocument): DocumentIndex {
  let department = document.department
  const collections = Object.fromEntries(
    recordSets.flatMap((set) => (set === 'department' ? [] : [[set, openCollection(set, document[set])]])),
  ) as Readonly<Record<CollectionName, StoredCollection>>

  return {
    department: () => department,
    get: <C extends CollectionName>(collection: C, id: string) =>
      collections[collection].byId.get(id) as unknown as RecordIn<C> | undefined,
    values: (set, id) =>
      set === 'department' ? (department as unknown as RecordValues) : collections[set].byId.get(id),
    all: <C extends CollectionName>(collection: C) =>
      collections[collection].inOrder as unknown as readonly RecordIn<C>[],
    projectByCode(code) {
      const id = collections.projects.byKey.get(code)
      return id === undefined
        ? undefined
        : (collections.projects.byId.get(id) as unknown as RecordIn<'projects'>)
    },
    of: <C extends ProjectPart>(collection: C, projectId: string) => {
      const { byProject, byId } = collections[collection]
      const members = [...(byProject.get(projectId) ?? [])].flatMap((id) => byId.get(id) ?? [])
      return members.sort(inCollectionOrder) as unknown as readonly RecordIn<C>[]
    },
    taken: (collection, key) => collections[collection].byKey.get(key),
    magnitude: (collection, field) => collections[collection].magnitudes.get(field) ?? 0,
    apply(changes) {
      for (const { collection, id, before, after } of changes) {
        if (collection === 'department') department = after as unknown as BudgetDocument['department']
        else collections[collection].change(id, before, after)
      }
    },
    snapshot() {
      const copies = Object.entries(collections).map(([name, { inOrder }]) => [name, [...inOrder]])
      return { department, ...Object.fromEntries(copies) } as BudgetDocument
    },
  }
}

interface StoredCollection {
  readonly byId: ReadonlyMap<string, Stored>
  readonly inOrder: readonly Stored[]
  readonly byKey: ReadonlyMap<string, string>
  readonly byProject: ReadonlyMap<string, ReadonlySet<string>>
  readonly magnitudes: ReadonlyMap<string, number>
  change(id: string, before: RecordValues | null, after: RecordValues | null): void
}

function openCollection(collection: CollectionName, records: readonly object[]): StoredCollection {
  const byId = new Map<string, Stored>()
  const inOrder: Stored[] = []
  const byKey = new Map<string, string>()
  const byProject = new Map<string, Set<string>>()
  const amounts = amountFields(collection)
  const magnitudes = new Map<string, number>(amounts.map((name) => [name, 0]))
  const ofProjects = fieldOf(collection, 'projectId') !== undefined

  for (const record of records as readonly Stored[]) {
    inOrder.push(record)
    enter(record)
  }
  return { byId, inOrder, byKey, byProject, magnitudes, change }

  function change(id: string, before: RecordValues | null, after: RecordValues | null): void {
    const old = byId.get(id)
    if ((old === undefined) !== (before === null))
      throw new Error(`${collection}/${id} is not as the image says`)
    const next = after as Stored | null
    if (old) leave(old)
    if (next) enter(next)
    if (old && next && inCollectionOrder(old, next) === 0)
      return void inOrder.splice(placeOf(inOrder, old), 1, next)
    if (old) inOrder.splice(placeOf(inOrder, old), 1)
    if (next) inOrder.splice(placeOf(inOrder, next), 0, next)
  }

  function enter(record: Stored): void {
    byId.set(record.id, record)
    const key = uniqueKey(collection, record)
    if (key !== null) byKey.set(key, record.id)
    addUp(record, 1)
    const projectId = ofProjects ? (record['projectId'] as string | null) : null
    if (projectId === null) return
    const members = byProject.get(projectId)
    if (members) members.add(record.id)
    else byProject.set(projectId, new Set([record.id]))
  }

  function leave(record: Stored): void {
    byId.delete(record.id)
    const key = uniqueKey(collection, record)
    if (key !== null && byKey.get(key) === record.id) byKey.delete(key)
    addUp(record, -1)
    if (ofProjects) byProject.get(record['projectId'] as string)?.delete(record.id)
  }

  function addUp(record: Stored, sign: 1 | -1): void {
    for (const name of amounts) {
      magnitudes.set(name, (magnitudes.get(name) ?? 0) + sign * Math.abs(record[name] as number))
    }
  }
}

/** Index of a record, or of the place where it belongs. */
function placeOf(records: readonly Stored[], record: Stored): number {
  let [low, high] = [0, records.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const other = records[middle]
    if (other && inCollectionOrder(other, record) < 0) low = middle + 1
    else high = middle
  }
  return low
}
