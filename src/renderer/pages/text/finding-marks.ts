import { onBeforeUnmount, onMounted, ref, watchPostEffect } from 'vue'
import { type Finding, severities } from '../../../shared/checks/finding'
import { foundIn } from '../../../shared/checks/found-words'
import type { TextBlockView } from '../../../shared/printed/block'
import { useFindings } from '../../stores/findings'
import { type Found, rangeOf } from './find'
import { blockOf, type Piece } from './pieces'
import { wordsOf } from './printed-words'
import type { VirtualPaper } from './virtual-paper'

/** By what names something may be found in a paragraph: its own, the input that holds all of it, the fields that it prints. */
export function placesIn({ key, path, fields }: TextBlockView): readonly string[] {
  return [key, ...(path === undefined ? [] : [path]), ...fields.map((field) => field.path)]
}

/** Marks what is found wrong on the paper where it is mounted, by highlights that are no part of it. */
export function useFindingMarks(
  pieces: () => readonly Piece[],
  paper: VirtualPaper,
  whole: (block: TextBlockView) => TextBlockView,
): void {
  const findings = useFindings()
  /** Counts how often the paper was drawn anew: leaving a field does it without any other text. */
  const drawn = ref(0)
  const observer = new MutationObserver(() => (drawn.value += 1))
  onMounted(() => {
    const main = document.querySelector('main')
    if (main) observer.observe(main, { childList: true, characterData: true, subtree: true })
  })

  watchPostEffect(() => {
    void drawn.value
    const ranges = new Map(severities.map((severity) => [severity, new Highlight()]))
    for (const [at, element] of paper.mounted()) {
      const piece = pieces()[at]
      const block = blockOf(piece)
      if (!piece || !block) continue
      for (const finding of placesIn(whole(block)).flatMap(findings.at)) {
        for (const place of wordsFound(wordsOf(piece, ''), finding)) {
          const range = rangeOf(element, { at, ...place })
          if (range) ranges.get(finding.severity)?.add(range)
        }
      }
    }
    for (const [severity, highlight] of ranges) CSS.highlights.set(`finding-${severity}`, highlight)
  })
  onBeforeUnmount(() => {
    observer.disconnect()
    for (const severity of severities) CSS.highlights.delete(`finding-${severity}`)
  })
}

/** Where the words stand that should be others; all of the paragraph where that cannot be told. */
function wordsFound(cells: readonly string[], finding: Finding): readonly Omit<Found, 'at'>[] {
  // Where the rule says that they stand is counted in the whole paragraph.
  const { at: _, ...ofCells } = finding
  const own = cells.length === 1 ? finding : ofCells
  const places = cells.flatMap((words, cell) => {
    const span = foundIn(words, own)
    return span ? [{ cell, ...span }] : []
  })
  return places.length > 0 ? places : cells.map((words, cell) => ({ cell, start: 0, end: words.length }))
}
