import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { done, type Failure, type Reply } from '../../shared/contract/failure'
import type {
  BudgetView,
  EditDone,
  FileEntry,
  ImportedBudget,
  Params,
  RepairedCopy,
} from '../../shared/contract/methods'
import type { Events } from '../../shared/contract/events'
import type { Patch } from '../../shared/contract/patch'
import { useHost } from '../host/host'
import { type Projection, advance, countChanges, openProjection, refreshed, textChanges } from './projection'

export type Booking = NonNullable<EditDone['booked']> & { readonly step: number }

/** What was asked for; `as: 'copy'`: only to view its content of that moment. */
type OpenFile = FileEntry & Pick<Params<'budget.open'>, 'as'>

/** The open budget. Commands go one after the other, so that each patch meets the revision it starts from. */
export const useSession = defineStore('session', () => {
  const host = useHost()
  const projection = shallowRef<Projection | null>(null)
  /** Handle of the open file: with it the window finds its place again when the core was restarted. */
  const file = shallowRef<OpenFile | null>(null)
  /** Where the difference of the last typed total went, until something else changes. */
  const booking = shallowRef<Booking | null>(null)
  /** What else the preparer should know of the last edit, whole sentences. */
  const notes = shallowRef<readonly string[]>([])
  /** Paths typed since the file was opened: their cells carry the tick. */
  const typed = shallowRef<ReadonlySet<string>>(new Set())
  let queue: Promise<unknown> = Promise.resolve()
  /** Commands of this window under way: the next step told is probably theirs. */
  let commands = 0

  const budget = computed(() => projection.value)
  const document = computed(() => opened().document)
  const tables = computed(() => opened().tables)
  const text = computed(() => opened().text)
  const changes = computed(() => opened().changes)
  const whenOpened = computed(() => opened().opened)
  const followed = computed(() => opened().followed)
  const followedText = computed(() => opened().followedText)
  const changedText = computed(() => textChanges(opened()))
  const state = computed(() => opened().state)
  const template = computed(() => opened().template)
  const unplaced = computed(() => opened().unplaced)
  const faults = computed(() => opened().faults)
  const changedCount = computed(() => countChanges(changes.value))

  function opened(): Projection {
    if (!projection.value) throw new Error('no budget is open')
    return projection.value
  }

  function show(entry: OpenFile, next: Projection): void {
    file.value = { ...entry, name: next.fileName }
    projection.value = next
    booking.value = null
    notes.value = []
    typed.value = new Set()
  }

  async function open(entry: OpenFile): Promise<Failure | null> {
    if (projection.value && file.value?.handle === entry.handle && file.value.as === entry.as) return null
    return replaceBy(entry, await host.call('budget.open', asked(entry)))
  }

  function asked({ handle, as }: OpenFile): Params<'budget.open'> {
    return as ? { file: handle, as } : { file: handle }
  }

  async function create(entry: FileEntry, from: Params<'budget.create'>['from']): Promise<Failure | null> {
    return replaceBy(entry, await host.call('budget.create', { file: entry.handle, from }))
  }

  /** A budget of a package that came in as bytes. */
  async function importPackage(entry: FileEntry, source: string): Promise<Reply<ImportedBudget>> {
    const reply = await host.call('package.read', { source, file: entry.handle })
    if (reply.ok) await replaceBy(entry, { ok: true, value: reply.value.view })
    return reply
  }

  /** The budget that was open is closed only when the other one is there. */
  async function replaceBy(entry: OpenFile, reply: Reply<BudgetView>): Promise<Failure | null> {
    if (!reply.ok) return reply.error
    const next = await sinceOpened(reply.value)
    if (!next.ok) return next.error
    await close()
    show(entry, next.value)
    return null
  }

  /** The core may have held the file since long before this window came: what changed is measured from then. */
  async function sinceOpened(view: BudgetView): Promise<Reply<Projection>> {
    const back = await host.call('baseline.changes', { budget: view.budget, from: 'now' })
    if (!back.ok) return back
    if (back.value.revision === view.state.revision) return done(openProjection(view, back.value))
    // Another window edited in between.
    const later = await host.call('budget.view', { budget: view.budget })
    return later.ok ? sinceOpened(later.value) : later
  }

  async function close(): Promise<void> {
    const current = projection.value
    if (!current) return
    await queue
    projection.value = null
    file.value = null
    await host.call('budget.close', { budget: current.budget })
  }

  /** The core broke off and came back: everything committed is in the file. */
  async function reopen(): Promise<Failure | null> {
    const entry = file.value
    const current = projection.value
    if (!entry || !current) return null
    const reply = await host.call('budget.open', asked(entry))
    if (reply.ok) projection.value = refreshed(current, reply.value)
    return reply.ok ? null : reply.error
  }

  /** One edit; the answer is why it was refused, else null. */
  async function set(
    path: string,
    value: string,
    options: Pick<Params<'edit.set'>, 'booking' | 'typing' | 'unit' | 'seen'> = {},
  ): Promise<Failure | null> {
    const failure = await run((id) => host.call('edit.set', { budget: id, path, value, ...options }))
    if (!failure) typed.value = new Set(typed.value).add(path)
    return failure
  }

  /** Removes a record and what belongs to it. */
  function remove(path: string): Promise<Failure | null> {
    return run((id) => host.call('edit.remove', { budget: id, path }))
  }

  function rebook(step: number, to: Params<'edit.rebook'>['to']): Promise<Failure | null> {
    return run((id) => host.call('edit.rebook', { budget: id, step, to }))
  }

  /** The preparer's own words in place of a generated paragraph. */
  function override(block: string, text: string): Promise<Failure | null> {
    return run((id) => host.call('text.override', { budget: id, block, text }))
  }

  /** The figures of now in place of an override's stale ones. */
  function adopt(block: string): Promise<Failure | null> {
    return run((id) => host.call('text.adopt', { budget: id, block }))
  }

  /** Back to the generated paragraph. */
  function restore(block: string): Promise<Failure | null> {
    return run((id) => host.call('text.restore', { budget: id, block }))
  }

  /** Rewrites the preparer's own paragraphs of a place as a whole; asked for them when the commands before are done. */
  function write(
    place: string,
    paragraphs: () => Params<'text.write'>['paragraphs'],
  ): Promise<Failure | null> {
    return run((id) => host.call('text.write', { budget: id, place, paragraphs: paragraphs() }))
  }

  function undo(): Promise<Failure | null> {
    return run((id) => host.call('edit.undo', { budget: id, seen: state.value.revision }))
  }

  function redo(): Promise<Failure | null> {
    return run((id) => host.call('edit.redo', { budget: id, seen: state.value.revision }))
  }

  function run(command: (budget: string) => Promise<Reply<EditDone>>): Promise<Failure | null> {
    const { budget: id } = opened()
    const result = queue.then(async () => {
      commands += 1
      const reply = await command(id).finally(() => (commands -= 1))
      if (reply.ok) return follow(reply.value)
      // The step is in the file: what it made of the budget is there to be seen.
      if (reply.error.code === 'saved-unseen') await refresh()
      return reply.error
    })
    // The next command only waits for this one; what became of it is its caller's.
    queue = Promise.allSettled([result])
    return result
  }

  /** A copy of the budget as it is when the commands before are done. */
  async function saveCopy(place: FileEntry): Promise<Reply<FileEntry>> {
    const { budget: id } = opened()
    await queue
    return host.call('budget.saveCopy', { budget: id, file: place.handle })
  }

  /** A copy with what is unreadable mended, as far as that is certain. */
  function repairCopy(place: FileEntry): Promise<Reply<RepairedCopy>> {
    return host.call('budget.repairCopy', { budget: opened().budget, file: place.handle })
  }

  async function follow({ step, patch, booked, notes: told }: EditDone): Promise<Failure | null> {
    notes.value = told ?? []
    if (booked || patch.records.length > 0) booking.value = booked ? { ...booked, step } : null
    return take(patch)
  }

  /** A step is told to every window and answered to the one that made it: whichever comes first is taken. */
  function take(patch: Patch): Promise<Failure | null> {
    const current = opened()
    if (patch.to <= current.state.revision && patch.from !== current.state.revision)
      return Promise.resolve(null)
    const next = advance(current, patch)
    if (!next) return refresh()
    projection.value = next
    return Promise.resolve(null)
  }

  async function refresh(): Promise<Failure | null> {
    const reply = await host.call('budget.view', { budget: opened().budget })
    if (!reply.ok) return reply.error
    const current = opened()
    if (reply.value.state.revision >= current.state.revision) {
      projection.value = refreshed(current, reply.value)
    }
    return null
  }

  /** What another window of this file did is shown here at once, and said. */
  function hear({ budget: id, patch }: Events['budget.stepped']): void {
    if (id !== projection.value?.budget) return
    const isOwn = commands > 0
    if (!isOwn && patch && patch.to > opened().state.revision) {
      booking.value = null
      notes.value = [`另一窗口：${patch.label}`]
    }
    void (patch ? take(patch) : refresh())
  }

  host.on('budget.stepped', hear)
  // Closed by another window: this one holds it again.
  host.on('budget.closed', ({ budget: id }) => {
    if (id === projection.value?.budget) void reopen()
  })

  return {
    budget,
    file,
    document,
    tables,
    text,
    changes,
    changedCount,
    whenOpened,
    followed,
    followedText,
    changedText,
    state,
    template,
    unplaced,
    faults,
    booking,
    notes,
    typed,
    open,
    create,
    importPackage,
    close,
    reopen,
    set,
    remove,
    rebook,
    override,
    adopt,
    restore,
    write,
    undo,
    redo,
    saveCopy,
    repairCopy,
  }
})
