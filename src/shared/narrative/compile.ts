import type { TextBlockView } from './block'
import { type Piece, joined, plain, words } from './piece'
import { type Item, itemsOf } from './repetition'
import type { Well } from './sources'
import type { BlockSpec, GridSpec, ParagraphSpec, Repetition, SectionSpec } from './spec'
import type { Vocabulary } from './vocabulary'

/** One entry of a section, made ready to print: any number of paragraphs, each with its key. */
export interface Place {
  readonly kind: 'heading' | 'generated' | 'free'
  /** Key of its paragraph; of a repetition, what the items' keys are appended to. */
  readonly key: string
  /** The collection whose records the paragraph is repeated for; null where it is not, or over names alone. */
  readonly about: 'projects' | 'units' | null
  /** What the paragraph is repeated over now; null for a single one. */
  readonly items: (() => readonly Item[]) | null
  /** Null: nothing is printed now. */
  print(item: Item | null): Piece | null
  readonly grid?: NonNullable<TextBlockView['grid']>
}

export function compileSection(section: SectionSpec, vocabulary: Vocabulary, well: Well): readonly Place[] {
  return section.blocks.flatMap((block) =>
    compileBlock(`p${section.number}/${block.key}`, block, vocabulary, well),
  )
}

function compileBlock(key: string, block: BlockSpec, vocabulary: Vocabulary, well: Well): readonly Place[] {
  if ('heading' in block) {
    return [
      {
        kind: 'heading',
        key,
        about: null,
        items: null,
        print: () => vocabulary.print(block.heading, { item: null }),
      },
    ]
  }
  if ('free' in block) return [freePlace(key, well)]
  if ('columns' in block) return gridPlaces(key, block, vocabulary, well)
  return [paragraphPlace(key, block, vocabulary, well)]
}

function paragraphPlace(
  key: string,
  { each, list, text, variants = [], compare, wording }: ParagraphSpec,
  vocabulary: Vocabulary,
  well: Well,
): Place {
  const choices = text === undefined ? variants : [{ text }]
  return {
    kind: 'generated',
    key,
    about: aboutOf(each),
    items: each ? () => itemsOf(each, well.records, list) : null,
    print: (item) =>
      vocabulary.choose(
        choices,
        compare === undefined ? { item } : vocabulary.compare(item, compare, wording),
      ),
  }
}

function freePlace(key: string, { records }: Well): Place {
  return {
    kind: 'free',
    key,
    about: null,
    items: () =>
      records
        .freeBlocks(key)
        .map((block, index) => ({ key: block.id, shownKey: block.id, name: '', no: index + 1, block })),
    print: (item) => (item?.block ? words(item.block.text, `blocks/${item.block.id}/text`) : null),
  }
}

/** The head and the rows, or what stands for a table without any; cells are joined as Markdown joins them. */
function gridPlaces(
  key: string,
  { each, list, empty, columns }: GridSpec,
  vocabulary: Vocabulary,
  well: Well,
): readonly Place[] {
  const align = columns.map((column) => column.align ?? 'left')
  const items = () => itemsOf(each, well.records, list)
  const isEmpty = () => empty !== undefined && items().length === 0
  return [
    {
      kind: 'generated',
      key: `${key}/head`,
      about: null,
      items: null,
      grid: { row: 'head', align },
      print: () =>
        isEmpty() ? null : row(columns.map(({ title }) => vocabulary.print(title, { item: null }))),
    },
    {
      kind: 'generated',
      key,
      about: aboutOf(each),
      items,
      grid: { row: 'body', align },
      print: (item) => row(columns.map(({ text }) => vocabulary.print(text, { item }))),
    },
    {
      kind: 'generated',
      key: `${key}/none`,
      about: null,
      items: null,
      print: () => (isEmpty() ? vocabulary.print(empty ?? '', { item: null }) : null),
    },
  ]
}

function aboutOf(each: Repetition | undefined): Place['about'] {
  if (each === 'projects' || each === 'keyProjects') return 'projects'
  return each === 'units' || each === 'independentUnits' || each === 'dependentUnits' ? 'units' : null
}

function row(cells: readonly Piece[]): Piece {
  return joined([
    plain('| '),
    ...cells.flatMap((cell, i) => (i === 0 ? [cell] : [plain(' | '), cell])),
    plain(' |'),
  ])
}
