import type { BudgetFrame } from '../../../shared/contract/results'
import type { ShownText } from '../../../shared/contract/shown'
import { type FigureValue, refsOf, type TextFigure } from '../../../shared/printed/block'
import type { Cents } from '../../../shared/money/cents'
import { formatAmount } from '../../../shared/money/format'
import { rowKeyOf, tableOf } from '../../../shared/printed/cell-id'
import { parseFieldPath } from '../../../shared/model/path'
import { fieldLabel } from '../../../shared/model/words'
import type { TableView } from '../../../shared/printed/table'
import { placeInWords } from '../../naming/cell-place'

/** Where a figure of the text comes from, and where a click on it leads. */
export interface Origin {
  readonly words: string
  /** A cell, or paths of records of which the first that a page shows is meant. */
  readonly target: { readonly cell: string } | { readonly records: readonly string[] }
}

/** What figures are called by. */
export interface Sources {
  readonly tables: readonly TableView[]
  readonly text: Pick<ShownText, 'facts' | 'assets'>
  readonly frame: Pick<BudgetFrame, 'department' | 'units' | 'template'>
}

export function originOf(figure: TextFigure, sources: Sources): Origin {
  return { words: wordsOf(figure, sources), target: targetOf(figure, sources) }
}

function isCell(ref: string, tables: readonly TableView[]): boolean {
  return tables.some(({ id }) => id === tableOf(ref))
}

/** In a few words what a figure is: the row or the record that it stands for. */
export function figureName(
  { role, now }: Pick<TextFigure, 'role' | 'now'>,
  { tables, text, frame }: Sources,
): string {
  if (role === 'difference') return '增减额'
  if (role === 'rate') return '增减率'
  if (role === 'direction') return '增减'
  if (role === 'year') return '年度'
  if (role === 'number') return '序号'
  const [ref = ''] = now.refs
  if (role === 'words') return fieldName(ref, text, frame)
  const table = tables.find(({ id }) => id === tableOf(ref))
  const row = table?.rows.find(({ key }) => key === rowKeyOf(ref))
  return row?.name ?? inputName(ref, text) ?? (role === 'count' ? '个数' : '金额')
}

function wordsOf(figure: TextFigure, sources: Sources): string {
  const {
    role,
    now: { value, refs },
    before,
  } = figure
  if (role === 'year') return '预算年度'
  if (before) return comparisonInWords({ ...figure, before }, sources)
  if (role !== 'amount' && role !== 'count') return figureName(figure, sources)
  const cells = refs.filter((ref) => isCell(ref, sources.tables))
  const [cell] = cells
  if (cell !== undefined) {
    const place = placeInWords(sources.tables, cell)
    return cells.length > 1 ? `${place}等${cells.length}格相加` : place
  }
  const named = inputName(refs[0] ?? '', sources.text)
  if (refs[0]?.startsWith('lines')) return refs.length > 1 ? `${refs.length}条分项相加` : '由分项相加'
  if (refs[0] === 'projects') return value === null ? '项目个数' : `${value}个项目`
  if (refs[0] === 'units') return `${sources.frame.units.length}个预算单位`
  if (refs[0]?.startsWith('template/')) return '模板规定的小数位数'
  return refs.length > 1 ? `${named ?? ''}等${refs.length}项相加` : (named ?? '')
}

/** `= 68,135.25 ÷ 上年 130,827.99` */
function comparisonInWords(
  { role, now, before, counts }: TextFigure & { readonly before: FigureValue },
  { frame }: Pick<Sources, 'frame'>,
): string {
  const { unit, decimals } = frame.template.format
  const shown = (value: number): string =>
    counts ? String(value) : formatAmount(value as Cents, { unit, decimals })
  if (now.value === null) return '没有本年数'
  if (before.value === null) return `= ${shown(now.value)}，没有上年数`
  const [current, last] = [shown(now.value), `上年 ${shown(before.value)}`]
  if (role === 'rate') return `= ${shown(Math.abs(now.value - before.value))} ÷ ${last}`
  return now.value >= before.value ? `= ${current} − ${last}` : `= ${last} − ${current}`
}

function targetOf(figure: TextFigure, { tables }: Sources): Origin['target'] {
  const refs = refsOf(figure)
  const cell = refs.find((ref) => isCell(ref, tables))
  return cell === undefined ? { records: refs } : { cell }
}

function inputName(ref: string, { assets, facts }: Sources['text']): string | null {
  const [collection] = ref.split('/')
  if (collection === 'assets') return assets.find(({ id }) => id === keyOf(ref))?.label ?? null
  if (collection === 'facts') return facts.find(({ id }) => id === keyOf(ref))?.label ?? null
  return null
}

/** What a field is called; of a fact, the fact. */
function fieldName(path: string, text: Sources['text'], frame: Sources['frame']): string {
  const parsed = parseFieldPath(path)
  const label = parsed ? fieldLabel(parsed, frame.department.fiscalYear) : ''
  return inputName(path, text) ?? (label === '' ? '文字' : label)
}

function keyOf(ref: string): string {
  return ref.split('/')[1] ?? ''
}
