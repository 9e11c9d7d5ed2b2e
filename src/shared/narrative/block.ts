/** A figure in a block of text and what it stands for. Offsets in UTF-16 units within the block's text. */
export interface TextFigure {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly role: 'amount' | 'difference' | 'rate' | 'count' | 'direction' | 'year'
  /** Cell ids, or paths of inputs such as `priorFacts/ID/amount`, `assets/ID/value`. */
  readonly refs: readonly string[]
  /** In an override: what the program prints there now, when that differs; null when it prints no such figure. */
  readonly now?: string | null
}

/** A stretch of a block that a person wrote, and the input that holds it. Offsets as in `TextFigure`. */
export interface TextField {
  readonly start: number
  readonly end: number
  /** `projects/CODE/purpose`, `priorFacts/ID/reason`, `facts/ID/value` … */
  readonly path: string
}

export interface TextBlockView {
  readonly key: string
  readonly kind: 'heading' | 'generated' | 'free' | 'override'
  readonly text: string
  /** Overrides: some figure was written against a value that prints differently now. */
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
