/** A number that a figure states or compares, and what it was read from. */
export interface FigureValue {
  /** 分 of an amount, else a count or a year; null where it is not known, and of words. */
  readonly value: number | null
  /** Cell ids, or paths of inputs such as `priorFacts/ID/amount`, `assets/ID/value`. */
  readonly refs: readonly string[]
}

/**
 * A figure in a block of text and what it stands for. Offsets in UTF-16 units within the block's text. What compares
 * (a difference, a rate, the word of a direction) stands for two numbers and has both.
 */
export interface TextFigure {
  readonly text: string
  readonly start: number
  readonly end: number
  /** `words` and `number` (of a list) stand in overrides alone, where the program prints others now. */
  readonly role: 'amount' | 'difference' | 'rate' | 'count' | 'direction' | 'year' | 'words' | 'number'
  readonly now: FigureValue
  /** What `now` is compared with; absent where nothing is compared, or an override's figure is printed no more. */
  readonly before?: FigureValue
  /** The two compared numbers are counts, not amounts. */
  readonly counts?: true
  /** In an override: what the program prints there now, when that differs; null when it prints no such figure. */
  readonly printed?: string | null
}

/** What parts the lines of a cell, in its row's text. */
export const LINE_BREAK = '<br>'

/** A stretch of a block's text; offsets in UTF-16 units. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** Whether an input's value stands in the paragraph, as a field of it or as all of it. */
export function showsField({ path, fields }: TextBlockView, field: string): boolean {
  return path === field || fields.some((each) => each.path === field)
}

/** Everything that a figure was read from: what it states, then what that is compared with. */
export function refsOf({ now, before }: Pick<TextFigure, 'now' | 'before'>): readonly string[] {
  return before ? [...now.refs, ...before.refs] : now.refs
}

/** A stretch of a block that a person wrote, and the input that holds it. */
export interface TextField extends Span {
  /** `projects/ID/purpose`, `priorFacts/ID/reason`, `facts/ID/value` … */
  readonly path: string
}

export interface TextBlockView {
  /** Place in the template, and the id of the record that the paragraph is repeated for: `p3/projects/ID`. */
  readonly key: string
  /** The same as people read it, records by their code: `p3/projects/CODE`. */
  readonly shownKey: string
  readonly kind: 'heading' | 'generated' | 'free' | 'override'
  /** With it, of a numbered list, the text begins. */
  readonly number?: string
  readonly text: string
  /** Overrides: something that it repeats, a figure, a name, a reason, is printed differently now. */
  readonly stale?: boolean
  /** Told by its words alone: it has figures and fields that are not here (`text.blocks`). */
  readonly bare?: true
  readonly figures: readonly TextFigure[]
  readonly fields: readonly TextField[]
  /** Free paragraphs and overrides: the input that holds the whole text, `blocks/ID/text`. */
  readonly path?: string
  /** Rows of a table within the text: where in `text`, which joins them, each of their cells stands. */
  readonly grid?: {
    readonly row: 'head' | 'body'
    readonly align: readonly ('left' | 'right')[]
    readonly cells: readonly Span[]
  }
}

export interface BlockChange {
  readonly key: string
  /** null = the block did not exist before / does not exist any more. */
  readonly old: TextBlockView | null
  readonly new: TextBlockView | null
  /** Key of the block it follows within its part, null = first; given where a block is added or has moved. */
  readonly after?: string | null
}

/** The same for one who holds the text as it was. */
export type BlockPatch = Omit<BlockChange, 'old'>

/** Neighbours in a numbered list, of which only the numbers that they begin with changed. */
export interface Renumbering {
  /** Keys of the first and the last of them. */
  readonly from: string
  readonly to: string
  readonly by: number
}

/** What a step changed of the text, for one who holds it as it was. */
export interface TextPatch {
  readonly blocks: readonly BlockPatch[]
  readonly renumbered: readonly Renumbering[]
}

/** Whether the paper shows the change: a value behind a rounded figure may change where the print does not. */
export function isSeen({ old, new: now, after }: BlockChange): boolean {
  return after !== undefined || old?.text !== now?.text || printedNow(old) !== printedNow(now)
}

/** What stands beside an override's figures. */
function printedNow(block: TextBlockView | null): string {
  return JSON.stringify(block?.figures.map(({ start, printed }) => ({ start, printed })) ?? [])
}

/** A paragraph that the preparer wrote and that is printed nowhere now. */
export interface UnplacedBlock {
  /** Id of the block. */
  readonly id: string
  readonly kind: 'free' | 'override'
  /** Its place in the template, and the record it was written about. */
  readonly place: string
  readonly object: string | null
  readonly text: string
}
