/** Marks that nobody sees: zero width, direction, soft hyphen, byte order; letters are made up of none of them. */
export const UNSEEN = /\p{Cf}/gu

/** Why a number with something unseen between its digits is refused: two may be meant. Undefined: there is nothing. */
export function hiddenBetweenDigits(text: string): string | undefined {
  return /[\d０-９.,．，]\p{Cf}+[\d０-９.,．，]/u.test(text)
    ? `“${text.replace(UNSEEN, '·')}”的数字之间（“·”处）有看不见的字符，请重新录入。`
    : undefined
}

/** Nothing here has another form. */
const PLAIN = /^[\x20-\x7E]*$/

/**
 * What an input method's full-width forms stand for: `１２，０００．５` is `12,000.5`, an ideographic blank a blank. Nothing
 * else is folded: `①`, `²`, `½`, `Ⅳ` are no digits. Marks that nobody sees are left out.
 */
export function folded(text: string): string {
  if (PLAIN.test(text)) return text
  return text
    .replace(UNSEEN, '')
    .replace(/[\uFF01-\uFF5E]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ')
    .replaceAll('￥', '¥')
}
