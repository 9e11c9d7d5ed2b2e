import type { RecordChange } from '../model/change'
import type { WrittenParagraph } from '../narrative/narrative'
import type { TextSpec } from '../narrative/spec'
import { type AboutName, openAbouts, whyOf } from './about'
import type { Paper } from './paper-subjects'
import { openReaders } from '../reading/readers'
import { atOnce, each, type Slices } from '../slices/slices'
import { type Cells, notedCells, touchedNames } from '../tables/noted-cells'
import { openCalledThings } from './called'
import { engineTableSet } from './tables/engine-set'
import type { FiguresSetting } from './figures/figures-rules'
import {
  bySeverity,
  countedAs,
  directed,
  type Finding,
  type FindingCounts,
  type FindingsChange,
  type Verdict,
} from './finding'
import { changeOf, isSame, once, told } from './findings-change'
import { ITEMS, openKnownFigures, priorNames } from './known-figures'
import { checkMeasured, isMeasured } from './tables/measured'
import type { PeopleSetting } from './records/people-rules'
import { openSaysNothing } from './records/reasons'
import type { RecordSetting } from './records/records'
import type { StepEffects } from './records/reviewed'
import { sayings } from './figures/said'
import { acknowledging, asSet, unlooked } from './settled'
import { type CheckBindings, type CheckRules, type FiguresRule, ruleIn, type RuleSpec } from './spec'
import type { CheckedRecords } from './subject-ground'
import { openSubjects, type Subject } from './subjects'
import { baseOf } from './words/text-years'

export interface ChecksGround {
  readonly rules: CheckRules
  readonly bindings: CheckBindings
  readonly records: CheckedRecords
  readonly cells: Cells
  /** Paragraphs that the preparer wrote, and what the program prints in their place. */
  readonly written: () => readonly WrittenParagraph[]
  readonly codes: Pick<RecordSetting, 'functions' | 'economics' | 'govEconomics'>
  readonly performance: RecordSetting['performance']
  /** Per cent of change from which a reason is due. */
  readonly reasonThreshold: number
  readonly print: FiguresSetting['tables']['print']
  readonly people: Omit<PeopleSetting, 'rule'>
  /** How the template tells changes: with what it compares. */
  readonly comparisons: TextSpec['comparisons']
  readonly paper: Paper
}

/** Keeps the findings of an open budget current: a step runs again only what it touches. */
export interface LiveChecks {
  /** The gravest first, then in order of the document. */
  findings(): readonly Finding[]
  counts(): FindingCounts
  /** How many findings a rule has. */
  found(rule: string): number
  verdicts(): readonly Verdict[]
  /** After the document, the tables and the text have taken a step. */
  apply(changes: readonly RecordChange[], effects: StepEffects): FindingsChange
}

/** A rule of measures is looked at as one. */
const OF_RULES = 'rules/'

/** Rules about tables as wholes: whether they apply is known once the tables were looked at. */
const TABLE_RULES = ['R060', 'R061', 'R095']

/** What is read besides cells, by name: collections of which any change counts. */
const UNITS = 'units'
const DEPARTMENT = 'department'

interface Watch {
  readonly subject: Subject
}

export function openChecks(ground: ChecksGround): LiveChecks {
  return atOnce(openingChecks(ground))
}

/** The same in slices. Rules that are set otherwise are looked at from the start. */
export function* openingChecks(ground: ChecksGround): Slices<LiveChecks> {
  let checks = yield* openingUnderSettings(ground)
  return {
    findings: () => checks.findings(),
    counts: () => checks.counts(),
    found: (rule) => checks.found(rule),
    verdicts: () => checks.verdicts(),
    apply(changes, effects) {
      if (!changes.some(({ collection }) => collection === 'ruleSettings'))
        return checks.apply(changes, effects)
      const [before, cameTo] = [checks.findings(), checks.verdicts()]
      checks = atOnce(openingUnderSettings(ground))
      return {
        ...changeOf([[before, checks.findings()]]),
        ...told(checks.verdicts().filter((now, at) => !isSame(now, cameTo[at]))),
      }
    },
  }
}

/** The checks as long as rules are set as they are. */
function* openingUnderSettings(ground: ChecksGround): Slices<LiveChecks> {
  const { records, bindings } = ground
  const settings = records.all('ruleSettings')
  const rules = new Map(
    ground.rules.rules.flatMap((rule) => {
      const own = asSet(withThreshold(ruleIn(rule, bindings)), settings)
      return own ? [[rule.id, own]] : []
    }),
  )
  const readers = openReaders<Watch>()
  const tables = engineTableSet({
    cells: notedCells(ground.cells, readers.note),
    bindings,
    print: ground.print,
    fiscalYear: () => {
      readers.note(DEPARTMENT)
      return records.department().fiscalYear
    },
    unitCodes: () => {
      readers.note(UNITS)
      return records
        .all('units')
        .flatMap(({ code, independentAccounting }) => (independentAccounting ? [code] : []))
    },
  })
  const setting: RecordSetting = {
    get department() {
      return records.department()
    },
    unit: ground.print.unit,
    ...ground.codes,
    performance: ground.performance,
    unitName: (id) => records.get('units', id)?.name ?? '',
    saysNothing: openSaysNothing(ground.rules.emptyReasons),
    rule: (id) => rules.get(id),
  }
  const called = openCalledThings(records, ground.codes, (code) =>
    ITEMS.some((measure) => tables.amountOf(measure, code) !== undefined),
  )
  const figures: FiguresSetting = {
    tables,
    said: sayings(ground.rules),
    named: (words) => called.named(words),
    nameOfCode: (measure) => called.nameOf(measure),
    items: ITEMS,
    fiscalYear: () => records.department().fiscalYear,
    ...openKnownFigures(records, called, readers.note),
    functions: ground.codes.functions,
    label: (measure) => ground.rules.measures[measure]?.label ?? measure,
    // What the file's own records say of reasons is not asked of sentences again.
    rule: (id) => rules.get(id) as FiguresRule | undefined,
  }
  const watches = new Map<Subject, Watch>()
  const bySubject = new Map<Subject, readonly Finding[]>()
  const verdicts = new Map<string, Verdict>()
  /** How many findings each rule has. */
  const found = new Map<string, number>()
  const counts = { error: 0, warning: 0, info: 0, note: 0, acknowledged: 0 }
  const people: PeopleSetting = { ...ground.people, rule: setting.rule }
  const subjects = openSubjects(
    { records, rules, setting, figures, people, base: baseOf(ground.comparisons) },
    ground.written,
    ground.paper,
    called,
  )
  const abouts = openAbouts(records)
  let acknowledgedIn = acknowledging(records.all('acknowledgements'), ground.people.pathOf)
  const measured = [...rules.values()].filter(isMeasured)

  yield* each(
    [...measured.map(({ id }) => OF_RULES + id), ...subjects.all()],
    (subject) => void look(subject),
  )
  /** What each rule came to when that was said last. */
  const said = new Map(verdictsOf().map((verdict) => [verdict.rule, verdict]))

  return {
    findings: () => bySeverity([...bySubject.values()].flat()),
    counts: () => ({ ...counts }),
    found: (rule) => found.get(rule) ?? 0,
    verdicts: verdictsOf,
    apply(changes, effects) {
      const turned = abouts.apply(changes)
      const due = new Set<Subject>()
      for (const change of changes) for (const subject of subjects.touchedBy(change)) due.add(subject)
      const named: string[] = changes.map(({ collection }) => collection)
      for (const change of changes) named.push(...priorNames(change))
      for (const { subject } of readers.readersOf([...touchedNames(effects.tables), ...named]))
        due.add(subject)
      for (const subject of subjects.followed(effects)) due.add(subject)
      // What is said of cells follows the codes of units and projects.
      if (named.some((each) => ['acknowledgements', 'units', 'projects'].includes(each))) {
        acknowledgedIn = acknowledging(records.all('acknowledgements'), ground.people.pathOf)
        for (const subject of saidOf(changes)) due.add(subject)
      }
      const looked = [...due].map((subject) => look(subject))
      return { ...changeOf(looked), ...told(cameTo([...due], looked.flat(2), turned)) }
    },
  }

  /** Where something was found that people say the reason of now, or did before. */
  function saidOf(changes: readonly RecordChange[]): readonly Subject[] {
    const rulesSaid = new Set(
      changes
        .filter(({ collection }) => collection === 'acknowledgements')
        .map(({ before, after }) => (after ?? before)?.['rule']),
    )
    return [...bySubject].flatMap(([subject, own]) =>
      own.some(({ rule }) => rulesSaid.has(rule)) ? [subject] : [],
    )
  }

  /** Looks at a subject again; what it was before, and what it is. */
  function look(subject: Subject): readonly [before: readonly Finding[], now: readonly Finding[]] {
    const before = bySubject.get(subject) ?? []
    const watch = watches.get(subject) ?? { subject }
    watches.set(subject, watch)
    const now = once(readers.read(watch, () => findingsOf(subject))).map(withReason)
    if (now.length > 0) bySubject.set(subject, now)
    else bySubject.delete(subject)
    for (const each of before) count(each, -1)
    for (const each of now) count(each, 1)
    return [before, now]
  }

  /** What rules came to otherwise once subjects were looked at again, with what was found there before and is now. */
  function cameTo(
    looked: readonly Subject[],
    findings: readonly Finding[],
    turned: ReadonlySet<AboutName>,
  ): readonly Verdict[] {
    const isTurned = ({ about, lacks }: RuleSpec): boolean =>
      [about, lacks].some((name) => name !== undefined && turned.has(name))
    const spoken = turned.size > 0 ? ground.rules.rules.filter(isTurned).map(({ id }) => id) : []
    const ofTables = looked.some((subject) => subject.startsWith('tables/')) ? TABLE_RULES : []

    const measuredOnes = looked.flatMap((subject) =>
      subject.startsWith(OF_RULES) ? [subject.slice(OF_RULES.length)] : [],
    )
    const touched = new Set([...measuredOnes, ...findings.map(({ rule }) => rule), ...spoken, ...ofTables])
    const others = [...touched].map(verdictOf).filter((now) => !isSame(now, said.get(now.rule)))
    for (const each of others) said.set(each.rule, each)
    return others
  }

  function withReason(finding: Finding): Finding {
    const acknowledged = acknowledgedIn(finding)
    return acknowledged ? { ...directed(finding), acknowledged } : directed(finding)
  }

  function findingsOf(subject: Subject): readonly Finding[] {
    const rule = subject.startsWith(OF_RULES) ? rules.get(subject.slice(OF_RULES.length)) : undefined
    if (!rule || !isMeasured(rule)) return subjects.findings(subject)
    const { verdict, findings } = checkMeasured(rule, tables, ground.rules.measures)
    verdicts.set(rule.id, verdict)
    return findings
  }

  function count(finding: Finding, by: 1 | -1): void {
    counts[countedAs(finding)] += by
    found.set(finding.rule, (found.get(finding.rule) ?? 0) + by)
  }

  function verdictsOf(): readonly Verdict[] {
    return ground.rules.rules.map(({ id }) => verdictOf(id))
  }

  function verdictOf(id: string): Verdict {
    const rule = rules.get(id)
    if (!rule) return { rule: id, outcome: 'inapplicable', why: '这个文件设为不查。' }
    if (rule.shape === 'none') return { rule: id, outcome: 'inapplicable', why: rule.why }
    if ((found.get(id) ?? 0) > 0) return { rule: id, outcome: 'fired' }
    const { about, lacks, live } = rule
    const whyNot =
      live && 'never' in live
        ? live.never
        : about !== undefined && !abouts.isThere(about)
          ? whyOf(about)
          : subjects.whyNot(id)
    if (whyNot !== undefined) return { rule: id, outcome: 'inapplicable', why: whyNot }
    if (lacks !== undefined && abouts.isThere(lacks)) {
      return { rule: id, outcome: 'insufficient', why: whyOf(lacks) }
    }
    const passed = verdicts.get(id) ?? { rule: id, outcome: 'passed' }
    const holds = passed.outcome === 'passed' ? unlooked(rule) : null
    return holds === null ? passed : { ...passed, why: holds }
  }

  function withThreshold(rule: RuleSpec): RuleSpec {
    return rule.id === 'R047' && bindings.parameters?.['R047'] === undefined
      ? { ...rule, parameters: { ...rule.parameters, percent: ground.reasonThreshold } }
      : rule
  }
}
