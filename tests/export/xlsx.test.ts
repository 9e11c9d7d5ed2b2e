import { strFromU8, unzipSync } from 'fflate'
import type { Sheet as ReadSheet } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { sumFormula } from '../../src/main/export/xlsx/formula'
import { areaNames, sheetNames } from '../../src/main/export/xlsx/names'
import { workbookBytes } from '../../src/main/export/xlsx/workbook'
import type { BudgetDocument, BudgetLine } from '../../src/shared/model/document'
import { publishedTable, sampleDocument } from '../support/longgang'
import { bookOf, cellAt, centsOf, headColumns, randomBudgets, readBack, sheetAt } from './books'
import { NASTY, nastyBook } from './nasty-book'

const book = bookOf(sampleDocument())
const workbook = await readBack(book)

interface Headed {
  readonly id: string
  readonly path: readonly string[]
}

function firstLine(sheet: ReadSheet): number {
  return sheet.freezePane?.rows ?? 0
}

/** As published, in 万元 with two decimals: half away from zero, of whole 分. */
function asPublished(cents: number): string {
  return ((Math.sign(cents) * Math.round(Math.abs(cents) / 10_000)) / 100 + 0).toFixed(2)
}

describe('the workbook of the published sample', () => {
  it.each(book.tables.map(({ number }) => number))('holds every amount of table %i', (number) => {
    const published = publishedTable(number)
    const sheet = sheetAt(workbook, number - 1)
    const columns = published.columns as readonly Headed[]
    const headers = published.rowHeaders as readonly { readonly path: readonly string[] }[]
    const depth = Math.max(...[...columns, ...headers].map(({ path }) => path.length))
    const columnOf = headColumns(sheet, firstLine(sheet) - depth, depth)
    let amounts = 0
    for (const { line, name, cells } of published.rows) {
      const row = firstLine(sheet) + line - 1
      expect(sheet.rows[row], `${number}, ${line}`).toContain(name)
      for (const [id, amount] of Object.entries(cells)) {
        const path = columns.find((column) => column.id === id)?.path ?? []
        const column = columnOf.get(path.join('/'))
        expect(column, path.join('/')).toBeDefined()
        const cents = centsOf(sheet.rows[row]?.[column ?? -1])
        expect(asPublished(cents), `${number}, ${name}, ${path.join('/')}`).toBe(amount)
        amounts += 1
      }
    }
    expect(amounts).toBeGreaterThan(0)
  })

  it('keeps codes as text, zeros in front and all', () => {
    const [, , spending] = workbook.sheets
    const codes = publishedTable(3).rows.flatMap(({ code }) => code ?? [])
    const found = [...(spending?.cells ?? [])].filter(
      ([at, { style }]) => at.endsWith(',0') && style?.numFmt === '@',
    )
    expect(found.map(([, { value }]) => value)).toEqual(codes)
    const lines = sheetAt(workbook, 12)
    expect(lines.rows[1]?.slice(0, 1)).toEqual(['001'])
    expect(cellAt(lines, 1, 0)?.type).toBe('string')
  })

  it('sets names in by their level, and totals in strong type, noughts never', () => {
    const sheet = sheetAt(workbook, 2)
    const at = (line: number, column: number) => cellAt(sheet, firstLine(sheet) + line - 1, column)?.style
    for (const { line, level } of publishedTable(3).rows) {
      expect(at(line, 1)?.alignment?.indent ?? 0, `line ${line}`).toBe(Math.max(0, level - 1))
    }
    expect(at(1, 2)).toMatchObject({ font: { bold: true }, numFmt: '#,##0.00' })
    expect(at(1, 5)?.font?.bold ?? false).toBe(false)
  })

  it('adds up its totals by formulas whose results stand there', () => {
    const formulas = workbook.sheets.flatMap((sheet) =>
      [...(sheet.cells?.values() ?? [])].flatMap(({ formula, formulaResult }) =>
        formula === undefined ? [] : [{ sheet, formula, formulaResult }],
      ),
    )
    expect(formulas.length).toBeGreaterThan(300)
    for (const { sheet, formula, formulaResult } of formulas) {
      expect(centsOf(formulaResult), `${sheet.name} ${formula}`).toBe(summed(sheet, formula))
    }
  })

  it('holds the lists below table 12: title at the left, words that stand over several lines', () => {
    const sheet = sheetAt(workbook, 11)
    const { goals = [], indicators = [] } = publishedTable(12)
    const words = sheet.rows.map((row) => row.filter((value) => typeof value === 'string'))
    const first = words.findIndex((row) => row[0] === '年度总体目标')
    expect(words.slice(first, first + goals.length).map((row) => row.at(-1))).toEqual(
      goals.map(({ printed }) => printed),
    )
    const head = words.findIndex((row) => row[0] === '年度绩效指标')
    expect(words[head]).toEqual(['年度绩效指标', '一级指标', '二级指标', '三级指标', '目标值'])
    const lines = words.slice(head + 1, head + 1 + indicators.length)
    expect(lines.map((row) => row.slice(-2))).toEqual(
      indicators.map(({ level3, target }) => [level3, target]),
    )
    expect(sheet.merges).toContainEqual({
      startRow: head + 1,
      endRow: head + indicators.length,
      startCol: 0,
      endCol: 0,
    })
  })

  it('is set for paper, its head in view', () => {
    expect(workbook.sheets.map(({ name }) => name).slice(-4)).toEqual([
      '表12 部门（单位）整体支出绩效目标表',
      '分项',
      '项目',
      '绩效指标',
    ])
    expect(sheetAt(workbook, 2)).toMatchObject({
      freezePane: { rows: 5, columns: 2 },
      pageSetup: {
        paperSize: 'a4',
        orientation: 'landscape',
        fitToPage: true,
        fitToWidth: 1,
        fitToHeight: 0,
        printArea: '$A$1:$K$38',
        printTitlesRow: '$4:$5',
      },
      headerFooter: { oddFooter: '&C第 &P 页，共 &N 页' },
    })
    expect(sheetAt(workbook, 0).pageSetup?.orientation).toBe('portrait')
    expect(sheetAt(workbook, 13).autoFilter).toMatchObject({ range: 'A1:S15' })
    expect(workbook.properties).toMatchObject({ title: book.title, creator: '预算编制台' })
    const names = workbook.namedRanges?.map(({ name, range }) => `${name} ${range}`)
    expect(names).toContain("表3_支出总表 '表3 支出总表'!$A$1:$K$38")
    expect(names).toContain("项目 '项目'!$A$1:$S$15")
    expect(names?.filter((name) => !name.startsWith('_xlnm.'))).toHaveLength(15)
  })
})

describe.each(randomBudgets(3).map((document, run) => [run, document] as const))(
  'the workbook of random budget %i',
  (_, document) => {
    it('holds the sums of its lines', async () => {
      const { sheets } = await readBack(bookOf(document))
      const spending = sheets[2]
      if (!spending) throw new Error('no 支出总表')
      const columnOf = headColumns(spending, firstLine(spending) - 2, 2)
      const asked: Readonly<Record<string, (line: BudgetLine) => number>> = {
        支出总计: ({ amount }) => amount,
        基本支出: ({ kind, amount }) => (['staff', 'operating'].includes(kind) ? amount : 0),
        项目支出: ({ kind, amount }) => (kind === 'project' ? amount : 0),
        '2024年政府采购项目/小计': ({ procurement }) => procurement,
      }
      let unit = ''
      let compared = 0
      for (const [code, name, ...rest] of spending.rows.slice(firstLine(spending))) {
        if (rest.every((value) => value === null)) continue
        if (name === '合计') continue
        if (code === null) unit = document.units.find((each) => each.name === name)?.id ?? ''
        for (const [head, share] of Object.entries(asked)) {
          const sum = document.lines
            .filter(
              ({ unitId, functionCode }) =>
                unitId === unit && functionCode.startsWith((code ?? '') as string),
            )
            .reduce((total, line) => total + share(line), 0)
          const value = rest[(columnOf.get(head) ?? 0) - 2]
          expect(centsOf(value), `${String(code)} ${String(name)} ${head}`).toBe(sum)
          compared += 1
        }
      }
      expect(compared).toBeGreaterThan(20)
    })

    it('lists its lines and projects one by one', async () => {
      const { sheets } = await readBack(bookOf(document))
      expect(amountsOf(sheets[12], '金额（元）')).toEqual(inOrder(document.lines).map(({ amount }) => amount))
      expect(amountsOf(sheets[13], '2024年预算（元）')).toEqual(
        inOrder(document.projects).map(({ id }) => sumOfProject(document, id)),
      )
    })
  },
)

function inOrder<R extends { readonly id: string; readonly position: number }>(
  records: readonly R[],
): readonly R[] {
  return records.toSorted((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))
}

function sumOfProject({ lines }: BudgetDocument, id: string): number {
  return lines.filter(({ projectId }) => projectId === id).reduce((sum, { amount }) => sum + amount, 0)
}

function amountsOf(sheet: ReadSheet | undefined, head: string): readonly number[] {
  const column = sheet?.rows[0]?.indexOf(head) ?? -1
  return sheet?.rows.slice(1).map((row) => centsOf(row[column], 100)) ?? []
}

/** Every cell of C7:D9. */
function placesIn(area: string): readonly string[] {
  const [from, to = from] = area.split(':').map(placeOf)
  if (!from || !to) throw new Error(area)
  const places: string[] = []
  for (let row = from.row; row <= to.row; row += 1) {
    for (let column = from.column; column <= to.column; column += 1) {
      places.push(`${String.fromCharCode(65 + column)}${row + 1}`)
    }
  }
  return places
}

/** What SUM(C7:C12,C15) comes to, in 分 of a table in 万元. */
function summed(sheet: ReadSheet, formula: string): number {
  const parts = /^SUM\((.*)\)$/.exec(formula)?.[1]?.split(',') ?? []
  let sum = 0
  for (const part of parts) {
    const [from, to = from] = part.split(':').map(placeOf)
    if (!from || !to) throw new Error(formula)
    for (let row = from.row; row <= to.row; row += 1) {
      for (let column = from.column; column <= to.column; column += 1) {
        const value = sheet.rows[row]?.[column]
        if (typeof value === 'number') sum += centsOf(value)
      }
    }
  }
  return sum
}

function placeOf(reference: string): { row: number; column: number } {
  const [, letters = '', digits = ''] = /^([A-Z]+)(\d+)$/.exec(reference) ?? []
  const column = Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  return { row: Number(digits) - 1, column }
}

describe('what somebody wrote', () => {
  it('is text whatever it begins with, and is read back as it is', async () => {
    const { sheets } = await readBack(nastyBook())
    const [table, list] = sheets
    for (const [at, text] of NASTY.entries()) {
      const cell = list && cellAt(list, at + 1, 0)
      expect(cell, JSON.stringify(text)).toMatchObject({ type: 'string', value: text })
      expect(cell?.formula).toBeUndefined()
      expect(table && cellAt(table, firstLine(table) + at, 0)?.value, JSON.stringify(text)).toBe(text)
    }
  })

  it('stays text when somebody edits it', async () => {
    const parts = unzipSync(workbookBytes(nastyBook()))
    const text = (name: string) => strFromU8(parts[name] ?? new Uint8Array())
    const formats =
      text('xl/styles.xml')
        .split('<cellXfs')[1]
        ?.match(/<xf [^>]*/g) ?? []
    const quoted = NASTY.filter((_, at) => {
      const [, style = ''] =
        new RegExp(`<c r="A${at + 2}" s="(\\d+)"`).exec(text('xl/worksheets/sheet2.xml')) ?? []
      return formats[Number(style)]?.includes('quotePrefix="1"')
    })
    expect(quoted).toEqual(NASTY.filter((each) => /^[\s']*[=+\-@＝']/.test(each)))
    expect(quoted).toHaveLength(8)
  })

  it('leaves amounts below zero numbers', async () => {
    const list = sheetAt(await readBack(nastyBook()), 1)
    expect(cellAt(list, 1, 2)).toMatchObject({ type: 'number', value: -1234.5 })
    expect(cellAt(list, 1, 1)).toMatchObject({ type: 'string', value: '007' })
  })

  it('is cut where a cell of Excel ends', async () => {
    const [list] = nastyBook().lists
    if (!list) throw new Error('no list')
    const long = { ...list, rows: [{ cells: ['长'.repeat(40_000), null, null] }] }
    const sheet = sheetAt(await readBack({ ...nastyBook(), tables: [], lists: [long] }), 0)
    expect(sheet.rows[1]?.[0]).toBe(`${'长'.repeat(32_766)}…`)
  })
})

describe('the parts', () => {
  it.each(['sample', 'nasty'])(
    'of the %s hold no cell twice and no merged areas over each other',
    async (which) => {
      const written = which === 'sample' ? book : nastyBook()
      const parts = Object.entries(unzipSync(workbookBytes(written)))
      const sheets = parts.filter(([name]) => name.startsWith('xl/worksheets/'))
      expect(sheets).toHaveLength(written.tables.length + written.lists.length)
      for (const [name, bytes] of sheets) {
        const xml = strFromU8(bytes)
        const cells = Array.from(xml.matchAll(/<c r="([A-Z]+\d+)"/g), ([, reference]) => reference)
        expect(new Set(cells).size, name).toBe(cells.length)
        const covered = Array.from(
          xml.matchAll(/<mergeCell ref="([^"]+)"/g),
          ([, area = '']) => area,
        ).flatMap(placesIn)
        expect(new Set(covered).size, name).toBe(covered.length)
        expect(cells, name).toEqual(expect.arrayContaining(covered))
      }
    },
  )
})

describe('the bytes', () => {
  it('are the same for the same budget', async () => {
    expect(workbookBytes(bookOf(sampleDocument()))).toEqual(workbookBytes(book))
  })

  it('do not depend on the clock of the machine', async () => {
    const zone = process.env['TZ']
    try {
      process.env['TZ'] = 'America/New_York'
      const there = workbookBytes(nastyBook())
      process.env['TZ'] = 'Asia/Shanghai'
      expect(workbookBytes(nastyBook())).toEqual(there)
    } finally {
      process.env['TZ'] = zone
    }
  })
})

describe('what Excel limits', () => {
  it('names worksheets within 31 characters, each otherwise, without forbidden signs', () => {
    const long = '表9 财政拨款“三公”经费支出表财政拨款“三公”经费支出表（补充）'
    const names = sheetNames([
      '项目',
      '项目',
      '项目 ',
      "'引'",
      'a/b:c*?[d]\\',
      long,
      long,
      '',
      '分项A',
      '分项a',
    ])
    expect(names).toEqual([
      '项目',
      '项目 (2)',
      '项目 (3)',
      '引',
      'a b c d',
      long.slice(0, 31),
      `${long.slice(0, 27)} (2)`,
      '表',
      '分项A',
      '分项a (2)',
    ])
  })

  it('names areas by letters and digits, none like the address of a cell', () => {
    expect(areaNames(['表7 一般公共预算支出表（按功能分类）', 'A1', 'R1C1', '2024年', '=表'])).toEqual([
      '表7_一般公共预算支出表_按功能分类',
      '_A1',
      '_R1C1',
      '_2024年',
      '表',
    ])
  })

  it('leaves the value alone where its formula would have too many parts', () => {
    const place = { firstRow: 6, spans: [{ at: 2, columns: 1, width: 10 }] }
    const runs = (count: number) => Array.from({ length: count }, (_, i) => [2 * i, 2 * i] as const)
    const at = { line: 0, column: 0 }
    expect(
      sumFormula(
        {
          of: 'lines',
          runs: [
            [0, 5],
            [8, 8],
          ],
        },
        at,
        place,
      ),
    ).toBe('SUM(C7:C12,C15)')
    expect(sumFormula({ of: 'lines', runs: runs(255) }, at, place)).toMatch(/^SUM\(C7,/)
    expect(sumFormula({ of: 'lines', runs: runs(256) }, at, place)).toBeUndefined()
  })
})
