import { onBeforeUnmount, watchPostEffect } from 'vue'
import { type Finding, severities } from '../../../shared/checks/finding'
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

  watchPostEffect(() => {
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
    for (const severity of severities) CSS.highlights.delete(`finding-${severity}`)
  })
}

/** Where the words stand that should be others; all of the paragraph where they are not in it. */
function wordsFound(
  cells: readonly string[],
  { actual }: Pick<Finding, 'actual'>,
): readonly Omit<Found, 'at'>[] {
  const places = cells.flatMap((words, cell) =>
    actual === null || actual === ''
      ? []
      : [...words.matchAll(new RegExp(RegExp.escape(actual), 'g'))].map(({ index }) => ({
          cell,
          start: index,
          end: index + actual.length,
        })),
  )
  return places.length > 0 ? places : cells.map((words, cell) => ({ cell, start: 0, end: words.length }))
}
