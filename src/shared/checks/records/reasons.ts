import type { Cents } from '../../money/cents'
import { growthRate } from '../../money/percent'
import type { Finding } from '../finding'
import { found, inUnit, parameter, type RecordSetting } from './records'

/** R047, R049, R050. Also of what no project is: 收支总额, 三公, 机关运行经费. */
export function checkChange(
  change: {
    readonly name: string
    readonly now: Cents
    readonly before: Cents
    readonly reason: string
    /** Where the reason is written, and where the amount. */
    readonly reasonAt: string
    readonly amountAt: string
    /** A reason is due for any change at all. */
    readonly always?: true
  },
  setting: RecordSetting,
): readonly Finding[] {
  const { name, now, before, reason, reasonAt, amountAt, always } = change
  if (now === before) return []
  const { unit } = setting
  const more = now > before
  const rate = before > 0 ? (Math.abs(now - before) / before) * 100 : null
  const told = `${more ? '增加' : '减少'} ${inUnit(Math.abs(now - before), unit)}${unit}${rate === null ? '' : `（${shownRate(now, before)}%）`}`
  const isTurned = before === 0 || now === 0
  const isDue = always === true || isTurned || (rate ?? 0) >= parameter(setting, 'R047', 'percent')
  if (isDue && setting.saysNothing(reason)) {
    const id = always ? 'R048' : 'R047'
    return [
      ...found(setting, id, reasonAt, {
        expected: '应写原因',
        actual: reason.trim() === '' ? '空' : reason.trim(),
        difference: null,
        figures: `${before} ${now}`,
        message: `${name}比上年${told}，${reason.trim() === '' ? '还没写原因' : `原因只写了“${reason.trim()}”，没有说出原因`}。`,
      }),
      ...large(),
    ]
  }
  return [...large(), ...contradiction(reason, more, name, reasonAt, setting)]

  function large(): readonly Finding[] {
    if (always || rate === null || rate < parameter(setting, 'R050', 'percent')) return []
    return found(setting, 'R050', amountAt, {
      expected: null,
      actual: inUnit(now, unit),
      difference: inUnit(Math.abs(now - before), unit),
      message: `${name}比上年${told}，达到 ${parameter(setting, 'R050', 'percent')}%，审核时会被问起。`,
    })
  }
}

/** Whether words give a reason: none that are empty, marks alone, or `empty` (无, 详见附件). */
export function openSaysNothing(empty: readonly string[]): RecordSetting['saysNothing'] {
  const known = new Set(empty.map((words) => words.toLowerCase()))
  return (words) => {
    const bare = words.replaceAll(/^[\s\p{P}\p{S}]+|[\s\p{P}\p{S}]+$/gu, '').toLowerCase()
    return bare === '' || known.has(bare)
  }
}

function shownRate(now: Cents, before: Cents): string {
  return (growthRate(now, before) ?? '').replace('-', '')
}

const MORE = /增加|增长|新增|上涨|提高|扩大|上调|追加/
const LESS = /减少|减低|下降|压减|压缩|取消|到期|不再|核减|结束|节约|从严|退出|缩减|调减|无该项/

/** The word of a reason that speaks of the other direction alone. What was so last year is gone this year. */
export function contraryWord(reason: string, more: boolean): string | undefined {
  const [own, other] = more ? [MORE, LESS] : [LESS, MORE]
  const ofNow = reason
    .split(/[，；。]/)
    .filter((clause) => !/上年|去年|以前年度|一次性/.test(clause))
    .join('，')
  return own.test(reason) ? undefined : other.exec(ofNow)?.[0]
}

function contradiction(
  reason: string,
  more: boolean,
  name: string,
  place: string,
  setting: RecordSetting,
): readonly Finding[] {
  const word = contraryWord(reason, more)
  if (word === undefined) return []
  return found(setting, 'R049', place, {
    severity: 'warning',
    expected: more ? '增加的原因' : '减少的原因',
    actual: word,
    difference: null,
    message: `${name}是${more ? '增加' : '减少'}，原因里只说“${word}”，方向像是反了。请核对。`,
  })
}
