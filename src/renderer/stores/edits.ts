import { nextTick } from 'vue'
import type { Finding } from '../../shared/checks/finding'
import { figuresOf } from '../../shared/checks/settled'
import { done, type Failure, type Reply } from '../../shared/contract/failure'
import type { Applied, EditDone, Previewed, RefusedEdit, TakenBack } from '../../shared/contract/results'
import type { ShownPart } from '../../shared/contract/shown'
import type { Params } from '../../shared/contract/methods'
import type { CodeName } from '../../shared/model/document'
import { fieldOf } from '../../shared/model/fields'
import { parseFieldPath } from '../../shared/model/path'
import { useHost } from '../host/host'
import { useSession } from './session'
import { useUnfinished } from './unfinished'

/** This window, among those that type into the same file. */
const TYPIST = Array.from(crypto.getRandomValues(new Uint32Array(2)), String).join('-')

type Edits = Params<'edit.apply'>['edits']

const GONE = '这一处已经不在这份预算里，可能在另一个窗口删去了。'

/** What many edits change is told, bytes for each: far less than the whole list that would be fetched afresh. */
const ROOM_OF_EACH = 200

/** What can be done to the open budget. Each answers why it was refused, else null. */
export function useEdits() {
  const host = useHost()
  const session = useSession()
  const unfinished = useUnfinished()

  /** One field, as typed. */
  async function set(
    path: string,
    value: string,
    options: Pick<Params<'edit.set'>, 'booking' | 'typing' | 'unit' | 'seen'> = {},
  ): Promise<Failure | null> {
    const failure = await session.edit(
      (to) => host.call('edit.set', { ...to, path, value, ...options }),
      () => [path],
    )
    if (!failure && options.typing === undefined) void tryRefused([path])
    return failure?.code === 'unknown-path' ? { ...failure, message: GONE } : failure
  }

  /**
   * What was refused of the same records may fit what stands there now: it is tried again, and what does not fit says why as of
   * now. Numbers like years alone: amounts and codes may have been asked about.
   */
  async function tryRefused(paths: readonly string[]): Promise<void> {
    const records = new Set(paths.map(recordOf))
    for (const [field, kept] of unfinished.texts) {
      const { path, text } = kept
      if (!records.has(recordOf(path)) || paths.includes(path) || !isTriedAgain(path)) continue
      const failure = await session.edit(
        (to) => host.call('edit.set', { ...to, path, value: text }),
        () => [path],
      )
      // Typed on, or given up, meanwhile.
      if (unfinished.kept(field) !== kept) continue
      unfinished.keep(field, failure ? { ...kept, message: failure.message } : null)
    }
  }

  /** A text as far as it is typed; `seen`: what stood there when typing began. */
  function type(path: string, text: string, seen?: string): Promise<Failure | null> {
    return set(path, text, { typing: TYPIST, ...(seen === undefined ? {} : { seen }) })
  }

  /** A code that the year's classification does not list gets the name it is printed under, where one was given: one step. */
  function setCode(
    path: string,
    classification: CodeName['classification'],
    code: string,
    name: string,
    seen: Params<'edit.set'>['seen'],
  ): Promise<Failure | null> {
    const stood = seen === undefined ? {} : { seen }
    if (name === '') return set(path, code, stood)
    const edits: Edits = [
      { add: 'codeName', value: { classification, code, name } },
      { set: path, value: code, ...stood },
    ]
    return session.edit(
      async (to) => {
        const reply = await host.call('edit.apply', { ...to, edits })
        const [first] = reply.ok ? [] : ((reply.error.details?.['refused'] ?? []) as readonly RefusedEdit[])
        return first ? { ok: false, error: first } : reply
      },
      () => [path],
    )
  }

  /**
   * Many edits as one step; those that cannot be made are left out. Which they were, or why none was made. They are planned on
   * what the commands before have left, as the window shows it then; of none no step is made (0).
   */
  async function apply(
    plan: () => Edits,
    gesture: Params<'edit.apply'>['gesture'],
  ): Promise<Reply<Applied & Pick<EditDone, 'step'>>> {
    let edits: Edits = []
    let applied: Applied & Pick<EditDone, 'step'> = { refused: [], paths: [], step: 0 }
    const failure = await session.edit(
      async (to, seen) => {
        edits = await planned(plan)
        if (edits.length === 0) return null
        const room = Math.max(to.room ?? 0, edits.length * ROOM_OF_EACH)
        const asked = {
          ...to,
          room,
          seen,
          edits,
          onRefused: 'skip',
          ...(gesture ? { gesture } : {}),
        } as const
        const reply = await host.call('edit.apply', asked)
        if (reply.ok) applied = reply.value
        return reply
      },
      () => {
        const refused = new Set(applied.refused.map(({ edit }) => edit))
        return edits.flatMap((edit, i) => ('set' in edit && !refused.has(i) ? [edit.set] : []))
      },
    )
    const { refused, paths, step } = applied
    if (!failure) void tryRefused(edits.flatMap((edit) => ('set' in edit ? [edit.set] : [])))
    return failure ? { ok: false, error: failure } : done({ refused, paths, step })
  }

  /** What `apply` would do now that the commands before are done, and what would follow in parts of the budget. */
  async function preview(
    plan: () => Edits,
    gesture: NonNullable<Params<'edit.preview'>['gesture']>,
    shows: readonly ShownPart[] = [],
  ): Promise<Reply<Previewed>> {
    await session.idle()
    const edits = await planned(plan)
    const { budget } = session.frame
    return host.call('edit.preview', { budget, shows, edits, onRefused: 'skip', gesture })
  }

  /** Removes a record and what belongs to it. */
  function remove(path: string): Promise<Failure | null> {
    return session.edit((to, seen) => host.call('edit.remove', { ...to, path, seen }))
  }

  function rebook(step: number, to: Params<'edit.rebook'>['to']): Promise<Failure | null> {
    return session.edit((budget, seen) => host.call('edit.rebook', { ...budget, step, to, seen }))
  }

  /** The preparer's own words in place of a generated paragraph; `seen`: as it stood when typing began. */
  function override(block: string, text: string, seen: string): Promise<Failure | null> {
    return session.edit((to) => host.call('text.override', { ...to, block, text, seen }))
  }

  /** The figures of now in place of an override's stale ones. */
  function adopt(block: string): Promise<Failure | null> {
    return session.edit((to, seen) => host.call('text.adopt', { ...to, block, seen }))
  }

  /** Back to the generated paragraph. */
  function restore(block: string, seen: string): Promise<Failure | null> {
    return session.edit((to) => host.call('text.restore', { ...to, block, seen }))
  }

  /** Why a finding is right as it stands; without a reason it is open again. */
  function acknowledge(finding: Finding, reason: string): Promise<Failure | null> {
    const { rule, places } = finding
    const said = { rule, place: places[0] ?? '', figures: figuresOf(finding), reason }
    return session.edit((to, seen) => host.call('checks.acknowledge', { ...to, ...said, seen }))
  }

  /** 已复核: a part as it is printed now is found right; or it is to be looked at again. */
  function review(part: string, isReviewed: boolean): Promise<Failure | null> {
    return session.edit((to, seen) => host.call('checks.review', { ...to, part, isReviewed, seen }))
  }

  /** Rewrites the preparer's own paragraphs of a place as a whole; asked for them when the commands before are done. */
  function write(
    place: string,
    paragraphs: () => Pick<Params<'text.write'>, 'paragraphs' | 'seen'>,
  ): Promise<Failure | null> {
    return session.edit((to, revision) =>
      host.call('text.write', { ...to, place, revision, ...paragraphs() }),
    )
  }

  /** Takes the last step back, or repeats the one taken back, and says which it was. What it changed. */
  async function takeBack(method: 'edit.undo' | 'edit.redo'): Promise<Reply<TakenBack | null>> {
    let taken = null as TakenBack | null
    const failure = await session.edit(async (to, seen) => {
      const reply = await host.call(method, { ...to, seen })
      if (!reply.ok) return reply
      taken = reply.value
      unfinished.forget(taken.reverts)
      const { patch, notes = [] } = reply.value
      return done({ ...reply.value, notes: [`已${patch.label}。`, ...notes] })
    })
    return failure ? { ok: false, error: failure } : done(taken)
  }

  return {
    ...{ set, type, setCode, apply, preview, remove, rebook, takeBack },
    ...{ override, adopt, restore, write },
    ...{ acknowledge, review },
  }
}

/** What was done before is drawn by then: lists hold what they show. */
async function planned(plan: () => Edits): Promise<Edits> {
  await nextTick()
  return plan()
}

/** `projects/ID` of `projects/ID/startYear`. */
function recordOf(path: string): string {
  return path.split('/').slice(0, 2).join('/')
}

function isTriedAgain(path: string): boolean {
  const parsed = parseFieldPath(path)
  const field = parsed && fieldOf(parsed.set, parsed.field)
  return field?.type === 'integer'
}
