import { folded } from '../../shared/money/folding'

/** Han characters that no word begins or ends with, nearly: pairs with them say nothing. */
const PARTICLES = /[的了和与及等在对为是各项]/u

/**
 * The words of a text, as far as they can be told without a dictionary: neighbouring pairs of Han characters, and whole words of
 * letters or digits.
 */
export function wordsOf(text: string): ReadonlySet<string> {
  const words = new Set<string>()
  for (const [run] of folded(text).matchAll(/\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu)) {
    if (!/\p{Script=Han}/u.test(run)) {
      words.add(run.toLowerCase())
      continue
    }
    const signs = Array.from(run)
    for (const [at, sign] of signs.entries()) {
      const pair = sign + (signs[at + 1] ?? '')
      if (Array.from(pair).length === 2 && !PARTICLES.test(pair)) words.add(pair)
    }
  }
  return words
}

/** How many of the words occur among others; `share`: against how many there are, 0 to 1. */
export function overlap(
  words: Iterable<string>,
  others: ReadonlySet<string>,
): { readonly common: number; readonly share: number } {
  let [all, common] = [0, 0]
  for (const word of words) {
    all += 1
    if (others.has(word)) common += 1
  }
  return { common, share: all === 0 ? 0 : common / all }
}
