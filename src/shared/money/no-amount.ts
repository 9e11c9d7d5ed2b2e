import { type SpreadsheetForm, spreadsheetForm } from './spreadsheet-forms'

/**
 * Why a text is no amount, from what was understood of it, not from its first odd character. In order: the first that
 * fits is said. `what` names it, `way` says what to do.
 */
const REASONS: readonly {
  readonly found: RegExp
  readonly what: (found: string) => string
  readonly way: string
}[] = [
  { found: /\p{No}|\p{Nl}/u, what: (mark) => `里有“${mark}”，它不是数字`, way: '请去掉或改成数字' },
  { found: /(?<=[\d.,])[oO]|[oO](?=[\d.,])/, what: (letter) => `里有字母 ${letter}`, way: '请改成数字 0' },
  {
    found: /(?<=[\d.,])[lI](?=[\d.,]|$)|^[lI](?=\d)/,
    what: (letter) => `里有字母 ${letter}`,
    way: '请改成数字 1',
  },
  { found: /(?<=\d ?)[wW]/, what: (letter) => `里有字母 ${letter}`, way: '要写万元请写“万”' },
  { found: /(?<=\d ?)[kK]/, what: (letter) => `里有字母 ${letter}`, way: '要写千元请写“千元”' },
  { found: /[A-Za-z]+/, what: (letters) => `里有字母 ${letters}`, way: '请只填数字' },
  { found: /[%％‰]/, what: () => '是百分比', way: '这里要填金额' },
  {
    found: /近|约|大概|余|多|左右|上下|不到|超过|以内|以上/,
    what: (word) => `里有“${word}”`,
    way: '请填确切的数',
  },
  {
    found: /[\d元万亿)] ?[+*×÷/] ?[\d(]/,
    what: () => '像是算式',
    way: '算式请以“=”开头，例如 =85.12+10',
  },
  {
    found: /[\d元万亿)] ?[-−] ?[\d(]/,
    what: () => '像是一个范围',
    way: '请只填一个数；要相减请以“=”开头，例如 =85-10',
  },
  { found: /[\d元万亿] ?(?:[–—~～至到]|\.\.+) ?\d/, what: () => '像是一个范围', way: '请只填一个数' },
  {
    found: /[零〇一二两三四五六七八九十廿壹贰叁肆伍陆柒捌玖拾]/,
    what: () => '里有中文数字',
    way: '请用阿拉伯数字',
  },
  {
    found: /\d[\s;；、|]+[\d.]/,
    what: (between) => `${/\s/.test(between) ? '里有空格，' : ''}像是两个数`,
    way: '请只填一个，千分位用逗号',
  },
  { found: /[百千万亿元] +[\d百千万亿元]/, what: () => '里有空格', way: '请去掉空格' },
  { found: /[块圆塊]/, what: (word) => `里有“${word}”`, way: '请写“元”' },
  { found: /[年月日号]/, what: (word) => `里有“${word}”，像是日期`, way: '请只填金额' },
  { found: /[()]/, what: () => '里有括号', way: '请只填一个数' },
  { found: /^,|,$/, what: () => '两头有逗号', way: '请去掉' },
  { found: /\..*\./, what: () => '里有多个小数点', way: '请核对' },
  { found: /,/, what: () => '的千分位逗号不在三位处', way: '请核对' },
  { found: /^[^\p{N}]*$/u, what: () => '里没有数字', way: '请填数字' },
  { found: /(?:亿|万|千|元)\d/, what: () => '里的几个单位连不起来', way: '请只写一个单位，例如 1.2亿' },
  { found: /(?<=元).+$/, what: (rest) => `在“元”后面还有“${rest}”`, way: '请去掉' },
  {
    found: /(?<=\d ?)[百千万亿元]+/,
    what: (unit) => `里的单位“${unit}”不清楚`,
    way: '请用元、千元、万元、百万元、千万、亿',
  },
]

/** What to do about what a spreadsheet shows in place of an amount. */
const WAYS: Readonly<Record<SpreadsheetForm['kind'], string>> = {
  error: '请在原表改好再填',
  narrow: '请把原表那一列拉宽，再填完整的数',
  scientific: '请填完整的数；从表格复制的，先把那一列设成“数值”格式',
  date: '请只填金额',
}

/** `typed` is quoted; `plain` is the same with full-width forms folded. */
export function whyNoAmount(typed: string, plain: string): string {
  const shown = typed.replace(/\s+/g, ' ')
  const form = spreadsheetForm(plain)
  if (form) return `“${shown}”${form.what}，${WAYS[form.kind]}。`
  for (const { found, what, way } of REASONS) {
    const [match] = found.exec(plain) ?? []
    if (match !== undefined) return `“${shown}”${what(match)}，${way}。`
  }
  const other = /[^\d.,百千万亿元 ]/u.exec(plain)?.[0]
  return `“${shown}”${other === undefined ? '读不出金额' : `里有“${other}”`}，请只填数字、小数点和单位。`
}
