import { type Finding, finding, type JsonPath } from './finding'

/**
 * Keys that an object of a JSON text has twice, of which reading it would quietly keep the last. The text must be
 * whole JSON.
 */
export function repeatedKeys(text: string): readonly Finding[] {
  const found: Finding[] = []
  const open: { readonly keys: Set<string> | null; readonly path: JsonPath; at: string | number }[] = []
  const tokens = text.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?|[{}[\],]/g)
  for (const [token, colon] of tokens) {
    const inner = open.at(-1)
    if (token === '{' || token === '[') {
      const path = inner ? [...inner.path, inner.at] : []
      open.push({ keys: token === '{' ? new Set() : null, path, at: token === '{' ? '' : 0 })
    } else if (token === '}' || token === ']') open.pop()
    else if (token === ',') {
      if (typeof inner?.at === 'number') inner.at += 1
    } else if (colon !== undefined && inner?.keys) {
      const key = JSON.parse(token.slice(0, token.length - colon.length)) as string
      if (inner.keys.has(key)) found.push(finding([...inner.path, key], `“${key}”写了两次，请只留一处。`))
      inner.keys.add(key)
      inner.at = key
    }
  }
  return found
}
