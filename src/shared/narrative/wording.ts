/** A wording taken apart (the marks are described in spec.ts). */
export type Part =
  | { readonly part: 'plain'; readonly text: string }
  | { readonly part: 'slot'; readonly name: string }
  | { readonly part: 'word'; readonly text: string; readonly value: string | null }
  | { readonly part: 'optional'; readonly parts: readonly Part[] }

const MARK = /\{([^{}]+)\}|\[([^[\]|]+)(?:\|([^[\]|]+))?\]|〔|〕/g

/** Null where 〔 and 〕 do not pair up; an optional part holds no other. */
export function parseWording(wording: string): readonly Part[] | null {
  const top: Part[] = []
  let inner: Part[] | null = null
  let end = 0
  for (const match of wording.matchAll(MARK)) {
    const into = inner ?? top
    if (match.index > end) into.push({ part: 'plain', text: wording.slice(end, match.index) })
    end = match.index + match[0].length
    const [mark, name, word, value] = match
    if ((mark === '〔') === (inner !== null) && (mark === '〔' || mark === '〕')) return null
    if (mark === '〔') inner = []
    else if (mark === '〕') {
      top.push({ part: 'optional', parts: inner ?? [] })
      inner = null
    } else if (name !== undefined) into.push({ part: 'slot', name })
    else into.push({ part: 'word', text: word ?? '', value: value ?? null })
  }
  if (end < wording.length) top.push({ part: 'plain', text: wording.slice(end) })
  return inner === null ? top : null
}
