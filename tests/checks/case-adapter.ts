import {
  readTableSet,
  type ReadColumn,
  type ReadRow,
  type ReadTable,
} from '../../src/shared/checks/tables/read-tables'
import { printedFigure } from '../../src/shared/checks/figures/figure'
import type { DescribedProject, ProjectForm } from '../../src/shared/checks/tables/form-rules'
import type { ReadDocument } from '../../src/shared/checks/documents/read-checks'
import type { CheckBindings } from '../../src/shared/checks/spec'
import type { CheckedText } from '../../src/shared/checks/words/text-rules'
import { sampleBindings } from './bench'

/**
 * Makes documents of neutral cases: tables with what a case states in them and blanks elsewhere, and paragraphs that say what it
 * says. It compares nothing and knows no rule.
 */

type Input = Readonly<Record<string, unknown>>
type Unit = '元' | '万元'

interface DraftTable {
  rows: Map<string, Map<string, string>>
  unit: Unit
  notes: string[] | null
  title: string
}

/** Tables by their number in the cases, which is that of the sample's template. */
interface Draft {
  readonly tables: Map<string, DraftTable>
  readonly paragraphs: string[]
  readonly titles: string[]
  readonly described: DescribedProject[]
  readonly forms: ProjectForm[]
}

const bindings = sampleBindings()

export function documentOf(input: Input): ReadDocument {
  const draft: Draft = { tables: new Map(), paragraphs: [], titles: [], described: [], forms: [] }
  const unit: Unit = input['unit'] === '元' ? '元' : '万元'
  for (const [key, value] of Object.entries(input)) take(draft, key, value, unit, input)
  const stated = /(20\d\d)年/.exec(JSON.stringify(input))?.[1]
  const year = Number(input['year'] ?? input['cover'] ?? stated ?? 2024)
  return {
    tables: readTableSet([...draft.tables].map(tableOf), caseBindings(), { unit: '万元', decimals: 2 }, year),
    chapters: [
      {
        paragraphs: draft.paragraphs.map((text, index) => ({
          place: `p1/${index}`,
          name: `第${index + 1}段`,
          text,
        })),
      },
    ],
    texts: draft.titles.map((text, index): CheckedText => ({
      place: `title/${index}`,
      name: '表题',
      text,
      kind: 'title',
      isField: false,
    })),
    fiscalYear: year,
    names: [],
    described: draft.described,
    forms: draft.forms,
  }
}

/** The sample’s, and for what it does not print a place of its own. */
export function caseBindings(): CheckBindings {
  const cell = (table: string, row: string, column: string) => ({ cells: [{ table, row, column }] })
  return {
    measures: {
      ...bindings.measures,
      incomeByFunction: { table: 't02', column: 'byFunction' },
      basicStaff: cell('t04', 'staff', 'total'),
      basicStaffItems: { cells: ['301', '303'].map((row) => ({ table: 't04', row, column: 'total' })) },
      basicOperating: cell('t04', 'operating', 'total'),
      basicOperatingItems: {
        cells: ['302', '307', '310', '399'].map((row) => ({ table: 't04', row, column: 'total' })),
      },
      basicReception: cell('t04', '30217', 'total'),
      basicAbroad: cell('t04', '30212', 'total'),
      basicVehicleRunning: cell('t04', '30231', 'total'),
      agencyOperating: cell('t04', 'operating', 'total'),
      fiscalGeneral: { table: 't06', column: 'general', whole: 'expenditure-grand-total' },
      fiscalGovFund: { table: 't06', column: 'govFund', whole: 'expenditure-grand-total' },
      fiscalStateCapital: { table: 't06', column: 'stateCapital', whole: 'expenditure-grand-total' },
      expenditureTotal: cell('t01', 'expenditure-grand-total', 'expenditureAmount'),
    },
  }
}

function put(draft: Draft, table: string, row: string, column: string, text: string, unit: Unit): void {
  const own: DraftTable = draft.tables.get(table) ?? { rows: new Map(), unit, notes: null, title: table }
  draft.tables.set(table, { ...own, unit })
  const cells = own.rows.get(row) ?? new Map<string, string>()
  own.rows.set(row, cells.set(column, text))
}

const THREE_PUBLIC: Readonly<Record<string, string>> = {
  合计: 'totalGeneral',
  因公出国: 'abroadGeneral',
  接待: 'receptionGeneral',
  用车小计: 'vehicleGeneral',
  购置: 'vehiclePurchaseGeneral',
  运行: 'vehicleRunningGeneral',
}
const THREE_SAID: Readonly<Record<string, string>> = {
  合计: '“三公”经费合计',
  因公出国: '因公出国（境）费',
  接待: '公务接待费',
  用车小计: '公务用车购置及运行费',
  购置: '公务用车购置费',
  运行: '公务用车运行维护费',
}
const PROCUREMENT: Readonly<Record<string, string>> = {
  采购: '政府采购总额',
  货物: '货物类项目',
  工程: '工程类项目',
  服务: '服务类项目',
  中小: '面向中小企业预留',
  小微: '预留给小微企业',
}

function take(draft: Draft, key: string, value: unknown, given: Unit, input: Input): void {
  const unit = / 元$/.test(key) ? '元' : given
  const record = value as Readonly<Record<string, string>>
  const list = value as readonly string[]
  const rows = value as readonly (readonly string[])[]
  const text = String(value)
  switch (key.replace(/ (?:元|万元)$/, '')) {
    case 'T01':
      if (typeof value === 'string') {
        put(draft, 't01', 'income-grand-total', 'incomeAmount', text, unit)
        return
      }
      put(draft, 't01', 'income-grand-total', 'incomeAmount', record['收入总计'] ?? '', unit)
      put(draft, 't01', 'expenditure-grand-total', 'expenditureAmount', record['支出总计'] ?? '', unit)
      return
    case '收入支出总计':
      draft.paragraphs.push(`收入支出总计${text.replace(' ', '')}。`)
      return
    case 'T03 合计':
      if (typeof value === 'string') return put(draft, 't03', 'unit', 'total', value, unit)
      for (const [at, column] of ['total', 'basic', 'project'].entries())
        put(draft, 't03', 'unit', column, list[at] ?? '', unit)
      return
    case 'T07 合计':
      return put(draft, 't07', 'unit', 'total', text, unit)
    case 'T10 合计':
      return put(draft, 't10', 'unit', 'total', text, unit)
    case 'T06 支出总计': {
      if (typeof value === 'string')
        return put(draft, 't06', 'expenditure-grand-total', 'expenditureAmount', value, unit)
      const columns = {
        合计: 'expenditureAmount',
        一般公共预算: 'general',
        政府性基金预算: 'govFund',
        国有资本经营预算: 'stateCapital',
      }
      for (const [name, column] of Object.entries(columns))
        put(draft, 't06', 'expenditure-grand-total', column, record[name] ?? '', unit)
      return
    }
    case 'T04 rows':
      for (const [code = '', , amount = ''] of rows) put(draft, 't04', code, 'total', amount, unit)
      return
    case '人员经费合计':
      return put(draft, 't04', 'staff', 'total', text, unit)
    case '公用经费合计':
    case 'T04 公用合计':
      return put(draft, 't04', 'operating', 'total', text, unit)
    case 'rows':
      for (const [code = '', amount = ''] of rows)
        put(draft, 't07', code === '合计' ? 'unit' : code, 'total', amount, unit)
      return
    case 'T02':
      for (const [code, amount] of Object.entries(record)) put(draft, 't02', code, 'byFunction', amount, unit)
      return
    case 'T03':
      for (const [code, amount] of Object.entries(record)) put(draft, 't03', code, 'total', amount, unit)
      return
    case 'T02 codes':
      for (const code of list) put(draft, 't02', code, 'byFunction', '1.00', unit)
      return
    case 'T03 codes':
      for (const code of list) put(draft, 't03', code, 'total', '1.00', unit)
      return
    case 'T04':
      for (const [code, amount] of Object.entries(record)) put(draft, 't04', code, 'total', amount, unit)
      return
    case 'T07':
      draft.paragraphs.push(`教育支出（2050101）${String(input['text 万元'])}万元。`)
      return put(draft, 't07', '2050101', 'total', text, unit)
    case 'T09': {
      const amounts = Array.isArray(value)
        ? Object.fromEntries(Object.keys(THREE_PUBLIC).map((name, at) => [name, list[at] ?? '']))
        : record
      for (const [name, amount] of Object.entries(amounts))
        put(draft, 't09', '{year}', THREE_PUBLIC[name] ?? name, amount, unit)
      return
    }
    case 'T10 2219899':
      if (typeof input['text'] === 'string')
        draft.paragraphs.push(`其他支出（2219899）${input['text']}万元。`)
      return put(draft, 't10', '2219899', 'total', text, unit)
    case 'cell':
      return put(draft, 't04', '30101', 'total', text, unit)
    case '万元':
      return amounts(draft, value, input)
    case 'text':
      if (typeof value === 'object' && !Array.isArray(value))
        draft.paragraphs.push(
          Object.entries(record)
            .map(([name, amount]) => `${THREE_SAID[name] ?? name}${amount}万元`)
            .join('，') + '。',
        )
      else if (key === 'text 万元') said(draft, text, input)
      else if (input['T10 2219899'] === undefined) sentence(draft, value, input)
      return
    case 'ratio %':
      draft.paragraphs.push(`公务接待费110.00万元，比上年增加10.00万元，增长${text}%。`)
      return
    case 'current':
      draft.paragraphs.push(`公务接待费${text}万元，比上年增加${text}万元。`)
      return
    case 'sentences':
      for (const each of list)
        draft.paragraphs.push(
          `${each
            .replace(/ ?(\d+)(?=,|$)/, '$1万元')
            .replace(', ', '，')
            .replaceAll(' ', '')}。`,
        )
      return
    case 'places':
      for (const each of list) {
        const [name = '', amount = ''] = each.split(' ')
        draft.paragraphs.push(`公务接待费${name === '本年' ? '' : `${name}数`}${amount}万元。`)
      }
      return
    case 'table': {
      const isThree = text.includes('三公')
      const table = isThree ? 't09' : 't10'
      const amount = textOf(input['合计'] ?? input['amounts'])
      put(draft, table, isThree ? '{year}' : 'unit', isThree ? 'totalGeneral' : 'total', amount, unit)
      const own = draft.tables.get(table)
      if (own) {
        own.title = text
        own.notes = typeof input['note'] === 'string' ? [input['note']] : []
      }
      return
    }
    case 'contents':
    case 'cover':
      draft.titles.push(`${text}年部门预算`)
      return
    case '说明':
      return described(draft, value, input)
    case '年度预算安排':
      draft.described.push({ name: '甲', place: 'described/0', text })
      return
    case '申报表':
    case '申报表 年度资金申请总额':
    case '申报表 年度':
      return form(draft, value, unit)
  }
}

function described(draft: Draft, value: unknown, input: Input): void {
  const texts = Array.isArray(value) ? (value as string[][]) : [['甲', String(value)]]
  for (const [name = '', text = ''] of texts) {
    const amount = 'unit' in input || /元/.test(text) ? text : `${text}万元`
    draft.described.push({
      name,
      place: `described/${draft.described.length}`,
      text: amount.replace(' 万元', '万元'),
    })
  }
}

function form(draft: Draft, value: unknown, unit: Unit): void {
  const forms = Array.isArray(value) ? (value as string[][]) : [['甲', String(value)]]
  for (const [name = '', text = ''] of forms) {
    const yearAmount = printedFigure(text.replace(/ 元$/, ''), text.endsWith('元') ? '元' : unit)
    if (yearAmount) draft.forms.push({ name, place: `forms/${draft.forms.length}`, yearAmount })
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

function said(draft: Draft, text: string, input: Input): void {
  if ('T01 元' in input) draft.paragraphs.push(`收入预算${text}万元。`)
  else if ('T04 公用合计 元' in input) draft.paragraphs.push(`机关运行经费${text}万元。`)
}

function amounts(draft: Draft, value: unknown, input: Input): void {
  if (typeof value === 'string') return void draft.paragraphs.push(`公务接待费${value}。`)
  if (Array.isArray(value)) {
    for (const [a, b, rate] of value as string[][])
      draft.paragraphs.push(`年初预算${a ?? ''}万元，支出决算${b ?? ''}万元，完成年初预算的${rate ?? ''}。`)
    return
  }
  const record = value as Readonly<Record<string, string>>
  if ('采购' in record) {
    draft.paragraphs.push(
      Object.entries(record)
        .map(([name, amount]) => `${PROCUREMENT[name] ?? name}${amount}万元`)
        .join('，') + '。',
    )
    return
  }
  if ('绩效涉及资金' in record) {
    draft.paragraphs.push(`绩效目标涉及资金${record['绩效涉及资金'] ?? ''}万元。`)
    const project = record['T03 项目支出'] ?? record['项目支出'] ?? ''
    put(draft, 't03', 'unit', 'project', project, '万元')
    return
  }
  if ('T10 2219899' in record) {
    put(draft, 't10', '2219899', 'total', record['T10 2219899'] ?? '', '万元')
    draft.paragraphs.push(`其他支出（2219899）${record['text 该项'] ?? ''}万元。`)
    return
  }
  if ('条目开头' in record) {
    draft.paragraphs.push(
      `教育支出（2050101）${record['条目开头'] ?? ''}万元。教育支出（2050101）${record['支出决算'] ?? ''}万元。`,
    )
    return
  }
  if ('table' in record) {
    put(draft, 't07', '2050101', 'total', record['table'] ?? '', '万元')
    draft.paragraphs.push(`教育支出（2050101）${record['text'] ?? ''}万元。`)
    return
  }
  const word = '减少' in record ? '减少' : '增加'
  const total = /([\d.]+), 减少([\d.]+) → ([\d.]+)%/.exec(record['合计'] ?? '')
  if (total)
    draft.paragraphs.push(
      `“三公”经费合计${total[1] ?? ''}万元，比上年减少${total[2] ?? ''}万元，下降${total[3] ?? ''}%，主要原因是厉行节约。`,
    )
  const prior = record['上年'] === undefined ? '' : `上年${record['上年']}万元，`
  draft.paragraphs.push(
    `${prior}公务接待费${record['本年'] ?? ''}万元，比上年${word}${record[word] ?? ''}万元，${record['写'] ?? ''}，主要原因是业务需要。`,
  )
  void input
}

function sentence(draft: Draft, value: unknown, input: Input): void {
  if (Array.isArray(value)) return void draft.paragraphs.push(...(value as string[]))
  const text = String(value).replaceAll('⏎', '\n').replaceAll(' 万元', '万元').replace(', ', '，')
  if ('year' in input && /预算表/.test(text)) draft.titles.push(text)
  else draft.paragraphs.push(text)
}

function tableOf([id, { rows, unit, notes, title }]: [string, DraftTable]): ReadTable {
  const columns = [...new Set([...rows.values()].flatMap((cells) => [...cells.keys()]))]
  const codes = [...rows.keys()]
  const parts: Readonly<Record<string, readonly string[]>> = {
    't03 total': ['basic', 'project'],
    't06 expenditureAmount': ['general', 'govFund', 'stateCapital'],
  }
  return {
    id,
    name: id.toUpperCase(),
    title,
    unit,
    decimals: 2,
    notes,
    columns: columns.map((column): ReadColumn => ({
      id: column,
      name: column,
      parts: (parts[`${id} ${column}`] ?? []).filter((each) => columns.includes(each)),
    })),
    rows: [...rows].map(([code, cells]): ReadRow => ({
      key: `${id}/all/${code.replace('{year}', '2024')}`,
      unit: 'all',
      code: code.replace('{year}', '2024'),
      name: code,
      parent: parentOf(code, codes, id),
      cells: columns.map((column) => cells.get(column) ?? null),
    })),
  }
}

/** A code is a part of the longest that it begins with; of a class, of the whole. */
function parentOf(code: string, codes: readonly string[], id: string): string | null {
  if (!/^\d+$/.test(code) || code === '2024') return null
  const above = codes.filter((each) => each !== code && /^\d+$/.test(each) && code.startsWith(each))
  const longest = above.sort((a, b) => b.length - a.length)[0]
  if (longest !== undefined) return `${id}/all/${longest}`
  return codes.includes('unit') ? `${id}/all/unit` : null
}
