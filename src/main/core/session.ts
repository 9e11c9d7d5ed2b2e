import { basename } from 'node:path'
import type { Access } from '../../shared/contract/access'
import { done, failed, type Reply } from '../../shared/contract/failure'
import type { BudgetFrame, BudgetView, CodeLists, EditDone, HistoryStep } from '../../shared/contract/methods'
import type { FileFault, Patch, SessionState } from '../../shared/contract/patch'
import type { ShownPart } from '../../shared/contract/shown'
import type { Tell } from '../../shared/contract/events'
import { betweenStates, NO_DIFFERENCE } from '../../shared/difference/states'
import { netChanges, reversed } from '../../shared/difference/records'
import type { RecordChange } from '../../shared/model/change'
import type { BudgetDocument } from '../../shared/model/document'
import { parseObject } from '../../shared/model/reference'
import { openCodeWords } from '../../shared/model/code-words'
import type { WordSources } from '../../shared/model/words'
import type { Cents } from '../../shared/money/cents'
import { statedUnit } from '../../shared/money/format'
import type { Narrative } from '../../shared/narrative/narrative'
import type { Engine } from '../../shared/tables/engine'
import type { CorePorts } from '../ports/ports'
import { viewOnly } from '../store/access'
import { copyTitle } from '../store/copy-names'
import type { Packs } from '../packs/packs'
import type { Store } from '../store/store'
import type { NewStep } from '../store/steps'
import { compute, type Computed } from './computed'
import { type DocumentIndex, openDocumentIndex } from './document-index'
import { listNames, type Template, templateRules, templateView } from '../../shared/template/template'
import { missingMemories } from './edit/override'
import type { Desk, Plan } from './edit/plan'
import { totalRefusal } from './edit/totals'
import { fileFaults, holdsFault, readablePart } from './file-faults'
import { type BudgetReader, readingHalf } from './reader'
import { SavedUnseen } from './saved-unseen'
import { patchOf } from './shown'
import { openSinceBaseline, type SinceBaseline } from './since-baseline'
import { openRecentSteps, type StepChange } from './step-change'
import { openDayCopies } from './day-copies'
import { type TypingRun, typingRun } from './typing-run'
import { openUndoStacks, type UndoStacks } from './undo'
import { remembering } from './written-words'

/** One open file: the store that holds it, the document in memory, the tables that follow. */
export interface Session {
  readonly id: string
  readonly path: string
  readonly store: Store
  readonly codes: CodeLists
  readonly template: Template
  readonly desk: Desk
  /** The same for those who only look. */
  reader(): BudgetReader
  /** Whether it takes edits: not where the file cannot be written, nor where something in it cannot be read. */
  access(): Access
  engine(): Engine
  narrative(): Narrative
  /** A step as far as it changed what is shown; parts absent: all that it changed in records, tables and text. */
  patch(change: StepChange, parts: readonly ShownPart[] | undefined): Patch
  /** Writes a plan as one step. `typing` names the field being typed: its edits within 3 s join into one step. */
  edit(plan: Plan, typing?: string): Reply<Edited>
  /** `seen`: the revision that is shown; a step made since is not taken back unseen (changed-meanwhile). */
  undo(seen?: number): Reply<Edited>
  redo(seen?: number): Reply<Edited>
  close(): void
}

/** A step that was made, with all that it changed. */
export type Edited = Omit<EditDone, 'patch'> & { readonly change: StepChange }

/** `stored`: the store's document as just read; what is changed is measured from it. */
export function openSession(
  store: Store,
  stored: BudgetDocument,
  packs: ReturnType<Packs['around']>,
  ports: CorePorts,
  tell: Tell,
): Session {
  const { template, codes, lacking } = packs
  const id = ports.ids.next()
  let document: DocumentIndex
  let engine: Engine
  let narrative: Narrative
  let reader: BudgetReader
  let stacks: UndoStacks
  let last: { readonly step: number; readonly at: string | null }
  let run: TypingRun | null = null
  let faults: readonly FileFault[] = []
  /** Once there were some, every patch says which there are now. */
  let hadFaults = false
  let written: Computed['written']
  let since: SinceBaseline
  let readable: Pick<DocumentIndex, 'sum' | 'all'>
  const recent = openRecentSteps()
  const dayCopies = openDayCopies(store, ports)

  const words: WordSources = {
    get fiscalYear() {
      return document.department().fiscalYear
    },
    find: (set, recordId) => document.values(set, recordId),
    codeName: openCodeWords(codes, () => document.all('codeNames')),
    listName: listNames(template),
  }
  const desk: Desk = {
    get document() {
      return document
    },
    words,
    typing: {
      get entryUnit() {
        return statedUnit(document.department().entryUnit)
      },
      // What people type is a code first: an id may look like another record's code.
      resolve: (set, typed) =>
        document.taken(set, typed) ?? (document.values(set, typed) === undefined ? undefined : typed),
      name: (set, recordId) => (document.values(set, recordId)?.['code'] as string | undefined) ?? recordId,
    },
    // Without the template nothing is known of what it has a place for.
    rules: lacking ? { fundings: [], reserved: {} } : templateRules(template),
    nextId: () => ports.ids.next(),
  }

  load(stored)

  return {
    id,
    path: store.path,
    store,
    codes,
    template,
    desk,
    access,
    engine: () => engine,
    narrative: () => narrative,
    reader: () => reader,
    patch: patchFor,
    edit(plan, typing) {
      if (plan.changes.length === 0) return done(nothingDone())
      const refused = totalRefusal(desk, plan.changes)
      if (refused) return refused
      const now = ports.clock.now()
      const joining = typingRun(run, typing, plan, last.step, now)
      const step = { kind: 'edit', label: joining.label, joins: joining.joins, reverts: null } as const
      const reply = commit(step, [...memoriesBefore(plan), ...plan.changes], now)
      if (!reply.ok) return reply
      run = joining.after(reply.value.step)
      const notes = [...(plan.notes ?? []), ...(reply.value.notes ?? [])]
      return done({
        ...reply.value,
        ...(notes.length > 0 ? { notes } : {}),
        ...(joining.booked ? { booked: joining.booked } : {}),
      })
    },
    undo: (seen) => revert('undo', seen),
    redo: (seen) => revert('redo', seen),
    close: () => store.close(),
  }

  function frame(): BudgetFrame {
    return {
      budget: id,
      file: { name: copyTitle(store.path) ?? basename(store.path, '.budget') },
      state: state(),
      template: templateView(template),
      department: document.department(),
      units: [...document.all('units')],
      codeNames: [...document.all('codeNames')],
      unplaced: unplaced(),
      faults,
    }
  }

  function unplaced(): BudgetFrame['unplaced'] {
    return narrative.unplaced().map((block) => {
      const named = block.object === null ? null : parseObject(block.object)
      const record = named && document.values(named.collection, named.id)
      return { ...block, about: (record?.['name'] as string | undefined) ?? null }
    })
  }

  function view(): BudgetView {
    return { ...frame(), document: document.snapshot(), tables: engine.views(), text: narrative.sections() }
  }

  function patchFor(change: StepChange, parts: readonly ShownPart[] | undefined): Patch {
    const told = {
      // Of a step that others followed already, the rest is as it is now.
      state: { ...state(), revision: change.to },
      unplaced: unplaced(),
      ...(faults.length > 0 || hadFaults ? { faults } : {}),
    }
    return patchOf(change, parts, reader, told)
  }

  /** Overrides that lack some of their memory take it before the step changes what they are printed beside. */
  function memoriesBefore({ changes }: Plan): readonly RecordChange[] {
    const touched = new Set(changes.map(({ collection, id }) => `${collection}/${id}`))
    return missingMemories(desk, narrative, written).filter(
      ({ collection, id }) => !touched.has(`${collection}/${id}`),
    )
  }

  function revert(kind: 'undo' | 'redo', seen = last.step): Reply<Edited> {
    const top = stacks.top(kind)
    if (!top) {
      return kind === 'undo'
        ? failed('nothing-to-undo', '没有可以撤销的步骤。')
        : failed('nothing-to-redo', '没有可以重做的步骤。')
    }
    if (last.step > seen) {
      return failed(
        'changed-meanwhile',
        `另一窗口刚做了“${top.label}”，还没有显示在这里；请看过再${kind === 'undo' ? '撤销' : '重做'}。`,
      )
    }
    run = null
    const label = `${kind === 'undo' ? '撤销' : '重做'}：${top.label}`
    const changes = reversed(store.log.runImages(top.step))
    return commit({ kind, label, joins: null, reverts: top.step }, changes, ports.clock.now())
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
    const records = netChanges(images)
    last = { step: to, at }
    stacks.follow({ ...step, id: to })
    const change = followed({ from, to, label: step.label }, records)
    return done({ step: to, change, ...(notice === null ? {} : { notes: [notice] }) })
  }

  /** What is saved is true: if memory cannot follow, it is read afresh, every window told, and the fault goes up as such. */
  function followed(
    step: Pick<StepChange, 'from' | 'to' | 'label'>,
    records: readonly RecordChange[],
  ): StepChange {
    const { to: revision, label } = step
    try {
      document.apply(records)
      const { cells, rows, gone, sums } = engine.apply(records)
      const blocks = narrative.apply(remembering(records, written), { cells, rows, sums })
      const difference = { records, cells, rows, gone, blocks }
      since.follow(difference)
      const change = { ...step, ...difference, marks: marksOf(rows) }
      recent.add(change)
      lookForFaults(records)
      tell('budget.stepped', { budget: id, revision, label })
      return change
    } catch (fault) {
      recent.forget()
      load(store.read())
      tell('budget.stepped', { budget: id, revision: last.step, label })
      throw new SavedUnseen(fault)
    }
  }

  /** Of rows that came or went: what is marked in others follows from what stood in them. */
  function marksOf({ inserted, removed }: StepChange['rows']): StepChange['marks'] {
    const keys = [...inserted.map(({ row }) => row.key), ...removed]
    return Object.fromEntries(keys.map((key) => [key, since.mark(key) ?? null]))
  }

  /** No edit makes a fault, but going back may bring one again: only then, or while there are some, all is looked over. */
  function lookForFaults(records: readonly RecordChange[]): void {
    if (faults.length === 0 && !records.some((change) => holdsFault(change, desk))) return
    faults = fileFaults(document.snapshot(), desk)
    hadFaults = true
  }

  function load(content: BudgetDocument): void {
    document = openDocumentIndex(content)
    faults = fileFaults(content, desk)
    // What cannot be read is in no sum; such a file takes no edits.
    const part = readablePart(content, faults)
    readable = part === content ? document : openDocumentIndex(part)
    hadFaults ||= faults.length > 0
    ;({ engine, narrative, written } = compute(content, faults, packs, store.log))
    const { list, runImages } = store.log
    since = sinceStored(content)
    reader = {
      id,
      template,
      codes,
      words,
      ...readingHalf(document, engine, narrative),
      log: { list, runImages },
      since,
      revision: () => last.step,
      lastStep: recent.last,
      frame,
      view,
      follow: (from, parts) =>
        recent.since(from, last.step)?.map((change) => patchFor(change, parts)) ?? null,
    }
    const steps = store.log.all()
    const newest = steps.at(-1)
    stacks = openUndoStacks(steps)
    last = { step: newest?.id ?? 0, at: newest?.at ?? null }
  }

  /** Memory read afresh is measured from the file as opened all the same. */
  function sinceStored(content: BudgetDocument): SinceBaseline {
    const opened = openSinceBaseline(template.tables)
    if (content === stored) return opened
    const before = compute(stored, fileFaults(stored, desk), packs, store.log)
    const then = { document: stored, tables: before.engine.views(), text: before.narrative.sections() }
    opened.follow(
      betweenStates(then, { document: content, tables: engine.views(), text: narrative.sections() }),
    )
    return opened
  }

  function access(): Access {
    if (lacking) return viewOnly('packs', store.path, lacking.message)
    const unreadable = faults.filter(({ grade }) => grade === 'unreadable')
    if (store.access.mode === 'view' || unreadable.length === 0) return store.access
    // Where nothing is certain a person has to say it: in the package, for here no edit is taken.
    const isMendable = unreadable.some(({ mendable }) => mendable)
    const way = isMendable ? '修复到副本后再改。' : '请写出交换包，改好后再导入。'
    return viewOnly('faults', store.path, way)
  }

  function state(): SessionState {
    const own = access()
    const label = (stack: 'undo' | 'redo'): string | null =>
      own.mode === 'edit' ? (stacks.top(stack)?.label ?? null) : null
    return {
      revision: last.step,
      savedAt: last.at,
      undo: label('undo'),
      redo: label('redo'),
      access: own,
      balance: balanceOf(readable),
      projects: document.all('projects').length,
      changed: { cells: since.cellCount(), paragraphs: since.paragraphCount() },
      stale: narrative.stale().length,
    }
  }

  function nothingDone(): Edited {
    return {
      step: last.step,
      change: { from: last.step, to: last.step, label: '', ...NO_DIFFERENCE, marks: {} },
    }
  }
}

/** Both sides in 分. Income follows the lines' funding unless the file holds income entries of its own. */
function balanceOf({ sum, all }: Pick<DocumentIndex, 'sum' | 'all'>): SessionState['balance'] {
  const expenditure = sum('lines', 'amount') as Cents
  return {
    income: all('incomes').length > 0 ? (sum('incomes', 'amount') as Cents) : expenditure,
    expenditure,
  }
}
