import { staying } from './longest-run'

/** A sentence of a paragraph that reads otherwise; null: it was not there, or is not any more. */
export interface SentenceChange {
  readonly old: string | null
  readonly new: string | null
}

/**
 * What differs between two states of a paragraph, sentence by sentence, in their order; null: it is not printed. Between two
 * sentences that stayed those that went and came stand in pairs.
 */
export function betweenSentences(old: string | null, now: string | null): readonly SentenceChange[] {
  const [before, after] = [sentencesOf(old), sentencesOf(now)]
  const changes: SentenceChange[] = []
  let [from, to] = [0, 0]
  for (const [was, is] of [...kept(before, after), [before.length, after.length] as const]) {
    const [gone, come] = [before.slice(from, was), after.slice(to, is)]
    for (let i = 0; i < Math.max(gone.length, come.length); i += 1) {
      changes.push({ old: gone[i] ?? null, new: come[i] ?? null })
    }
    ;[from, to] = [was + 1, is + 1]
  }
  return changes
}

/** Sentences with the sign that ends them. */
function sentencesOf(text: string | null): readonly string[] {
  return text?.match(/[^。！？；\n]+[。！？；\n]*|[。！？；\n]+/g) ?? []
}

/** Places, before and after, of sentences that stayed: as many as can be, each once. */
function kept(before: readonly string[], after: readonly string[]): readonly (readonly [number, number])[] {
  const places = Map.groupBy(before.keys(), (at) => before[at])
  const common = after.flatMap((sentence, is) => {
    const was = places.get(sentence)?.shift()
    return was === undefined ? [] : [[was, is] as const]
  })
  const still = staying(common.map(([was]) => was))
  return common.filter((_, i) => still.has(i))
}
