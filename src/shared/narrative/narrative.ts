import type { BlockChange, TextBlockView } from './block'
import type { CellChange, RowChanges } from '../tables/row'
import type { RecordChange } from '../model/change'
import type { BudgetDocument } from '../model/document'
import { staying } from '../model/order'
import type { Cents } from '../money/cents'
import { compileSection, type Place } from './compile'
import type { UnplacedBlock } from './block'
import { overrideView } from './override'
import type { Piece } from './piece'
import { openRecords } from './records'
import type { Item } from './repetition'
import type { Well } from './sources'
import type { SectionSpec, TextSpec } from './spec'
import type { FreePlace, TextSectionView } from './view'
import { openVocabulary } from './vocabulary'

/** Keeps the document's text current. */
export interface Narrative {
  sections(): readonly TextSectionView[]
  /**
   * Takes a step's records and what the tables made of them, and reprints the paragraphs that depend on either:
   * removals first, then the rest in printed order.
   */
  apply(records: readonly RecordChange[], tables: TableEffects): readonly BlockChange[]
  /** The paragraph of a key, or of the key as people read it; undefined where there is none now. */
  paragraph(key: string): ParagraphState | undefined
  /** The paragraph that an override of this place and record stands for; undefined where there is none now. */
  paragraphAt(place: string, object: string | null): ParagraphState | undefined
  /** Paragraphs of the preparer's own that are printed nowhere now. */
  unplaced(): readonly UnplacedBlock[]
}

/** A generated paragraph, whether or not it is overridden by hand. */
export interface ParagraphState {
  readonly key: string
  readonly place: string
  /** `projects/ID`, where it is repeated for records. */
  readonly object: string | null
  /** What the program prints there; null when nothing. */
  readonly generated: Piece | null
}

/** What the engine of the tables answered to the same records. */
export interface TableEffects {
  readonly cells: readonly Pick<CellChange, 'cell'>[]
  readonly rows: Pick<RowChanges, 'inserted' | 'removed'>
  readonly sums: readonly string[]
}

/** One paragraph, printed or not. */
interface Paragraph {
  readonly place: PlaceState
  readonly key: string
  item: Item | null
  /** Place within its repetition. */
  index: number
  view: TextBlockView | null
  generated: Piece | null
  /** Cells, rows and groups of records that it read when it was last printed. */
  reads: ReadonlySet<string>
}

/** The cells that a text reads: those that the tables print, and the sums of `lineSums`. */
export interface Cells {
  /** 分, null where it is unknown, undefined where there is no such cell. */
  amountOf(cell: string): Cents | null | undefined
  /** Ids of the lines that make up a sum of `lineSums`. */
  linesOf(cell: string): ReadonlySet<string>
  /** A code as it stands in the ids of cells. */
  codeInKeys(of: 'units' | 'projects', code: string): string
}

interface PlaceState {
  readonly place: Place
  readonly index: number
  readonly section: number
  paragraphs: readonly Paragraph[]
  /** What its repetition was read from. */
  reads: ReadonlySet<string>
}

const NOTHING: ReadonlySet<string> = new Set()

export function openNarrative(spec: TextSpec, document: BudgetDocument, tables: Cells): Narrative {
  let reading = new Set<string>()
  const records = openRecords(document, (group) => void reading.add(group))
  const well: Well = {
    records,
    format: spec.format,
    facts: new Map(spec.facts.map((fact) => [fact.key, fact])),
    lineSums: spec.lineSums,
    linesOf: (cell) => tables.linesOf(cell),
    amountOf(cell) {
      reading.add(cell)
      reading.add(cell.slice(0, cell.lastIndexOf('/')))
      return tables.amountOf(cell)
    },
    codeInKeys: (of, code) => tables.codeInKeys(of, code),
  }
  const vocabulary = openVocabulary(spec, well)
  const places: readonly PlaceState[] = spec.sections
    .flatMap((section, at) => compileSection(section, vocabulary, well).map((place) => ({ place, at })))
    .map(({ place, at }, index) => ({ place, index, section: at, paragraphs: [], reads: new Set() }))
  const readers = new Map<string, Set<Paragraph | PlaceState>>()
  for (const state of places) {
    for (const paragraph of layOut(state)) reprint(paragraph)
  }

  return {
    sections: () =>
      spec.sections.map((section, at) => ({
        number: section.number,
        title: section.title,
        places: freePlaces(section),
        blocks: places
          .filter(({ section }) => section === at)
          .flatMap(({ paragraphs }) => paragraphs.flatMap(({ view }) => view ?? [])),
      })),
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
    unplaced,
  }

  function apply(
    changes: readonly RecordChange[],
    { cells, rows, sums }: TableEffects,
  ): readonly BlockChange[] {
    const touched = new Set([
      ...records.apply(changes),
      ...sums,
      ...cells.map(({ cell }) => cell),
      ...rows.inserted.map(({ row }) => row.key),
      ...rows.removed,
    ])
    const dirty = new Set<Paragraph>()
    const replaced = new Set<PlaceState>()
    for (const name of touched) {
      for (const reader of readers.get(name) ?? []) {
        if ('paragraphs' in reader) replaced.add(reader)
        else dirty.add(reader)
      }
    }
    const removed: BlockChange[] = []
    const moved = new Set<Paragraph>()
    for (const state of replaced) {
      const before = state.paragraphs
      for (const paragraph of layOut(state)) dirty.add(paragraph)
      for (const paragraph of movedFrom(before, state.paragraphs)) moved.add(paragraph)
      for (const paragraph of new Set(before).difference(new Set(state.paragraphs))) {
        dirty.delete(paragraph)
        subscribe(paragraph, NOTHING)
        if (paragraph.view) removed.push({ key: paragraph.key, old: paragraph.view, new: null })
      }
    }
    const later: BlockChange[] = []
    for (const paragraph of inPrintedOrder(dirty.union(moved))) {
      const { key, view: old } = paragraph
      reprint(paragraph)
      const now = paragraph.view
      if (old && !now) removed.push({ key, old, new: null })
      else if (now && (!old || moved.has(paragraph))) {
        later.push({ key, old, new: now, after: keyBefore(paragraph) })
      } else if (!sameView(old, now)) later.push({ key, old, new: now })
    }
    return [...removed, ...later]
  }

  /** Reads the repetition afresh; paragraphs that stay keep their identity. Returns those to be printed. */
  function layOut(state: PlaceState): readonly Paragraph[] {
    const { place } = state
    reading = new Set()
    const known = new Map(state.paragraphs.map((paragraph) => [paragraph.key, paragraph]))
    const due: Paragraph[] = []
    const items = place.items ? place.items() : [null]
    state.paragraphs = items.map((item, index) => {
      const key = item ? `${place.key}/${item.key}` : place.key
      const old = known.get(key)
      const paragraph = old ?? newParagraph(state, key)
      if (!old || !sameItem(old.item, item)) due.push(paragraph)
      paragraph.item = item
      paragraph.index = index
      return paragraph
    })
    subscribe(state, reading)
    reading = new Set()
    return due
  }

  function reprint(paragraph: Paragraph): void {
    const { place } = paragraph.place
    reading = new Set()
    paragraph.generated = place.print(paragraph.item)
    paragraph.view = viewOf(paragraph)
    subscribe(paragraph, reading)
    // What is asked for between prints is nobody's reading.
    reading = new Set()
  }

  function viewOf(paragraph: Paragraph): TextBlockView | null {
    const {
      key,
      item,
      generated,
      place: { place },
    } = paragraph
    const keys = { key, shownKey: shownKey(paragraph) }
    const override = place.kind === 'generated' ? records.override(...overrideOf(paragraph)) : undefined
    const grid = place.grid ? { grid: place.grid } : {}
    if (override) return { ...overrideView(keys, override, generated), ...grid }
    if (!generated) return null
    const path = item?.block ? { path: `blocks/${item.block.id}/text` } : {}
    const figures = generated.figures.map(({ lasting: _lasting, ...figure }) => figure)
    return {
      ...keys,
      kind: place.kind,
      text: generated.text,
      figures,
      fields: generated.fields,
      ...grid,
      ...path,
    }
  }

  function stateOf(paragraph: Paragraph): ParagraphState {
    const [place, object] = overrideOf(paragraph)
    return { key: paragraph.key, place, object, generated: paragraph.generated }
  }

  function unplaced(): readonly UnplacedBlock[] {
    const shown = new Set(
      places.flatMap(({ paragraphs }) => paragraphs.flatMap(({ view }) => (view?.path ? [view.path] : []))),
    )
    return records
      .blocks()
      .filter(({ id }) => !shown.has(`blocks/${id}/text`))
      .map(({ id, kind, place, object, text }) => ({ id, kind, place, object, text }))
  }

  /** Most of what a paragraph reads stays the same from print to print: only the difference is entered. */
  function subscribe(reader: Paragraph | PlaceState, reads: ReadonlySet<string>): void {
    for (const name of reader.reads) if (!reads.has(name)) readers.get(name)?.delete(reader)
    for (const name of reads) {
      if (reader.reads.has(name)) continue
      const own = readers.get(name) ?? new Set()
      readers.set(name, own.add(reader))
    }
    reader.reads = reads
  }

  function paragraphWhere(isIt: (paragraph: Paragraph) => boolean): Paragraph | undefined {
    for (const { place, paragraphs } of places) {
      if (place.kind !== 'generated') continue
      const found = paragraphs.find(isIt)
      if (found) return found
    }
    return undefined
  }

  /** Key of the printed paragraph before this one in its section. */
  function keyBefore({ place, index }: Paragraph): string | null {
    const own = place.paragraphs.slice(0, index).findLast(({ view }) => view)
    if (own) return own.key
    for (let i = place.index - 1; places[i]?.section === place.section; i -= 1) {
      const last = places[i]?.paragraphs.findLast(({ view }) => view)
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

function newParagraph(place: PlaceState, key: string): Paragraph {
  return { place, key, item: null, index: 0, view: null, generated: null, reads: new Set() }
}

function shownKey({ key, item, place: { place } }: Paragraph): string {
  return item ? `${place.key}/${item.shownKey}` : key
}

/** Place and record under which an override of the paragraph is stored. */
function overrideOf({ key, item, place: { place } }: Paragraph): [place: string, object: string | null] {
  return item && place.about ? [place.key, `${place.about}/${item.key}`] : [key, null]
}

/** The paragraphs of a repetition that others have not merely come before or gone from. */
function movedFrom(before: readonly Paragraph[], now: readonly Paragraph[]): readonly Paragraph[] {
  const places = new Map(before.map((paragraph, index) => [paragraph, index]))
  const kept = now.filter((paragraph) => places.has(paragraph))
  const still = staying(kept.map((paragraph) => places.get(paragraph) ?? 0))
  return kept.filter((_, index) => !still.has(index))
}

function inPrintedOrder(paragraphs: ReadonlySet<Paragraph>): readonly Paragraph[] {
  return [...paragraphs].sort((a, b) => a.place.index - b.place.index || a.index - b.index)
}

/** Records are read through the item, so a project's item is the same while its number is. */
function sameItem(a: Item | null, b: Item | null): boolean {
  return (
    a?.no === b?.no &&
    a?.shownKey === b?.shownKey &&
    a?.projectId === b?.projectId &&
    a?.unit === b?.unit &&
    a?.block === b?.block
  )
}

function sameView(a: TextBlockView | null, b: TextBlockView | null): boolean {
  return a?.text === b?.text && JSON.stringify(a) === JSON.stringify(b)
}
