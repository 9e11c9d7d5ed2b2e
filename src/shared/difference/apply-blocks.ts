import type { BlockPatch, TextBlockView } from '../printed/block'
import { sectionOf, type TextSectionView } from '../printed/section'

/** The text after a step; sections and paragraphs that the step did not touch are the same objects as before. */
export function applyBlocks(
  sections: readonly TextSectionView[],
  changes: readonly BlockPatch[],
): readonly TextSectionView[] {
  const bySection = Map.groupBy(changes, ({ key }) => sectionOf(key))
  return sections.map((section) => {
    const own = bySection.get(section.number)
    return own ? { ...section, blocks: withChanges(section.blocks, own) } : section
  })
}

function withChanges(
  blocks: readonly TextBlockView[],
  changes: readonly BlockPatch[],
): readonly TextBlockView[] {
  const isInPlace = ({ new: block, after }: BlockPatch): boolean => block !== null && after === undefined
  const placed = changes.filter((change) => !isInPlace(change)).reduce(withPlaced, blocks)
  const now = new Map(changes.filter(isInPlace).map(({ key, new: block }) => [key, block]))
  return now.size === 0 ? placed : placed.map((each) => now.get(each.key) ?? each)
}

/** With one that came, went or moved. */
function withPlaced(
  blocks: readonly TextBlockView[],
  { key, new: block, after }: BlockPatch,
): readonly TextBlockView[] {
  const others = blocks.filter((each) => each.key !== key)
  if (!block) return others
  const at = after === null ? 0 : others.findIndex((each) => each.key === after) + 1
  if (after !== null && at === 0) throw new Error(`no paragraph ${after} to stand behind`)
  return others.toSpliced(at, 0, block)
}
