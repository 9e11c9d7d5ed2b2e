import type { Finding } from '../finding'
import { checkIndicatorRow, checkRowLists } from './indicator-rows'
import { finding, type PrintedRow, type RowSetting } from './printed-row'

/** What is wrong with the rows of one printed table, with nothing known but the edition of the codes. */
export function checkRows(rows: readonly PrintedRow[], setting: RowSetting): readonly Finding[] {
  return [
    ...rows.flatMap((row) => [...codeFindings(row, setting), ...checkIndicatorRow(row, setting)]),
    ...repeatedFindings(rows, setting),
    ...orderFindings(rows, setting),
    ...contentFindings(rows, setting),
    ...checkRowLists(rows, setting),
  ]
}

/** 类, 款, 项: a digit less is a zero that was lost where a code was taken for a number. */
const CODE_SHAPES = { function: /^\d{3}(?:\d{2}){0,2}$/, economic: /^\d{3}(?:\d{2})?$/ } as const

/** R035, R037 */
function codeFindings(row: PrintedRow, setting: RowSetting): readonly Finding[] {
  const { of, code, isCoded, name, table } = row
  if (name.trim() === '') {
    const message = `${table}有一行没有名称。`
    return finding(setting, 'R058', row, { expected: '名称', actual: '空', message })
  }
  if (of !== 'function' && of !== 'economic') return []
  const known = of === 'function' ? setting.functions : setting.economics
  if (isCoded && (code === null || code.trim() === '')) {
    const message = `${table}“${name}”没有编码。`
    return finding(setting, 'R037', row, { expected: '编码', actual: '空', message })
  }
  if (code !== null && code !== '' && !CODE_SHAPES[of].test(code)) {
    const message = `${table}“${name}”的编码是“${code}”，${of === 'function' ? '功能科目是 3、5 或 7 位' : '经济科目是 3 或 5 位'}数字。请核对有没有丢掉 0。`
    const expected = of === 'function' ? '3、5 或 7 位' : '3 或 5 位'
    return finding(setting, 'R037', row, { expected, actual: code, message })
  }
  const due = code === null ? undefined : known.get(code)
  if (due !== undefined && due !== name) {
    const message = `${table}的 ${code ?? ''} 写作“${name}”，本年版科目叫“${due}”。`
    return finding(setting, 'R035', row, { expected: due, actual: name, message })
  }
  const isNamed = due !== undefined || [...known.values()].includes(name)
  if (isNamed && (code === null || due !== undefined)) return []
  const message = `${table}的“${[code, name].filter(Boolean).join(' ')}”不在本年版科目里。`
  return finding(setting, 'R035', row, { expected: '本年版科目', actual: code ?? name, message })
}

/** R099: a row that stands twice. */
function repeatedFindings(rows: readonly PrintedRow[], setting: RowSetting): readonly Finding[] {
  const named = rows.filter(({ of, name }) => !['other', 'goal', 'indicator'].includes(of) && name !== '')
  return [
    ...Map.groupBy(
      named,
      ({ place, of, code, name }) => `${blockOf(place)} ${of} ${code ?? ''} ${name}`,
    ).values(),
  ].flatMap((same) => {
    const [first, second] = same
    // Names without codes come again on purpose: 一般公共预算资金 above its own part.
    const isOne = first?.of === 'project' || first?.isCoded === true || codeOf(first, setting) !== null
    if (!first || !second || !isOne) return []
    const message = `${first.table}的“${first.name}”出现了 ${same.length} 次。`
    return finding(setting, 'R099', second, { expected: '一次', actual: `${same.length} 次`, message })
  })
}

/** R059: a row that says nothing of what it is about, where most others do. */
function contentFindings(rows: readonly PrintedRow[], setting: RowSetting): readonly Finding[] {
  const own = rows.filter(({ of, content }) => of === 'project' && content !== undefined)
  const blank = own.filter(({ content }) => content?.trim() === '')
  if (blank.length * 2 > own.length) return []
  return blank.flatMap((row) =>
    finding(setting, 'R059', row, {
      severity: 'info',
      expected: '主要内容',
      actual: '空',
      message: `${row.table}的“${row.name}”没有写主要内容。`,
    }),
  )
}

/** R058: codes stand in their order, each class before its parts. */
function orderFindings(rows: readonly PrintedRow[], setting: RowSetting): readonly Finding[] {
  const coded = rows.flatMap((row) => {
    const code = row.of === 'function' || row.of === 'economic' ? (row.code ?? codeOf(row, setting)) : null
    return code === null ? [] : [{ ...row, code }]
  })
  // A new block of another unit begins anew.
  const at = coded.findIndex(
    ({ code, place }, index) =>
      index > 0 &&
      blockOf(place) === blockOf(coded[index - 1]?.place ?? '') &&
      code < (coded[index - 1]?.code ?? ''),
  )
  const row = coded[at]
  if (at < 0 || !row) return []
  const message = `${row.table}的 ${row.code} ${row.isCoded ? '' : row.name}排在 ${coded[at - 1]?.code ?? ''} 之后，科目按编码排列。`
  return finding(setting, 'R058', row, { expected: '按编码排列', actual: row.code, message })
}

/** What a name that the table prints without its code can only be; null where several are called so. */
function codeOf(row: PrintedRow | undefined, { functions, economics }: RowSetting): string | null {
  const { of, name = '' } = row ?? {}
  const codes = codesByName(of === 'function' ? functions : economics).get(name) ?? []
  return codes.length === 1 ? (codes[0] ?? null) : null
}

const byNames = new WeakMap<ReadonlyMap<string, string>, ReadonlyMap<string, readonly string[]>>()

function codesByName(names: ReadonlyMap<string, string>): ReadonlyMap<string, readonly string[]> {
  const known = byNames.get(names)
  if (known) return known
  const groups = Map.groupBy(names, ([, name]) => name)
  const own = new Map([...groups].map(([name, all]) => [name, all.map(([code]) => code)]))
  byNames.set(names, own)
  return own
}

function blockOf(place: string): string {
  return place.split('/').slice(0, 2).join('/')
}
