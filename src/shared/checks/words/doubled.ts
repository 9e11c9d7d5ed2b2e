/** Words of one sign that may stand before the same sign: 龙岗区区级, 2023年年中, 党委委员会. */
const SUFFIXES = '区市县省镇乡村年月日局部委会院所处科办站室组队长员者化性度率费款项级类车商'

/** Signs that the language says twice, and means it: 年年, 人人, 往往. */
const SAID_TWICE = '年天人时处事家户月日常往渐刚层步种代点条件个一紧仅深多'

/** Words of the trade that dictionaries lack. */
const WORDS = [
  '业态',
  '业务',
  '展会',
  '台账',
  '数智',
  '习近平',
  '区级',
  '市级',
  '县级',
  '区内',
  '市内',
  '商贸',
]

const AROUND = 8

let segmenter: Intl.Segmenter | undefined

/** A stretch of a text. */
export interface Stretch {
  readonly start: number
  readonly text: string
}

/**
 * Signs and words that stand twice by mistake: 平台运运营维护. Where one word ends as the next begins (项目目标, 学习习近平) or the
 * language says it twice (年年), nothing is wrong; which it is, the words around it tell.
 */
export function doubledIn(text: string): readonly Stretch[] {
  return [...doubledSigns(text), ...doubledWords(text), ...doubledSentences(text)].sort(
    (a, b) => a.start - b.start,
  )
}

/** A sentence that is pasted twice. */
function doubledSentences(text: string): readonly Stretch[] {
  return [...text.matchAll(/(?<=^|[。；，：|])([^。；|]{8,}[。；]|[^。|]{8,}。)\1/g)].map(
    ({ index, 0: both }) => ({
      start: index,
      text: both,
    }),
  )
}

function doubledSigns(text: string): readonly Stretch[] {
  return [...text.matchAll(/(\p{Script=Han})\1/gu)].flatMap(({ index, 0: both }) => {
    // Three or more of one sign are a placeholder, or a mark.
    if (text[index - 1] === both[0] || text[index + 2] === both[0]) return []
    return isMeant(text, index) ? [] : [{ start: index, text: both }]
  })
}

/**
 * Whether one word ends with the first of the two signs and another begins with the second. Each side is read for itself: what
 * a dictionary knows alone it may not find within a run of signs.
 */
function isMeant(text: string, at: number): boolean {
  const sign = text[at] ?? ''
  // 十五五规划
  if ('一二三四五六七八九十'.includes(sign)) return true
  if (SAID_TWICE.includes(sign)) return true
  const left = wordsIn(text.slice(Math.max(0, at - AROUND), at + 1)).at(-1) ?? ''
  const right = wordsIn(text.slice(at + 1, at + 2 + AROUND))[0] ?? ''
  if (right.length < 2 && !WORDS.some((word) => text.startsWith(word, at + 1))) return false
  return left.length > 1 || SUFFIXES.includes(sign)
}

function doubledWords(text: string): readonly Stretch[] {
  return [...text.matchAll(/(\p{Script=Han}{2,6})\1/gu)].flatMap(({ index, 0: both, 1: word = '' }) =>
    Array.from(word).every((sign) => sign === word[0]) ? [] : [{ start: index, text: both }],
  )
}

function wordsIn(text: string): readonly string[] {
  segmenter ??= new Intl.Segmenter('zh-Hans-CN', { granularity: 'word' })
  return [...segmenter.segment(text)].map(({ segment }) => segment)
}
