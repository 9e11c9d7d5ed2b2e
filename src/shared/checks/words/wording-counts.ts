import type { Finding } from '../finding'
import type { ReadChapter } from '../documents/read-checks'
import { found, type RecordSetting } from '../records/records'
import type { WordingGround } from './wording-rules'

interface Stated {
  readonly place: string
  readonly name: string
  readonly gap: string
  readonly text: string
}

/** R089, R091: numbers that the template prints of one and the same thing: in several places alike, and as many as the tables have. */
export function checkStatedCounts(
  chapters: readonly ReadChapter[],
  ground: WordingGround,
  setting: Pick<RecordSetting, 'rule'>,
): readonly Finding[] {
  const { values } = ground.wordings.spec
  const stated = chapters.flatMap(({ number = 0, paragraphs }) =>
    paragraphs.flatMap(({ place, name, text }): readonly Stated[] => {
      const match = ground.wordings.read(number, text)
      if (match?.cost !== 0) return []
      return match.pieces.flatMap((each) =>
        each.piece === 'gap' && values[each.gap]?.count !== undefined
          ? [{ place, name, gap: each.gap, text: each.text }]
          : [],
      )
    }),
  )
  return [
    ...stated.flatMap((each) => countFindings(each, dueCount(values[each.gap]?.count, ground), setting)),
    ...[...Map.groupBy(stated, ({ gap }) => gap).values()].flatMap(([first, ...others]) => {
      const other = others.find(({ text }) => text !== first?.text)
      if (!first || !other) return []
      return found(setting, 'R089', [other.place, first.place], {
        expected: '同一个数',
        actual: `${first.text}、${other.text}`,
        difference: null,
        message: `${other.name}写作 ${other.text}，${first.name}写作 ${first.text}，说的是同一个数。请核对。`,
      })
    }),
  ]
}

/** What the tables have rows of. */
function dueCount(count: unknown, { units, projectCount }: WordingGround): number | undefined {
  if (count === 'count/independentUnits') return units.size
  return count === 'count/projects' ? projectCount : undefined
}

function countFindings(
  { place, name, text }: Stated,
  due: number | undefined,
  setting: Pick<RecordSetting, 'rule'>,
): readonly Finding[] {
  if (due === undefined || due === 0 || Number(text) === due) return []
  return found(setting, 'R091', place, {
    expected: String(due),
    actual: text,
    difference: String(Math.abs(due - Number(text))),
    message: `${name}写作 ${text}，表里有 ${due}。`,
  })
}
