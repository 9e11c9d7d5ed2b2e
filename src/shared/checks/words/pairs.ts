import type { CheckedText, Slip } from './text-rules'

const PAIRS: Readonly<Record<string, string>> = {
  '（': '）',
  '(': ')',
  '《': '》',
  '〈': '〉',
  '“': '”',
  '‘': '’',
  '〔': '〕',
  '［': '］',
  '[': ']',
  '【': '】',
  '<': '>',
}
const OPENING: ReadonlyMap<string, string> = new Map(
  Object.entries(PAIRS).map(([open, close]) => [close, open]),
)

/** R098: the first mark that is alone. */
export function pairs({ text, known = '' }: CheckedText): readonly Slip[] {
  const open: { mark: string; at: number }[] = []
  for (let at = 0; at < text.length; at += 1) {
    const mark = text[at] ?? ''
    if (isBracket(mark, text, at)) open.push({ mark, at })
    else if (OPENING.has(mark) && !(mark === '>' && !open.some((each) => each.mark === '<'))) {
      const last = open.at(-1)
      // 1）, （一）, a)：what numbers a list may stand open.
      if (!last && /[\d一二三四五六七八九十a-zA-Z]/.test(text[at - 1] ?? '') && '）)'.includes(mark)) continue
      if (!last || !closes(last.mark, mark))
        return [unpaired(last?.mark ?? mark, text, last?.at ?? at, known)]
      open.pop()
    }
  }
  const [left] = open
  return left ? [unpaired(left.mark, text, left.at, known)] : []
}

/** `<` opens a name within a name; before a number it compares. */
function isBracket(mark: string, text: string, at: number): boolean {
  return mark in PAIRS && (mark !== '<' || /\p{Script=Han}/u.test(text[at + 1] ?? ''))
}

/** Half and full width of one mark are a pair still; that they are mixed is another matter. */
function closes(open: string, close: string): boolean {
  const due = PAIRS[open] ?? ''
  return due === close || due.normalize('NFKC') === close.normalize('NFKC')
}

function unpaired(mark: string, text: string, at: number, known: string): Slip {
  const around = text.slice(Math.max(0, at - 4), at + 9)
  const other = PAIRS[mark] ?? OPENING.get(mark) ?? ''
  const mended = paired(mark, text, at, known)
  return {
    expected: other,
    actual: mark,
    said: `“${around}”一处的${mark}没有配对的${other}。`,
    ...(mended === undefined ? {} : { mended }),
  }
}

/** Words that stand between such marks wherever they stand: “三公”经费. */
const ALWAYS = '“三公”“一岗双责”“走出去”《政府采购法》《预算法》'

/** The text with the other mark put in, where it is certain: the mark was turned round, or its words stand in a pair elsewhere. */
function paired(mark: string, text: string, at: number, known: string): string | undefined {
  const close = PAIRS[mark]
  const [open, end] = close === undefined ? [OPENING.get(mark) ?? '', mark] : [mark, close]
  const between = new RegExp(
    `${RegExp.escape(open)}([^${RegExp.escape(open + end)}]+)${RegExp.escape(end)}`,
    'gu',
  )
  const words = [...`${known}\n${text}\n${ALWAYS}`.matchAll(between)]
    .map(({ 1: inner = '' }) => inner)
    .sort((a, b) => b.length - a.length)
  if (close === undefined) {
    const before = words.find((inner) => text.slice(0, at).endsWith(inner))
    if (before !== undefined) return text.slice(0, at - before.length) + open + text.slice(at - before.length)
    // ”十四五”: the first of them was turned.
    const next = text.indexOf(end, at + 1)
    const isTurned =
      next > 0 && !text.slice(at + 1, next).includes(open) && !/[，。；]/.test(text.slice(at, next))
    return isTurned ? text.slice(0, at) + open + text.slice(at + 1) : undefined
  }
  const behind = words.find((inner) => text.startsWith(inner, at + 1))
  if (behind !== undefined) {
    const to = at + 1 + behind.length
    // “三公“: the second of them was turned.
    return text.slice(0, to) + end + text.slice(text[to] === mark ? to + 1 : to)
  }
  const next = text.indexOf(open, at + 1)
  const isTurned = next > at + 1 && !/[，。；]/.test(text.slice(at, next)) && !text.slice(next).includes(end)
  return isTurned ? text.slice(0, next) + end + text.slice(next + 1) : undefined
}
