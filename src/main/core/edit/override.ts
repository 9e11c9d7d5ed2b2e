import { done, failed, type Reply } from '../../../shared/contract/failure'
import type { RecordChange } from '../../../shared/model/change'
import type { TextBlock } from '../../../shared/model/document'
import { isStorable } from '../../../shared/model/values'
import { excerpt } from '../../../shared/model/words'
import type { Narrative, ParagraphState } from '../../../shared/narrative/narrative'
import {
  completedMemory,
  lacksWords,
  overrideView,
  withCurrentFigures,
  writtenAgainst,
} from '../../../shared/narrative/override'
import { addition, amendment, type Grounds, endPosition, type Plan, removal } from './plan'

/** `text.override`: writes a generated paragraph by hand; it remembers what is printed there now. */
export function planOverride(
  grounds: Grounds,
  narrative: Narrative,
  key: string,
  text: string,
  seen?: string,
): Reply<Plan> {
  const paragraph = narrative.paragraph(key)
  const before = paragraph && overrideOf(grounds, paragraph)
  if (!paragraph || (!paragraph.generated && !before)) return noParagraph(key)
  if (text.trim() === '')
    return failed('bad-value', '改写的段落不能空着。要用原来的文字，请选“恢复自动”。', { place: key })
  if (!isStorable(text)) return failed('bad-value', '文字里有无法保存的字符，请重新录入。', { place: key })
  const unseen = before && writtenMeanwhile(before, seen, key)
  if (unseen) return unseen
  const { generated, place, object } = paragraph
  const against = generated ? writtenAgainst(generated) : (before?.writtenAgainst ?? [])
  if (before) {
    const after: TextBlock = { ...before, text, writtenAgainst: against }
    return done({
      label: `改写 ${excerpt(text)}`,
      changes: before.text === text ? [] : [amended(before, after)],
    })
  }
  const made: TextBlock = {
    id: grounds.nextId(),
    position: endPosition(grounds, 'blocks', 'position'),
    kind: 'override',
    place,
    object,
    text,
    writtenAgainst: against,
  }
  return done({
    label: `改写 ${excerpt(text)}`,
    changes: text === generated?.text ? [] : [addition('blocks', { ...made })],
  })
}

/** `text.adopt`: what is stale in an override becomes what is printed now, everything else stays as written. */
export function planAdopt(grounds: Grounds, narrative: Narrative, key: string): Reply<Plan> {
  const paragraph = narrative.paragraph(key)
  const before = paragraph && overrideOf(grounds, paragraph)
  if (!before) return notOverridden(key)
  const { generated } = paragraph
  if (!generated)
    return failed('unknown-path', '程序现在不印这一段，没有可更新的数。可以恢复自动。', { place: key })
  const text = withCurrentFigures(overrideView({ key, shownKey: key }, before, generated))
  const after: TextBlock = { ...before, text, writtenAgainst: writtenAgainst(generated) }
  return done({ label: `更新改写段落 ${excerpt(text)}`, changes: [amended(before, after)] })
}

/** `text.restore`: the program prints the paragraph again. */
export function planRestore(grounds: Grounds, narrative: Narrative, key: string, seen?: string): Reply<Plan> {
  const paragraph = narrative.paragraph(key)
  const before = paragraph && overrideOf(grounds, paragraph)
  if (!before) return notOverridden(key)
  const unseen = writtenMeanwhile(before, seen, key)
  if (unseen) return unseen
  return done({ label: `恢复自动 ${excerpt(before.text)}`, changes: [removal('blocks', before)] })
}

/** Refuses to write over words of another window that are not shown yet. */
function writtenMeanwhile(
  { text }: TextBlock,
  seen: string | undefined,
  place: string,
): Reply<never> | undefined {
  if (seen === undefined || seen === text) return undefined
  return failed(
    'changed-meanwhile',
    `另一窗口刚把这一段写成了“${excerpt(text)}”，还没有显示在这里；请看过再改。`,
    { place },
  )
}

/**
 * What overrides lack of their memory, as a step before any other change takes the paragraphs as they are printed now:
 * those of an older edition remember figures alone, those that came with a package or through `add` perhaps nothing.
 * `written`: what the log knows of the moment they were written.
 */
export function missingMemories(
  grounds: Grounds,
  narrative: Narrative,
  written: ReadonlyMap<string, readonly string[]>,
): readonly RecordChange[] {
  return grounds.document.all('blocks').flatMap((block) => {
    if (block.kind !== 'override') return []
    const generated = narrative.paragraphAt(block.place, block.object)?.generated
    const memory =
      generated &&
      (lacksWords(block) ? (written.get(block.id) ?? completedMemory(block, generated)) : undefined)
    return memory ? [amended(block, { ...block, writtenAgainst: memory })] : []
  })
}

function overrideOf(grounds: Grounds, { place, object }: ParagraphState): TextBlock | undefined {
  return grounds.document
    .all('blocks')
    .find((block) => block.kind === 'override' && block.place === place && block.object === object)
}

function amended(before: TextBlock, after: TextBlock): RecordChange {
  return amendment('blocks', before.id, before, after)
}

function noParagraph(key: string): Reply<never> {
  return failed('unknown-path', `文本里没有“${key}”这一段。`, { place: key })
}

function notOverridden(key: string): Reply<never> {
  return failed('unknown-path', '这一段没有改写过。', { place: key })
}
