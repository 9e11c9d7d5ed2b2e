import { definition, fieldOf } from '../model/fields'
import type { CodeField } from '../model/field-types'
import { isCode } from '../model/values'
import { isRecordRule } from '../tables/compile'
import type { TableSpec } from '../tables/spec'
import { repetitions, type Source, type Sources, type TextSpec, type ValueSpec } from './spec'

/** What is wrong within a text's specification: keys from where it was looked at, and a sentence. */
export interface TextFinding {
  readonly path: readonly (string | number)[]
  readonly message: string
}

/** What a source's `{unit}`, `{project}` are filled in with: what the paragraph is repeated over. */
export type Mark = 'unit' | 'project'

/** Marks that the department itself fills in. */
const OF_DEPARTMENT = ['year', 'lastYear']

/** What a value may be made of: 分 and counts are different numbers. */
const AMOUNTS = ['prior', 'lines']
const COUNTS = ['assets', 'facts', 'count', 'template']

/** Everything in a named value that could not be read. */
export function valueFaults(
  value: ValueSpec,
  spec: TextSpec,
  tables: readonly TableSpec[],
): readonly TextFinding[] {
  const { amount, count, words, lastYear, reason } = value
  const given = [amount, count, words].filter((each) => each !== undefined).length
  const read = (name: string, sources: Sources | undefined, takes: (kind: string) => boolean, of: string) =>
    listOf(sources).flatMap((source, index): readonly TextFinding[] => {
      const message = takes(kindOf(source)) ? sourceFault(source, spec, tables) : `“${source}”不是${of}。`
      return message === null ? [] : [{ path: Array.isArray(sources) ? [name, index] : [name], message }]
    })
  const isCount = (kind: string) => COUNTS.includes(kind)
  const isAmount = (kind: string) => !isCount(kind)
  const isWords = (kind: string) => kind === 'prior' || kind === 'facts'
  return [
    ...(given === 1 ? [] : [{ path: [], message: 'amount、count、words 三样要写一样，只写一样。' }]),
    ...read('amount', amount, isAmount, '金额'),
    ...read('count', count, isCount, '个数'),
    ...read('words', words, isWords, '文字'),
    ...read('lastYear', lastYear, amount === undefined ? isCount : isAmount, '上年数'),
    ...read('reason', reason, isWords, '文字'),
  ]
}

/** The marks that a value's sources need of the paragraph that prints it. */
export function marksOf({ amount, count, words, lastYear, reason }: ValueSpec): readonly Mark[] {
  const all = [amount, count, words, lastYear, reason].flatMap(listOf).flatMap(marksIn)
  return (['unit', 'project'] as const).filter((mark) => all.includes(mark))
}

function listOf(sources: Sources | undefined): readonly Source[] {
  return sources === undefined ? [] : typeof sources === 'string' ? [sources] : sources
}

function marksIn(source: Source): readonly string[] {
  return [...source.matchAll(/\{(\w*)\}/g)].map(([, name = '']) => name)
}

function kindOf(source: Source): string {
  return source.split('/')[0] ?? ''
}

/** Why a source cannot be read; null for one that can. */
function sourceFault(source: Source, spec: TextSpec, tables: readonly TableSpec[]): string | null {
  const strange = marksIn(source).find((mark) => ![...OF_DEPARTMENT, 'unit', 'project'].includes(mark))
  if (strange !== undefined) return `来源里没有 {${strange}}，可用 {unit}、{project}、{year}、{lastYear}。`
  const [kind = '', name = '', ...more] = source.split('/')
  const undefinedIn = (isDefined: boolean, where: string): string | null =>
    isDefined && more.length === 0 ? null : `“${source}”没有定义：${where}。`
  switch (kind) {
    case 'prior':
      return priorFault(source)
    case 'lines':
      return undefinedIn(Object.hasOwn(spec.lineSums, name), 'lineSums 里没有它')
    case 'assets':
      return undefinedIn(name !== '', '请写明国有资产的代号')
    case 'facts':
      return undefinedIn(
        spec.facts.some((fact) => fact.key === name),
        'facts 里没有它',
      )
    case 'count':
      return undefinedIn(
        repetitions.some((each) => each === name),
        `可数的有 ${repetitions.join('、')}`,
      )
    case 'template':
      return undefinedIn(name === 'decimals' || name === 'rateDecimals', '可用 decimals、rateDecimals')
    default:
      return cellFault(source, tables)
  }
}

/** `prior/threePublic/31013+30913`: the measure, and what it is a figure of. */
function priorFault(source: Source): string | null {
  const [, measure = '', of, ...more] = source.split('/')
  const measures = definition.priorFacts.fields.measure.options
  if (!Object.hasOwn(measures, measure)) {
    return `没有“${measure}”这样的上年数，可用 ${Object.keys(measures).join('、')}。`
  }
  if (more.length > 0) return `“${source}”太长，写作 prior/口径/对象。`
  if (measure === 'project') return of === '{project}' ? null : '项目的上年数写作 prior/project/{project}。'
  const field = measure === 'function' ? 'functionCode' : 'economicCode'
  if (!['function', 'economic', 'threePublic'].includes(measure)) {
    return of === undefined ? null : `“${measure}”不分对象，写作 prior/${measure}。`
  }
  const codes = (of ?? '').split('+')
  const bad = codes.find((code) => !isCode(fieldOf('priorFacts', field) as CodeField, code))
  return bad === undefined ? null : `“${bad}”不是科目代码，写作 prior/${measure}/代码，几个代码用 + 相连。`
}

/** `t03/∗/2011307/total`: table, unit or department, row, column. */
function cellFault(source: Source, tables: readonly TableSpec[]): string | null {
  const [id = '', block = '', ...rest] = source.split('/')
  const table = tables.find((each) => each.id === id)
  if (!table) return `没有报表“${id}”，也没有“${[...AMOUNTS, ...COUNTS].join('、')}”之外的这种来源。`
  const column = rest.at(-1) ?? ''
  const row = rest.slice(0, -1).join('/')
  if (row === '') return `“${source}”不全，单元格写作 报表/单位/行/栏。`
  if (!table.columns.some((each) => each.id === column)) return `报表“${id}”没有栏“${column}”。`
  const hasBlocks = table.scope === 'unit' && table.severalUnits !== 'total'
  if (block === '{unit}' && !hasBlocks) return `报表“${id}”不分单位，单位写 all 或 *。`
  if (!['*', 'all', '{unit}'].includes(block)) return `“${block}”不是单位，请写 *、all 或 {unit}。`
  return hasRow(table, row) ? null : `报表“${id}”没有行“${row}”。`
}

function hasRow(table: TableSpec, row: string): boolean {
  if (row === 'total' && table.severalUnits === 'both') return true
  return table.rows.some((rule) => {
    if (isRecordRule(rule)) return false
    switch (rule.rows) {
      case 'fixed':
        return row === (rule.refCode ?? rule.refYear ?? rule.kind)
      case 'unit':
        return row === 'unit'
      case 'project':
        return row === '{project}'
      case 'function':
      case 'economic':
        return /^\d+$/.test(row) && rule.digits.includes(row.length)
    }
  })
}
