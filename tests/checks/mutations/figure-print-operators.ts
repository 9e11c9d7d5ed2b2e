import type { TextFigure } from '../../../src/shared/printed/block'
import type { Operator } from './operator'
import type { Random } from './random'

type Role = TextFigure['role']
type Apply = Operator<'figure'>['apply']

export const AMOUNTS: readonly Role[] = ['amount', 'difference']
export const NUMBERS: readonly Role[] = [...AMOUNTS, 'rate', 'count']

/** What is printed in another way, whether the number is the same or not. */
function respelt(roles: readonly Role[], spell: (text: string, random: Random) => string | null): Apply {
  return ({ content, figure: { role } }, random) => (roles.includes(role) ? spell(content, random) : null)
}

/** Mistakes in years, and in the way in which a number is written. */
export const printOperators: readonly Operator<'figure'>[] = [
  {
    id: 'figure-wrong-year',
    label: '年份写错',
    why: 'the document begins as last year’s file, and a year is not brought forward, or twice',
    on: 'figure',
    apply: respelt(['year'], (text, random) => String(Number(text) + (random.below(2) === 0 ? -1 : 1))),
  },
  {
    id: 'figure-full-width',
    label: '全角数字',
    why: 'the input method stands at full width',
    on: 'figure',
    apply: respelt([...NUMBERS, 'year'], (text) =>
      text.replace(/\d/g, (digit) => String.fromCodePoint(digit.charCodeAt(0) + 0xfee0)),
    ),
  },
  {
    id: 'figure-separator-lost',
    label: '漏了千分位逗号',
    why: 'the amount is typed as on a calculator, or only its first separator',
    on: 'figure',
    apply: respelt(AMOUNTS, (text) => text.replace(',', '')),
  },
  {
    id: 'figure-separator-misplaced',
    label: '千分位逗号放错位置',
    why: 'a digit is put in or taken out by hand and the separators stay, or 万 are parted instead of thousands',
    on: 'figure',
    apply: respelt(AMOUNTS, (text, random) =>
      random.below(2) === 0 ? text.replace(/(\d)(\d),/, '$1,$2') : text.replace(/,(\d)/, '$1,'),
    ),
  },
  {
    id: 'figure-separator-full-width',
    label: '千分位用了中文逗号或小数点用了句号',
    why: 'the input method puts Chinese marks between the digits',
    on: 'figure',
    apply: respelt(NUMBERS, (text) =>
      text.includes(',') ? text.replace(',', '，') : text.replace('.', '。'),
    ),
  },
]
