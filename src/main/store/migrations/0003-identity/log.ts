import { type NewRecord, type OldRecord, type Surroundings, upgradedRecord } from './records'

/** A row image of edition 2, as the log holds it. */
export interface OldImage {
  readonly step: number
  readonly collection: string
  readonly id: string
  readonly before: OldRecord | null
  readonly after: OldRecord | null
}

export interface NewImage {
  readonly step: number
  readonly collection: string
  readonly id: string
  readonly before: NewRecord['values'] | null
  readonly after: NewRecord['values'] | null
}

/** The records of edition 2 at one moment, which moves back through the log image by image. */
export interface OldState extends Surroundings {
  get(collection: string, id: string): OldRecord | undefined
  ids(collection: string): Iterable<string>
  put(collection: string, id: string, record: OldRecord | null): void
}

/** The collections whose new form differs, or that the new form of others depends on. */
export const followed = ['department', 'units', 'projects', 'priorFacts', 'blocks'] as const

export function openOldState(
  records: Readonly<Record<string, readonly (readonly [id: string, record: OldRecord])[]>>,
): OldState {
  const sets = new Map<string, Map<string, OldRecord>>(followed.map((set) => [set, new Map(records[set])]))
  const codes = { units: new Map<string, string>(), projects: new Map<string, string>() }
  for (const set of ['units', 'projects'] as const) {
    for (const [id, { code }] of sets.get(set) ?? []) codes[set].set(code as string, id)
  }
  return {
    get fiscalYear() {
      return sets.get('department')?.get('department')?.['fiscalYear'] as number
    },
    idOf: (collection, code) => codes[collection].get(code),
    get: (collection, id) => sets.get(collection)?.get(id),
    ids: (collection) => sets.get(collection)?.keys() ?? [],
    put(collection, id, record) {
      const set = sets.get(collection)
      if (!set) return
      const old = set.get(id)
      if (record === null) set.delete(id)
      else set.set(id, record)
      if (collection !== 'units' && collection !== 'projects') return
      const own = codes[collection]
      if (old && own.get(old['code'] as string) === id) own.delete(old['code'] as string)
      if (record) own.set(record['code'] as string, id)
    },
  }
}

/**
 * The whole log in the new edition. Each old image becomes what it did to the new form of the document: a record's new
 * form may depend on others (whose code a paragraph named, which year it was), so the walk goes back from the present
 * with the state of each moment at hand. `images` as they happened; `state` as it is now, and as it began afterwards.
 */
export function upgradedLog(images: readonly OldImage[], state: OldState): readonly NewImage[] {
  const upgraded: NewImage[][] = []
  for (const image of images.toReversed()) {
    const { collection, id, before, after } = image
    const affected = affectedBy(image, state)
    const now = formsOf(collection, id, after, affected, state)
    state.put(collection, id, before)
    const then = formsOf(collection, id, before, affected, state)
    upgraded.push(differences(image.step, then, now))
  }
  return upgraded.toReversed().flat()
}

/** Other records whose new form an image may change. */
function affectedBy(
  { collection, before, after }: OldImage,
  state: OldState,
): readonly (readonly [string, string])[] {
  const all = (set: string) => [...state.ids(set)].map((id) => [set, id] as const)
  if (collection === 'department')
    return before?.['fiscalYear'] === after?.['fiscalYear'] ? [] : all('priorFacts')
  const isNamed = collection === 'projects' || collection === 'units'
  return isNamed && before?.['code'] !== after?.['code'] ? all('blocks') : []
}

function formsOf(
  collection: string,
  id: string,
  record: OldRecord | null,
  affected: readonly (readonly [string, string])[],
  state: OldState,
): ReadonlyMap<string, NewRecord> {
  const others = affected.flatMap(([set, other]) => {
    const found = state.get(set, other)
    return found ? upgradedRecord(set, other, found, state) : []
  })
  const own = record ? upgradedRecord(collection, id, record, state) : []
  return new Map([...others, ...own].map((each) => [`${each.collection}/${each.id}`, each]))
}

function differences(
  step: number,
  then: ReadonlyMap<string, NewRecord>,
  now: ReadonlyMap<string, NewRecord>,
): NewImage[] {
  const changed = [...new Set([...then.keys(), ...now.keys()])].flatMap((key): readonly NewImage[] => {
    const before = then.get(key)
    const after = now.get(key)
    const { collection, id } = (after ?? before) as NewRecord
    if (JSON.stringify(before?.values) === JSON.stringify(after?.values)) return []
    return [{ step, collection, id, before: before?.values ?? null, after: after?.values ?? null }]
  })
  // A paragraph leaves a record's place before another takes it: one override each.
  return changed.sort((a, b) => leaves(b) - leaves(a))
}

function leaves({ collection, after }: NewImage): number {
  return collection === 'blocks' && after?.['object'] === null ? 1 : 0
}
