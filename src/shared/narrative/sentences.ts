import { refsOf, type TextBlockView } from '../printed/block'
import type { TextSectionView } from '../printed/section'

/** A figure of the text that a cell or an input stands behind. */
export interface Sentence {
  readonly section: TextSectionView
  readonly block: TextBlockView
  /** Number of the figure in its paragraph. */
  readonly figure: number
}

/** Where the text prints what a cell or an input holds: one figure per paragraph, the one that says just that first. */
export function sentencesWith(sections: readonly TextSectionView[], ref: string): readonly Sentence[] {
  return sections.flatMap((section) =>
    section.blocks.flatMap((block) => {
      const own = block.figures.flatMap((each, figure) => {
        const refs = refsOf(each)
        return refs.includes(ref) && each.role !== 'direction' ? [{ figure, count: refs.length }] : []
      })
      const [first] = own.sort((a, b) => a.count - b.count || a.figure - b.figure)
      return first ? [{ section, block, figure: first.figure }] : []
    }),
  )
}
