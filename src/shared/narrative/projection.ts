import type { BlockChange, BlockPatch, TextBlockView } from '../printed/block'
import type { TextSectionView } from '../printed/section'

/** The text after a step; sections and paragraphs that the step did not touch are the same objects as before. */
export function applyBlocks(
  sections: readonly TextSectionView[],
  changes: readonly BlockPatch[],
): readonly TextSectionView[] {
  const bySection = Map.groupBy(changes, ({ key }) => sectionOf(key))
  return sections.map((section) => {
    const own = bySection.get(section.number)
    return own ? { ...section, blocks: own.reduce(withChange, section.blocks) } : section
  })
}

/** What patches change of the text that they start from. */
export function blockChanges(
  sections: readonly TextSectionView[],
  patches: readonly BlockPatch[],
): readonly BlockChange[] {
  const keys = new Set(patches.map(({ key }) => key))
  const old = new Map<string, TextBlockView>()
  for (const { blocks } of sections)
    for (const block of blocks) if (keys.has(block.key)) old.set(block.key, block)
  return patches.map((patch) => ({ ...patch, old: old.get(patch.key) ?? null }))
}

/** Number of the section that a paragraph's key names: `p3/projects/commerce`. */
export function sectionOf(key: string): number {
  return Number(key.slice(1, key.indexOf('/')))
}

function withChange(blocks: readonly TextBlockView[], change: BlockPatch): readonly TextBlockView[] {
  const { key, new: block, after } = change
  if (block && after === undefined) return blocks.map((each) => (each.key === key ? block : each))
  const others = blocks.filter((each) => each.key !== key)
  if (!block) return others
  const at = after === null ? 0 : others.findIndex((each) => each.key === after) + 1
  if (after !== null && at === 0) throw new Error(`no paragraph ${after} to stand behind`)
  return others.toSpliced(at, 0, block)
}
