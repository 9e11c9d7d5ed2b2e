import { LINE_BREAK, type TextBlockView } from '../../shared/printed/block'
import type { TextSectionView } from '../../shared/printed/section'

/** So many paragraphs from the first on are told whole: a text of no more is. */
const WHOLE = 300

/**
 * A text as it is told to a window. In a long one, figures and fields make up nearly all of it, and next to none of them is
 * looked at: generated paragraphs further down are bare, but for those that are `kept` whole.
 */
export function toldText(
  sections: readonly TextSectionView[],
  kept: ReadonlySet<string>,
): readonly TextSectionView[] {
  let before = 0
  return sections.map((section) => {
    const blocks = section.blocks.map((block, at) =>
      before + at < WHOLE || kept.has(block.key) || !isReadBare(block) ? block : bare(block),
    )
    before += blocks.length
    return { ...section, blocks }
  })
}

function bare(block: TextBlockView): TextBlockView {
  return { ...block, bare: true, figures: [], fields: [] }
}

/** Whether its words alone tell which lines it is made of: none that somebody wrote holds the sign that parts them. */
function isReadBare({ kind, text, figures, fields }: TextBlockView): boolean {
  if (kind !== 'generated') return false
  return (
    !text.includes(LINE_BREAK) ||
    ![...figures, ...fields].some(({ start, end }) => text.slice(start, end).includes(LINE_BREAK))
  )
}
