import { fieldOf } from '../../../shared/model/fields'
import { printedTarget } from '../../../shared/model/indicator-target'
import { targetParts } from '../../../shared/model/target-parts'
import { folded } from '../../../shared/money/folding'
import { OTHER_SIGNS } from '../../../shared/model/sign-words'
import type { Reshaped } from '../../grid/pasting'

/** How columns of indicators are headed in published tables and in those of other programs → the column here. */
const HEADS: Readonly<Record<string, string>> = {
  一级指标: 'level1',
  一级: 'level1',
  二级指标: 'level2',
  二级: 'level2',
  三级指标: 'level3',
  三级: 'level3',
  指标名称: 'level3',
  目标值: 'target',
  指标值: 'target',
  年度指标值: 'target',
  年度目标值: 'target',
  预期指标值: 'target',
  印出的目标值: 'target',
  计算符号: 'sign',
  符号: 'sign',
  计量单位: 'unit',
  单位: 'unit',
  权重: 'weight',
  分值: 'weight',
  上年值: 'lastValue',
}
/** Rows that may stand over the heads: the title of the table. */
const MOST_ABOVE = 3
/** Heads that make a row one of heads. */
const LEAST_HEADS = 3
/** As the published table has them. */
const PUBLISHED = ['level1', 'level2', 'level3', 'target']

/**
 * Indicators as a published table lists them: a printed target instead of its parts, levels said once for several rows, with a row
 * of heads or without. The target is taken apart where it can be. Null: the block is laid out as the list is.
 */
export function publishedRows(block: readonly (readonly string[])[], from: string): Reshaped | null {
  const at = block.slice(0, MOST_ABOVE + 1).findIndex((row) => headsOf(row) !== null)
  const heads = at < 0 ? null : headsOf(block[at] ?? [])
  const columns = heads ?? (isPublished(block, from) ? PUBLISHED : null)
  if (!columns) return null
  const rows: Record<string, string>[] = []
  for (const texts of block.slice(at + 1)) {
    const row = Object.fromEntries(
      columns.flatMap((id, place) => (id === null ? [] : [[id, texts[place] ?? '']])),
    )
    const above = rows.at(-1)
    const isNamed = (row['level3'] ?? '').trim() !== ''
    for (const level of ['level1', 'level2'])
      if (isNamed && above && (row[level] ?? '').trim() === '' && level in row)
        row[level] = above[level] ?? ''
    rows.push(row)
  }
  const unknown = (at < 0 ? [] : (block[at] ?? [])).filter(
    (head, place) => heads?.[place] === null && head.trim() !== '',
  )
  return {
    rows: rows.map(takenApart),
    said: [
      heads ? '表头没有粘贴。' : '',
      unknown.length > 0
        ? `${unknown.map((head) => `“${head.trim()}”`).join('')}没有对应的列，没有粘贴。`
        : '',
    ].join(''),
  }
}

/** By place the column that is meant, null: none is. Null: it is no row of heads. */
function headsOf(row: readonly string[]): readonly (string | null)[] | null {
  const heads = row.map((text) => HEADS[folded(text).replaceAll(/\s|[（(].*$/g, '')] ?? null)
  if (heads.filter(Boolean).length < LEAST_HEADS || !heads.includes('level3')) return null
  // Beside its sign it is the figure alone.
  return heads.includes('sign') ? heads.map((id) => (id === 'target' ? 'value' : id)) : heads
}

/** Four columns from 一级 on, the fourth of which are no signs. */
function isPublished(block: readonly (readonly string[])[], from: string): boolean {
  const width = block.reduce((most, row) => Math.max(most, row.length), 0)
  const fourth = block.map((row) => (row[3] ?? '').trim()).filter((text) => text !== '')
  return from === 'level1' && width === PUBLISHED.length && fourth.length > 0 && !fourth.some(isSign)
}

function isSign(text: string): boolean {
  const field = fieldOf('indicators', 'sign')
  const plain = folded(text)
  return (field?.type === 'enum' && plain in field.options) || plain in OTHER_SIGNS
}

function takenApart(row: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const parts = row['target'] === undefined ? null : targetParts(row['target'])
  if (!parts) return row
  const { sign, value, unit } = parts
  return {
    ...row,
    sign: sign ?? '',
    value: value ?? '',
    unit: unit ?? '',
    target: printedTarget(parts) ?? '',
  }
}
