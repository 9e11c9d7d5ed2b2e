import type { Fix } from '../finding'

interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** The fix that puts these words in the place of those that stand there; none where no field holds the whole paragraph. */
export function replaced(
  { path, text }: { readonly path?: string | undefined; readonly text: string },
  edits: readonly Edit[],
  label: string,
): { readonly fix?: Fix } {
  if (path === undefined || edits.length === 0) return {}
  const value = edits
    .toSorted((a, b) => b.start - a.start)
    .reduce((whole, edit) => whole.slice(0, edit.start) + edit.text + whole.slice(edit.end), text)
  return { fix: { path, value, label } }
}
