/** HTML that is whole: words in it are escaped. */
export type Markup = string

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

/** What a person may have written and no page shows: control characters, halves of characters. */
// eslint-disable-next-line no-control-regex -- these are what is replaced
const UNPRINTED = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g

/** Words as markup: they read back as they were written. */
export function text(words: string): Markup {
  return words
    .toWellFormed()
    .replace(UNPRINTED, '\ufffd')
    .replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign)
}

/** `content` is markup already. Attributes that are undefined are left out. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  content: Markup | readonly Markup[],
): Markup {
  const written = Object.entries(attributes)
    .map(([key, value]) => (value === undefined ? '' : ` ${key}="${text(String(value))}"`))
    .join('')
  return `<${name}${written}>${markup(content)}</${name}>`
}

export function markup(content: Markup | readonly Markup[]): Markup {
  return typeof content === 'string' ? content : content.join('')
}
