import { parseCsv } from 'hucre/csv'
import { readXlsx } from 'hucre/xlsx'
import { beforeAll, describe, expect, it } from 'vitest'
import { tablesOf } from '../../src/shared/destination/rows'
import { openSources } from '../../src/shared/destination/sources'
import type { BudgetDocument } from '../../src/shared/model/document'
import { parseFieldPath } from '../../src/shared/model/path'
import { openEngine } from '../../src/shared/tables/engine'
import { cellAt, headColumns, sheetAt } from '../export/books'
import { codeBook, publishedTable, sampleTemplate } from '../support/longgang'
import { bytesOf, centsIn, codes, destination, made, sample, sha256, twoUnits } from './finance-bench'

type Values = Readonly<Record<string, string | number | null>>
type Tables = Readonly<Record<string, readonly Values[]>>

const national = destination('national-2024')

function jsonTables(document: BudgetDocument): Tables {
  return JSON.parse(new TextDecoder().decode(bytesOf(made(document, 'json'), 'national-2024.json'))) as Tables
}

describe.each([
  ['the sample', sample()],
  ['two units whose ids are no codes', twoUnits()],
])('the national package of %s', (_, document) => {
  const tables = jsonTables(document)
  const annual = tables['BGT_PM_ANNUAL'] ?? []

  it('has a row for each line of a project, told from the records alone', () => {
    const byId = <T extends { id: string }>(records: readonly T[]) => new Map(records.map((r) => [r.id, r]))
    const [units, projects] = [byId(document.units), byId(document.projects)]
    const expected = document.lines.flatMap((line) => {
      const project = line.projectId === null ? undefined : projects.get(line.projectId)
      if (!project) return []
      return {
        bgt_pman_id: line.id,
        agency_code: units.get(line.unitId)?.code,
        pro_code: project.code,
        exp_func_code: line.functionCode,
        dep_bgt_eco_code: line.economicCode,
        fund_type_code: line.fundType,
        is_gov_pur: line.procurement > 0 ? 1 : 2,
        apply_up: line.amount / 100,
      }
    })
    const key = ({ bgt_pman_id: id }: { bgt_pman_id?: unknown }) => String(id)
    const sorted = (rows: readonly { bgt_pman_id?: unknown }[]) =>
      rows.toSorted((a, b) => (key(a) < key(b) ? -1 : 1))
    expect(sorted(annual)).toEqual(sorted(expected).map((each) => expect.objectContaining(each) as object))
  })

  it('is read back by another library: text cells are text, amounts are numbers, as the JSON has them', async () => {
    const workbook = await readXlsx(bytesOf(made(document, 'xlsx'), 'national-2024.xlsx'), {
      readStyles: true,
    })
    expect(workbook.sheets.map(({ name }) => name)).toEqual(national.tables.map((t) => t.sheet ?? t.id))
    for (const [place, table] of national.tables.entries()) {
      const sheet = sheetAt(workbook, place)
      expect(sheet.rows.slice(0, 2)).toEqual([
        table.columns.map(({ id }) => id),
        table.columns.map(({ name }) => name),
      ])
      for (const [row, values] of (tables[table.id] ?? []).entries()) {
        for (const [at, { id, as }] of table.columns.entries()) {
          const cell = cellAt(sheet, row + 2, at)
          const value = values[id] ?? null
          expect(cell?.value ?? null, `${table.id} ${row} ${id}`).toBe(value)
          expect(cell?.style?.numFmt ?? 'General', id).toBe(
            as === 'text' ? '@' : as === 'amount' ? '0.00' : 'General',
          )
          if (value !== null) expect(typeof value, id).toBe(as === 'text' ? 'string' : 'number')
        }
      }
      expect(sheet.rows).toHaveLength(2 + (tables[table.id] ?? []).length)
    }
  })

  it.each(['csv', 'csv-gb18030'] as const)('as %s says the same', (form) => {
    const made_ = made(document, form)
    for (const table of national.tables) {
      const bytes = bytesOf(made_, `${table.id}.csv`)
      if (form === 'csv') expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
      const text = new TextDecoder(form === 'csv' ? 'utf-8' : 'gb18030').decode(bytes)
      const [head, ...rows] = parseCsv(text)
      expect(head).toEqual(table.columns.map(({ id }) => id))
      expect(rows).toEqual(
        (tables[table.id] ?? []).map((values) =>
          table.columns.map(({ id, as }) => {
            const value = values[id] ?? null
            return value === null ? '' : as === 'amount' ? (value as number).toFixed(2) : String(value)
          }),
        ),
      )
    }
  })

  it('comes, row by row alone, to the project columns of tables 3 and 5', () => {
    const { tables: specs, text } = sampleTemplate()
    const engine = openEngine(specs, document, codeBook(), text.lineSums)
    const own = engine.views()
    const ruled = new Map(document.units.map((unit) => [unit.code, unit.independentAccounting]))
    // Money of units that keep no accounts of their own is printed under 本级.
    const main = document.units.find((unit) => unit.main)
    const unitOf = ({ agency_code: code }: Values): string =>
      ruled.get(String(code)) ? String(code) : (main?.code ?? '')
    const sums = new Map<string, number>()
    const add = (key: string, row: Values): void =>
      void sums.set(key, (sums.get(key) ?? 0) + centsIn(row['apply_up'] ?? 0))
    const FUNDS: readonly (readonly [column: string, prefix: string, appropriation?: string])[] = [
      ['generalSubtotal', '11'],
      ['generalDuty', '11', '履职类项目'],
      ['generalSpecial', '11', '财政专项资金'],
      ['generalGovInvest', '11', '政府投资项目'],
      ['govFund', '12'],
      ['stateCapital', '13'],
      ['specialAccount', '2'],
      ['business', '31'],
      ['superiorSubsidy', '32'],
      ['affiliateRemit', '33'],
      ['businessOperating', '34'],
      ['otherIncome', '39'],
    ]
    for (const row of annual) {
      const unit = unitOf(row)
      const code = String(row['exp_func_code'])
      for (const of of ['', code.slice(0, 3), code.slice(0, 5), code]) add(`t03 ${unit} ${of} project`, row)
      const columns = ['total', ...(row['is_carry_over'] === 1 ? ['carryIn'] : [])]
      for (const [column, prefix, name] of FUNDS) {
        const isOf = String(row['fund_type_code']).startsWith(prefix)
        const isNamed = name === undefined || row['appropriation_name'] === name
        if (row['is_carry_over'] === 2 && isOf && isNamed) columns.push(column)
      }
      for (const column of columns) {
        add(`t05 ${unit}  ${column}`, row)
        add(`t05 ${unit} ${String(row['pro_code'])} ${column}`, row)
      }
    }
    let amounts = 0
    for (const [id, only] of [
      ['t03', ['project']],
      ['t05', undefined],
    ] as const) {
      const view = own.find((table) => table.id === id)
      for (const { kind, refCode, unitCode, projectCode, cells } of view?.rows ?? []) {
        const of = kind === 'unit' ? '' : id === 't03' ? (refCode ?? '') : (projectCode ?? '')
        if (unitCode === null || !['unit', 'function', 'project'].includes(kind)) continue
        for (const [at, column] of (view?.columns ?? []).entries()) {
          if (only && !(only as readonly string[]).includes(column.id)) continue
          const expected = sums.get(`${id} ${unitCode} ${of} ${column.id}`) ?? 0
          expect(cells[at] ?? 0, `${id} ${of} ${column.id}`).toBe(expected)
          amounts += 1
        }
      }
    }
    expect(amounts).toBeGreaterThan(200)
  })

  it('has a manifest that its files and rows agree with, by fund and in all', () => {
    for (const form of national.forms) {
      const { files, manifest } = made(document, form)
      expect(manifest.files).toEqual(
        files.map(({ name, bytes }) => ({ name, size: bytes.length, sha256: sha256(bytes) })),
      )
      for (const { id, rows, sums } of manifest.tables) {
        const written = tables[id] ?? []
        expect(rows).toBe(written.length)
        for (const { column, total, funds } of sums) {
          const sumOf = (some: readonly Values[]) =>
            some.reduce((sum, row) => sum + centsIn(row[column] ?? 0), 0)
          expect(centsIn(total), `${id} ${column}`).toBe(sumOf(written))
          for (const { fundType, amount } of funds) {
            const own = written.filter((row) => [row['fund_type_code'], row['fund_type']].includes(fundType))
            expect(centsIn(amount), `${id} ${column} ${fundType}`).toBe(sumOf(own))
          }
        }
      }
    }
  })

  it('traces every value to the field that it comes from', () => {
    const sources = openSources(document, codes())
    let traced = 0
    for (const table of tablesOf(national, sources)) {
      for (let at = 0; at < table.count; at += 1) {
        for (const [column, { value, place }] of table.row(at).cells.entries()) {
          if (place === null) continue
          const path = parseFieldPath(place)
          const [set = '', id] = place.split('/')
          const records = document[set as 'projects'] as readonly { id: string }[]
          const record = set === 'department' ? document.department : records.find((each) => each.id === id)
          expect(record, place).toBeDefined()
          const spec = table.spec.columns[column]
          const stored = path && (record as unknown as Values)[path.field]
          const isPlain = spec?.as === 'text' && !spec.codes && !spec.shows && typeof stored === 'string'
          if (!isPlain) continue
          expect(value ?? '').toBe(stored)
          traced += 1
        }
      }
    }
    expect(traced).toBeGreaterThan(1000)
  })

  it('is the same to the byte each time', () => {
    for (const form of national.forms) expect(made(document, form)).toEqual(made(document, form))
  })
})

describe('the sample', () => {
  const annual = jsonTables(sample())['BGT_PM_ANNUAL'] ?? []

  it('comes to what is published: table 3 by function, table 5 by fund', () => {
    const inWan = (cents: number): string => (cents / 1_000_000).toFixed(2)
    const sum = (isMeant: (row: Values) => boolean): string =>
      inWan(annual.filter(isMeant).reduce((all, row) => all + centsIn(row['apply_up'] ?? 0), 0))
    for (const { code, cells } of publishedTable(3).rows) {
      const own = sum((row) => String(row['exp_func_code']).startsWith(code ?? ''))
      expect(own, code ?? 'in all').toBe(cells['project'])
    }
    const [total] = publishedTable(5).rows
    expect(sum((row) => String(row['fund_type_code']).startsWith('11'))).toBe(total?.cells['generalSubtotal'])
    expect(sum((row) => String(row['fund_type_code']).startsWith('12'))).toBe(total?.cells['govFund'])
    expect(sum((row) => row['appropriation_name'] === '财政专项资金')).toBe(total?.cells['generalSpecial'])
  })

  it('marks in its manifest what the pack assumes', () => {
    const { manifest } = made(sample(), 'json')
    const assumed = manifest.tables.find(({ id }) => id === 'BGT_PM_ANNUAL')?.assumed
    expect(assumed).toContain('exp_func_name')
    expect(assumed).not.toContain('exp_func_code')
  })
})

describe('the second destination, of data alone', () => {
  let workbook: Awaited<ReturnType<typeof readXlsx>>
  const spec = destination('project-summary-2024')
  beforeAll(async () => {
    const bytes = bytesOf(made(twoUnits(), 'xlsx', spec), 'project-summary-2024.xlsx')
    workbook = await readXlsx(bytes, { readStyles: true })
  })

  it('has one sheet with a title, a merged head of two lines and amounts in 万元, exact', () => {
    expect(workbook.sheets).toHaveLength(1)
    const sheet = sheetAt(workbook, 0)
    expect(sheet.rows[0]?.[0]).toBe('项目支出汇总表（单位：万元）')
    const heads = headColumns(sheet, 1, 2)
    expect([...heads.keys()]).toEqual([
      ...['序号', '项目名称', '功能科目/编码', '功能科目/名称', '经济科目/编码', '经济科目/名称'],
      ...['一般公共预算', '政府性基金', '国有资本经营', '财政专户管理资金', '单位资金'].map(
        (n) => `资金来源/${n}`,
      ),
      '合计',
    ])
    const lines = twoUnits().lines.filter(({ projectId }) => projectId !== null)
    expect(sheet.rows.slice(3)).toHaveLength(lines.length)
    const column = (name: string): number =>
      sheet.rows
        .slice(3)
        .reduce((sum, row) => sum + centsIn((row[heads.get(name) ?? -1] as number | null) ?? 0, 1_000_000), 0)
    const all = (...prefixes: string[]): number =>
      lines
        .filter(({ fundType }) => prefixes.some((prefix) => fundType.startsWith(prefix)))
        .reduce((sum, { amount }) => sum + amount, 0)
    expect(column('合计')).toBe(all(''))
    expect(column('资金来源/政府性基金')).toBe(all('12'))
    expect(column('资金来源/单位资金')).toBe(all('3'))
  })
})
