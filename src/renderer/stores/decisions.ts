/** What a command was decided on: the revision shown when it was called, moved on by this window's own steps alone. */
export interface Decision {
  readonly seen: number
}

/** An own step. */
interface Own {
  readonly from: number
  readonly to: number
}

/** Commands wait for one another; what other windows do meanwhile was not seen by whoever called them. */
export function openDecisions() {
  const waiting = new Set<{ seen: number }>()
  /** It may be made and not shown yet, while what it changed is fetched. */
  let last: Own | null = null
  return {
    /** Calls a command with what is shown now. */
    async of<T>(revision: number, command: (decision: Decision) => Promise<T>): Promise<T> {
      const decision = { seen: last?.from === revision ? last.to : revision }
      waiting.add(decision)
      try {
        return await command(decision)
      } finally {
        waiting.delete(decision)
      }
    },
    /** An own step was made. */
    stepped(own: Own): void {
      last = own
      for (const decision of waiting) if (decision.seen === own.from) decision.seen = own.to
    },
    /** Of another budget no step was made. */
    begin(): void {
      last = null
    },
  }
}
