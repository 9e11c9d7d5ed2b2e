/** A figure in a block of text and what it stands for. Offsets in UTF-16 units within the block's text. */
export interface TextFigure {
  readonly text: string
  readonly start: number
  readonly end: number
  /** `words` and `number` (of a list) stand in overrides alone, where the program prints others now. */
  readonly role: 'amount' | 'difference' | 'rate' | 'count' | 'direction' | 'year' | 'words' | 'number'
  /** Cell ids, or paths of inputs such as `priorFacts/ID/amount`, `assets/ID/value`. */
  readonly refs: readonly string[]
  /** In an override: what the program prints there now, when that differs; null when it prints no such figure. */
  readonly now?: string | null
}

/** A stretch of a block that a person wrote, and the input that holds it. Offsets as in `TextFigure`. */
export interface TextField {
  readonly start: number
  readonly end: number
  /** `projects/ID/purpose`, `priorFacts/ID/reason`, `facts/ID/value` … */
  readonly path: string
}

export interface TextBlockView {
  /** Place in the template, and the id of the record that the paragraph is repeated for: `p3/projects/ID`. */
  readonly key: string
  /** The same as people read it, records by their code: `p3/projects/CODE`. */
  readonly shownKey: string
  readonly kind: 'heading' | 'generated' | 'free' | 'override'
  readonly text: string
  /** Overrides: something that it repeats, a figure, a name, a reason, is printed differently now. */
  readonly stale?: boolean
  readonly figures: readonly TextFigure[]
  readonly fields: readonly TextField[]
  /** Free paragraphs and overrides: the input that holds the whole text, `blocks/ID/text`. */
  readonly path?: string
  /** Rows of a table within the text; `text` joins their cells as Markdown does. */
  readonly grid?: { readonly row: 'head' | 'body'; readonly align: readonly ('left' | 'right')[] }
}

export interface BlockChange {
  readonly key: string
  /** null = the block did not exist before / does not exist any more. */
  readonly old: TextBlockView | null
  readonly new: TextBlockView | null
  /** Key of the block it follows within its part, null = first; given where a block is added or has moved. */
  readonly after?: string | null
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
