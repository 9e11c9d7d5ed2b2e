import type { Access } from '../../shared/contract/access'
import { done, failed, type Reply } from '../../shared/contract/failure'
import type { BudgetFrame, EditDone, HistoryStep, TakenBack } from '../../shared/contract/results'
import type { Patch, SessionState } from '../../shared/contract/patch'
import type { ShownPart } from '../../shared/contract/shown'
import type { Tell } from '../../shared/contract/events'
import { netChanges, reversed } from '../../shared/difference/records'
import type { RecordChange } from '../../shared/model/change'
import type { BudgetDocument } from '../../shared/model/document'
import type { Template } from '../../shared/template/template'
import type { CorePorts } from '../ports/ports'
import type { Packs } from '../packs/packs'
import type { Store } from '../store/store'
import type { NewStep } from '../store/steps'
import { openDayCopies } from './day-copies'
import { labelOf } from './edit/change-label'
import { withConsequences } from './edit/consequences'
import { spentFormulas } from './edit/formulas'
import { missingMemories } from './edit/override'
import { type Grounds, type Plan, saidOf } from './edit/plan'
import { accessOf, frameOf, standingOf, unplacedIn } from './frame'
import type { Staged } from './jobs/job'
import { inSlices } from './jobs/slices'
import { type LiveBudget, openingLiveBudget } from './live-budget'
import { type BudgetReader, readChecks, readRecords, readTables, readText } from './reader'
import { savedAs, SavedUnseen } from './saved-unseen'
import { patchOf } from './shown'
import { movesTargets } from './performance'
import { movesProjects } from './project-list'
import { NOTHING_CHANGED, stepFollowed, openRecentSteps, type StepChange } from './step-change'
import { type TypingRun, typingRun } from './typing-run'
import { openUndoStacks, type UndoStacks } from './undo'
import { notShown, unseenChange } from './unseen'

/** One open file: the store that holds it, the budget in memory that follows its steps. */
export interface Session {
  readonly id: string
  readonly path: string
  readonly store: Store
  readonly template: Template
  readonly grounds: Grounds
  /** The same for those who only look. */
  reader(): BudgetReader
  /** Whether it takes edits: not where the file cannot be written, nor where something in it cannot be read. */
  access(): Access
  /** What is printed, and how its places name records. */
  printed(): Pick<LiveBudget, 'engine' | 'narrative'> & { readonly codes: LiveBudget['places'] }
  /** Over when tables and text are worked out, in slices, or when the session is closed before. */
  computed(): Promise<unknown>
  /** A step as far as it changed what is shown; parts absent: all that it changed in records, tables and text. */
  patch(change: StepChange, parts: readonly ShownPart[] | undefined, room?: number): Patch
  /**
   * Writes a plan as one step. `typing` names the field being typed and who types: such edits within 3 s are one step.
   * `seen`: the revision that is shown; what was done since to the plan's records is not written over (changed-meanwhile).
   */
  edit(plan: Plan, by?: { readonly typing?: string; readonly seen?: number | undefined }): Reply<Edited>
  /**
   * What a plan would do: worked out in memory, where it is taken back at once; of no parts (`[]`) nothing is worked out.
   * Failure: as of an edit.
   */
  preview(
    plan: Plan,
    parts: readonly ShownPart[] | undefined,
    room?: number,
  ): Reply<Pick<EditDone, 'patch' | 'notes' | 'booked'>>
  /** `seen`: the revision that is shown; a step made since is not taken back unseen (changed-meanwhile). */
  undo(seen?: number): Reply<Reverted>
  redo(seen?: number): Reply<Reverted>
  close(): void
}

/** A step that was made, with all that it changed. */
export type Edited = Omit<EditDone, 'patch'> & { readonly change: StepChange }

export type Reverted = Edited & Pick<TakenBack, 'reverts'>

/** Opens a file in slices. `stored`: the store's document as just read; what is changed is measured from it. */
export function* openingSession(
  store: Store,
  stored: BudgetDocument,
  packs: ReturnType<Packs['around']>,
  ports: CorePorts,
  tell: Tell,
): Staged<Session> {
  const id = ports.ids.next()
  const live = yield* openingLiveBudget(stored, packs, store.log, () => ports.ids.next())
  const { grounds, template } = live
  const recent = openRecentSteps()
  const dayCopies = openDayCopies(store, ports)
  let reader: BudgetReader
  let stacks: UndoStacks
  let last: { readonly step: number; readonly at: string | null }
  let run: TypingRun | null = null
  /** Memory did not follow, nor could it be read afresh: it is read before anything else is asked of it. */
  let isBehind = false
  const closed = new AbortController()
  let computing: Promise<unknown> | null = null

  read()

  return {
    id,
    path: store.path,
    store,
    template,
    grounds,
    access: () => accessOf(store, packs, live),
    printed: () => ({ engine: live.engine, narrative: live.narrative, codes: live.places }),
    reader() {
      catchUp()
      return reader
    },
    patch: patchFor,
    edit(asked, { typing, seen = last.step } = {}) {
      if (asked.changes.length === 0) return done({ ...nothingDone(), ...saidOf(asked) })
      const unseen = unseenChange(asked.changes, recent.since(seen, last.step))
      if (unseen) return unseen
      const planned = withConsequences(grounds, asked)
      if (!planned.ok) return planned
      const plan = planned.value
      const now = ports.clock.now()
      const joining = typingRun(run, typing, plan, last.step, now)
      const step = { kind: 'edit', label: joining.label, joins: joining.joins, reverts: null } as const
      const reply = commit(step, changesOf(plan), now)
      if (!reply.ok) return reply
      run = joining.after(reply.value.step)
      const notes = [...(saidOf(plan).notes ?? []), ...(reply.value.notes ?? [])]
      return done({
        ...reply.value,
        ...(notes.length > 0 ? { notes } : {}),
        ...(joining.booked ? { booked: joining.booked } : {}),
      })
    },
    preview,
    undo: (seen) => revert('undo', seen),
    redo: (seen) => revert('redo', seen),
    computed: () => (computing ??= inSlices(live.computing(), closed.signal)),
    close() {
      closed.abort()
      store.close()
    },
  }

  /** Of what memory holds now, and of the file's steps. */
  function read(): void {
    const { words, codes, document, since } = live
    const { list, runImages } = store.log
    let tables: BudgetReader['tables'] | undefined
    let text: BudgetReader['text'] | undefined
    let checks: BudgetReader['checks'] | undefined
    reader = {
      id,
      path: store.path,
      template,
      codes,
      words,
      records: readRecords(document),
      // Not asked for before someone reads them: they may be still to come.
      get tables() {
        return (tables ??= readTables(live.engine))
      },
      get text() {
        return (text ??= readText(live.narrative))
      },
      get checks() {
        return (checks ??= readChecks(live.checks))
      },
      rules: packs.rules.rules,
      log: { list, runImages },
      since,
      sums: () => ({
        views: live.working.views(),
        marks: Object.fromEntries(live.workingSince.marks()),
      }),
      revision: () => last.step,
      lastStep: recent.last,
      frame,
      view() {
        // The frame last: it tells what the text knows, and what is found in it.
        const printed = { tables: live.engine.views(), text: live.narrative.sections() }
        live.checks.counts()
        return { ...frame(), document: document.snapshot(), ...printed }
      },
      follow(from, parts, room) {
        const changes = recent.since(from, last.step)
        // Where a row of a list stands is told by its neighbour of now, which may have come with a later step.
        const isAfresh =
          changes &&
          changes.length > 1 &&
          changes.some((change) => movesProjects(change) || movesTargets(change))
        return isAfresh ? null : (changes?.map((change) => patchFor(change, parts, room)) ?? null)
      },
    }
    const steps = store.log.all()
    const newest = steps.at(-1)
    stacks = openUndoStacks(steps)
    last = { step: newest?.id ?? 0, at: newest?.at ?? null }
  }

  function frame(): BudgetFrame {
    return frameOf(id, store.path, state(), live)
  }

  function state(): SessionState {
    const own = accessOf(store, packs, live)
    const label = (stack: 'undo' | 'redo'): string | null =>
      own.mode === 'edit' ? (stacks.top(stack)?.label ?? null) : null
    return {
      revision: last.step,
      savedAt: last.at,
      undo: label('undo'),
      redo: label('redo'),
      access: own,
      ...standingOf(live),
    }
  }

  function patchFor(change: StepChange, parts: readonly ShownPart[] | undefined, room?: number): Patch {
    const told = {
      // Of a step that others followed already, the rest is as it is now.
      state: { ...state(), revision: change.to },
      unplaced: unplacedIn(live),
    }
    return patchOf(change, parts, room, reader, told)
  }

  function preview(
    asked: Plan,
    parts: readonly ShownPart[] | undefined,
    room?: number,
  ): ReturnType<Session['preview']> {
    const own = accessOf(store, packs, live)
    if (own.mode === 'view') return failed('file-read-only', own.message)
    const planned = withConsequences(grounds, asked)
    if (!planned.ok) return planned
    const plan = planned.value
    if (plan.changes.length === 0) return done({ patch: patchFor(nothingDone().change, parts, room) })
    const step = { from: last.step, to: last.step, label: labelOf(plan) }
    const { booked } = plan
    const told = { ...saidOf(plan), ...(booked ? { booked } : {}) }
    if (parts?.length === 0) {
      return done({ patch: patchFor({ ...step, ...NOTHING_CHANGED }, parts, room), ...told })
    }
    const records = netChanges(changesOf(plan))
    let patch: Patch
    // From here on memory is ahead of the file, until it has been taken back.
    isBehind = true
    try {
      patch = patchFor(stepFollowed(step, records, live, live.tryOut), parts, room)
      live.tryOut(reversed(records))
      isBehind = false
    } finally {
      catchUp()
    }
    return done({ patch, ...told })
  }

  /** All that a plan writes: with the memories that it would make too late, and without formulas that it makes untrue. */
  function changesOf(plan: Plan): readonly RecordChange[] {
    return [...memoriesBefore(plan), ...plan.changes, ...spentFormulas(grounds, plan.changes)]
  }

  /** Overrides that lack some of their memory take it before the step changes what they are printed beside. */
  function memoriesBefore({ changes }: Plan): readonly RecordChange[] {
    const touched = new Set(changes.map(({ collection, id }) => `${collection}/${id}`))
    return missingMemories(grounds, live.narrative, live.written).filter(
      ({ collection, id }) => !touched.has(`${collection}/${id}`),
    )
  }

  function revert(kind: 'undo' | 'redo', seen = last.step): Reply<Reverted> {
    const top = stacks.top(kind)
    if (!top) {
      return kind === 'undo'
        ? failed('nothing-to-undo', '没有可以撤销的步骤。')
        : failed('nothing-to-redo', '没有可以重做的步骤。')
    }
    if (last.step > seen) {
      return notShown(`做了“${top.label}”`, kind === 'undo' ? '再撤销' : '再重做')
    }
    run = null
    const label = `${kind === 'undo' ? '撤销' : '重做'}：${top.label}`
    const changes = reversed(store.log.runImages(top.step))
    const step = { kind, label, joins: null, reverts: top.step } as const
    const reply = commit(step, changes, ports.clock.now())
    return reply.ok ? done({ ...reply.value, reverts: top.step }) : reply
  }

  function commit(
    step: { kind: HistoryStep['kind'] } & Pick<NewStep, 'label' | 'joins' | 'reverts'>,
    changes: readonly RecordChange[],
    now: Date,
  ): Reply<Edited> {
    const at = now.toISOString()
    const notice = dayCopies.keep(now)
    const committed = store.commit({ ...step, at, by: ports.preparer }, changes)
    if (!committed.ok) return committed
    const from = last.step
    const { step: to, images } = committed.value
    last = { step: to, at }
    stacks.follow({ ...step, id: to })
    const change = savedAs({ from, to }, () => followed({ from, to, label: step.label }, netChanges(images)))
    return done({ step: to, change, ...(notice === null ? {} : { notes: [notice] }) })
  }

  /** What is saved is true: if memory cannot follow, it is read afresh, every window told, and the fault goes up as such. */
  function followed(
    step: Pick<StepChange, 'from' | 'to' | 'label'>,
    records: readonly RecordChange[],
  ): StepChange {
    const { to: revision, label } = step
    try {
      const change = stepFollowed(step, records, live)
      recent.add(change)
      tell('budget.stepped', { budget: id, revision, label })
      return change
    } catch (fault) {
      recent.forget()
      isBehind = true
      try {
        catchUp()
      } finally {
        tell('budget.stepped', { budget: id, revision, label })
      }
      throw new SavedUnseen(fault)
    }
  }

  function catchUp(): void {
    if (!isBehind) return
    live.load(store.read())
    read()
    isBehind = false
  }

  function nothingDone(): Edited {
    return {
      step: last.step,
      change: { from: last.step, to: last.step, label: '', ...NOTHING_CHANGED },
    }
  }
}
