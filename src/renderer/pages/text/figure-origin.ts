import { type FigureValue, refsOf, type TextFigure } from '../../../shared/narrative/block'
import type { BudgetDocument } from '../../../shared/model/document'
import type { Cents } from '../../../shared/money/cents'
import { formatAmount } from '../../../shared/money/format'
import { rowKeyOf, tableOf } from '../../../shared/tables/projection'
import { parseFieldPath } from '../../../shared/model/path'
import { fieldLabel } from '../../../shared/model/words'
import type { TableView } from '../../../shared/tables/view'
import type { TemplateView } from '../../../shared/template/template'
import { placeInWords } from '../../naming/cell-place'

/** Where a figure of the text comes from, and where a click on it leads. */
export interface Origin {
  readonly words: string
  readonly target: { readonly kind: 'cell' | 'project'; readonly id: string } | null
}

interface Sources {
  readonly tables: readonly TableView[]
  readonly document: BudgetDocument
  readonly template: Pick<TemplateView, 'format'>
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
  { tables, document }: Pick<Sources, 'tables' | 'document'>,
): string {
  if (role === 'difference') return '增减额'
  if (role === 'rate') return '增减率'
  if (role === 'direction') return '增减'
  if (role === 'year') return '年度'
  if (role === 'number') return '序号'
  const [ref = ''] = now.refs
  if (role === 'words') return fieldName(ref, document)
  const row = tables.flatMap(({ rows }) => rows).find(({ key }) => key === rowKeyOf(ref))
  return row?.name ?? inputName(ref, document) ?? (role === 'count' ? '个数' : '金额')
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
  const named = inputName(refs[0] ?? '', sources.document)
  if (refs[0]?.startsWith('lines')) return refs.length > 1 ? `${refs.length}条分项相加` : '由分项相加'
  if (refs[0] === 'projects') return value === null ? '项目个数' : `${value}个项目`
  if (refs[0] === 'units') return `${sources.document.units.length}个预算单位`
  if (refs[0]?.startsWith('template/')) return '模板规定的小数位数'
  return refs.length > 1 ? `${named ?? ''}等${refs.length}项相加` : (named ?? '')
}

/** `= 68,135.25 ÷ 上年 130,827.99` */
function comparisonInWords(
  { role, now, before, counts }: TextFigure & { readonly before: FigureValue },
  { template: { format } }: Pick<Sources, 'template'>,
): string {
  const { unit, decimals } = format
  const shown = (value: number): string =>
    counts ? String(value) : formatAmount(value as Cents, { unit, decimals })
  if (now.value === null) return '没有本年数'
  if (before.value === null) return `= ${shown(now.value)}，没有上年数`
  const [current, last] = [shown(now.value), `上年 ${shown(before.value)}`]
  if (role === 'rate') return `= ${shown(Math.abs(now.value - before.value))} ÷ ${last}`
  return now.value >= before.value ? `= ${current} − ${last}` : `= ${last} − ${current}`
}

function targetOf(figure: TextFigure, { tables, document }: Sources): Origin['target'] {
  const refs = refsOf(figure)
  const cell = refs.find((ref) => isCell(ref, tables))
  if (cell !== undefined) return { kind: 'cell', id: cell }
  const ids = refs.map((ref) => projectOf(ref, document)).filter((id) => id !== null)
  return ids[0] === undefined ? null : { kind: 'project', id: ids[0] }
}

function projectOf(ref: string, { projects, lines, priorFacts }: BudgetDocument): string | null {
  const [collection] = ref.split('/')
  if (collection === 'projects')
    return (projects.find(({ id }) => id === keyOf(ref)) ?? projects[0])?.id ?? null
  if (collection === 'lines') return lines.find(({ id }) => id === keyOf(ref))?.projectId ?? null
  if (collection === 'priorFacts') return priorFacts.find(({ id }) => id === keyOf(ref))?.projectId ?? null
  return null
}

function inputName(ref: string, { assets, facts }: Pick<BudgetDocument, 'assets' | 'facts'>): string | null {
  const [collection] = ref.split('/')
  if (collection === 'assets') return assets.find(({ id }) => id === keyOf(ref))?.label ?? null
  if (collection === 'facts') return facts.find(({ id }) => id === keyOf(ref))?.label ?? null
  return null
}

/** What a field is called; of a fact, the fact. */
function fieldName(path: string, document: BudgetDocument): string {
  const parsed = parseFieldPath(path)
  const label = parsed ? fieldLabel(parsed, document.department.fiscalYear) : ''
  return inputName(path, document) ?? (label === '' ? '文字' : label)
}

function keyOf(ref: string): string {
  return ref.split('/')[1] ?? ''
}
