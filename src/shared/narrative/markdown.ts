import type { TextBlockView } from '../printed/block'
import type { TextSectionView } from '../printed/section'

/** The text as Markdown: parts and headings, paragraphs apart, tables row by row. */
export function markdownOf(sections: readonly TextSectionView[]): string {
  return sections.flatMap(({ title, blocks }) => [`## ${title}`, ...blocksOf(blocks)]).join('\n\n') + '\n'
}

function blocksOf(blocks: readonly TextBlockView[]): readonly string[] {
  const paragraphs: string[] = []
  for (const { kind, text, grid } of blocks) {
    if (kind === 'heading') paragraphs.push(`### ${text}`)
    else if (grid?.row === 'head') paragraphs.push(`${text}\n${ruleBelow(grid.align)}`)
    else if (grid) paragraphs.push(`${paragraphs.pop() ?? ''}\n${text}`)
    else paragraphs.push(text)
  }
  return paragraphs
}

function ruleBelow(align: readonly ('left' | 'right')[]): string {
  return `| ${align.map((side) => (side === 'right' ? '---:' : '---')).join(' | ')} |`
}
