import { shallowRef } from 'vue'
import type { Failure, Reply } from '../../shared/contract/failure'
import type { Params } from '../../shared/contract/methods'
import type { Patch } from '../../shared/contract/patch'
import type { BudgetFrame } from '../../shared/contract/results'
import type { ShownPart } from '../../shared/contract/shown'
import type { TextBlockView } from '../../shared/printed/block'
import type { Host } from '../host/host'
import { openLeftParts } from './left-parts'
import { advance, missing, nameOf, onlyParts, openProjection, type Projection, withParts } from './projection'

/** Bytes of a patch: what a step changed beyond is fetched as when its page is visited. */
const ROOM = 20_000

/**
 * What the window shows of the open budget, always of one revision, and how it follows the steps. `said` hears of each step
 * that is followed once it is shown.
 */
export function openShowing(host: Host, said: (revision: number, label: string) => void) {
  const projection = shallowRef<Projection | null>(null)
  /** What pages have asked for: every step is told of these parts. */
  let shows: readonly ShownPart[] = []
  let queue: Promise<unknown> = Promise.resolve()
  const left = openLeftParts(host, ROOM)

  function opened(): Projection {
    if (!projection.value) throw new Error('no budget is open')
    return projection.value
  }

  function holds(wanted: readonly ShownPart[]): boolean {
    return projection.value !== null && missing(projection.value, wanted).length === 0
  }

  /** Another budget, of which nothing is shown yet; null: none. */
  function begin(frame: BudgetFrame | null): void {
    projection.value = frame && openProjection(frame)
    shows = []
    left.forget()
  }

  /** Asks for what a page shows, unless it is here; from then on it follows every step. */
  function show(wanted: readonly ShownPart[]): Promise<Failure | null> {
    const names = new Set(wanted.map(nameOf))
    shows = [...shows.filter((part) => !names.has(nameOf(part))), ...wanted]
    return inTurn(async () => (projection.value ? fill(wanted) : null))
  }

  async function fill(wanted: readonly ShownPart[]): Promise<Failure | null> {
    await bringBack(wanted)
    const lacking = missing(opened(), wanted)
    if (lacking.length === 0) return null
    const reply = await host.call('budget.show', { budget: opened().frame.budget, shows: lacking })
    if (!reply.ok) return reply.error
    const next = withParts(opened(), reply.value)
    // Another window edited in between.
    return next ? settled(next) : ((await catchUp()) ?? fill(wanted))
  }

  /** What was shown before and left, as far as it can be followed from there. */
  async function bringBack(wanted: readonly ShownPart[]): Promise<void> {
    for (const part of missing(opened(), wanted)) {
      const back = await left.back(part, opened().frame)
      const next = back && withParts(opened(), { revision: back.frame.state.revision, ...back.parts })
      if (next) settled(next)
    }
  }

  /** Paragraphs whole, of the text as it is shown. */
  async function blocks(of: Params<'text.blocks'>['of']): Promise<Reply<readonly TextBlockView[]>> {
    let told: readonly TextBlockView[] = []
    const failure = await inTurn(ask)
    return failure ? { ok: false, error: failure } : { ok: true, value: told }

    async function ask(): Promise<Failure | null> {
      if (!projection.value) return null
      const { budget, state } = projection.value.frame
      const reply = await host.call('text.blocks', { budget, of })
      if (!reply.ok) return reply.error
      if (reply.value.revision !== state.revision) return (await catchUp()) ?? ask()
      told = reply.value.blocks
      return null
    }
  }

  /** What of the frame was still to come when the budget was opened; a step that comes before brings it too. */
  async function complete(): Promise<Failure | null> {
    const { budget: id, state } = opened().frame
    if (state.stale !== null) return null
    const reply = await host.call('budget.frame', { budget: id })
    if (!reply.ok) return reply.error
    const now = projection.value
    if (now?.frame.budget === id && now.frame.state.revision === reply.value.state.revision) {
      const { state: then, unplaced } = reply.value
      projection.value = { ...now, frame: { ...now.frame, state: then, unplaced } }
    }
    return null
  }

  /** What is shown no more is followed no more. */
  function leave(left: readonly ShownPart[]): void {
    shows = shows.filter((part) => !left.includes(part))
    if (projection.value) settled(projection.value)
  }

  /** One after the other, so that each patch meets the revision it starts from. */
  function inTurn(work: () => Promise<Failure | null>): Promise<Failure | null> {
    const result = queue.then(work)
    // The next one only waits for this one; what became of it is its caller's.
    queue = Promise.allSettled([result])
    return result
  }

  /** When what was asked for before is done. */
  function idle(): Promise<unknown> {
    return queue
  }

  async function take(patch: Patch): Promise<Failure | null> {
    const next = advance(opened(), patch)
    if (!next) return catchUp()
    return patch.afresh ? fetched(next, patch.afresh) : settled(next)
  }

  /** What is shown and comes afresh, together with the rest; asked again where a step came in between. */
  async function fetched(next: Projection, afresh: NonNullable<Patch['afresh']>): Promise<Failure | null> {
    const parts = afresh.filter((part) => part !== 'faults')
    if (parts.length < afresh.length) return refresh()
    const reply = await host.call('budget.show', { budget: next.frame.budget, shows: parts })
    if (!reply.ok) return reply.error
    const whole = withParts(next, reply.value)
    return whole ? settled(whole) : refresh()
  }

  /** Pages may have been left meanwhile. */
  function settled(next: Projection): null {
    left.leave(next, shows)
    projection.value = onlyParts(next, shows)
    return null
  }

  /** Follows the steps that were made elsewhere, one by one where they are still at hand. */
  async function catchUp(): Promise<Failure | null> {
    const { budget: id, state: now } = opened().frame
    const reply = await host.call('budget.follow', { budget: id, from: now.revision, shows, room: ROOM })
    if (!reply.ok) return reply.error
    const failure = await followAll(reply.value)
    if (!failure) for (const { to, label } of reply.value ?? []) said(to, label)
    return failure
  }

  async function followAll(patches: readonly Patch[] | null): Promise<Failure | null> {
    for (const patch of patches ?? []) {
      const next = advance(opened(), patch)
      if (!next) return refresh()
      // What comes afresh is as it is now, and so is all else.
      if (patch.afresh) return shownAfresh(next.frame)
      settled(next)
    }
    return patches ? null : refresh()
  }

  async function refresh(): Promise<Failure | null> {
    const reply = await host.call('budget.frame', { budget: opened().frame.budget })
    return reply.ok ? shownAfresh(reply.value) : reply.error
  }

  /** The budget as it is now, with everything that is shown; asked again where a step came in between. */
  function shownAfresh(next: BudgetFrame): Promise<Failure | null> {
    left.forget()
    return fetched(openProjection(next), shows)
  }

  return {
    projection,
    /** What pages have asked for. */
    shown: () => shows,
    /** Named with every command. */
    asked: () => ({ budget: opened().frame.budget, shows, room: ROOM }),
    opened,
    holds,
    begin,
    show,
    blocks,
    complete,
    leave,
    inTurn,
    idle,
    take,
    catchUp,
    refresh,
    shownAfresh,
  }
}
