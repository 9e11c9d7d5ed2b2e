import { checkBesideFile, type PrintDifference } from './beside-file'
import { checkForms, checkYearAmounts, type DescribedProject, type ProjectForm } from '../tables/form-rules'
import { saidOnly, saidTableSet } from '../figures/said-set'
import {
  type CheckedParagraph,
  checkFigures,
  checkRepeated,
  type FiguresSetting,
  type ReadParagraph,
  readParagraph,
} from '../figures/figures-rules'
import type { Finding, Verdict } from '../finding'
import { directed, findingKey } from '../finding'
import { type Checked, checkMeasured, hasAll, isMeasured, type MeasuredRule } from '../tables/measured'
import { checkNumbering } from '../words/numbering'
import { checkReasons } from '../figures/paragraph-reason'
import { openSaysNothing } from '../records/reasons'
import type { RecordSetting } from '../records/records'
import type { PrintedRow } from '../tables/printed-row'
import { checkRows } from '../tables/row-rules'
import { sayings } from '../figures/said'
import { checkFrames, checkParagraphs, type TableFrame } from '../tables/frame-rules'
import type { CheckBindings, CheckRules, FiguresRule, RuleSpec, TextRule } from '../spec'
import { ruleIn } from '../spec'
import { checkTables } from '../tables/table-rules'
import type { TableSet } from '../tables/table-set'
import { type CheckedText, checkText, textSetting } from '../words/text-rules'
import { checkCopiedReasons } from '../words/copied-reasons'
import { checkFixedRows, type FixedRows } from '../tables/fixed-rows'
import { checkMissingParagraphs } from '../words/missing-paragraphs'
import { checkProjectLists, type ProjectLists } from '../tables/project-lists'
import { checkUsage } from '../words/usage-rules'
import { checkStatedCounts } from '../words/wording-counts'
import { checkWording, isFixedSign, type WordingGround } from '../words/wording-rules'

/** A document that was read: its tables, its chapters, and what stands in its titles and cells. */
export interface ReadDocument {
  readonly tables: TableSet
  readonly chapters: readonly ReadChapter[]
  /** Titles, names and other words that are no sentences. */
  readonly texts: readonly CheckedText[]
  readonly fiscalYear: number
  /** Names that stand for a row of a measure, in sentences: 商贸管理 for `projects/commerce`. */
  readonly names: readonly (readonly [words: string, measure: string])[]
  /** Names of its units, where it has several. */
  readonly units?: readonly string[]
  /** Rows of the tables as they read, table by table; what surrounds them, and what the template has there. */
  readonly rows?: readonly (readonly PrintedRow[])[]
  readonly frames?: readonly TableFrame[]
  /** What codes and levels are called. */
  readonly codes?: Pick<RecordSetting, 'functions' | 'economics' | 'performance'>
  /** Projects as they are described, and their forms. */
  readonly described?: readonly DescribedProject[]
  readonly forms?: readonly ProjectForm[]
  /** The wordings of its template, and what their gaps are held against. */
  readonly wording?: WordingGround
  /** Rows that the template writes down, and lists that print the projects again. */
  readonly fixedRows?: readonly FixedRows[]
  readonly projectLists?: readonly ProjectLists[]
  /** Where it is otherwise than what is printed of its file. */
  readonly besideFile?: readonly PrintDifference[]
}

export interface ReadChapter {
  /** Of the section of the template. */
  readonly number?: number
  /** Headings between its paragraphs. */
  readonly headings?: readonly CheckedParagraph[]
  readonly paragraphs: readonly CheckedParagraph[]
}

/** Measures in whose rows a code in brackets is looked for. */
const ITEMS = ['general', 'govFund', 'stateCapital', 'expenditure', 'generalEconomic', 'basic']

/** Runs every rule that a document alone can answer. What only the file of a budget knows is not asked. */
export function checkRead(
  { rules: specs, measures, emptyReasons }: CheckRules,
  bindings: CheckBindings,
  document: ReadDocument,
): { readonly findings: readonly Finding[]; readonly verdicts: readonly Verdict[] } {
  const rules = new Map(specs.map((rule) => [rule.id, ruleIn(rule, bindings)]))
  const said = [...sayings({ measures }), ...document.names].toSorted(([a], [b]) => b.length - a.length)
  const setting: FiguresSetting = {
    tables: document.tables,
    said,
    items: ITEMS,
    fiscalYear: () => document.fiscalYear,
    functions: document.codes?.functions ?? new Map(),
    label: (measure) => measures[measure]?.label ?? measure,
    rule: (id) => rules.get(id) as FiguresRule | undefined,
    isOfPart: (text) => (document.units ?? []).some((unit) => text.startsWith(unit)),
  }
  const chapters = document.chapters.map(({ paragraphs }) =>
    paragraphs.map((paragraph) => readParagraph(paragraph, setting)),
  )
  const pairing = {
    described: document.described ?? [],
    forms: document.forms ?? [],
    fiscalYear: document.fiscalYear,
    print: document.tables.print,
  }
  const tables = saidTableSet(document.tables, chapters.flat())
  const checked = [...rules.values()].flatMap((rule): readonly Checked[] => {
    if (isMeasured(rule)) return measuredOn(rule)
    if (rule.id === 'R083') return [checkForms(rule, pairing)]
    if (rule.id === 'R090') return [checkYearAmounts(rule, pairing)]
    if (rule.shape === 'table') return [checkTables(rule, document.tables)]
    return []
  })
  /** On the tables; where they lack a measure, with what the text says; and on what each chapter says by itself. */
  function measuredOn(rule: MeasuredRule): readonly Checked[] {
    const own = checkMeasured(rule, document.tables, measures)
    if (rule.shape === 'sums') return [own]
    if (rule.shape === 'aboveZero') return [checkMeasured(rule, tables, measures)]
    const sets = chapters.map((chapter) => saidOnly(document.tables.print, chapter))
    if (own.verdict.outcome === 'inapplicable') sets.unshift(tables)
    const said = sets.flatMap((set) => {
      const pairs = rule.pairs.filter((pair) => !pair.each && hasAll(pair, set))
      return pairs.length > 0 ? [checkMeasured({ ...rule, pairs }, set, measures)] : []
    })
    return [own, ...said]
  }
  const texts = [
    ...document.texts,
    ...document.chapters.flatMap(({ headings = [], paragraphs }) => [
      ...headings.map((each) => textOf(each, 'words')),
      ...paragraphs.map((each) => textOf(each, 'sentence')),
    ]),
  ]
  const ofTexts = textSetting(document.fiscalYear, {
    rule: (id) => rules.get(id),
    saysNothing: openSaysNothing(emptyReasons),
  })
  const codes = document.codes ?? { functions: new Map(), economics: new Map(), performance: undefined }
  const rowSetting = { ...codes, rule: (id: string) => rules.get(id) }
  const findings = [
    ...(document.rows ?? []).flatMap((rows) => checkRows(rows, rowSetting)),
    ...checkFrames(document.frames ?? [], rowSetting),
    ...checkParagraphs(document.chapters, document.names, rowSetting),
    ...checkFixedRows(document.fixedRows ?? [], rowSetting),
    ...(document.projectLists ?? []).flatMap((lists) =>
      checkProjectLists(lists, { ...rowSetting, print: document.tables.print }),
    ),
    ...wordingFindings(document, rowSetting),
    ...checkCopiedReasons(chapters.flat(), rowSetting),
    ...checkUsage(texts, rowSetting, fixedSigns(document)),
    ...checked.flatMap((each) => each.findings),
    ...chapters.flatMap((chapter) => chapterFindings(chapter, setting, rules)),
    ...texts.flatMap((text) =>
      [...rules.values()]
        .filter((rule): rule is TextRule => rule.shape === 'text')
        .flatMap((rule) => checkText(rule, text, ofTexts)),
    ),
  ]
  const all = [...findings, ...checkBesideFile(document.besideFile ?? [], findings, rowSetting)]
  const once = [...new Map(all.map((each) => [findingKey(each), directed(each)])).values()]
  return { findings: once, verdicts: verdictsOf([...rules.values()], once, checked) }
}

function textOf({ place, name, text }: CheckedParagraph, kind: CheckedText['kind']): CheckedText {
  return { place, name, text, kind, isField: false }
}

/** Whether a sign of a paragraph is the template's. */
function fixedSigns({ wording, chapters }: ReadDocument): (place: string, at: number) => boolean {
  const texts = new Map(
    chapters.flatMap(({ number = 0, paragraphs }) =>
      paragraphs.map(({ place, text }) => [place, { number, text }]),
    ),
  )
  return (place, at) => {
    const own = texts.get(place)
    return wording !== undefined && own !== undefined && isFixedSign(own.number, own.text, at, wording)
  }
}

function wordingFindings(
  { wording, chapters, tables: { print } }: ReadDocument,
  { rule }: Pick<RecordSetting, 'rule'>,
): readonly Finding[] {
  if (!wording) return []
  const own = chapters.flatMap(({ number = 0, headings = [], paragraphs }) =>
    [
      ...headings.map((each) => ({ ...each, isHeading: true })),
      ...paragraphs.map((each) => ({ ...each, isHeading: false })),
    ].flatMap((each) => checkWording(number, each, wording, { rule, print })),
  )
  return [
    ...own,
    ...checkMissingParagraphs(chapters, wording, { rule }),
    ...checkStatedCounts(chapters, wording, { rule }),
  ]
}

function chapterFindings(
  chapter: readonly ReadParagraph[],
  setting: FiguresSetting,
  rules: ReadonlyMap<string, RuleSpec>,
): readonly Finding[] {
  const numbering = rules.get('R101')
  return [
    ...chapter.flatMap((read) => checkFigures(read, setting)),
    ...checkReasons(chapter, (id) => rules.get(id)),
    ...checkRepeated(chapter, setting),
    ...(numbering
      ? checkNumbering(
          numbering,
          chapter.map(({ paragraph }) => paragraph),
        )
      : []),
  ]
}

function verdictsOf(
  rules: readonly RuleSpec[],
  findings: readonly Finding[],
  checked: readonly Checked[],
): readonly Verdict[] {
  const fired = new Set(findings.map(({ rule }) => rule))
  const known = new Map(checked.map(({ verdict }) => [verdict.rule, verdict]))
  return rules.map((rule): Verdict => {
    if (fired.has(rule.id)) return { rule: rule.id, outcome: 'fired' }
    if (rule.shape === 'none') {
      return known.get(rule.id) ?? { rule: rule.id, outcome: 'inapplicable', why: rule.why }
    }
    return known.get(rule.id) ?? { rule: rule.id, outcome: 'passed' }
  })
}
