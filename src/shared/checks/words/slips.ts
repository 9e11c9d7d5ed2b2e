/** One stretch of a text that is otherwise than it should be. */
export interface Edit {
  readonly due: string
  readonly text: string
  /** In the text as it stands. */
  readonly start: number
}

/** A slip of the pen: what happened, in Chinese, and whether it is one for certain or may be meant. */
export interface PenSlip extends Edit {
  /** Marks, and signs that stand twice, have rules of their own. */
  readonly of: 'words' | 'marks' | 'doubled'
  readonly said: string
  readonly isSure: boolean
}

/** More stretches, or longer ones, are another sentence and no slip. */
const MOST_EDITS = 2
const LONGEST = 4
/** Signs that stay for each that is another. */
const STAYING = 3

/** What may stand for each other. */
const ALIKE: readonly (readonly string[])[] = [
  ['较', '比', '与', '同'],
  ['为', '是', '共', '约', '计'],
  ['合计', '共计', '总计', '共'],
  ['及', '和', '与', '、', '以及'],
  ['等', ''],
]
const MARKS = /^[\p{P}\s]*$/u

/**
 * What of a text is nearly, but not quite, as it should read: a sign that is lost, turned or another one. Where words were put in, or
 * others chosen, it was written so on purpose. `staying`: how many of its signs are those that are due; `isName`: what may be
 * mistaken for another of its kind, as long as it is.
 */
export function penSlips(
  text: string,
  edits: readonly Edit[],
  staying: number,
  isName: (words: string) => boolean = () => false,
): readonly PenSlip[] {
  const joint = joined(text, edits).map((edit) => whole(edit, text, isName))
  const changed = joint.reduce((sum, { due, text: is }) => sum + Math.max(due.length, is.length), 0)
  const isOne = (each: Edit): boolean =>
    isName(each.text) || (each.due.length <= LONGEST && each.text.length <= LONGEST)
  if (joint.length > MOST_EDITS || !joint.every(isOne)) return []
  if (staying < changed * STAYING && !joint.some(({ text: is }) => isName(is))) return []
  return joint.flatMap((edit) => slipOf(edit, text, isName) ?? [])
}

/** How far a name may go beyond what is other in it. */
const WIDEST = 6

/** The stretch with what is the same beside it, where that makes another name. */
function whole(edit: Edit, text: string, isName: (words: string) => boolean): Edit {
  const { due, text: is, start } = edit
  for (let left = 0; left <= WIDEST && left <= start; left += 1) {
    for (let right = 0; right <= WIDEST; right += 1) {
      const before = text.slice(start - left, start)
      const behind = text.slice(start + is.length, start + is.length + right)
      if (!isName(before + is + behind) || is === '' || due === '') continue
      return { due: before + due + behind, text: before + is + behind, start: start - left }
    }
  }
  return edit
}

/** Stretches with no more than a word between them are one: 编均 for 均编. */
function joined(text: string, edits: readonly Edit[]): readonly Edit[] {
  const found: Edit[] = []
  for (const edit of edits) {
    const last = found.at(-1)
    const end = last ? last.start + last.text.length : 0
    const between = text.slice(end, edit.start)
    if (!last || between.length > 2) found.push(edit)
    else {
      const due = last.due + between + edit.due
      found[found.length - 1] = { due, text: last.text + between + edit.text, start: last.start }
    }
  }
  return found
}

function slipOf(edit: Edit, text: string, isName: (words: string) => boolean): PenSlip | undefined {
  const { due, text: is } = edit
  if (ALIKE.some((words) => words.includes(due) && words.includes(is))) return undefined
  const of = MARKS.test(is) && MARKS.test(due) ? 'marks' : 'words'
  // A word is no slip for a mark.
  if (of === 'words' && is !== '' && due !== '' && /\p{P}/u.test(is + due)) return undefined
  if (due === '') return moreThanDue(edit, text, of)
  if (is === '') return { ...edit, of, said: `少了“${due}”`, isSure: true }
  const isTurned = sortedSigns(due) === sortedSigns(is)
  if (isTurned) return { ...edit, of, said: `“${is}”颠倒了，应是“${due}”`, isSure: true }
  return { ...edit, of, said: `“${is}”应是“${due}”`, isSure: isName(is) || !isChosen(edit, text) }
}

/** Words between words were put in; within a word, or what stands there already, by mistake. */
function moreThanDue(edit: Edit, text: string, of: PenSlip['of']): PenSlip | undefined {
  const { text: is, start } = edit
  const [before, behind] = [text.slice(0, start), text.slice(start + is.length)]
  const said = `多了“${is}”`
  if (before.endsWith(is) || behind.startsWith(is))
    return { ...edit, of: of === 'marks' ? of : 'doubled', said, isSure: true }
  return of === 'marks' || isWithinWord(before, behind) ? { ...edit, of, said, isSure: true } : undefined
}

function sortedSigns(text: string): string {
  return Array.from(text).sort().join('')
}

let segmenter: Intl.Segmenter | undefined

function wordsIn(text: string): readonly string[] {
  segmenter ??= new Intl.Segmenter('zh-Hans-CN', { granularity: 'word' })
  return [...segmenter.segment(text)].map(({ segment }) => segment)
}

/** How much of its surroundings tells a word. */
const AROUND = 6

/** Whether a word runs over the place between the two. */
function isWithinWord(before: string, behind: string): boolean {
  const [left, right] = [before.slice(-AROUND), behind.slice(0, AROUND)]
  let end = 0
  for (const word of wordsIn(left + right)) {
    end += word.length
    if (end === left.length) return false
    if (end > left.length) return true
  }
  return false
}

/** Words of the language in the place of others, as long as they are: chosen, or mistaken. */
function isChosen({ text: is, start }: Edit, text: string): boolean {
  const words = wordsIn(text.slice(Math.max(0, start - AROUND), start + is.length + AROUND))
  let end = Math.max(0, start - AROUND)
  for (const word of words) {
    if (end === start && word.length >= 2 && end + word.length <= start + is.length) return true
    end += word.length
  }
  return false
}
