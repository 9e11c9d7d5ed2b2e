import type { RecordChange } from '../../../shared/model/change'
import { fieldsOf, type RecordValues } from '../../../shared/model/fields'
import { type FieldPath, formatPath } from '../../../shared/model/path'
import { recordName } from '../../../shared/model/words'
import type { Grounds, PlanNote } from './plan'
import { shownValue } from './shown-value'

/** Lines that are named before the rest is only counted. */
const MOST = 3

/**
 * What changed along with the field that was set: the 拨款类别 with the 支出类别; and that the target of an indicator, left empty, is
 * printed from its parts. What a line's amount took along is told of all lines of a step together (`amountNotes`).
 */
export function alongNotes(
  grounds: Grounds,
  { set, key, field: asked }: FieldPath,
  before: RecordValues,
  after: RecordValues,
): readonly PlanNote[] {
  if (set === 'lines' && asked === 'amount') return []
  return alongWords(grounds, set, asked, before, after).map(({ name, words }) => ({
    words: `${words}。`,
    of: formatPath({ set, key, field: name }),
  }))
}

/**
 * What amounts of lines took along, whichever edit changed them: parts that were more than what is left. Of several lines each is
 * named, the first three; the others are counted.
 */
export function amountNotes(grounds: Grounds, changes: readonly RecordChange[]): readonly string[] {
  const last = new Map<string, RecordValues | null>()
  const along = new Map<string, Along>()
  for (const { collection, id, before, after } of changes) {
    if (collection !== 'lines') continue
    last.set(id, after)
    if (!before || !after || before['amount'] === after['amount']) continue
    const words = alongWords(grounds, 'lines', 'amount', before, after).map((each) => each.words)
    if (words.length > 0) along.set(id, { line: after, words })
  }
  // What a later edit of the same step set itself was asked for.
  const cut = [...along].flatMap(([id, own]) =>
    last.get(id)?.['procurement'] === own.line['procurement'] ? [own] : [],
  )
  if (last.size === 1) return cut.flatMap(({ words }) => words.map((each) => `${each}。`))
  const named = cut
    .slice(0, MOST)
    .map(({ line, words }) => `“${recordName('lines', line, grounds.words)}”的${words.join('，')}。`)
  return cut.length > MOST ? [...named, `另有 ${cut.length - MOST} 条分项的政府采购也随之改小。`] : named
}

/** A line as an edit left it, with what its amount took along. */
interface Along {
  readonly line: RecordValues
  readonly words: readonly string[]
}

function alongWords(
  grounds: Grounds,
  set: FieldPath['set'],
  asked: string,
  before: RecordValues,
  after: RecordValues,
): readonly { readonly name: string; readonly words: string }[] {
  return Object.entries(fieldsOf(set)).flatMap(([name, field]) => {
    const isSilent =
      name === asked || name === 'basis' || JSON.stringify(before[name]) === JSON.stringify(after[name])
    if (isSilent) return []
    const isCleared = after[name] === null || after[name] === ''
    const words = isCleared
      ? `${field.label}随之清空`
      : `${field.label}随之改为 ${shownValue(grounds, field, after[name])}`
    return [{ name, words }]
  })
}

/** What is said where the target was emptied: of an indicator whose parts print one it is that one. */
export function emptiedTargetNotes(
  path: FieldPath,
  asked: unknown,
  after: RecordValues,
): readonly PlanNote[] {
  const target = after['target'] as string | undefined
  const isOf = path.set === 'indicators' && path.field === 'target' && asked === '' && target
  if (!isOf) return []
  return [{ words: `目标值留空，即按计算符号、指标值和计量单位印出：${target}。`, of: formatPath(path) }]
}
