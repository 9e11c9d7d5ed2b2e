import { folded } from '../money/folding'
import type { Indicator } from './document'
import { isFigure, type TargetParts } from './indicator-target'
import { OTHER_SIGNS } from './sign-words'

type Sign = NonNullable<Indicator['sign']>

/** Written in front of a figure; signs that are said in words are words of the target. */
const SIGNS: Readonly<Record<string, Sign>> = {
  ...Object.fromEntries(Object.entries(OTHER_SIGNS).filter(([written]) => !/\p{Script=Han}/u.test(written))),
  '≥': '≥',
  '≤': '≤',
  '=': '=',
  '>': '>',
  '<': '<',
}

const WRITTEN = Object.keys(SIGNS).sort((a, b) => b.length - a.length)

/** What is counted: one word, with what it is counted by. More than that, as 及时 behind a rate or 每月, is said of the aim. */
const UNIT = /^(?:%|‰|℃|[\p{Script=Han}A-Za-z㎡㎥㎏²³]{1,6}(?:\/[\p{Script=Han}A-Za-z㎡㎥]{1,4})?)?$/u
const BEYOND_A_UNIT = /每|[内前后]$|以[上下]$|左右$|^年.|^月.|^日./u

/** Said where there is nothing to aim at. */
const NO_AIM = new Set(['不适用', '无', '暂无', '/', '-', '—', '——'])

/**
 * What a printed target is made of: the way back from `printedTarget`. Words without a figure are 定性. Null: it says more than its
 * parts could print, and stays as it is written.
 */
export function targetParts(text: string): TargetParts | null {
  const written = folded(text).replaceAll(/\s/g, '')
  if (written === '' || NO_AIM.has(written)) return null
  if (!/[\d%‰]/.test(written)) {
    return WRITTEN.some((each) => written.includes(each))
      ? null
      : { sign: '定性', value: text.trim(), unit: null }
  }
  const mark = WRITTEN.find((each) => written.startsWith(each))
  const rest = written.slice(mark?.length ?? 0)
  const value = /^[-−]?[\d,]*\d(?:\.\d+)?/.exec(rest)?.[0]
  if (value === undefined || !isFigure(value)) return null
  const unit = rest.slice(value.length)
  if (!UNIT.test(unit) || BEYOND_A_UNIT.test(unit)) return null
  return { sign: mark === undefined ? '=' : (SIGNS[mark] ?? '='), value, unit: unit === '' ? null : unit }
}
