import { type Comparison, comparisonsIn } from './comparison'
import type { ReadParagraph } from './figures-rules'
import type { Finding } from '../finding'
import { contraryWord } from '../records/reasons'
import { found, type RecordSetting } from '../records/records'
import type { RuleSpec } from '../spec'

/** Words that a reason begins with, and words of its own behind them. */
const REASON = /(?:原因|主要(?:是|系)|由于|因为|因)[^。；，]*?[是：:系为]?\s*[^\s。；，、]{2,}/

/** A paragraph that gives the reason of those before it: 预算收支增加主要原因：…… */
const OF_CHAPTER = /^[^。；，\d]{0,12}主要原因[是：:]\s*\S{2,}/
/** One of a list has a reason of its own. */
const LISTED = /^(?:[\d一二三四五六七八九十]+[.、]|（|\|)/

/** Changes of a chapter that ask for a reason, where neither the paragraph nor the chapter gives one. */
export function checkReasons(
  chapter: readonly ReadParagraph[],
  rule: (id: string) => RuleSpec | undefined,
): readonly Finding[] {
  const isGiven = chapter.some(({ paragraph }) => OF_CHAPTER.test(paragraph.text))
  const directions = new Set(
    chapter.flatMap(({ paragraph, figures }) =>
      comparisonsIn(paragraph.text, figures).flatMap(({ direction, isStated }) =>
        isStated ? [direction] : [],
      ),
    ),
  )
  return chapter.flatMap((read) => [
    ...turnedLead(read, directions, rule),
    ...(isGiven && !LISTED.test(read.paragraph.text) ? [] : checkReason(read, rule)),
    ...contraryReasons(read, rule),
  ])
}

/** R044: 预算收支减少主要原因, where everything that is compared has grown. */
function turnedLead(
  { paragraph: { place, name, text } }: ReadParagraph,
  directions: ReadonlySet<Comparison['direction']>,
  rule: (id: string) => RuleSpec | undefined,
): readonly Finding[] {
  const own = rule('R044')
  const is = /^[^。；，\d]{0,8}(增加|减少|持平)(?:的)?主要原因[是：:]/.exec(text)?.[1]
  const [only] = directions
  if (!own || is === undefined || only === undefined || directions.size > 1) return []
  const due = { increase: '增加', decrease: '减少', flat: '持平' }[only]
  if (is === due) return []
  const message = `${name}写“${is}”的原因，前面各段是${due}。`
  return [
    {
      rule: own.id,
      severity: own.severity,
      places: [place],
      expected: due,
      actual: is,
      difference: null,
      message,
    },
  ]
}

/** R049: a reason that speaks of the other direction, behind the one comparison that it is the reason of. */
export function contraryReasons(
  { paragraph: { place, name, text }, figures }: ReadParagraph,
  rule: (id: string) => RuleSpec | undefined,
): readonly Finding[] {
  const own = rule('R049')
  const [only, ...others] = comparisonsIn(text, figures).filter(({ isStated }) => isStated)
  if (!own || !only || others.length > 0 || only.direction === 'flat' || only.otherDirection) return []
  // 增加0万元 is no change, and anything may be its reason.
  if (only.difference?.figure.cents === 0) return []
  const reason = /(?:主要原因|原因|主要)(?:是|为|系|：|:)([^。]*)/.exec(text.slice(only.start))?.[1] ?? ''
  const more = only.direction === 'increase'
  const word = contraryWord(reason, more)
  if (word === undefined) return []
  const due = more ? '增加' : '减少'
  const message = `${name}是${due}，原因里只说“${word}”，方向像是反了。请核对。`
  return [
    {
      rule: own.id,
      severity: 'warning',
      places: [place],
      expected: `${due}的原因`,
      actual: word,
      difference: null,
      message,
    },
  ]
}

/** R047: the reason that the program prints of a change, left out where the paragraph was written by hand. */
export function lostReason(
  { paragraph: { place, name, text, generated }, figures }: ReadParagraph,
  { rule }: Pick<RecordSetting, 'rule'>,
): readonly Finding[] {
  const isCompared = generated?.figures.some(({ role }) => role === 'difference') === true
  const isChanged = comparisonsIn(text, figures).some(({ direction }) => direction !== 'flat')
  if (!generated || !isCompared || !isChanged) return []
  const due = /(?:主要原因|主要)[是：:]([^\s。；，]{2,}[^。；]*)/.exec(generated.text)?.[1]
  if (due === undefined || REASON.test(text) || /新增项目/.test(text)) return []
  return found({ rule }, 'R047', place, {
    expected: '应写原因',
    actual: '空',
    difference: null,
    message: `${name}有增减，没有写原因；文件里的原因是“${due}”。`,
  })
}

/** A change that asks for a reason, in a paragraph that gives none. */
function checkReason(
  { paragraph, figures }: ReadParagraph,
  rule: (id: string) => RuleSpec | undefined,
): readonly Finding[] {
  const own = rule('R047')
  if (!own) return []
  const threshold = own.parameters?.['percent'] ?? 0
  const due = comparisonsIn(paragraph.text, figures).find((each) => isDue(each, threshold))
  if (!due) return []
  const behind = paragraph.text.slice(due.start)
  // 为2024年新增项目 says why there was nothing before.
  if (REASON.test(behind) || /新增项目/.test(behind)) return []
  return [
    {
      rule: own.id,
      severity: own.severity,
      places: [paragraph.place],
      expected: '应写原因',
      actual: '空',
      difference: null,
      message: `${paragraph.name}：${due.word}${due.difference?.text ?? ''}，没有写原因。`,
    },
  ]
}

function isDue({ direction, rate, now, difference, isStated }: Comparison, threshold: number): boolean {
  if (direction === 'flat' || !isStated) return false
  if (rate) return rate.value + 1e-9 >= threshold
  if (!now || !difference || difference.figure.cents === 0) return false
  // More than there is now: that is another rule's.
  if (direction === 'increase' && difference.figure.cents > now.figure.cents) return false
  const before = now.figure.cents + (direction === 'increase' ? -1 : 1) * difference.figure.cents
  return before === 0 || now.figure.cents === 0
}
