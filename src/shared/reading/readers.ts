/**
 * Reading is subscribing: whatever is computed from the document declares nothing. What its work reads is noted by name
 * (a cell, a row, a group of records: names are the reading rooms' own), and a change of one of these names runs it
 * again. `R` is what a work belongs to, told apart by identity: a paragraph, a check, a row of a working table.
 */
export interface Readers<R extends object> {
  /** Says that the work under way reads this name. Outside of a work it is nobody's reading. */
  readonly note: (name: string) => void
  /**
   * Does a reader's work; from then on it reads exactly the names noted meanwhile. A work within a work notes for its
   * own reader alone. One that throws leaves its reader with what it read before.
   */
  read<T>(reader: R, work: () => T): T
  /** Readers whose last work read one of the names. */
  readersOf(touched: Iterable<string>): ReadonlySet<R>
  /** The reader is gone: it is answered no more. */
  forget(reader: R): void
}

const NOTHING: ReadonlySet<string> = new Set()

export function openReaders<R extends object>(): Readers<R> {
  const byName = new Map<string, Set<R>>()
  const namesOf = new Map<R, ReadonlySet<string>>()
  let noted: Set<string> | null = null

  return {
    note: (name) => void noted?.add(name),
    read(reader, work) {
      const outer = noted
      const own = new Set<string>()
      noted = own
      try {
        const result = work()
        subscribe(reader, own)
        return result
      } finally {
        noted = outer
      }
    },
    readersOf(touched) {
      const found = new Set<R>()
      for (const name of touched) for (const reader of byName.get(name) ?? []) found.add(reader)
      return found
    },
    forget(reader) {
      subscribe(reader, NOTHING)
      namesOf.delete(reader)
    },
  }

  /** Most of what a reader reads stays the same from work to work: only the difference is entered. */
  function subscribe(reader: R, names: ReadonlySet<string>): void {
    const before = namesOf.get(reader) ?? NOTHING
    for (const name of before) if (!names.has(name)) unsubscribe(reader, name)
    for (const name of names) {
      if (before.has(name)) continue
      const readers = byName.get(name)
      if (readers) readers.add(reader)
      else byName.set(name, new Set([reader]))
    }
    namesOf.set(reader, names)
  }

  function unsubscribe(reader: R, name: string): void {
    const readers = byName.get(name)
    readers?.delete(reader)
    if (readers?.size === 0) byName.delete(name)
  }
}
