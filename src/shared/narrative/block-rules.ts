import type { TextBlockView } from '../printed/block'
import { tableRow, type TextRun, words } from './text-run'
import { type Item, itemsOf } from './repetition'
import type { TextSources } from './sources'
import type { BlockSpec, GridSpec, ParagraphSpec, Repetition, SectionSpec } from './spec'
import type { Names } from './names'

/** One entry of a section, made ready to print: any number of paragraphs, each with its key. */
export interface BlockRule {
  readonly kind: 'heading' | 'generated' | 'free'
  /** Key of its paragraph; of a repetition, what the items' keys are appended to. */
  readonly key: string
  /** The collection whose records the paragraph is repeated for; null where it is not, or over names alone. */
  readonly about: 'projects' | 'units' | null
  /** What the paragraph is repeated over now; null for a single one. */
  readonly items: (() => readonly Item[]) | null
  /** Null: nothing is printed now. */
  print(item: Item | null): TextRun | null
  readonly grid?: Omit<NonNullable<TextBlockView['grid']>, 'cells'>
}

export function compileSection(
  section: SectionSpec,
  names: Names,
  sources: TextSources,
): readonly BlockRule[] {
  return section.blocks.flatMap((block) =>
    compileBlock(`p${section.number}/${block.key}`, block, names, sources),
  )
}

function compileBlock(
  key: string,
  block: BlockSpec,
  names: Names,
  sources: TextSources,
): readonly BlockRule[] {
  if ('heading' in block) {
    return [
      {
        kind: 'heading',
        key,
        about: null,
        items: null,
        print: () => names.print(block.heading, { item: null }),
      },
    ]
  }
  if ('free' in block) return [freeRule(key, sources)]
  if ('columns' in block) return gridRules(key, block, names, sources)
  return [paragraphRule(key, block, names, sources)]
}

function paragraphRule(
  key: string,
  { each, list, text, variants = [], compare, wording }: ParagraphSpec,
  names: Names,
  sources: TextSources,
): BlockRule {
  const choices = text === undefined ? variants : [{ text }]
  return {
    kind: 'generated',
    key,
    about: aboutOf(each),
    items: each ? () => itemsOf(each, sources.records, list) : null,
    print: (item) =>
      names.choose(choices, compare === undefined ? { item } : names.compare(item, compare, wording)),
  }
}

function freeRule(key: string, { records }: TextSources): BlockRule {
  return {
    kind: 'free',
    key,
    about: null,
    items: () =>
      records
        .freeBlocks(key)
        .map((block, index) => ({ key: block.id, shownKey: block.id, no: index + 1, block })),
    print: (item) => (item?.block ? words(item.block.text, `blocks/${item.block.id}/text`) : null),
  }
}

/** The head and the rows, or what stands for a table without any. */
function gridRules(
  key: string,
  { each, list, empty, columns }: GridSpec,
  names: Names,
  sources: TextSources,
): readonly BlockRule[] {
  const align = columns.map((column) => column.align ?? 'left')
  const items = () => itemsOf(each, sources.records, list)
  const isEmpty = () => empty !== undefined && items().length === 0
  return [
    {
      kind: 'generated',
      key: `${key}/head`,
      about: null,
      items: null,
      grid: { row: 'head', align },
      print: () =>
        isEmpty() ? null : tableRow(columns.map(({ title }) => names.print(title, { item: null }))),
    },
    {
      kind: 'generated',
      key,
      about: aboutOf(each),
      items,
      grid: { row: 'body', align },
      print: (item) => tableRow(columns.map(({ text }) => names.print(text, { item }))),
    },
    {
      kind: 'generated',
      key: `${key}/none`,
      about: null,
      items: null,
      print: () => (isEmpty() ? names.print(empty ?? '', { item: null }) : null),
    },
  ]
}

function aboutOf(each: Repetition | undefined): BlockRule['about'] {
  if (each === 'projects' || each === 'keyProjects') return 'projects'
  return each === 'units' || each === 'independentUnits' || each === 'dependentUnits' ? 'units' : null
}
