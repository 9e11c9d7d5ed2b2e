import { folded, hiddenBetweenDigits } from '../money/folding'
import { roundedQuotient, scaled } from '../money/round'
import { saidAtOnce } from '../money/said'
import type { DecimalField } from './field-types'
import type { TypedValue } from './typed-value'

/** Reads a number as people type it, in whole hundredths: `12.5`, `１，２００`. Never rounds. */
export function parseDecimal({ min, max, isPoints }: DecimalField, text: string): TypedValue {
  const hidden = hiddenBetweenDigits(text)
  if (hidden !== undefined) return { ok: false, code: 'bad-value', message: hidden }
  const all = folded(text).trim().replaceAll('。', '.')
  const plain = isPoints ? all.replace(/ *%$/, '') : all
  const [, sign = '', body = ''] = /^([+\-−]?)(.*)$/s.exec(plain) ?? []
  const said = saidAtOnce(body)
  if (said?.exponent !== null) return { ok: false, code: 'bad-value', message: `“${text}”不是数字。` }
  const hundredths = scaled(said.text, 2)
  if (!hundredths.whole) {
    return { ok: false, code: 'bad-value', message: `“${text}”多于两位小数，请保留两位。` }
  }
  const value = Number(hundredths.text) * (sign === '-' || sign === '−' ? -1 : 1)
  if (value < min || value > max) {
    const message = `请填 ${formatDecimal(min)} 至 ${formatDecimal(max)} 之间的数。`
    return { ok: false, code: 'out-of-range', message }
  }
  return { ok: true, value: value === 0 ? 0 : value }
}

/** Hundredths as a number without trailing zeros: `12.5`. */
export function formatDecimal(hundredths: number): string {
  return roundedQuotient(hundredths, 100, 2).replace(/\.?0+$/, '')
}
