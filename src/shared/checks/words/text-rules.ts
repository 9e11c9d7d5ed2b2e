import type { Finding, Fix } from '../finding'
import { doubledIn } from './doubled'
import { misspelled } from './misspelled'
import { pairs } from './pairs'
import type { RecordSetting } from '../records/records'
import type { TextRule } from '../spec'
import { bases, comparedYears, years } from './text-years'

/** A text as rules look at it, whoever wrote it. */
export interface CheckedText {
  /** Path of the field, or key of the paragraph. */
  readonly place: string
  /** How it is called before what is said of it: 商贸管理 用途. */
  readonly name: string
  readonly text: string
  /**
   * `title`: carries the budget's year; `prose`: words of a sentence; `sentence`: whole ones, which end with a mark; `words`: a name, a target, a cell; `basis`:
   * names documents of other years.
   */
  readonly kind: 'title' | 'prose' | 'sentence' | 'words' | 'basis'
  /** It can be set to another text. */
  readonly isField: boolean
  /** The field that holds it, where the place is another: of a rewritten paragraph. */
  readonly path?: string | undefined
  /** What the program prints in its place: pairs of marks are taken from it. */
  readonly known?: string | undefined
}

export interface TextSetting {
  readonly fiscalYear: number
  /** Decimals of a rate, where the place says so. */
  readonly rateDecimals?: number
  /** Thousands are parted here. */
  readonly isGrouped?: boolean
  /** What the document compares with. */
  readonly base?: string | undefined
  /** Whether words that stand where a reason is due give none. */
  readonly saysNothing: (words: string) => boolean
}

/** What the rules' parameters say of texts. */
export function textSetting(
  fiscalYear: number,
  { rule, saysNothing }: Pick<RecordSetting, 'rule' | 'saysNothing'>,
): TextSetting {
  const rateDecimals = rule('R068')?.parameters?.['decimals']
  return {
    fiscalYear,
    saysNothing,
    ...(rateDecimals === undefined ? {} : { rateDecimals }),
    isGrouped: rule('R067')?.parameters?.['grouped'] === 1,
  }
}

/** What one rule finds in one text, at most one thing of a kind: where several slips are alike, one sentence tells of them. */
export interface Slip {
  readonly expected: string | null
  readonly actual: string
  /** Chinese: what is so and what to do; the place stands before it. */
  readonly said: string
  /** The text without it, where that is certain. */
  readonly mended?: string
}

type Look = (text: CheckedText, setting: TextSetting) => readonly Slip[]

/** By id of the rule. */
const LOOKS: Readonly<Record<string, Look>> = {
  R049: emptyReasons,
  R062: placeholders,
  R063: years,
  R067: marks,
  R068: percents,
  R093: comparedYears,
  R094: bases,
  R098: pairs,
  R102: doubled,
  R120: misspelled,
}

export function checkText(rule: TextRule, text: CheckedText, setting: TextSetting): readonly Finding[] {
  const look = LOOKS[rule.id]
  if (!look || text.text === '') return []
  return look(text, setting).map(({ expected, actual, said, mended }) => ({
    rule: rule.id,
    severity: rule.severity,
    places: [text.place],
    expected,
    actual,
    difference: null,
    message: `${text.name}：${said}`,
    ...fixOf(text, mended),
  }))
}

function fixOf(
  { isField, place, path = place, text }: CheckedText,
  mended: string | undefined,
): { readonly fix?: Fix } {
  if (!isField || mended === undefined || mended === text) return {}
  return { fix: { path, value: mended, label: '改好' } }
}

/** A lead with what stands behind it, to the end of the sentence; or said twice. */
const LED_REASON = /(?:主要原因|原因|主要)(?:是|为|：|:)([^。；\n]*)/g
const LEAD_TWICE = /(?:主要原因(?:是|：|:)|主要是)[：:]?(?:主要原因(?:是|：|:)|主要是)/

function emptyReasons({ text, kind }: CheckedText, { saysNothing }: TextSetting): readonly Slip[] {
  if (!isProse(kind)) return []
  const empty = [...text.matchAll(LED_REASON)].find(
    ({ 1: words = '' }) => words.startsWith('，') || saysNothing(words),
  )?.[0]
  const twice = LEAD_TWICE.exec(text)?.[0]
  return [
    ...(empty === undefined
      ? []
      : [{ expected: '应写原因', actual: '空', said: `“${empty}”没有写出原因。` }]),
    ...(twice === undefined
      ? []
      : [{ expected: '只写一次', actual: twice, said: `“${twice}”重复，请只留一次。` }]),
  ]
}

/** A purpose that is still to be written: 主要用于等。 */
const EMPTY_PURPOSE = /主要(?:用于|包括)\s*等?(?=[。；，]|$)/

const PLACEHOLDER =
  /[XxＸｘ×]{2,}|[。.．]{4,}|…{2,}|待(?:后续)?(?:填写|补充|完善|定稿)|TODO|\{[^{}]*\}|_{2,}|＿{2,}|增加（减少）|增长（下降）|\*{3,}|此处(?:填写|应填)|(?<![A-Za-z])[XxＸ](?=(?:万|亿)?元|[%％人辆年])|(?<=\p{Script=Han})[ \u3000]+(?=(?:万|亿)元)/u

function placeholders({ text }: CheckedText): readonly Slip[] {
  const hollow = EMPTY_PURPOSE.exec(text)?.[0]
  if (hollow !== undefined) {
    return [{ expected: null, actual: hollow, said: `“${hollow}”后面没有写用途。` }]
  }
  const found = PLACEHOLDER.exec(text)?.[0]
  if (found === undefined) return []
  return [{ expected: null, actual: found, said: `留有占位符“${found}”，请填写或删去。` }]
}

const HALF_WIDTH = /(?<=[\p{Script=Han}”）》％%])(?:[,;:!?](?=[\p{Script=Han}“（《\d]|$)|\.(?=$|<br>| \|))/gu
const WIDE: Readonly<Record<string, string>> = {
  '.': '。',
  ',': '，',
  ';': '；',
  ':': '：',
  '!': '！',
  '?': '？',
}
const REPEATED = /([，；：、！？])\1+|(?<!。)。。(?!。)|[，；：、](?=[。；])/gu
const BLANK = /(?<=\p{Script=Han})[ \u3000]+(?=\p{Script=Han})/gu
/** One of a pair at full width, the other not. */
const MIXED_PAIR = /（[^（）()]*\)|\([^（）()]*）/u
/** Separators that part no thousands, or points that are Chinese marks. */
const BAD_NUMBER = /\d,\d{1,2}(?!\d)|\d,\d{4,}|\d。\d|\d，\d{3}(?!\d)/
/** An amount in a sentence whose thousands are not parted. */
const UNPARTED = /(?<![\d.,])\d{4,}(?:\.\d+)?(?=万元|亿元| \|)/
/** An amount to two decimals with nothing behind it. */
const UNITLESS = /(?<![\d.,])\d[\d,]*\.\d{2}(?=[，。；、])/

/** Sentences or parts of them: what stands there is said, not listed. */
function isProse(kind: CheckedText['kind']): boolean {
  return kind === 'prose' || kind === 'sentence'
}

/** A fragment, or a row of a table, needs no mark at its end. */
function isWhole(text: string): boolean {
  return !text.startsWith('|') && text.length >= 24 && /[，。]/.test(text)
}

function marks({ text, kind }: CheckedText, { isGrouped = false }: TextSetting): readonly Slip[] {
  const half = [...text.matchAll(HALF_WIDTH)].map(([mark]) => mark)
  const repeated = [...text.matchAll(REPEATED)].map(([mark]) => mark)
  const blanks = [...text.matchAll(BLANK)]
  const digits = /[０-９][０-９．，]*/.exec(text)?.[0]
  const end = kind === 'prose' ? /[；，、：,;]$/.exec(text.trimEnd())?.[0] : undefined
  const isOpen = kind === 'sentence' && isWhole(text) && /[\p{Script=Han}\d%，、]$/u.test(text.trimEnd())
  const numbers = [BAD_NUMBER, ...(isGrouped && isProse(kind) ? [UNPARTED] : [])].flatMap(
    (each) => each.exec(text)?.[0] ?? [],
  )
  const bare = kind === 'sentence' ? UNITLESS.exec(text)?.[0] : undefined
  const pair = MIXED_PAIR.exec(text)?.[0]
  const found: string[] = []
  if (half.length > 0)
    found.push(`汉字后用了半角“${half[0]}”${half.length > 1 ? `等 ${half.length} 处` : ''}`)
  if (repeated.length > 0) found.push(`标点“${repeated[0]}”重复`)
  if (blanks.length > 0) found.push('汉字之间有空格')
  if (digits !== undefined) found.push(`“${digits}”是全角数字`)
  if (end !== undefined) found.push(`以“${end}”结尾`)
  if (isOpen) found.push('句末没有标点')
  if (numbers[0] !== undefined) found.push(`“${numbers[0]}”的千分位或小数点不对`)
  if (bare !== undefined) found.push(`“${bare}”后面没有单位`)
  if (pair !== undefined) found.push(`“${pair}”的括号一半全角一半半角`)
  if (found.length === 0) return []
  const isSure = blanks.length === 0 && end === undefined && !isOpen && numbers.length === 0 && !bare
  const mark =
    half[0] ??
    repeated[0] ??
    (blanks.length > 0 ? ' ' : (digits ?? end ?? numbers[0] ?? bare ?? pair ?? text.slice(-1)))
  return [
    {
      expected: half[0] === undefined ? null : (WIDE[half[0]] ?? null),
      actual: mark,
      said: `${found.join('，')}。`,
      // What stands between two names is for people to say.
      ...(!isSure
        ? {}
        : {
            mended: text
              .replace(HALF_WIDTH, (each) => WIDE[each] ?? each)
              .replace(/([，；：、！？])\1+/gu, '$1')
              .replace(/(?<!。)。。(?!。)/gu, '。')
              .replace(/[，；：、](?=[。；])/gu, '')
              .replace(/[０-９．]/g, (each) => each.normalize('NFKC'))
              .replace(/（([^（）()]*)\)/gu, '（$1）')
              .replace(/\(([^（）()]*)）/gu, '（$1）'),
          }),
    },
  ]
}

/** 占, and a number that is no amount, count or year: 占比为0.7623. What it should be is not said. */
const SHARE =
  /占(?:比|比重|比例|[^\d，。；百]{0,12}的(?:比重|比例))?(?:约为|约|为|达到|达|：|:)?\s*(\d+(?:\.\d+)?)(?![\d.])\s*(?!\s*(?:[%％‰]|个?百分点|万元|亿元|千元|元|年|个|家|人|项|辆|平方米|亩|成|倍|分之))/g

/** A rate that follows its word: 增长49.0. */
const RATE = /(?:增长|下降)(\d+(?:\.\d+)?)(?![\d.])(?!\s*(?:[%％]|个?百分点|倍|左右|以上|万|亿|元|家|人))/
/** An aim is told roundly: 增长6%以上. */
const PRINTED_RATE = /(?:增长|下降)(\d+(?:\.(\d+))?)[%％](?!以上|左右|以内)/g

function percents(text: CheckedText, { rateDecimals }: TextSetting): readonly Slip[] {
  const bare = RATE.exec(text.text)?.[1]
  const [uneven] = [...text.text.matchAll(PRINTED_RATE)].filter(
    ({ 2: decimals = '' }) => rateDecimals !== undefined && decimals.length !== rateDecimals,
  )
  return [
    ...sharesWithoutPercent(text),
    ...(bare === undefined
      ? []
      : [{ expected: '%', actual: bare, said: `“${bare}”后面没有百分号，请核对。` }]),
    ...(uneven && text.kind === 'sentence'
      ? [
          {
            expected: `${rateDecimals ?? 0} 位小数`,
            actual: uneven[1] ?? '',
            said: `“${uneven[0]}”不是 ${rateDecimals ?? 0} 位小数。`,
          },
        ]
      : []),
  ]
}

function sharesWithoutPercent({ text }: CheckedText): readonly Slip[] {
  return [...text.matchAll(SHARE)].slice(0, 1).map(({ 1: number = '' }) => ({
    expected: '%',
    actual: number,
    said: `“占……${number}”没有百分号，请核对。`,
  }))
}

function doubled({ text, kind }: CheckedText): readonly Slip[] {
  if (kind === 'basis') return []
  return doubledIn(text)
    .slice(0, 1)
    .map(({ start, text: both }) => {
      const once = both.slice(0, both.length / 2)
      const around = text.slice(Math.max(0, start - 4), start + both.length + 4)
      return {
        expected: once,
        actual: both,
        said: `“${around}”里“${both}”像是多打了一遍，应是“${once}”。`,
        mended: text.slice(0, start) + once + text.slice(start + both.length),
      }
    })
}
