/** What a command was decided on: the revision shown when it was called, moved on by this window's own steps alone. */
export interface Decision {
  readonly seen: number
}

/** Commands wait for one another; what other windows do meanwhile was not seen by whoever called them. */
export function openDecisions() {
  const waiting = new Set<{ seen: number }>()
  return {
    /** Calls a command with what is shown now. */
    async of<T>(revision: number, command: (decision: Decision) => Promise<T>): Promise<T> {
      const decision = { seen: revision }
      waiting.add(decision)
      try {
        return await command(decision)
      } finally {
        waiting.delete(decision)
      }
    },
    /** An own step was made. */
    stepped({ from, to }: { readonly from: number; readonly to: number }): void {
      for (const decision of waiting) if (decision.seen === from) decision.seen = to
    },
  }
}
