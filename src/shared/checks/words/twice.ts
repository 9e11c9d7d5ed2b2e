import type { Finding } from '../finding'
import { found, type RecordSetting } from '../records/records'

interface Paragraph {
  readonly place: string
  readonly name: string
  readonly text: string
}

/** Shorter ones may stand twice by rights. */
const SHORTEST = 8

/** What paragraphs have in common that are the same but for their numbers; undefined of one that may stand twice. */
export function twiceKey(text: string, shortest = SHORTEST): string | undefined {
  const words = text.replace(/^[\d（一二三四五六七八九十）.、]+/, '')
  return words.length > shortest ? words : undefined
}

/** R099: of paragraphs that are the same, the second. */
export function checkTwice(
  [first, second]: readonly Paragraph[],
  setting: Pick<RecordSetting, 'rule'>,
): readonly Finding[] {
  if (!first || !second) return []
  return found(setting, 'R099', [second.place, first.place], {
    expected: '不重复',
    actual: second.text.slice(0, 12),
    difference: null,
    message: `${second.name}与${first.name}是同一段话。`,
  })
}
