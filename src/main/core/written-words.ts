import type { TextBlock } from '../../shared/model/document'
import type { RecordChange } from '../../shared/model/change'
import { parseFieldPath } from '../../shared/model/path'
import { completedMemory, lacksWords } from '../../shared/narrative/override'
import type { Narrative } from '../../shared/narrative/narrative'
import type { StepLog } from '../store/steps'

/**
 * What overrides that remember no words were written beside: as the log tells of the moment, for a name may have
 * changed since. By id of the block.
 */
export function writtenWords(
  blocks: readonly TextBlock[],
  narrative: Pick<Narrative, 'paragraphAt'>,
  log: Pick<StepLog, 'imagesOf'>,
): ReadonlyMap<string, readonly string[]> {
  const lacking = blocks.filter((block) => block.kind === 'override' && lacksWords(block))
  return new Map(
    lacking.flatMap((block) => {
      const generated = narrative.paragraphAt(block.place, block.object)?.generated
      const written = log.imagesOf('blocks', block.id).find(({ after }) => after?.['text'] === block.text)
      const memory =
        generated && completedMemory(block, generated, (path) => valueThen(path, written?.at ?? 0, log))
      return memory ? [[block.id, memory] as const] : []
    }),
  )
}

/** A field's value at a moment of the log; undefined where it has stayed the same since, or is no text. */
function valueThen(text: string, moment: number, log: Pick<StepLog, 'imagesOf'>): string | undefined {
  const path = parseFieldPath(text)
  const later =
    path && log.imagesOf(path.set, path.key).find(({ at, before }) => at > moment && before !== null)
  const value = path && later?.before?.[path.field]
  return typeof value === 'string' ? value : undefined
}

/** Changes as the text is told them: an override that lacks words comes with those it was written beside. */
export function remembering(
  changes: readonly RecordChange[],
  written: ReadonlyMap<string, readonly string[]>,
): readonly RecordChange[] {
  if (written.size === 0) return changes
  return changes.map((change) => {
    const block = change.collection === 'blocks' ? (change.after as TextBlock | null) : null
    const memory = block && lacksWords(block) ? written.get(change.id) : undefined
    return memory ? { ...change, after: { ...block, writtenAgainst: memory } } : change
  })
}
