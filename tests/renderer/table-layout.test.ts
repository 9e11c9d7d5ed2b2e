import { describe, expect, it } from 'vitest'
import type { TableSpec } from '../../src/shared/tables/spec'
import { openEngine } from '../../src/shared/tables/engine'
import { columnName, headRows, leaves } from '../../src/shared/tables/header'
import { mergedLines } from '../../src/shared/tables/merged-cells'
import { isZeroColumn, printedCells, printedLines } from '../../src/shared/tables/printed'
import { codeBook, publishedTable, sampleDocument, templateTables } from '../support/longgang'

const views = openEngine(templateTables(), sampleDocument(), codeBook()).views()
const view = (number: number) => {
  const found = views.find((each) => each.number === number)
  if (!found) throw new Error(`no table ${number}`)
  return found
}

describe('the head of a published table', () => {
  it('nests as printed: neighbours under one word merge, short paths reach down', () => {
    const two = view(2)
    const head = headRows(two, leaves(two))
    const shape = head.map((line) => line.map(({ text, columns, rows }) => `${text} ${columns}×${rows}`))
    expect(shape).toEqual([
      ['预算单位 1×4', '收入总计 1×4', '本年收入 13×1', '上年结余、结转 1×4'],
      ['财政拨款 7×1', '财政专户管理资金 1×3', '单位资金 5×1'],
      [
        '一般公共预算拨款 5×1',
        '政府性基金预算拨款 1×2',
        '国有资本经营预算拨款 1×2',
        '事业收入 1×2',
        '事业单位经营收入 1×2',
        '上级补助收入 1×2',
        '附属单位上缴收入 1×2',
        '其他收入 1×2',
      ],
      ['小计 1×1', '基本支出拨款 1×1', '履职类项目拨款 1×1', '财政专项资金拨款 1×1', '政府投资项目拨款 1×1'],
    ])
  })

  it.each(views.map(({ number }) => number))(
    'of table %i covers each column on each line exactly once',
    (number) => {
      const table = view(number)
      const columns = leaves(table)
      const head = headRows(table, columns)
      const covered = columns.map(() => 0)
      head.forEach((line) => {
        for (const { leaf, columns: wide, rows } of line) {
          for (let i = leaf; i < leaf + wide; i += 1) covered[i] = (covered[i] ?? 0) + rows
        }
      })
      expect(covered).toEqual(columns.map(() => head.length))
    },
  )

  it('names a column so that it is told from the others of its table', () => {
    expect(columnName(view(3), 0)).toBe('支出总计')
    expect(columnName(view(1), 1)).toBe('支出')
    const names = view(9).columns.map((_, index) => columnName(view(9), index))
    expect(names[9]).toBe('小计一般公共预算')
    expect(new Set(names).size).toBe(names.length)
  })
})

describe('the lines of a published table', () => {
  it.each(views.map(({ number }) => number))(
    'stand in table %i where they are printed, with their words',
    (number) => {
      const table = view(number)
      const printed = publishedTable(number)
      const shown = printedLines(table).flatMap((line, index) =>
        printedCells(table, leaves(table), line).flatMap(({ row, cell, text }) =>
          row && cell === null ? [`${index + 1} ${text}`] : [],
        ),
      )
      const expected = printed.rows.flatMap((row) => {
        const words =
          table.layout === 'performance'
            ? [row.name, row.content ?? '']
            : row.unitName !== undefined
              ? [row.unitName, row.name]
              : table.rowHeaders.length === 2 && table.layout === 'matrix'
                ? [row.code ?? '', row.name]
                : [row.name]
        return words.map((text) => `${row.line} ${text}`)
      })
      expect([...shown].sort()).toEqual([...expected].sort())
    },
  )

  it('hide the columns without any amount', () => {
    const five = view(5)
    const left = five.columns.filter((_, index) => !isZeroColumn(five, index)).map(({ id }) => id)
    expect(left).toEqual(['total', 'generalSubtotal', 'generalDuty', 'generalSpecial', 'govFund'])
  })
})

describe('the lists below a table', () => {
  const [goals, indicators] = view(12).parts
  const printed = publishedTable(12)

  it('hold the words as published', () => {
    expect(goals?.rows.map(({ texts }) => texts?.['printed'])).toEqual(
      printed.goals?.map((goal) => goal.printed),
    )
    expect(indicators?.rows.map(({ texts = {} }) => indicators.columns.map(({ id }) => texts[id]))).toEqual(
      printed.indicators?.map(({ level1, level2, level3, target }) => [level1, level2, level3, target]),
    )
    expect(view(12).captions.map(({ text }) => text)).toEqual([
      printed.year,
      printed.departmentName,
      printed.supervisor,
    ])
  })

  it('merge equal words of the first levels over as many lines as they hold for', () => {
    const merged = mergedLines(indicators?.columns ?? [], indicators?.rows ?? [])
    const heads = (level: number) => merged.map((row) => row[level] ?? 0).filter((lines) => lines > 0)
    const runs = (words: readonly (string | undefined)[]) =>
      words.reduce<number[]>((counts, word, i) => {
        if (i > 0 && word === words[i - 1]) return [...counts.slice(0, -1), (counts.at(-1) ?? 0) + 1]
        return [...counts, 1]
      }, [])
    expect(heads(0)).toEqual(runs(printed.indicators?.map(({ level1 }) => level1) ?? []))
    expect(heads(1)).toEqual(
      runs(printed.indicators?.map(({ level1, level2 }) => `${level1} ${level2}`) ?? []),
    )
    expect(merged.every((row) => row[2] === 1 && row[3] === 1)).toBe(true)
  })
})

describe('a table with a row per record', () => {
  const spec: TableSpec = {
    id: 'x1',
    number: 13,
    title: '国有资产占用表',
    layout: 'records',
    unit: '元',
    decimals: 2,
    scope: 'department',
    rowHeaders: [],
    columns: [
      { id: 'kind', path: ['名称'], field: 'label' },
      { id: 'held', path: ['单位'], field: 'unit' },
    ],
    rows: [{ rows: 'record', of: 'assets' }],
    notes: [],
  }
  const [own] = openEngine([spec], sampleDocument(), codeBook()).views()

  it('prints the texts of its columns, none of them to be hidden as zero', () => {
    if (!own) throw new Error('no table')
    const shown = printedLines(own).map((line) =>
      printedCells(own, leaves(own), line).map(({ text }) => text),
    )
    expect(shown).toEqual(sampleDocument().assets.map(({ label, unit }) => [label, unit]))
    expect(own.columns.some((_, column) => isZeroColumn(own, column))).toBe(false)
  })
})
