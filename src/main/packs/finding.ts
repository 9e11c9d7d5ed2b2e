import { type Fault, jsonPath } from '../../shared/model/faults'

export type JsonPath = readonly (string | number)[]

/** Something wrong in one file of a pack: where in it, and a sentence for whoever writes packs. */
export interface Finding {
  readonly path: JsonPath
  /** Chinese: what is so, what to do. */
  readonly message: string
}

export function finding(path: JsonPath, message: string): Finding {
  return { path, message }
}

/** Findings of an inner value, placed within the outer one. */
export function within(path: JsonPath, findings: readonly Finding[]): readonly Finding[] {
  return findings.map((each) => ({ ...each, path: [...path, ...each.path] }))
}

/** The findings of a list's items, each placed at its item. */
export function withinEach<T>(
  path: JsonPath,
  items: readonly T[],
  check: (item: T, index: number) => readonly Finding[],
): readonly Finding[] {
  return items.flatMap((item, index) => within([...path, index], check(item, index)))
}

/** As faults of a pack: `tables.json $.tables[3].columns[2].where.kind[0]`. */
export function inFile(file: string, findings: readonly Finding[]): readonly Fault[] {
  return findings.map(({ path, message }) => ({ place: `${file} ${jsonPath('$', path)}`, message }))
}

/** Every item whose key an earlier one has; items without a key repeat nothing. */
export function repeated<T>(
  path: JsonPath,
  items: readonly T[],
  keyOf: (item: T) => string | undefined,
  what: string,
  field?: string,
): readonly Finding[] {
  const seen = new Set<string>()
  return items.flatMap((item, index) => {
    const key = keyOf(item)
    if (key === undefined) return []
    if (!seen.has(key)) {
      seen.add(key)
      return []
    }
    const place = [...path, index, ...(field === undefined ? [] : [field])]
    return [finding(place, `${what}“${key}”已经用过，请换一个。`)]
  })
}
