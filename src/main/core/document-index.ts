import type { RecordChange } from '../../shared/model/change'
import type { BudgetDocument } from '../../shared/model/document'
import type { CollectionName, RecordSet } from '../../shared/model/field-types'
import { type RecordValues, recordSets } from '../../shared/model/fields'
import { inCollectionOrder, type Placed } from '../../shared/model/order'
import { namedBy, objectOf, type Reference, referencesOf } from '../../shared/model/reference'
import { amountFields, uniqueKey } from '../../shared/model/rules'
import { each, inTurn, type Slices } from '../../shared/slices/slices'

type RecordIn<C extends CollectionName> = BudgetDocument[C][number]
type Stored = RecordValues & Placed

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
  /** Records of a collection that belong to another record, in order. */
  ownedBy<C extends CollectionName>(collection: C, owner: Reference): readonly RecordIn<C>[]
  /** Ids of the records that name a record without belonging to it. */
  namedIn(collection: CollectionName, named: Reference): Iterable<string>
  /** Id of the record that has these unique values. */
  taken(collection: CollectionName, uniqueKey: string): string | undefined
  /** Sum of an amount over its collection, in 分. */
  sum(collection: CollectionName, field: string): number
  /** Sum of the magnitudes of an amount over its collection, in 分. */
  magnitude(collection: CollectionName, field: string): number
  apply(changes: readonly RecordChange[]): void
  /** A document that later edits leave alone. */
  snapshot(): BudgetDocument
}

/** In slices. The document's collections must be in order, as the store reads them. */
export function* openingDocumentIndex(document: BudgetDocument): Slices<DocumentIndex> {
  let department = document.department
  const opened = yield* inTurn(
    recordSets.filter((set) => set !== 'department'),
    (set) => document[set].length,
    function* (set) {
      const collection = openCollection(set)
      yield* each(document[set] as readonly object[] as readonly Stored[], collection.append)
      return [set, collection] as const
    },
  )
  const collections = Object.fromEntries(opened) as Readonly<Record<CollectionName, StoredCollection>>

  return {
    department: () => department,
    get: <C extends CollectionName>(collection: C, id: string) =>
      collections[collection].byId.get(id) as unknown as RecordIn<C> | undefined,
    values: (set, id) =>
      set === 'department' ? (department as unknown as RecordValues) : collections[set].byId.get(id),
    all: <C extends CollectionName>(collection: C) =>
      collections[collection].inOrder as unknown as readonly RecordIn<C>[],
    ownedBy: <C extends CollectionName>(collection: C, owner: Reference) => {
      const { byOwner, byId } = collections[collection]
      const members = [...(byOwner.get(objectOf(owner)) ?? [])].flatMap((id) => byId.get(id) ?? [])
      return members.sort(inCollectionOrder) as unknown as readonly RecordIn<C>[]
    },
    namedIn: (collection, named) => collections[collection].byNamed.get(objectOf(named)) ?? [],
    taken: (collection, key) => collections[collection].byKey.get(key),
    sum: (collection, field) => collections[collection].sums.get(field) ?? 0,
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
  /** Ids by what the records belong to, and by what they name otherwise: `projects/ID`. */
  readonly byOwner: ReadonlyMap<string, ReadonlySet<string>>
  readonly byNamed: ReadonlyMap<string, ReadonlySet<string>>
  readonly sums: ReadonlyMap<string, number>
  readonly magnitudes: ReadonlyMap<string, number>
  /** At the end of the order: while it is opened. */
  append(record: Stored): void
  change(id: string, before: RecordValues | null, after: RecordValues | null): void
}

function openCollection(collection: CollectionName): StoredCollection {
  const byId = new Map<string, Stored>()
  const inOrder: Stored[] = []
  const byKey = new Map<string, string>()
  const byOwner = new Map<string, Set<string>>()
  const byNamed = new Map<string, Set<string>>()
  const amounts = amountFields(collection)
  const names = referencesOf(collection).map(({ name }) => name)
  const sums = new Map<string, number>(amounts.map((name) => [name, 0]))
  const magnitudes = new Map<string, number>(amounts.map((name) => [name, 0]))

  return {
    byId,
    inOrder,
    byKey,
    byOwner,
    byNamed,
    sums,
    magnitudes,
    append(record) {
      inOrder.push(record)
      enter(record)
    },
    change,
  }

  function change(id: string, before: RecordValues | null, after: RecordValues | null): void {
    const old = byId.get(id)
    if ((old === undefined) !== (before === null))
      throw new Error(`${collection}/${id} is not as the image says`)
    const next = after as Stored | null
    // Most edits change an amount or a text: what the record names stays as it is.
    const namesAlike = old && next ? names.every((name) => old[name] === next[name]) : false
    if (old) leave(old, !namesAlike)
    if (next) enter(next, !namesAlike)
    if (old && next && inCollectionOrder(old, next) === 0) return void (inOrder[placeOf(inOrder, old)] = next)
    if (old) inOrder.splice(placeOf(inOrder, old), 1)
    if (next) inOrder.splice(placeOf(inOrder, next), 0, next)
  }

  function enter(record: Stored, isLinked = true): void {
    byId.set(record.id, record)
    const key = uniqueKey(collection, record)
    if (key !== null) byKey.set(key, record.id)
    addUp(record, 1)
    if (!isLinked) return
    for (const owner of namedBy(collection, record, true)) link(byOwner, owner, record.id)
    for (const named of namedBy(collection, record, false)) link(byNamed, named, record.id)
  }

  function leave(record: Stored, isLinked = true): void {
    byId.delete(record.id)
    const key = uniqueKey(collection, record)
    if (key !== null && byKey.get(key) === record.id) byKey.delete(key)
    addUp(record, -1)
    if (!isLinked) return
    for (const owner of namedBy(collection, record, true)) byOwner.get(objectOf(owner))?.delete(record.id)
    for (const named of namedBy(collection, record, false)) byNamed.get(objectOf(named))?.delete(record.id)
  }

  function addUp(record: Stored, sign: 1 | -1): void {
    for (const name of amounts) {
      sums.set(name, (sums.get(name) ?? 0) + sign * (record[name] as number))
      magnitudes.set(name, (magnitudes.get(name) ?? 0) + sign * Math.abs(record[name] as number))
    }
  }
}

function link(index: Map<string, Set<string>>, to: Reference, id: string): void {
  const key = objectOf(to)
  const members = index.get(key)
  if (members) members.add(id)
  else index.set(key, new Set([id]))
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
