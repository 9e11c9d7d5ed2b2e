import type { BlockChange, Span, TextBlockView } from '../printed/block'
import { staying } from '../difference/longest-run'
import { sameBlock } from '../difference/texts'
import type { RecordChange } from '../model/change'
import type { BudgetDocument } from '../model/document'
import { openReaders } from '../reading/readers'
import { atOnce, each, part, type Slices } from '../slices/slices'
import { type Cells, notedCells, type TableEffects, touchedNames } from '../tables/noted-cells'
import { compileSection, type BlockRule } from './block-rules'
import type { UnplacedBlock } from '../printed/block'
import { overrideView } from './override'
import { renumbered, rewrittenCells, type TextRun } from './text-run'
import { openRecords } from './text-records'
import type { Item } from './repetition'
import type { TextSources } from './sources'
import type { SectionSpec, TextSpec } from './spec'
import type { FreePlace, TextSectionView } from '../printed/section'
import { openNames } from './names'

/** Keeps the document's text current. */
export interface Narrative {
  sections(): readonly TextSectionView[]
  /** What is printed now of these paragraphs, in printed order. */
  printed(isMeant: (block: TextBlockView) => boolean): readonly TextBlockView[]
  /**
   * Takes a step's records and what the tables made of them, and reprints the paragraphs that depend on either:
   * removals first, then the rest in printed order.
   */
  apply(records: readonly RecordChange[], tables: TableEffects): readonly BlockChange[]
  /** The paragraph of a key, or of the key as people read it; undefined where there is none now. */
  paragraph(key: string): ParagraphState | undefined
  /** The paragraph that an override of this place and record stands for; undefined where there is none now. */
  paragraphAt(place: string, object: string | null): ParagraphState | undefined
  /** Rewritten paragraphs in which something is printed otherwise now, in printed order. */
  stale(): readonly TextBlockView[]
  /** Paragraphs of the preparer's own that are printed nowhere now. */
  unplaced(): readonly UnplacedBlock[]
  /** Printed paragraphs that the preparer wrote, in printed order. */
  written(): readonly WrittenParagraph[]
  /** Keys of those that the last step printed anew, or took away: what is printed in their place may be otherwise too. */
  rewritten(): ReadonlySet<string>
}

/** A paragraph that the preparer wrote, and what the program would print in its place. */
export interface WrittenParagraph {
  readonly view: TextBlockView
  readonly generated: TextRun | null
}

/** A generated paragraph, whether or not it is overridden by hand. */
export interface ParagraphState {
  readonly key: string
  readonly place: string
  /** `projects/ID`, where it is repeated for records. */
  readonly object: string | null
  /** What the program prints there; null when nothing. */
  readonly generated: TextRun | null
}

/** One paragraph, printed or not. */
interface Paragraph {
  /** The rule that prints it. */
  readonly state: RuleState
  readonly key: string
  item: Item | null
  /** Where it stands within its repetition. */
  index: number
  view: TextBlockView | null
  generated: TextRun | null
}

/** One entry of a section with its paragraphs of now. */
interface RuleState {
  readonly rule: BlockRule
  readonly index: number
  readonly section: number
  paragraphs: readonly Paragraph[]
}

export function openNarrative(spec: TextSpec, document: BudgetDocument, tables: Cells): Narrative {
  return atOnce(openingNarrative(spec, document, tables))
}

/** The same in slices. */
export function* openingNarrative(
  spec: TextSpec,
  document: BudgetDocument,
  tables: Cells,
): Slices<Narrative> {
  /** A paragraph reads when it is printed, a rule when its repetition is laid out. */
  const readers = openReaders<Paragraph | RuleState>()
  const records = openRecords(document, readers.note)
  const sources: TextSources = {
    records,
    format: spec.format,
    facts: new Map(spec.facts.map((fact) => [fact.key, fact])),
    lineSums: spec.lineSums,
    ...notedCells(tables, readers.note),
  }
  const names = openNames(spec, sources)
  const stale = new Set<Paragraph>()
  /** Printed paragraphs that an input holds whole, with its path. */
  const printed = new Map<Paragraph, string>()
  const rewritten = new Set<string>()
  const states: readonly RuleState[] = spec.sections
    .flatMap((section, at) => compileSection(section, names, sources).map((rule) => ({ rule, at })))
    .map(({ rule, at }, index) => ({ rule, index, section: at, paragraphs: [] }))
  const due: Paragraph[] = []
  for (const state of states) {
    due.push(...layOut(state).due)
    yield 0
  }
  yield* part(0, 1, each(due, reprint))

  return {
    sections: () =>
      spec.sections.map((section, at) => ({
        number: section.number,
        title: section.title,
        places: freePlaces(section),
        blocks: states
          .filter(({ section }) => section === at)
          .flatMap(({ paragraphs }) => paragraphs.flatMap(({ view }) => view ?? [])),
      })),
    printed: (isMeant) =>
      states.flatMap(({ paragraphs }) =>
        paragraphs.flatMap(({ view }) => (view && isMeant(view) ? view : [])),
      ),
    apply,
    paragraph(key) {
      const found =
        paragraphWhere((each) => each.key === key) ?? paragraphWhere((each) => shownKey(each) === key)
      return found && stateOf(found)
    },
    paragraphAt(place, object) {
      const key = object === null ? place : `${place}/${object.slice(object.indexOf('/') + 1)}`
      const found = paragraphWhere((each) => each.key === key)
      return found && stateOf(found)
    },
    stale: () => inPrintedOrder(stale).flatMap(({ view }) => view ?? []),
    unplaced,
    written: () =>
      inPrintedOrder(new Set(printed.keys())).flatMap(({ view, generated, state: { rule } }) =>
        view ? [{ view, generated: rule.kind === 'generated' ? generated : null }] : [],
      ),
    rewritten: () => rewritten,
  }

  function apply(changes: readonly RecordChange[], effects: TableEffects): readonly BlockChange[] {
    const touched = new Set([...records.apply(changes), ...touchedNames(effects)])
    const dirty = new Set<Paragraph>()
    rewritten.clear()
    const replaced = new Set<RuleState>()
    for (const reader of readers.readersOf(touched)) {
      if ('paragraphs' in reader) replaced.add(reader)
      else dirty.add(reader)
    }
    const removed: BlockChange[] = []
    const moved = new Set<Paragraph>()
    const counted = new Set<Paragraph>()
    for (const state of replaced) {
      const before = state.paragraphs
      const laidOut = layOut(state)
      for (const paragraph of laidOut.due) dirty.add(paragraph)
      for (const paragraph of laidOut.counted) counted.add(paragraph)
      for (const paragraph of movedFrom(before, state.paragraphs)) moved.add(paragraph)
      for (const paragraph of new Set(before).difference(new Set(state.paragraphs))) {
        dirty.delete(paragraph)
        stale.delete(paragraph)
        if (printed.delete(paragraph)) rewritten.add(paragraph.key)
        readers.forget(paragraph)
        if (paragraph.view) removed.push({ key: paragraph.key, old: paragraph.view, new: null })
      }
    }
    const later: BlockChange[] = []
    for (const paragraph of inPrintedOrder(dirty.union(counted).union(moved))) {
      const { key, view: old } = paragraph
      if (dirty.has(paragraph)) reprint(paragraph)
      else if (counted.has(paragraph)) renumber(paragraph)
      const now = paragraph.view
      if (old && !now) removed.push({ key, old, new: null })
      else if (now && (!old || moved.has(paragraph))) {
        later.push({ key, old, new: now, after: keyBefore(paragraph) })
      } else if (!sameBlock(old, now)) later.push({ key, old, new: now })
    }
    return [...removed, ...later]
  }

  /**
   * Reads the repetition afresh; paragraphs that stay keep their identity. Returns those to be printed, and those that
   * are only counted otherwise: by the thousand, where one before them comes or goes.
   */
  function layOut(state: RuleState): Record<'due' | 'counted', readonly Paragraph[]> {
    const { rule } = state
    const known = new Map(state.paragraphs.map((paragraph) => [paragraph.key, paragraph]))
    const due: Paragraph[] = []
    const counted: Paragraph[] = []
    const items = readers.read(state, () => (rule.items ? rule.items() : [null]))
    state.paragraphs = items.map((item, index) => {
      const key = item ? `${rule.key}/${item.key}` : rule.key
      const old = known.get(key)
      const paragraph = old ?? newParagraph(state, key)
      if (!old || !sameItem(old.item, item)) due.push(paragraph)
      else if (old.item?.no !== item?.no) counted.push(paragraph)
      paragraph.item = item
      paragraph.index = index
      return paragraph
    })
    return { due, counted }
  }

  function reprint(paragraph: Paragraph): void {
    const { rule } = paragraph.state
    readers.read(paragraph, () => show(paragraph, rule.print(paragraph.item)))
  }

  /** Everything that it reads is as it was: only the number before it is another. */
  function renumber(paragraph: Paragraph): void {
    const { generated, item } = paragraph
    const run = generated && item && renumbered(generated, item.no)
    if (run === undefined) reprint(paragraph)
    else show(paragraph, run)
  }

  function show(paragraph: Paragraph, generated: TextRun | null): void {
    paragraph.generated = generated
    paragraph.view = viewOf(paragraph)
    const { stale: isStale = false, path } = paragraph.view ?? {}
    if (isStale) stale.add(paragraph)
    else stale.delete(paragraph)
    if (path !== undefined || printed.has(paragraph)) rewritten.add(paragraph.key)
    if (path === undefined) printed.delete(paragraph)
    else printed.set(paragraph, path)
  }

  function viewOf(paragraph: Paragraph): TextBlockView | null {
    const {
      key,
      item,
      generated,
      state: { rule },
    } = paragraph
    const keys = { key, shownKey: shownKey(paragraph) }
    const override = rule.kind === 'generated' ? records.override(...overrideOf(paragraph)) : undefined
    const gridOf = (cells: readonly Span[]) => (rule.grid ? { grid: { ...rule.grid, cells } } : {})
    if (override) {
      const view = overrideView(keys, override, generated)
      return { ...view, ...gridOf(rewrittenCells(view.text)) }
    }
    if (!generated) return null
    const path = item?.block ? { path: `blocks/${item.block.id}/text` } : {}
    const figures = generated.figures.map(({ lasting: _lasting, ...figure }) => figure)
    return {
      ...keys,
      kind: rule.kind,
      ...(generated.number === null ? {} : { number: generated.number }),
      text: generated.text,
      figures,
      fields: generated.fields,
      ...gridOf(generated.cells ?? []),
      ...path,
    }
  }

  function stateOf(paragraph: Paragraph): ParagraphState {
    const [place, object] = overrideOf(paragraph)
    return { key: paragraph.key, place, object, generated: paragraph.generated }
  }

  function unplaced(): readonly UnplacedBlock[] {
    const shown = new Set(printed.values())
    return records
      .blocks()
      .filter(({ id }) => !shown.has(`blocks/${id}/text`))
      .map(({ id, kind, place, object, text }) => ({ id, kind, place, object, text }))
  }

  function paragraphWhere(isIt: (paragraph: Paragraph) => boolean): Paragraph | undefined {
    for (const { rule, paragraphs } of states) {
      if (rule.kind !== 'generated') continue
      const found = paragraphs.find(isIt)
      if (found) return found
    }
    return undefined
  }

  /** Key of the printed paragraph before this one in its section. */
  function keyBefore({ state, index }: Paragraph): string | null {
    const own = state.paragraphs.slice(0, index).findLast(({ view }) => view)
    if (own) return own.key
    for (let i = state.index - 1; states[i]?.section === state.section; i -= 1) {
      const last = states[i]?.paragraphs.findLast(({ view }) => view)
      if (last) return last.key
    }
    return null
  }
}

/** A part's places for the preparer's own paragraphs. */
export function freePlaces({ number, blocks }: SectionSpec): readonly FreePlace[] {
  return blocks.flatMap((block, at) => {
    if (!('free' in block)) return []
    const heading = blocks.slice(0, at).findLast((each) => 'heading' in each)
    return [
      {
        key: `p${number}/${block.key}`,
        hint: block.free,
        heading: heading ? `p${number}/${heading.key}` : null,
      },
    ]
  })
}

function newParagraph(state: RuleState, key: string): Paragraph {
  return { state, key, item: null, index: 0, view: null, generated: null }
}

function shownKey({ key, item, state: { rule } }: Paragraph): string {
  return item ? `${rule.key}/${item.shownKey}` : key
}

/** Place and record under which an override of the paragraph is stored. */
function overrideOf({ key, item, state: { rule } }: Paragraph): [place: string, object: string | null] {
  return item && rule.about ? [rule.key, `${rule.about}/${item.key}`] : [key, null]
}

/** The paragraphs of a repetition that others have not merely come before or gone from. */
function movedFrom(before: readonly Paragraph[], now: readonly Paragraph[]): readonly Paragraph[] {
  const places = new Map(before.map((paragraph, index) => [paragraph, index]))
  const kept = now.filter((paragraph) => places.has(paragraph))
  const still = staying(kept.map((paragraph) => places.get(paragraph) ?? 0))
  return kept.filter((_, index) => !still.has(index))
}

function inPrintedOrder(paragraphs: ReadonlySet<Paragraph>): readonly Paragraph[] {
  return [...paragraphs].sort((a, b) => a.state.index - b.state.index || a.index - b.index)
}

/** But for its number. Records are read through the item: a project's stays the same as long as it is that project's. */
function sameItem(a: Item | null, b: Item | null): boolean {
  return (
    a?.shownKey === b?.shownKey &&
    a?.projectId === b?.projectId &&
    a?.name === b?.name &&
    a?.unitId === b?.unitId &&
    a?.block === b?.block
  )
}
