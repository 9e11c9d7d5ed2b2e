import { folded } from '../money/folding'
import { parseDecimal } from './decimal'
import type { DecimalField } from './field-types'
import type { TypedValue } from './typed-value'

/** How a percentage is meant: of the base, on top of it, off it, or as the most there may be. */
export const adjustWays = ['to', 'up', 'down', 'cap'] as const
export type AdjustWay = (typeof adjustWays)[number]

const WHOLE = 10_000
const PERCENT: DecimalField = { label: '百分比', type: 'decimal', min: 0, max: 100_000, isPoints: true }

/**
 * What an amount comes to of its base, in hundredths of a percent, by the percentage as it was typed. One with a sign is more or
 * less of the base, never a share of it; a sign against the way that was chosen is refused.
 */
export function adjustedShare(text: string, way: AdjustWay): TypedValue {
  const typed = folded(text).trim()
  if (typed === '' || /^[%+\-−]+$/.test(typed)) return refused('请填百分比，如 5。')
  const sign = /^[+\-−]/.exec(typed)?.[0]
  const parsed = parseDecimal(PERCENT, text.trim().replace(/^[+＋\-－−]/, ''))
  if (!parsed.ok) return parsed
  const points = parsed.value as number
  const signed = sign === undefined ? null : sign === '+' ? 'up' : 'down'
  if (signed !== null && way === 'cap') return refused('控制在百分之多少以内，不写正负号。')
  if (signed !== null && way !== 'to' && signed !== way) {
    return refused(
      way === 'up' ? '增加不写负号。要减少，请选“减少”。' : '减少多少直接填，如 5。要增加，请选“增加”。',
    )
  }
  const meant = signed ?? way
  if (meant === 'up') return { ok: true, value: WHOLE + points }
  if (meant !== 'down') return parsed
  if (points > WHOLE) return refused('最多减少 100%。')
  return { ok: true, value: WHOLE - points }
}

function refused(message: string): TypedValue {
  return { ok: false, code: 'bad-value', message }
}
