import type { FindingsChange } from '../../shared/checks/finding'
import { type LiveChecks, openingChecks } from '../../shared/checks/live-checks'
import type { CodeLists } from '../../shared/contract/results'
import type { FileFault } from '../../shared/contract/patch'
import type { TableDifference } from '../../shared/difference/rows'
import { betweenStates, NO_DIFFERENCE, type StateDifference } from '../../shared/difference/states'
import { betweenTables } from '../../shared/difference/tables'
import type { RecordChange } from '../../shared/model/change'
import { printedPaper } from '../../shared/checks/printed-paper'
import { printedPart } from '../../shared/checks/records/reviewed'
import { openCodeWords } from '../../shared/model/code-words'
import type { BudgetDocument } from '../../shared/model/document'
import { pathOfPlace, type PlaceCodes } from '../../shared/model/said-place'
import { pathWords, type WordSources } from '../../shared/model/words'
import { statedUnit } from '../../shared/money/format'
import type { Narrative } from '../../shared/narrative/narrative'
import { atOnce, type Coming, coming, type Slices } from '../../shared/slices/slices'
import type { Engine } from '../../shared/tables/engine'
import { workingTables } from '../../shared/tables/working-tables'
import { placeCodes } from '../../shared/template/place-codes'
import { listNames, type Template, templateRules } from '../../shared/template/template'
import type { Packs } from '../packs/packs'
import type { StepLog } from '../store/steps'
import { type Computed, computing, namesOf, openingWorking } from './computed'
import { type DocumentIndex, openingDocumentIndex } from './document-index'
import type { Grounds } from './edit/plan'
import { fileFaults, findingFileFaults, holdsFault, readablePart } from './file-faults'
import { stage, type Staged } from './jobs/job'
import { openSinceBaseline, type SinceBaseline } from './since-baseline'
import { placeNames } from './place-words'
import { remembering } from './written-words'

/** A budget in memory with all that is computed of it. A step is followed at the cost of what it changed. */
export interface LiveBudget {
  readonly template: Template
  readonly codes: CodeLists
  readonly words: WordSources
  /** How places name units and projects. */
  readonly places: PlaceCodes
  readonly grounds: Grounds
  readonly document: DocumentIndex
  /** Its records that can be computed: all of them where every value can be read. */
  readonly readable: Pick<DocumentIndex, 'sum' | 'all'>
  readonly engine: Engine
  /** Of the working tables, with what is changed in them since it was opened. */
  readonly working: Engine
  readonly workingSince: Pick<SinceBaseline, 'mark' | 'marks'>
  readonly narrative: Narrative
  readonly written: Computed['written']
  readonly checks: LiveChecks
  /** Whether tables and text are worked out; they are at once when they are asked for. */
  isComputed(): boolean
  /** Works them out in slices. */
  computing(): Generator<unknown, void, undefined>
  /** What is changed since it was opened. */
  readonly since: SinceBaseline
  readonly faults: readonly FileFault[]
  /** What a step's records changed; after a fault of ours on the way only `load` makes memory whole again. */
  follow(records: readonly RecordChange[]): LiveDifference
  /** The same of changes that are only tried, and taken back as `reversed` at once: they are none since the baseline. */
  tryOut(records: readonly RecordChange[]): LiveDifference
  /** Takes the document as just read; what is changed is measured from the first all the same. */
  load(content: BudgetDocument): void
}

/** What a step changed: in what is printed, and in the working tables. */
export interface LiveDifference extends StateDifference {
  readonly working: TableDifference
  /** Cells of unprinted sums. */
  readonly sums: readonly string[]
  /** What the checks say otherwise. */
  readonly findings: FindingsChange
}

/** Its records are there then; tables and text are still to come. `stored`: the store's document as just read. */
export function* openingLiveBudget(
  stored: BudgetDocument,
  packs: ReturnType<Packs['around']>,
  log: Pick<StepLog, 'imagesOf'>,
  nextId: () => string,
): Staged<LiveBudget> {
  const { template, codes, lacking } = packs
  let document: DocumentIndex
  let readable: DocumentIndex
  let computed: Coming<Computed>
  let checks: Coming<LiveChecks>
  let working: Engine
  let workingSince: SinceBaseline
  let since: SinceBaseline
  let faults: readonly FileFault[] = []

  const places = placeCodes(
    template,
    {
      codeOf: (set, id) => document.get(set, id)?.code,
      called: (set, code) => document.taken(set, code),
      holds: (set, id) => document.values(set, id) !== undefined,
    },
    (key) => computed.get().narrative.paragraph(key)?.object ?? null,
  )

  const words: WordSources = {
    get fiscalYear() {
      return document.department().fiscalYear
    },
    find: (set, recordId) => document.values(set, recordId),
    codeName: openCodeWords(codes, () => document.all('codeNames')),
    listName: listNames(template),
    printedName: placeNames(
      template,
      () => ((computed as Coming<Computed> | undefined)?.isHere() ? computed.get() : null),
      () => document.department().agency,
    ),
    get codes() {
      return places
    },
  }
  const grounds: Grounds = {
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
      called: (set, name) =>
        document
          .all(set)
          .filter((record) => 'name' in record && record.name === name)
          .map(({ id: recordId }) => recordId),
      name: (set, recordId) => (document.values(set, recordId)?.['code'] as string | undefined) ?? recordId,
    },
    // Without the template nothing is known of what it has a place for.
    rules: lacking ? { fundings: [], reserved: {} } : templateRules(template, packs.rules.rules),
    nextId,
  }

  yield* loading(stored)

  return {
    template,
    codes,
    words,
    places,
    grounds,
    get document() {
      return document
    },
    get readable() {
      return readable
    },
    get engine() {
      return computed.get().engine
    },
    get working() {
      return working
    },
    get workingSince() {
      return workingSince
    },
    get narrative() {
      return computed.get().narrative
    },
    get written() {
      return computed.get().written
    },
    get checks() {
      return checks.get()
    },
    isComputed: () => computed.isHere() && checks.isHere(),
    *computing() {
      yield* computed.slices()
      yield* checks.slices()
    },
    get since() {
      return since
    },
    get faults() {
      return faults
    },
    follow(records) {
      const difference = tryOut(records)
      since.follow(difference)
      workingSince.follow({ ...NO_DIFFERENCE, ...difference.working })
      lookForFaults(records)
      return difference
    },
    tryOut,
    load: (content) => atOnce(loading(content)),
  }

  function tryOut(records: readonly RecordChange[]): LiveDifference {
    // Of the document as it is before them.
    const { engine, narrative, written } = computed.get()
    const looking = checks.get()
    document.apply(records)
    const { cells, rows, gone, sums } = engine.apply(records)
    const effects = { cells, rows, sums }
    const blocks = narrative.apply(remembering(records, written), effects)
    const findings = looking.apply(records, { tables: effects, blocks, rewritten: narrative.rewritten() })
    return { records, ...effects, gone, blocks, working: withoutSums(working.apply(records)), findings }
  }

  function* loading(content: BudgetDocument): Staged<void> {
    document = yield* stage('读取文件', [40, 65], openingDocumentIndex(content))
    faults = yield* stage('核对内容', [65, 85], findingFileFaults(content, grounds))
    // What cannot be read is in no sum; such a file takes no edits.
    const part = readablePart(content, faults)
    readable = part === content ? document : atOnce(openingDocumentIndex(part))
    working = yield* stage('计算合计', [85, 100], openingWorking(part, packs))
    computed = coming(computing(content, faults, packs, log))
    checks = coming(checking())
    since = openSinceBaseline(template.tables, document.values)
    workingSince = openSinceBaseline(workingTables(template.fundings), document.values)
    if (content !== stored) followFrom(stored, content)
  }

  /** Of what can be read; in a file with faults of its own nothing else is looked for. */
  function* checking(): Slices<LiveChecks> {
    const { engine, narrative } = computed.get()
    const { unit, decimals } = template.text.format
    return yield* openingChecks({
      rules: packs.rules,
      bindings: template.checks ?? { measures: {} },
      records: readable,
      cells: engine,
      written: () => narrative.written(),
      codes: {
        functions: namesOf(codes.functions),
        economics: namesOf(codes.economics),
        govEconomics: namesOf(codes.govEconomics),
      },
      performance: template.performance,
      reasonThreshold: template.thresholds.reason,
      comparisons: template.text.comparisons,
      print: { unit, decimals },
      people: {
        nameOf: (place) => pathWords(place, words),
        pathOf: (said) => pathOfPlace(said, places),
        linesOf: (part) => printedPart(part, engine, narrative),
      },
      paper: printedPaper(engine, narrative, template.text),
    })
  }

  /** What the document read afresh differs by from the first. */
  function followFrom(stored: BudgetDocument, content: BudgetDocument): void {
    const storedFaults = fileFaults(stored, grounds)
    const before = atOnce(computing(stored, storedFaults, packs, log))
    const workingBefore = atOnce(openingWorking(readablePart(stored, storedFaults), packs))
    const then = { document: stored, tables: before.engine.views(), text: before.narrative.sections() }
    const { engine, narrative } = computed.get()
    since.follow(
      betweenStates(then, { document: content, tables: engine.views(), text: narrative.sections() }),
    )
    workingSince.follow({ ...NO_DIFFERENCE, ...betweenTables(workingBefore.views(), working.views()) })
  }

  /** No edit makes a fault, but going back may bring one again: only then, or while there are some, all is looked over. */
  function lookForFaults(records: readonly RecordChange[]): void {
    if (faults.length === 0 && !records.some((change) => holdsFault(change, grounds))) return
    faults = fileFaults(document.snapshot(), grounds)
  }
}

function withoutSums({ cells, gone, rows }: ReturnType<Engine['apply']>): TableDifference {
  return { cells, gone, rows }
}
