const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // Escaped, no reader makes blanks of them.
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
}

/** Where the signs ␀ to ␟ begin. */
const PICTURES = 0x2400

/**
 * Text between tags or in an attribute. What XML cannot hold is not dropped in silence: a control character stands as its sign
 * (U+0001 as ␁), half a surrogate pair or U+FFFE as �.
 */
export function escapedXml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[&<>"\p{Cc}]/gu, signOf)
    .replace(/[\ufffe\uffff]/g, '\ufffd')
}

function signOf(character: string): string {
  const escaped = ESCAPES[character]
  if (escaped !== undefined) return escaped
  return character < ' ' ? String.fromCharCode(PICTURES + character.charCodeAt(0)) : character
}
