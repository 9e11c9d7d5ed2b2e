import type { PackEntry } from '../../shared/contract/results'
import type { Fault } from '../../shared/model/faults'

/** A pack as it was found: what to call it, what is wrong with it, and its content where nothing is. */
export interface Loaded<T> {
  readonly id: string
  readonly title: string
  /** Null where its pack.json does not say. */
  readonly year: number | null
  readonly faults: readonly Fault[]
  /** Null exactly where there are faults. */
  readonly value: T | null
}

/** A pack as it is offered. */
export function listed({ id, title, year, faults }: Loaded<unknown>): PackEntry {
  return { id, title, year, faults }
}

/** What a pack is called even where its pack.json has faults: its title and year as far as they are there. */
export function nameOf(raw: unknown, folder: string): Pick<Loaded<never>, 'title' | 'year'> {
  const { title, year } =
    typeof raw === 'object' && raw !== null ? (raw as Readonly<Record<string, unknown>>) : {}
  return {
    title: typeof title === 'string' && title.trim() !== '' ? title : folder,
    year: Number.isInteger(year) ? (year as number) : null,
  }
}
