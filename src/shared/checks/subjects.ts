import type { RecordChange } from '../model/change'
import type { BudgetLine, Project } from '../model/document'
import type { WrittenParagraph } from '../narrative/narrative'
import type { CalledThings } from './called'
import type { Finding } from './finding'
import { openPaperSubjects, type Paper } from './paper-subjects'
import { OF_THEMSELVES, openRecordSubjects, type RecordOfItself } from './record-subjects'
import { type StepEffects, touchedParts } from './records/reviewed'
import type { SubjectGround } from './subject-ground'
import { openWrittenSubjects, placeIn } from './written-subjects'

/** What is looked at as one: a project with all of its own, a paragraph, a record. */
export type Subject = string

/** What of the records and of the preparer's own words is looked at, and what of it a change touches. */
export interface Subjects {
  all(): readonly Subject[]
  /** Those that a change of a record touches; the change is taken note of. */
  touchedBy(change: RecordChange): readonly Subject[]
  /** Those that are about what a step made of tables and text. */
  followed(effects: StepEffects): readonly Subject[]
  /** What is found there now. */
  findings(subject: Subject): readonly Finding[]
  /** Why a rule about tables as wholes does not apply; undefined: it does. */
  whyNot(rule: string): string | undefined
}

/** `paragraphs`: those that the preparer wrote, as they are printed now. */
export function openSubjects(
  ground: SubjectGround,
  paragraphs: () => readonly WrittenParagraph[],
  paper: Paper,
  called: CalledThings,
): Subjects {
  const { records } = ground
  /** Of 基本支出: of no project. */
  const basicLines = new Map<string, BudgetLine>()
  /** Ids of the projects that are called alike. */
  const byName = new Map<string, Set<string>>()
  let written = byKey()
  const ofRecords = openRecordSubjects(ground, (name) => byName.get(name) ?? [])
  const ofWritten = openWrittenSubjects(ground, () => written)
  const ofPaper = openPaperSubjects(ground, paper, () => written.values())

  for (const line of records.all('lines')) if (line.projectId === null) basicLines.set(line.id, line)
  for (const project of records.all('projects')) enterName(project, 1)

  return { all, touchedBy, followed, findings, whyNot: ofPaper.lackingTables }

  function all(): readonly Subject[] {
    return [
      'changes',
      'basic',
      'department',
      'copies',
      ...OF_THEMSELVES.flatMap((of) => records.all(of).map(({ id }) => `${of}/${id}`)),
      ...records.all('projects').flatMap(({ id }) => bothOf(id)),
      ...freePlacesOf(written.values()),
      ...[...written.keys()].map((key) => `text/${key}`),
      ...ofWritten.allAlike().map((mark) => `alike/${mark}`),
      ...ofPaper.all(),
    ]
  }

  function byKey(): ReadonlyMap<string, WrittenParagraph> {
    return new Map(paragraphs().map((paragraph) => [paragraph.view.key, paragraph]))
  }

  function followed(effects: StepEffects): readonly Subject[] {
    const [reviews, remarks] = [records.all('reviews'), records.all('remarks')]
    const always = [...rewritten(effects.rewritten), ...ofPaper.followed(effects)]
    if (reviews.length + remarks.length === 0) return always
    const parts = touchedParts(effects)
    return [
      ...always,
      ...reviews.filter(({ part }) => parts.has(part)).map(({ id }) => `reviews/${id}`),
      // Cells and paragraphs are called by what is printed there.
      ...remarks.filter(({ place }) => isWithin(place, parts)).map(({ id }) => `remarks/${id}`),
    ]
  }

  /** What people said somewhere is called by names, of which some are otherwise now. */
  function remarksOf({ collection, id, before, after }: RecordChange): readonly Subject[] {
    const remarks = records.all('remarks')
    if (remarks.length === 0) return []
    const isCalledOtherwise = ['name', 'code'].some((field) => before?.[field] !== after?.[field])
    const touched = isCalledOtherwise
      ? remarks
      : remarks.filter(({ object }) => object === `${collection}/${id}`)
    return touched.map((each) => `remarks/${each.id}`)
  }

  function rewritten(keys: ReadonlySet<string>): readonly Subject[] {
    if (keys.size === 0) return []
    const before = written
    written = byKey()
    return [
      ...[...keys].map((key) => `text/${key}`),
      ...ofWritten.alike(keys).map((mark) => `alike/${mark}`),
      ...freePlacesOf([...before.values(), ...written.values()]),
    ]
  }

  function findings(subject: Subject): readonly Finding[] {
    const cut = subject.indexOf('/')
    const [kind, id] = cut < 0 ? [subject, ''] : [subject.slice(0, cut), subject.slice(cut + 1)]
    switch (kind) {
      case 'projects':
        return ofRecords.projectFindings(id)
      case 'words':
        return ofRecords.wordFindings(id)
      case 'changes':
        return ofRecords.changeFindings()
      case 'basic':
        return ofRecords.basicFindings([...basicLines.values()])
      case 'department':
        return ofRecords.departmentFindings()
      case 'copies':
        return ofRecords.copyFindings()
      case 'alike':
        return ofWritten.alikeFindings(id)
      case 'text':
        return ofWritten.paragraphFindings(id)
      case 'tables':
        return ofPaper.tableFindings(id)
      case 'sections':
        return ofPaper.sectionFindings(Number(id))
      case 'printed':
        return ofPaper.printedFindings(id)
      case 'document':
        return ofPaper.documentFindings()
      case 'numbers':
        return ofWritten.numberFindings(id)
      default:
        return ofRecords.recordFindings(kind as RecordOfItself, id)
    }
  }

  function touchedBy(change: RecordChange): readonly Subject[] {
    const names = called.apply(change)
    return [...ofRecord(change), ...remarksOf(change), ...(names.length === 0 ? [] : naming(names))]
  }

  /** Paragraphs in which one of the names stands. */
  function naming(names: readonly string[]): readonly Subject[] {
    const keys = [...written].flatMap(([key, { view }]) =>
      names.some((name) => view.text.includes(name)) ? [key] : [],
    )
    return [...keys.map((key) => `text/${key}`), ...ofWritten.alike(keys).map((mark) => `alike/${mark}`)]
  }

  /** What a change of a record makes look at again. */
  function ofRecord({ collection, id, before, after }: RecordChange): readonly Subject[] {
    const states = [before, after].flatMap((state) => (state === null ? [] : [state]))
    const owners = states.flatMap((state) => {
      const project = state['projectId']
      return typeof project === 'string' ? bothOf(project) : []
    })
    switch (collection) {
      case 'department':
        return fiscalYearChanged(before, after)
          ? all()
          : [
              'department',
              'changes',
              ...records.all('reviews').map((each) => `reviews/${each.id}`),
              ...records.all('projects').map((each) => `projects/${each.id}`),
            ]
      case 'lines':
        if (before?.['projectId'] === null) basicLines.delete(id)
        if (after?.['projectId'] === null) basicLines.set(id, after as unknown as BudgetLine)
        return [
          ...(before?.['purpose'] === after?.['purpose'] ? owners.filter(isOfAmounts) : owners),
          ...(states.some((state) => state['projectId'] === null) ? ['basic'] : []),
        ]
      case 'projects': {
        const names = states.map((state) => state['name'] as string)
        if (before) enterName(before as unknown as Project, -1)
        if (after) enterName(after as unknown as Project, 1)
        const twins = new Set(names.flatMap((name) => [...(byName.get(name) ?? [])]))
        const isRenamed = before?.['name'] !== after?.['name']
        const places = isRenamed
          ? records.all('placements').filter(({ object }) => object === `projects/${id}`)
          : []
        return [
          ...bothOf(id),
          'copies',
          ...(isRenamed && written.size > 0 ? ['document'] : []),
          ...[...twins].map((twin) => `projects/${twin}`),
          ...places.map((each) => `placements/${each.id}`),
        ]
      }
      case 'indicators':
        return [
          ...owners,
          ...(owners.length > 0 ? ['copies'] : []),
          ...(states.some((state) => state['projectId'] === null) ? ['department'] : []),
        ]
      case 'goals':
        return states.some((state) => state['projectId'] === null) ? [...owners, 'department'] : owners
      case 'priorFacts':
        return [...owners, 'changes']
      case 'codeNames':
      case 'facts':
      case 'placements':
      case 'remarks':
      case 'reviews':
        return [`${collection}/${id}`]
      case 'units':
        return before?.['name'] === after?.['name']
          ? [`units/${id}`, 'basic']
          : [`units/${id}`, 'basic', ...records.all('projects').map((each) => `projects/${each.id}`)]
      case 'yearPlans':
        return owners.filter(isOfAmounts)
      default:
        return []
    }
  }

  function enterName({ id, name }: Project, by: 1 | -1): void {
    const own = byName.get(name) ?? new Set<string>()
    if (by === 1) own.add(id)
    else own.delete(id)
    if (own.size > 0) byName.set(name, own)
    else byName.delete(name)
  }
}

/** Whether a place is a cell or a paragraph of one of these parts: `tables/t05`, `text/p3`. */
function isWithin(place: string, parts: ReadonlySet<string>): boolean {
  const [first = ''] = place.split('/')
  return place.includes('/') && (parts.has(`tables/${first}`) || parts.has(`text/${first}`))
}

/** A project, and its words: these are let alone where amounts change. */
function bothOf(project: string): readonly Subject[] {
  return [`projects/${project}`, `words/${project}`]
}

function isOfAmounts(subject: Subject): boolean {
  return !subject.startsWith('words/')
}

function fiscalYearChanged(before: RecordChange['before'], after: RecordChange['after']): boolean {
  return before?.['fiscalYear'] !== after?.['fiscalYear']
}

function freePlacesOf(paragraphs: Iterable<WrittenParagraph>): readonly Subject[] {
  const places = [...paragraphs].flatMap(({ view }) => (view.kind === 'free' ? [placeIn(view.key)] : []))
  return [...new Set(places)].map((place) => `numbers/${place}`)
}
