import type { SetBlock, SetCell, SetRow, SetSection, SetTable } from './blocks'
import { CELL_PADDING } from './columns'
import { ROW_PADDING } from './markup'
import { linesIn } from './measure'
import { textHeightOf, textWidthOf } from './page-setup'
import { type CellSize, cellLine, type ParagraphStyle, STYLES } from './styles'

/** A rule between rows. */
const RULE = 0.5

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
  for (const row of rows) yield { height: rowHeight(row, size, widths), head: repeated }
}

function rowHeight({ cells }: SetRow, size: CellSize, widths: readonly number[]): number {
  let column = 0
  let most = 1
  for (const cell of cells) {
    const { columns = 1 } = cell
    let width = -2 * CELL_PADDING
    for (let at = column; at < column + columns; at += 1) width += widths[at] ?? 0
    column += columns
    if (cell.over === undefined) most = Math.max(most, cellLines(cell, width / size))
  }
  return most * cellLine(size) + 2 * ROW_PADDING + RULE
}

function cellLines({ lines, level = 0 }: SetCell, width: number): number {
  return lines.reduce((sum, text) => sum + linesIn(text, width - level), 0)
}
