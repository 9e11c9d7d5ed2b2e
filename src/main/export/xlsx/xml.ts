/** Signs that XML cannot hold, halves of pairs among them. CR it would read as LF. */
// eslint-disable-next-line no-control-regex -- these are what is looked for
const UNWRITABLE = /[\x00-\x08\x0B-\x1F\uFFFE\uFFFF\p{Cs}]/gu
/** What a workbook's texts write as `_xHHHH_`: the same signs, and `_` where it would begin such a mark. */
// eslint-disable-next-line no-control-regex -- these are what is looked for
const MARKED = /[\x00-\x08\x0B-\x1F\uFFFE\uFFFF\p{Cs}]|_(?=x[0-9A-Fa-f]{4}_)/gu
const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Words of an attribute or a property, which have no way to write what XML cannot hold: it becomes U+FFFD. */
export function escaped(text: string): string {
  return text.replace(UNWRITABLE, '\uFFFD').replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign)
}

/** The text of a cell (ST_Xstring): whatever it holds is read back as it is. */
export function cellText(text: string): string {
  const marked = text.replace(MARKED, (sign) => `_x${hex(sign)}_`)
  return marked.replace(/[&<>]/g, (sign) => SIGNS[sign] ?? sign)
}

function hex(sign: string): string {
  return sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')
}
