import { shallowRef } from 'vue'
import type { FinanceRow } from '../../../shared/contract/finance'
import type { Reply } from '../../../shared/contract/failure'

/** Rows that are fetched in one call. */
const AT_A_TIME = 100

/** Rows of one table of one revision, fetched as they come into view; what was asked for before the table changed is dropped. */
export function usePreviewRows(
  fetch: (from: number, count: number) => Promise<Reply<readonly FinanceRow[]>>,
) {
  const rows = shallowRef<ReadonlyMap<number, FinanceRow>>(new Map())
  let asked = new Set<number>()
  let round = 0

  function forget(): void {
    rows.value = new Map()
    asked = new Set()
    round += 1
  }

  /** Fetches what is missing of these rows. Null, or why it could not be had. */
  async function want(first: number, last: number): Promise<string | null> {
    const own = round
    for (let chunk = Math.floor(first / AT_A_TIME); chunk * AT_A_TIME <= last; chunk += 1) {
      if (asked.has(chunk)) continue
      asked.add(chunk)
      const reply = await fetch(chunk * AT_A_TIME, AT_A_TIME)
      if (own !== round) return null
      if (!reply.ok) {
        asked.delete(chunk)
        return reply.error.message
      }
      const next = new Map(rows.value)
      for (const [at, row] of reply.value.entries()) next.set(chunk * AT_A_TIME + at, row)
      rows.value = next
    }
    return null
  }

  return { rows, want, forget }
}
