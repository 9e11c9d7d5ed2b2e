import type { Cents } from '../../../src/shared/money/cents'
import { CENTS_PER, formatAmount } from '../../../src/shared/money/format'
import { growthRate } from '../../../src/shared/money/percent'
import type { TextFigure } from '../../../src/shared/printed/block'
import { columnOf, rowKeyOf, tableOf } from '../../../src/shared/printed/cell-id'
import * as digits from './digits'
import { AMOUNTS, NUMBERS, printOperators } from './figure-print-operators'
import type { Operator } from './operator'
import type { PrintedDocument, Site } from './sites'

type Role = TextFigure['role']
type Apply = Operator<'figure'>['apply']

/** A number typed wrongly, grouped as amounts of the text are. */
function typed(slip: digits.Slip, roles: readonly Role[] = NUMBERS): Apply {
  return ({ content, figure: { role } }, random) =>
    roles.includes(role) ? digits.slipped(content, slip, random, AMOUNTS.includes(role)) : null
}

/** A word of direction turned into another; where nothing changed both ways say the same. */
function word(others: Readonly<Record<string, readonly string[]>>): Apply {
  return ({ content, figure: { role, now, before } }, random) =>
    role === 'direction' && now.value !== before?.value ? (random.pick(others[content] ?? []) ?? null) : null
}

function figuresBefore({ document, block }: Site<'figure'>, roles: readonly Role[]): readonly TextFigure[] {
  const blocks = document.text.flatMap((section) => section.blocks)
  return blocks.slice(0, blocks.indexOf(block)).flatMap(({ figures }) => figuresOf(figures, roles))
}

function figuresOf(figures: readonly TextFigure[], roles: readonly Role[]): readonly TextFigure[] {
  return figures.filter(({ role, text }) => roles.includes(role) && /^\d/.test(text))
}

/** The rate, or the difference, of before this year's amount was changed for the last time. */
const stale: Apply = ({ content, figure: { role, now, before } }, random) => {
  if (!now.value || !before?.value) return null
  const former = Math.round((now.value * (75 + random.below(50))) / 100)
  const decimals = content.split('.')[1]?.length ?? 0
  if (role === 'rate')
    return growthRate(former as Cents, before.value as Cents, decimals)?.replace('-', '') ?? null
  return role === 'difference' ? inText(Math.abs(former - before.value), content) : null
}

/** 分 as the text prints amounts: in 万元, with as many decimals as the figure that they stand in for. */
function inText(value: number, like: string): string {
  return formatAmount(value as Cents, { unit: '万元', decimals: like.split('.')[1]?.length ?? 2 })
}

/** The cells next to the one that the figure was read from: above, below, left and right. */
function neighbours(document: PrintedDocument, cell: string): readonly Cents[] {
  const table = document.tables.find(({ id }) => id === tableOf(cell))
  const line = table?.rows.findIndex(({ key }) => key === rowKeyOf(cell)) ?? -1
  const column = table?.columns.findIndex(({ id }) => id === columnOf(cell)) ?? -1
  if (!table || line < 0 || column < 0) return []
  const here = table.rows[line]?.cells
  return [
    table.rows[line - 1]?.cells[column],
    table.rows[line + 1]?.cells[column],
    here?.[column - 1],
    here?.[column + 1],
  ].filter((each) => each !== null && each !== undefined)
}

const OPPOSITES = { 增加: ['减少'], 减少: ['增加'], 增长: ['下降'], 下降: ['增长'] }
const LEVEL = { 增加: ['持平'], 减少: ['持平'], 增长: ['持平'], 下降: ['持平'] }

export const figureOperators: readonly Operator<'figure'>[] = [
  {
    id: 'figure-ten-times',
    label: '数字扩大十倍',
    why: 'the point is typed one place too far to the right',
    on: 'figure',
    apply: typed(digits.scaled(10)),
  },
  {
    id: 'figure-tenth',
    label: '数字缩小十倍',
    why: 'the point is typed one place too far to the left',
    on: 'figure',
    apply: typed(digits.scaled(1 / 10), [...AMOUNTS, 'rate']),
  },
  {
    id: 'figure-in-yuan',
    label: '数字按元写，单位仍是万元',
    why: 'the amount is copied from a ledger in 元 and the word of the unit stays',
    on: 'figure',
    apply: typed(digits.scaled(CENTS_PER.万元 / CENTS_PER.元), AMOUNTS),
  },
  {
    id: 'figure-in-yi',
    label: '数字按亿元写，单位仍是万元',
    why: 'the amount is copied from a report in 亿元 and the word of the unit stays',
    on: 'figure',
    apply: typed(digits.scaled(CENTS_PER.万元 / CENTS_PER.亿元), AMOUNTS),
  },
  {
    id: 'figure-neighbours-swapped',
    label: '相邻两位数字颠倒',
    why: 'two keys are struck in the wrong order',
    on: 'figure',
    apply: typed(digits.neighboursSwapped),
  },
  {
    id: 'figure-digit-replaced',
    label: '一位数字打错',
    why: 'a neighbouring key is struck, or a scan is read wrongly',
    on: 'figure',
    apply: typed(digits.digitReplaced),
  },
  {
    id: 'figure-digit-lost',
    label: '漏了一位数字',
    why: 'a key does not catch, or a copied stretch begins one sign too late',
    on: 'figure',
    apply: typed(digits.digitLost),
  },
  {
    id: 'figure-zero-lost',
    label: '少了一个零',
    why: 'zeros in a row are counted wrongly',
    on: 'figure',
    apply: typed(digits.zeroLost),
  },
  {
    id: 'figure-zero-added',
    label: '多了一个零',
    why: 'zeros in a row are counted wrongly',
    on: 'figure',
    apply: typed(digits.zeroAdded),
  },
  {
    id: 'figure-point-lost',
    label: '漏了小数点',
    why: 'the key of the point does not catch',
    on: 'figure',
    apply: typed(digits.pointLost),
  },
  {
    id: 'figure-rounded',
    label: '小数被约去',
    why: 'the amount comes from a rounded report, or Excel drops the zeros at the end',
    on: 'figure',
    apply: typed(digits.rounded),
  },
  {
    id: 'figure-direction-turned',
    label: '增减方向写反',
    why: 'last year’s sentence is kept though this year goes the other way',
    on: 'figure',
    apply: word(OPPOSITES),
  },
  {
    id: 'figure-direction-level',
    label: '有增减写成持平',
    why: 'a small change is taken for none',
    on: 'figure',
    apply: word(LEVEL),
  },
  {
    id: 'figure-direction-made-up',
    label: '实为持平写成增减',
    why: 'the sentence of another project is copied',
    on: 'figure',
    apply: ({ content }, random) => (content === '持平' ? (random.pick(['增加', '减少']) ?? null) : null),
  },
  {
    id: 'figure-stale',
    label: '增减额或增减率是改数之前的',
    why: 'the amount was changed once more and what follows from it was not worked out again',
    on: 'figure',
    apply: stale,
  },
  {
    id: 'figure-rate-of-line-above',
    label: '抄了上一段的百分比',
    why: 'a paragraph begins as a copy of the one above it',
    on: 'figure',
    apply: (site) =>
      site.figure.role === 'rate' ? (figuresBefore(site, ['rate']).at(-1)?.text ?? null) : null,
  },
  {
    id: 'figure-amount-of-line-above',
    label: '抄了上一段的金额',
    why: 'a paragraph begins as a copy of the one above it',
    on: 'figure',
    apply: (site) => {
      const { role } = site.figure
      return AMOUNTS.includes(role) ? (figuresBefore(site, [role]).at(-1)?.text ?? null) : null
    },
  },
  {
    id: 'figure-of-next-cell',
    label: '抄了表中相邻行或列的数',
    why: 'the eye slips by a line or a column while copying from the table',
    on: 'figure',
    apply: ({ document, content, figure: { role, now } }, random) => {
      const next = random.pick(now.refs.flatMap((ref) => neighbours(document, ref)))
      return role === 'amount' && next !== undefined ? inText(next, content) : null
    },
  },
  {
    id: 'figure-of-same-paragraph',
    label: '抄了同一段里的另一个数',
    why: 'a sentence with many amounts is filled in one after the other, and one is taken twice',
    on: 'figure',
    apply: ({ block, figure: { role } }, random) =>
      AMOUNTS.includes(role) ? (random.pick(figuresOf(block.figures, AMOUNTS))?.text ?? null) : null,
  },
  ...printOperators,
]
