import { done, failed, type Reply } from '../../../shared/contract/failure'
import type { TextBlock } from '../../../shared/model/document'
import { excerpt } from '../../../shared/model/words'
import type { Narrative } from '../../../shared/narrative/narrative'
import { overrideView, withCurrentFigures, writtenAgainst } from '../../../shared/narrative/override'
import { addition, amendment, type Desk, endPosition, type Plan, removal } from './plan'

/** `text.override`: writes a generated paragraph by hand; it remembers the figures that are printed there now. */
export function planOverride(desk: Desk, narrative: Narrative, key: string, text: string): Reply<Plan> {
  const generated = narrative.generated(key)
  const before = overrideOf(desk, key)
  if (!generated && !before) return noParagraph(key)
  if (text.trim() === '')
    return failed('bad-value', '改写的段落不能空着。要用原来的文字，请选“恢复自动”。', { place: key })
  const against = generated ? writtenAgainst(generated.figures) : (before?.writtenAgainst ?? [])
  if (before) {
    const after: TextBlock = { ...before, text, writtenAgainst: against }
    return done({
      label: `改写 ${excerpt(text)}`,
      changes: before.text === text ? [] : [amended(before, after)],
    })
  }
  const made: TextBlock = {
    id: desk.nextId(),
    position: endPosition(desk, 'blocks', 'position'),
    kind: 'override',
    key,
    text,
    writtenAgainst: against,
  }
  return done({
    label: `改写 ${excerpt(text)}`,
    changes: text === generated?.text ? [] : [addition('blocks', { ...made })],
  })
}

/** `text.adopt`: the stale figures of an override become those of now, everything else stays as written. */
export function planAdopt(desk: Desk, narrative: Narrative, key: string): Reply<Plan> {
  const before = overrideOf(desk, key)
  if (!before) return notOverridden(key)
  const generated = narrative.generated(key)
  if (!generated)
    return failed('unknown-path', '程序现在不印这一段，没有可更新的数。可以恢复自动。', { place: key })
  const text = withCurrentFigures(overrideView(key, before, generated))
  const after: TextBlock = { ...before, text, writtenAgainst: writtenAgainst(generated.figures) }
  return done({ label: `更新改写段落的数 ${excerpt(text)}`, changes: [amended(before, after)] })
}

/** `text.restore`: the program prints the paragraph again. */
export function planRestore(desk: Desk, key: string): Reply<Plan> {
  const before = overrideOf(desk, key)
  if (!before) return notOverridden(key)
  return done({ label: `恢复自动 ${excerpt(before.text)}`, changes: [removal('blocks', before)] })
}

function overrideOf(desk: Desk, key: string): TextBlock | undefined {
  const id = desk.document.taken('blocks', key)
  return id === undefined ? undefined : desk.document.get('blocks', id)
}

function amended(before: TextBlock, after: TextBlock) {
  return amendment('blocks', before.id, before, after)
}

function noParagraph(key: string): Reply<never> {
  return failed('unknown-path', `文本里没有“${key}”这一段。`, { place: key })
}

function notOverridden(key: string): Reply<never> {
  return failed('unknown-path', '这一段没有改写过。', { place: key })
}
