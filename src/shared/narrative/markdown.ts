import type { TextBlockView } from '../printed/block'
import type { TextSectionView } from '../printed/section'

/** The text as Markdown: parts and headings, paragraphs apart, tables row by row. What people wrote is no markup. */
export function markdownOf(sections: readonly TextSectionView[]): string {
  return sections.flatMap(({ title, blocks }) => [`## ${title}`, ...blocksOf(blocks)]).join('\n\n') + '\n'
}

function blocksOf(blocks: readonly TextBlockView[]): readonly string[] {
  const paragraphs: string[] = []
  for (const block of blocks) {
    const { kind, grid } = block
    const text = grid ? withWordsEscaped(block) : linesEscaped(withWordsEscaped(block))
    if (kind === 'heading') paragraphs.push(`### ${text}`)
    else if (grid?.row === 'head') paragraphs.push(`${text}\n${ruleBelow(grid.align)}`)
    else if (grid) paragraphs.push(`${paragraphs.pop() ?? ''}\n${text}`)
    else paragraphs.push(text)
  }
  return paragraphs
}

/** The preparer's own paragraph is words throughout, a generated one where its fields are; a rewritten row keeps its bars. */
function withWordsEscaped({ kind, text, fields, grid }: TextBlockView): string {
  if (kind === 'free' || kind === 'override') return escaped(text, grid ? MARKS_IN_ROW : MARKS)
  let [from, out] = [0, '']
  for (const { start, end } of fields) {
    out += text.slice(from, start) + escaped(text.slice(start, end), MARKS)
    from = end
  }
  return out + text.slice(from)
}

/** What would be markup: emphasis, code, a link, a tag, an entity; in a row a bar too. `[2022]5号` and `<规定>` are none. */
const MARKS =
  /[`*|]|\\(?=[!-/:-@[-`{-~])|_|~(?=~)|\[(?=[^\]]*\]\s*[([:])|<(?=[A-Za-z/!?])|&(?=#|[A-Za-z][A-Za-z\d]*;)/g
const MARKS_IN_ROW = new RegExp(MARKS.source.replace('`*|', '`*'), 'g')

function escaped(text: string, marks: RegExp): string {
  return text.replace(marks, '\\$&')
}

/** What begins a line must not begin a heading, a quotation, a list or a rule; a line end within a paragraph stays one. */
function linesEscaped(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(/^(\s*)(#{1,6}(?=\s|$)|[-+](?=\s|$)|=+\s*$|-+\s*$)/, '$1\\$2'))
    .map((line) => line.replace(/^(\s*\d{1,9})([.)])(?=\s)/, '$1\\$2'))
    .join('\\\n')
}

function ruleBelow(align: readonly ('left' | 'right')[]): string {
  return `| ${align.map((side) => (side === 'right' ? '---:' : '---')).join(' | ')} |`
}
