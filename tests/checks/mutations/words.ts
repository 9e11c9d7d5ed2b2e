import type { Random } from './random'

/** What of a text is replaced by what. */
export interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** A slip in a text of words: null where it cannot happen. */
export type TextSlip = (text: string, random: Random) => Edit | null

export function edited(text: string, { start, end, text: now }: Edit): string {
  return text.slice(0, start) + now + text.slice(end)
}

/** Any match of the pattern is replaced by what `spell` makes of it. */
export function matchReplaced(pattern: RegExp, spell: (match: string, random: Random) => string): TextSlip {
  return (text, random) => {
    const match = random.pick([...text.matchAll(pattern)])
    if (!match) return null
    const { index, 0: found } = match
    return { start: index, end: index + found.length, text: spell(found, random) }
  }
}

/** Any of these words is replaced by the other one of its pair. */
function wordReplaced(pairs: Readonly<Record<string, string>>): TextSlip {
  const pattern = new RegExp(Object.keys(pairs).join('|'), 'g')
  return matchReplaced(pattern, (word) => pairs[word] ?? word)
}

const MARKS_OF_OTHER_WIDTH = { '，': ',', ',': '，', '；': ';', '：': ':', '。': '.', '（': '(', '）': ')' }

/** Of one sound, of nearly one look, or of a meaning that people confuse; none that may stand for the other. */
const LOOKALIKES = {
  账: '帐',
  其他: '其它',
  截至: '截止',
  预算: '决算',
  支出: '收入',
  收入: '支出',
  公务: '公物',
  购置: '购制',
  绩效: '绩校',
  采购: '采够',
  财政: '财正',
  项目: '项日',
  部门: '部们',
  经费: '精费',
  的: '得',
  地: '的',
}

/** Slips that happen in every text, whoever types it. */
export const textSlips: readonly {
  readonly id: string
  readonly label: string
  readonly why: string
  readonly slip: TextSlip
}[] = [
  {
    id: 'character-doubled',
    label: '重字',
    why: 'a candidate of the input method is chosen twice',
    slip: matchReplaced(/\p{Script=Han}/gu, (sign) => sign + sign),
  },
  {
    id: 'word-doubled',
    label: '重词',
    why: 'a word is pasted beside the one that it was to replace',
    slip: matchReplaced(/\p{Script=Han}{2,4}/gu, (word) => word + word),
  },
  {
    id: 'character-lost',
    label: '漏字',
    why: 'one sign too many is deleted',
    slip: matchReplaced(/(?<=\p{Script=Han})\p{Script=Han}/gu, () => ''),
  },
  {
    id: 'characters-swapped',
    label: '两字颠倒',
    why: 'signs are typed one by one, in the wrong order',
    slip: matchReplaced(/\p{Script=Han}{2}/gu, ([first = '', second = '']) => second + first),
  },
  {
    id: 'lookalike',
    label: '错别字',
    why: 'the input method offers another word of the same sound, or a scan is read wrongly',
    slip: wordReplaced(LOOKALIKES),
  },
  {
    id: 'mark-unpaired',
    label: '引号、括号不成对',
    why: 'one of a pair is deleted together with the words beside it',
    slip: matchReplaced(/[“”‘’（）()《》〈〉〔〕[\]【】]/g, () => ''),
  },
  {
    id: 'mark-doubled',
    label: '标点重复',
    why: 'a sentence that has its full stop is put into one that has one too',
    slip: matchReplaced(/[，。；：、]/g, (mark) => mark + mark),
  },
  {
    id: 'mark-of-other-width',
    label: '中英文标点混用',
    why: 'the input method stands at the other language',
    slip: wordReplaced(MARKS_OF_OTHER_WIDTH),
  },
  {
    id: 'end-lost',
    label: '句末缺标点',
    why: 'the end is cut off while copying',
    slip: matchReplaced(/[。；：]$/g, () => ''),
  },
  {
    id: 'blank-within',
    label: '字间多了空格',
    why: 'text is copied from a PDF or padded to fill a line',
    slip: matchReplaced(/(?<=\p{Script=Han})(?=\p{Script=Han})/gu, (_, random) =>
      random.below(2) ? ' ' : '　',
    ),
  },
]
