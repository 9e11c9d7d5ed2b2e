import { describe, expect, it, test } from 'vitest'
import { type Engine, openEngine } from '../../../src/shared/tables/engine'
import { cellsOfNew, followedByTable } from '../../../src/shared/tables/followed-tables'
import { rowKeyOf } from '../../../src/shared/printed/cell-id'
import type { CellChange, TableRow } from '../../../src/shared/printed/row'
import { codeBook, sampleDocument, templateTables } from '../../support/longgang'

/** The sample with one field of one line changed, and what followed in the tables. */
function edited(id: string, fields: object): { engine: Engine } & ReturnType<Engine['apply']> {
  const document = sampleDocument()
  const engine = openEngine(templateTables(), document, codeBook())
  const line = document.lines.find((each) => each.id === id)
  if (!line) throw new Error(`the sample has lost line ${id}`)
  const after = { ...line, ...fields }
  return { engine, ...engine.apply([{ collection: 'lines', id, before: { ...line }, after }]) }
}

describe('what followed', () => {
  const { engine, cells } = edited('y059', { amount: 500_000_000 })
  const groups = followedByTable(engine.views(), cells)

  it('stands by table, all of it, each change of amount on one line', () => {
    expect(groups.map(({ number, count }) => [number, count])).toEqual([
      [1, 10],
      [2, 3],
      [3, 8],
      [5, 6],
      [6, 10],
      [7, 8],
      [8, 6],
      [12, 4],
    ])
    const shared = Map.groupBy(cells, ({ cell, old, new: now }) => `${cell.slice(0, 3)} ${old}→${now}`)
    const lines = groups.flatMap(({ id, lines: own }) => own.map((line) => ({ table: id, ...line })))
    expect(lines).toHaveLength(shared.size)
    for (const { table, cell, old, new: now, where } of lines) {
      const same = shared.get(`${table} ${old}→${now}`) ?? []
      expect(same.map((each) => each.cell)).toContain(cell)
      if (same.length > 1) expect(where).toBe(`等${same.length}格`)
    }
    const first = groups[0]?.lines.map(({ row, where }) => `${row.name} ${where}`)
    expect(first).toContain('支出总计 等5格')
    expect(first).toContain('国内贸易管理 支出')
  })

  it('is told alike of views that hold the rows of these cells alone', () => {
    const rows = new Set(cells.map(({ cell }) => rowKeyOf(cell)))
    expect(followedByTable(engine.viewsOf(rows), cells)).toEqual(groups)
  })

  it('tells what a group of cells went from and to, and leads to one of them that holds it', () => {
    for (const { lines } of groups) {
      for (const { cell, old, new: now } of lines) {
        expect(Number(now) - Number(old)).toBe(140_060_000)
        expect(engine.amountOf(cell)).toBe(now)
      }
    }
  })

  it('leaves out cells of rows that are no longer printed', () => {
    // 2130599 is the code of this one line: with it its rows go.
    const moved = edited('y054', { functionCode: '2160299' })
    const gone = { cell: 't03/001/2130599/total', old: 6_300_000, new: null } as CellChange
    const led = followedByTable(moved.engine.views(), [...moved.cells, gone])
    expect(led).toEqual(followedByTable(moved.engine.views(), moved.cells))
    expect(led.flatMap(({ lines }) => lines.map(({ cell }) => cell))).not.toContain(gone.cell)
    expect(followedByTable(moved.engine.views(), [gone])).toEqual([])
  })
})

test('of many lines the first are listed and the rest counted', () => {
  const { engine } = edited('y059', { amount: 500_000_000 })
  const views = engine.views()
  const all = views.flatMap(({ id, columns, rows, layout }) =>
    layout === 'performance'
      ? []
      : rows.flatMap(({ key, cells }) =>
          cells.flatMap((now, i) =>
            now === null ? [] : [{ cell: `${key}/${columns[i]?.id ?? ''}`, old: now, new: now, id }],
          ),
        ),
  )
  // No two go from the same to the same.
  const changes = all.map((each, i) => ({ ...each, old: i as never }))
  const gone = views.flatMap(({ rows }) => rows)
  for (const table of followedByTable(views, changes, gone)) {
    const own = changes.filter(({ id }) => id === table.id).length
    expect([table.lines.length, table.count]).toEqual([Math.min(own, 40), own])
    expect(table.gone).toHaveLength(Math.min(table.goneCount, 40))
    expect(table.unlisted).toBe(own + table.goneCount - table.lines.length - table.gone.length)
  }
})

describe('A10: rows that come and go are told of', () => {
  const CODES = ['2160299', '2011399', '2080199']

  it.each(CODES.flatMap((code) => ['y053', 'y054'].map((id) => [id, code] as const)))(
    'when the only line of its code, %s, goes to %s',
    (id, functionCode) => {
      const { engine, cells, rows, gone } = edited(id, { functionCode })
      const came = rows.inserted.map(({ row }) => row)
      const views = engine.viewsOf(
        new Set([...cells.map(({ cell }) => rowKeyOf(cell)), ...keysOf(came, gone)]),
      )
      const led = followedByTable(views, [...cells, ...cellsOfNew(views, came)], gone)
      expect(came.length).toBeGreaterThan(0)
      for (const row of came) {
        const table = led.find(({ id: own }) => row.key.startsWith(`${own}/`))
        const from0 = table?.lines.filter(({ old }) => old === 0).map(({ new: now }) => now)
        expect(from0).toEqual(
          expect.arrayContaining(row.cells.filter((amount) => amount !== null && amount !== 0)),
        )
      }
      for (const row of gone) {
        const table = led.find(({ id: own }) => row.key.startsWith(`${own}/`))
        const told = table?.gone.find(({ row: { code, name } }) => code === row.code && name === row.name)
        expect(told?.old).toBe(row.cells.find((amount) => amount !== null && amount !== 0))
      }
      // Of no cell that went is it said that it holds something now.
      const keys = new Set(gone.map(({ key }) => key))
      for (const { lines } of led) for (const { cell } of lines) expect(keys).not.toContain(rowKeyOf(cell))
    },
  )
})

function keysOf(...lists: readonly (readonly TableRow[])[]): readonly string[] {
  return lists.flat().map(({ key }) => key)
}
