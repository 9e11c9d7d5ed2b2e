import type { ShownPart } from '../../shared/contract/shown'
import type { Host } from '../host/host'
import { advance, onlyParts, type Projection } from './projection'

/** Large parts, which one comes back to; the others are told afresh as quickly. */
const KEPT = ['projects', 'details', 'sums', 'tables', 'text'] as const satisfies readonly ShownPart[]

/**
 * Parts of the open budget that no page shows now, as they were when it was left: no step is told of them. When they are shown
 * again, only what was done since is asked for. `room`: bytes that a step of theirs may take.
 */
export function openLeftParts(host: Host, room: number) {
  const left = new Map<ShownPart, Projection>()

  /** What is held and shown no more is left as it is. */
  function leave(held: Projection, shown: readonly ShownPart[]): void {
    for (const part of KEPT) {
      if (held.parts[part] === undefined) continue
      if (shown.includes(part)) left.delete(part)
      else left.set(part, onlyParts(held, [part]))
    }
  }

  /** A part that was left, as it is now; null: it is to be fetched. */
  async function back(part: ShownPart, { budget, state }: Projection['frame']): Promise<Projection | null> {
    const was = left.get(part)
    left.delete(part)
    if (was?.frame.budget !== budget) return null
    const from = was.frame.state.revision
    if (from === state.revision) return was
    const reply = await host.call('budget.follow', { budget, from, shows: [part], room })
    // Why it cannot be followed is said where it is fetched.
    const patches = reply.ok ? reply.value : null
    return (
      patches?.reduce<Projection | null>(
        (then, patch) => (patch.afresh?.includes(part) ? null : then && advance(then, patch)),
        was,
      ) ?? null
    )
  }

  return {
    leave,
    back,
    forget: () => {
      left.clear()
    },
  }
}
