/** An integer of so many digits is exact as a number. */
const EXACT = 1e15

/**
 * The number that a spreadsheet holds behind what it shows, in plain digits: where what is shown is that number rounded.
 * Null where it is shown whole, or shown as something else (a date, a percentage, in thousands): then what people see is
 * meant.
 */
export function numberBehind(shown: string, stored: string): string | null {
  const exact = plainDigits(stored)
  if (exact === null) return null
  // Formats of accountants show zero as a dash.
  if (/^\s*[-—]\s*$/.test(shown)) return Number(exact) === 0 ? '0' : null
  const seen = seenNumber(shown)
  if (!seen) return null
  const off = Math.abs(Number(exact) - seen.value)
  // A hair more than half of the last digit: numbers in binary lie beside what is shown.
  if (off > seen.within * (1 + 1e-9) || Math.abs(seen.value) >= EXACT) return null
  return Number(exact) === seen.value && !seen.isScientific ? null : exact
}

/** `1.5E-3` as `0.0015`; null for what is no number. */
function plainDigits(stored: string): string | null {
  const [, sign, whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:E([+-]?\d{1,3}))?$/i.exec(stored.trim()) ?? []
  if (sign === undefined) return null
  const digits = whole + fraction
  const point = whole.length + Number(exponent)
  const padded = '0'.repeat(Math.max(0, 1 - point)) + digits + '0'.repeat(Math.max(0, point - digits.length))
  const at = Math.max(1, point)
  const [left, right] = [padded.slice(0, at).replace(/^0+(?=\d)/, ''), padded.slice(at).replace(/0+$/, '')]
  return `${sign}${left}${right === '' ? '' : `.${right}`}`
}

interface Seen {
  readonly value: number
  /** Half of the last digit that is shown. */
  readonly within: number
  readonly isScientific: boolean
}

/** What is shown as a number: with thousands marks, a currency sign, in brackets for a negative one. */
function seenNumber(shown: string): Seen | null {
  const bare = shown.replaceAll(/[\s¥￥$]/g, '').replace(/^[−－]/, '-')
  const [, inBrackets] = /^\((.+)\)$/.exec(bare) ?? []
  const [, sign = '', whole, fraction = '', exponent] =
    /^(-?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?(?:E([+-]?\d+))?$/i.exec(inBrackets ?? bare) ?? []
  if (whole === undefined) return null
  const isNegative = inBrackets !== undefined || sign === '-'
  const value = Number(`${whole.replaceAll(',', '')}.${fraction}0e${exponent ?? 0}`)
  return {
    value: isNegative ? -value : value,
    within: 10 ** (Number(exponent ?? 0) - fraction.length) / 2,
    isScientific: exponent !== undefined,
  }
}
