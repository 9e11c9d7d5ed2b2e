const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** A number from 1 to 99 as parts of a document are counted: 一, 十二, 二十. */
export function chineseNumeral(value: number): string {
  const tens = Math.floor(value / 10)
  const digit = DIGITS[value % 10] ?? ''
  if (tens === 0) return digit
  return `${tens === 1 ? '' : (DIGITS[tens] ?? '')}十${digit}`
}
