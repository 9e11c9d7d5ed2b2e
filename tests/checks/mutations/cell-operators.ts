import { type Cents, cents, isAmount } from '../../../src/shared/money/cents'
import { CENTS_PER, plainAmount } from '../../../src/shared/money/format'
import * as digits from './digits'
import type { Operator } from './operator'
import type { Random } from './random'
import type { Site } from './sites'

type CellSite = Site<'cell'>

/**
 * An amount typed wrongly; a zero is not typed at all. What the paper does not show of it stays: only what was typed
 * is wrong.
 */
function typed(slip: digits.Slip): Operator<'cell'>['apply'] {
  return ({ content, table }, random) => {
    const right = plainAmount(content, table.unit, table.decimals)
    const wrong = digits.slipped(right, slip, random, false)
    if (wrong === null || content === 0) return null
    return amount(content + Math.round((Number(wrong) - Number(right)) * CENTS_PER[table.unit]))
  }
}

function amount(value: number): Cents | null {
  return isAmount(value) ? cents(value) : null
}

/** An amount that is there and not zero. */
function isSome(cell: Cents | null | undefined): cell is Cents {
  return cell !== null && cell !== undefined && cell !== 0
}

/** What the rows below a row come to: each of its column, zeros left out. */
function partsOf({ table, row, column }: CellSite): readonly Cents[] {
  return table.rows
    .filter(({ parentKey }) => parentKey === row.key)
    .map(({ cells }) => cells[column])
    .filter(isSome)
}

function withPart(change: (total: Cents, part: Cents, random: Random) => number): Operator<'cell'>['apply'] {
  return (site, random) => {
    const part = random.pick(partsOf(site))
    return part === undefined ? null : amount(change(site.content, part, random))
  }
}

function beside(steps: readonly (readonly [row: number, column: number])[]): Operator<'cell'>['apply'] {
  return ({ table, row, column }, random) => {
    const line = table.rows.indexOf(row)
    const [down, right] = random.pick(steps) ?? [0, 0]
    return table.rows[line + down]?.cells[column + right] ?? null
  }
}

export const cellOperators: readonly Operator<'cell'>[] = [
  {
    id: 'cell-ten-times',
    label: '金额扩大十倍',
    why: 'the point is typed one place too far to the right',
    on: 'cell',
    apply: typed(digits.scaled(10)),
  },
  {
    id: 'cell-tenth',
    label: '金额缩小十倍',
    why: 'the point is typed one place too far to the left',
    on: 'cell',
    apply: typed(digits.scaled(1 / 10)),
  },
  {
    id: 'cell-in-yuan',
    label: '万元表里填了元',
    why: 'the amount is pasted from a ledger in 元 into a table in 万元',
    on: 'cell',
    apply: ({ content, table }) => (table.unit === '万元' && content !== 0 ? amount(content * 10_000) : null),
  },
  {
    id: 'cell-in-yi',
    label: '万元表里填了亿元',
    why: 'the amount is taken from a report to the leaders, which counts in 亿元',
    on: 'cell',
    apply: typed(digits.scaled(1 / 10_000)),
  },
  {
    id: 'cell-neighbours-swapped',
    label: '相邻两位数字颠倒',
    why: 'two keys are struck in the wrong order',
    on: 'cell',
    apply: typed(digits.neighboursSwapped),
  },
  {
    id: 'cell-digit-replaced',
    label: '一位数字打错',
    why: 'a neighbouring key is struck, or a scan is read wrongly',
    on: 'cell',
    apply: typed(digits.digitReplaced),
  },
  {
    id: 'cell-digit-lost',
    label: '漏了一位数字',
    why: 'a key does not catch, or a copied stretch begins one sign too late',
    on: 'cell',
    apply: typed(digits.digitLost),
  },
  {
    id: 'cell-digit-doubled',
    label: '一位数字多打了一遍',
    why: 'a key is struck twice',
    on: 'cell',
    apply: typed(digits.digitDoubled),
  },
  {
    id: 'cell-zero-lost',
    label: '少了一个零',
    why: 'zeros in a row are counted wrongly',
    on: 'cell',
    apply: typed(digits.zeroLost),
  },
  {
    id: 'cell-zero-added',
    label: '多了一个零',
    why: 'zeros in a row are counted wrongly',
    on: 'cell',
    apply: typed(digits.zeroAdded),
  },
  {
    id: 'cell-point-lost',
    label: '漏了小数点',
    why: 'the key of the point does not catch',
    on: 'cell',
    apply: typed(digits.pointLost),
  },
  {
    id: 'cell-rounded',
    label: '金额被四舍五入',
    why: 'the amount comes from a rounded table, or decimals are cut to make it look tidy',
    on: 'cell',
    apply: typed(digits.rounded),
  },
  {
    id: 'cell-sign-turned',
    label: '正负号相反',
    why: 'last year is taken from this year the wrong way round',
    on: 'cell',
    apply: ({ content }) => amount(-content),
  },
  {
    id: 'cell-emptied',
    label: '有数的格子成了零',
    why: 'a cell is cleared and never filled again',
    on: 'cell',
    apply: () => amount(0),
  },
  {
    id: 'cell-of-next-row',
    label: '抄了上一行或下一行的数',
    why: 'the eye slips by a line while copying',
    on: 'cell',
    apply: beside([
      [-1, 0],
      [1, 0],
    ]),
  },
  {
    id: 'cell-of-next-column',
    label: '抄了左边或右边一列的数',
    why: 'the eye slips by a column while copying',
    on: 'cell',
    apply: beside([
      [0, -1],
      [0, 1],
    ]),
  },
  {
    id: 'cell-of-any-row',
    label: '抄了同一列别处的数',
    why: 'a formula is filled down or points at another row',
    on: 'cell',
    apply: ({ table, column }, random) => random.pick(table.rows)?.cells[column] ?? null,
  },
  {
    id: 'cell-of-any-column',
    label: '抄了同一行别处的数',
    why: 'the money is entered under another source of funds',
    on: 'cell',
    apply: ({ row }, random) => random.pick(row.cells.filter(isSome)) ?? null,
  },
  {
    id: 'cell-of-anywhere',
    label: '填进了本表别处的数',
    why: 'an amount is typed while another cell is chosen',
    on: 'cell',
    apply: ({ table }, random) =>
      random.pick(table.rows.flatMap(({ cells }) => cells.filter(isSome))) ?? null,
  },
  {
    id: 'cell-total-stale',
    label: '分项改了，合计没有改',
    why: 'totals typed as values do not follow when a part is changed',
    on: 'cell',
    apply: withPart((total, part, random) => total - Math.round((part * (1 + random.below(40))) / 100)),
  },
  {
    id: 'cell-part-left-out',
    label: '合计漏加一项',
    why: 'a row is inserted outside the range that is summed',
    on: 'cell',
    apply: withPart((total, part) => total - part),
  },
  {
    id: 'cell-part-twice',
    label: '合计重复加了一项',
    why: 'a subtotal is summed together with its parts',
    on: 'cell',
    apply: withPart((total, part) => total + part),
  },
]
