import { done, failed, type Reply } from '../../../shared/contract/failure'
import type { Params } from '../../../shared/contract/methods'
import type { RecordChange } from '../../../shared/model/change'
import type { TextBlock } from '../../../shared/model/document'
import { isStorable } from '../../../shared/model/values'
import { excerpt } from '../../../shared/model/words'
import { freePlaces } from '../../../shared/narrative/narrative'
import type { TextSpec } from '../../../shared/narrative/spec'
import { addition, amendment, type Grounds, endPosition, type Plan, removal } from './plan'

/** `text.write`: one place's paragraphs as they are to stand. */
export function planWrite(
  grounds: Grounds,
  text: TextSpec,
  { place, paragraphs, seen }: Pick<Params<'text.write'>, 'place' | 'paragraphs' | 'seen'>,
): Reply<Plan> {
  if (!text.sections.some((section) => freePlaces(section).some(({ key }) => key === place))) {
    return failed('unknown-path', `文本里没有“${place}”这一处。`, { place })
  }
  const before = grounds.document
    .all('blocks')
    .filter((block) => block.kind === 'free' && block.place === place)
  const known = new Map(before.map((block) => [block.id, block]))
  const ids = paragraphs.flatMap(({ id }) => id ?? [])
  const stranger = ids.find((id, i) => !known.has(id) || ids.indexOf(id) !== i)
  if (stranger !== undefined) {
    return failed('unknown-path', `“${place}”没有标识为“${stranger}”的段落。`, { place })
  }
  if (paragraphs.some((paragraph) => !isStorable(paragraph.text))) {
    return failed('bad-value', '文字里有无法保存的字符，请重新录入。', { place })
  }
  const asSeen = seen && new Map(seen.map(({ id, text }) => [id, text]))
  const asGiven = new Map(paragraphs.map(({ id, text }) => [id, text]))
  /** Another window's words, that this one would take out or write over without having shown them. */
  const unseen = before.find(({ id, text }) => {
    if (!asSeen || asSeen.get(id) === text) return false
    return asSeen.has(id) ? asGiven.get(id) !== asSeen.get(id) : !asGiven.has(id)
  })
  if (unseen) {
    return failed(
      'changed-meanwhile',
      `另一窗口刚在这里写了“${excerpt(unseen.text)}”，还没有显示在这里；请看过再改。`,
      { place },
    )
  }
  const first = before[0]?.position ?? endPosition(grounds, 'blocks', 'position')
  const placed = paragraphs.map(({ id, text }, i) => {
    // One that the caller left as it saw it stays as it is by now.
    const isLeft = id !== null && asSeen?.get(id) === text
    return { id, text: isLeft ? (known.get(id)?.text ?? text) : text, position: first + i }
  })
  const added = placed.filter(({ id }) => id === null)
  const gone = before.filter(({ id }) => !ids.includes(id))
  return done({
    label: labelOf(added, gone, paragraphs),
    changes: [
      ...gone.map((block) => removal('blocks', block)),
      ...placed.flatMap(({ id, ...fields }) => changeOf(id === null ? undefined : known.get(id), fields)),
    ],
  })

  function changeOf(
    block: TextBlock | undefined,
    fields: Pick<TextBlock, 'text' | 'position'>,
  ): readonly RecordChange[] {
    if (!block) {
      const made = {
        id: grounds.nextId(),
        kind: 'free',
        place,
        object: null,
        writtenAgainst: [],
        ...fields,
      } as const
      return [addition('blocks', made)]
    }
    const isSame = block.text === fields.text && block.position === fields.position
    return isSame ? [] : [amendment('blocks', block.id, block, { ...block, ...fields })]
  }
}

function labelOf(
  added: readonly { readonly text: string }[],
  gone: readonly TextBlock[],
  all: readonly { readonly text: string }[],
): string {
  const counted = (what: string, those: readonly { readonly text: string }[]): string =>
    `${what}${those.length > 1 ? ` ${those.length} 段` : '段落'} ${excerpt(those[0]?.text ?? '')}`.trimEnd()
  if (added.length > 0) return counted('新增', added)
  if (gone.length > 0) return counted('删除', gone)
  return `调整段落 ${excerpt(all[0]?.text ?? '')}`
}
