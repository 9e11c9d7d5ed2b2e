import type { SetBlock, SetSection, SetTable } from './blocks'
import { linesIn } from '../setting/text-width'
import { textHeightOf, textWidthOf } from './page-setup'
import { rowHeight } from './rows'
import { cellLine, type ParagraphStyle, STYLES } from './styles'

/** A stretch that stands on one page. */
interface Stretch {
  readonly height: number
  /** Not the last of its page. */
  readonly isHeld?: boolean
  /** Repeated above it where a page begins with it. */
  readonly head?: number
  readonly mark?: string | undefined
}

/**
 * On which page each heading comes to stand. Lines are of exact height and break by the same rules everywhere, so that this is what a
 * word processor comes to as well; it is asked anew before it prints.
 */
export function pagesOf(sections: readonly SetSection[]): ReadonlyMap<string, number> {
  const pages = new Map<string, number>()
  let page = 0
  for (const section of sections) {
    if (section.page === 'cover') continue
    page += 1
    const height = textHeightOf(section.page)
    let used = 0
    // What is held together with what follows, and is not placed yet.
    let held: Stretch[] = []
    for (const stretch of stretchesOf(section)) {
      held.push(stretch)
      if (stretch.isHeld) continue
      const whole = held.reduce((sum, each) => sum + each.height, 0)
      if (used > 0 && used + whole > height) {
        page += 1
        used = held[0]?.head ?? 0
      }
      for (const { mark } of held) if (mark !== undefined) pages.set(mark, page)
      used += whole
      held = []
    }
  }
  return pages
}

function* stretchesOf({ page, blocks }: SetSection): Generator<Stretch, void, undefined> {
  const width = textWidthOf(page)
  for (const block of blocks) yield* blockStretches(block, width)
}

function* blockStretches(block: SetBlock, width: number): Generator<Stretch, void, undefined> {
  if (block.kind === 'table') return yield* tableStretches(block)
  if (block.kind === 'contents') {
    for (const { level } of block.entries) yield { height: STYLES[`TOC${level}`].line }
    return
  }
  const style: ParagraphStyle = STYLES[block.style]
  const { size, line, after = 0, firstIndent = 0, outline } = style
  const column = width / size
  const lines = block.lines.reduce(
    (sum, text, at) => sum + linesIn(text, column, at === 0 ? firstIndent : 0),
    0,
  )
  for (let at = 0; at < lines; at += 1) {
    const height = line + (at === lines - 1 ? after : 0)
    yield { height, isHeld: outline !== undefined, mark: at === 0 ? block.mark : undefined }
  }
}

function* tableStretches({ head, rows, size, widths }: SetTable): Generator<Stretch, void, undefined> {
  const heights = head.map((row) => rowHeight(row, size, widths))
  for (const height of heights) yield { height, isHeld: true }
  const repeated = heights.reduce((sum, height) => sum + height, 0)
  const line = cellLine(size)
  for (const row of rows) {
    const height = rowHeight(row, size, widths)
    const pieces = row.maySplit ? Math.floor(height / line) : 1
    yield { height: height - (pieces - 1) * line, head: repeated }
    // Above and below what goes on there is the same room as in a row of its own.
    const head = repeated + height - pieces * line
    for (let at = 1; at < pieces; at += 1) yield { height: line, head }
  }
}
