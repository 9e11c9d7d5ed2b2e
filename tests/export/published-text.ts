import { publishedLines, readFixture } from '../shared/narrative/sample'
import type { ReadBlock } from './read-document'

/** What another program should read of the text: as it was published, but for the publisher's slips. */
export type PublishedBlock =
  | { readonly kind: 'paragraph'; readonly level: number | null; readonly text: string }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] }

interface Slip {
  readonly line: number
  readonly printed: string
  readonly corrected: string
}

export function publishedText(): readonly PublishedBlock[] {
  const lines = [...publishedLines()]
  for (const { line, printed, corrected } of readFixture('slips.json') as readonly Slip[]) {
    lines[line - 1] = lines[line - 1]?.replace(printed, corrected) ?? ''
  }
  const blocks: PublishedBlock[] = []
  let rows: (readonly string[])[] | null = null
  for (const line of lines) {
    if (line.startsWith('|')) {
      const cells = line.slice(1, -1).split('|')
      if (cells.every((cell) => /^ *-+:? *$/.test(cell))) continue
      if (!rows) blocks.push({ kind: 'table', rows: (rows = []) })
      rows.push(cells.map((cell) => cell.trim().replaceAll('<br>', '\n')))
      continue
    }
    rows = null
    if (line === '') continue
    const [, marks = '', text = ''] = /^(#*) ?(.*)$/.exec(line) ?? []
    blocks.push({ kind: 'paragraph', level: marks === '' ? null : marks.length, text })
  }
  return blocks
}

/** The same of what was read, from the first heading on; nothing of what only parts tables from what follows. */
export function readText(blocks: readonly ReadBlock[]): readonly PublishedBlock[] {
  const start = blocks.findIndex((block) => block.kind === 'paragraph' && block.level === 1)
  return blocks.slice(start).flatMap((block): readonly PublishedBlock[] => {
    if (block.kind === 'paragraph') return block.text === '' ? [] : [block]
    return [{ kind: 'table', rows: block.rows.map((row) => row.map(({ text }) => text)) }]
  })
}
