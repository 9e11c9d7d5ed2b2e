import type { CodeEntry } from '../../shared/contract/results'
import { searchFor } from '../../shared/model/search'
import { folded } from '../../shared/money/folding'

/** A code that may be chosen, with the heading that it stands under: names alone recur under many. */
export interface CodeChoice extends CodeEntry {
  readonly heading: string
  /** The year's classification has it. */
  readonly isListed: boolean
}

/** More than anyone reads; what is typed narrows the rest. */
const SHOWN = 200

/**
 * The codes of so many digits that a text may mean, by number or name; shorter ones are headings. A whole code that is
 * not listed may be taken as well.
 */
export function codeChoices(
  codes: readonly CodeEntry[],
  digits: number,
  text: string,
): readonly CodeChoice[] {
  const typed = folded(text).trim()
  const search = searchFor(text)
  const headings = new Map(
    codes.filter(({ code }) => code.length < digits).map(({ code, name }) => [code, name]),
  )
  const matching = codes.filter(
    ({ code, name }) =>
      code.length === digits && (search === null || code.startsWith(typed) || search.isIn(name)),
  )
  const listed = matching.slice(0, SHOWN).map((entry) => ({
    ...entry,
    heading: headings.get(entry.code.slice(0, -2)) ?? '',
    isListed: true,
  }))
  const isWhole = new RegExp(`^\\d{${digits}}$`).test(typed)
  if (!isWhole || codes.some(({ code }) => code === typed)) return listed
  return [
    { code: typed, name: '不在本年科目表里，照样采用', level: 0, heading: '', isListed: false },
    ...listed,
  ]
}

/**
 * What a text says of a code: its number, and behind it the name of one that is not listed (`30299 其他`); or the name of
 * the only listed one that is called so. Null: no code, or several.
 */
export function codeTyped(
  codes: readonly CodeEntry[],
  digits: number,
  text: string,
): { readonly code: string; readonly name: string } | null {
  const typed = folded(text).trim()
  const [, code, name] = new RegExp(`^(\\d{${digits}})(?:\\s*(\\D.*))?$`, 's').exec(typed) ?? []
  if (code !== undefined) {
    if (name !== undefined && !isName(name, digits)) return null
    const isListed = codes.some((entry) => entry.code === code)
    return { code, name: isListed ? '' : (name ?? '').trim() }
  }
  const [only, ...others] = codes.filter((entry) => entry.code.length === digits && entry.name === typed)
  return only && others.length === 0 ? { code: only.code, name: '' } : null
}

/** What stands behind a code may be its name: words, and not a further code. */
function isName(text: string, digits: number): boolean {
  return /\p{L}/u.test(text) && !new RegExp(`(?<!\\d)\\d{${digits}}(?!\\d)`).test(text)
}
