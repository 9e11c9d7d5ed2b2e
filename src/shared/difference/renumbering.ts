import type { BlockChange, Renumbering, TextBlockView, TextPatch } from '../printed/block'
import { sameBlock } from './texts'

/**
 * A step's changes for one who holds the text as it was. Taking one thing out of a numbered list renumbers all behind it:
 * paragraphs in which nothing else changed are told as runs of neighbours.
 */
export function textPatch(changes: readonly BlockChange[]): TextPatch {
  const blocks: BlockChange[] = []
  const renumbered: Renumbering[] = []
  let last: { readonly number: number; readonly list: string } | null = null
  for (const change of changes) {
    const by = renumberedBy(change)
    if (by === 0) {
      blocks.push(change)
      continue
    }
    const { key } = change
    const at = { number: Number(change.new?.number), list: key.slice(0, key.lastIndexOf('/')) }
    const run = renumbered.at(-1)
    // Numbers that follow one another are of neighbours, before the step and after it.
    const goesOn = last?.list === at.list && last.number + 1 === at.number && run?.by === by
    if (goesOn) renumbered[renumbered.length - 1] = { from: run.from, to: key, by }
    else renumbered.push({ from: key, to: key, by })
    last = at
  }
  return { blocks: blocks.map(({ old: _old, ...patch }) => patch), renumbered }
}

/** By how much a paragraph's number changed where nothing else did, else 0. */
export function renumberedBy({ old, new: now, after }: BlockChange): number {
  if (after !== undefined || old?.number === undefined || now?.number === undefined) return 0
  const by = Number(now.number) - Number(old.number)
  return by !== 0 && sameBlock(withNumber(old, by), now) ? by : 0
}

/** What a patch changes of the text that it starts from. */
export function blockChanges(
  sections: readonly { readonly blocks: readonly TextBlockView[] }[],
  { blocks: patches, renumbered }: TextPatch,
): readonly BlockChange[] {
  const keys = new Set(patches.map(({ key }) => key))
  const runs = new Map(renumbered.map((run) => [run.from, run]))
  const old = new Map<string, TextBlockView>()
  const changes: BlockChange[] = []
  for (const { blocks } of sections) {
    let run: Renumbering | undefined
    for (const block of blocks) {
      if (keys.has(block.key)) old.set(block.key, block)
      run ??= runs.get(block.key)
      if (!run) continue
      if (block.number !== undefined) {
        changes.push({ key: block.key, old: block, new: withNumber(block, run.by) })
      }
      if (block.key === run.to) run = undefined
    }
  }
  return [...patches.map((patch) => ({ ...patch, old: old.get(patch.key) ?? null })), ...changes]
}

/** The same paragraph some places further on in its list. */
function withNumber(block: TextBlockView, by: number): TextBlockView {
  const { number = '', text, figures, fields } = block
  const now = String(Number(number) + by)
  const shift = now.length - number.length
  const shifted = <T extends { readonly start: number; readonly end: number }>(span: T): T =>
    shift === 0 ? span : { ...span, start: span.start + shift, end: span.end + shift }
  return {
    ...block,
    number: now,
    text: now + text.slice(number.length),
    figures: figures.map(shifted),
    fields: fields.map(shifted),
  }
}
