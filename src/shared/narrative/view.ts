import type { TextBlockView } from '../contract/patch'

/** One part (部分) of the document's text, with the paragraphs of now in printed order. */
export interface TextSectionView {
  readonly number: number
  readonly title: string
  readonly blocks: readonly TextBlockView[]
}
