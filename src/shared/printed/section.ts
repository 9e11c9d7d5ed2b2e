import type { TextBlockView } from './block'

/** One part (部分) of the document's text, with the paragraphs of now in printed order. */
export interface TextSectionView {
  readonly number: number
  readonly title: string
  /** Where paragraphs of the preparer's own stand. */
  readonly places: readonly FreePlace[]
  readonly blocks: readonly TextBlockView[]
}

export interface FreePlace {
  /** What the keys of its paragraphs begin with: `p1/duties`. */
  readonly key: string
  /** What belongs here, to be shown while it is empty. */
  readonly hint: string
  /** Key of the heading that it stands under; null where its part has none before it. */
  readonly heading: string | null
}

/** Number of the section that a paragraph's key names: `p3/projects/commerce`. */
export function sectionOf(key: string): number {
  return Number(key.slice(1, key.indexOf('/')))
}
