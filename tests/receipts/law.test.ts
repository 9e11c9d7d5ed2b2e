import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Reply } from '../../src/shared/contract/failure'
import type { ReceiptChanges } from '../../src/shared/contract/receipts'
import type { BudgetView, EditDone } from '../../src/shared/contract/results'
import { anyEdit, callOf } from '../core/any-edit'
import { type Bench, openBench } from '../core/bench'
import { send, twoUnitFile } from './receipt-bench'

let bench: Bench
beforeEach(() => {
  bench = openBench()
})
afterEach(() => bench.dispose())

async function sampleFile(name: string): Promise<string> {
  const { budget } = await bench.sample(name)
  await bench.call('budget.close', { budget })
  return bench.path(name)
}

type Values = ReadonlyMap<string, unknown>

/** Every field of an exchange package by its path, as any reader of JSON finds it. */
async function packageFields(budget: string, name: string): Promise<Values> {
  await bench.call('package.write', { budget, file: bench.path(name) })
  const sets = JSON.parse(readFileSync(bench.path(name), 'utf8')) as Record<string, unknown>
  return new Map(
    Object.entries(sets).flatMap(([set, content]) => {
      const records = Array.isArray(content) ? content : typeof content === 'object' ? [content] : []
      return (records as Record<string, unknown>[]).flatMap(({ id, ...fields }) =>
        Object.entries(fields).map(([field, value]) => [
          typeof id === 'string' ? `${set}/${id}/${field}` : `${set}/${field}`,
          JSON.stringify(value),
        ]),
      )
    }),
  )
}

const recordOf = (path: string): string => path.slice(0, path.lastIndexOf('/'))

/** Amounts by table, unit, row and column; units and projects by id. */
function printedAmounts({ tables, document }: BudgetView): Map<string, number | null> {
  const idOf = (records: readonly { id: string; code: string }[], code: string | null) =>
    records.find((each) => each.code === code)?.id
  return new Map(
    tables.flatMap((table) =>
      [{ columns: table.columns, rows: table.rows }, ...table.parts].flatMap(({ columns, rows }) =>
        rows.flatMap(({ key, unitCode, projectCode, cells }) => {
          const unit = idOf(document.units, unitCode) ?? key.split('/')[1]
          const row = idOf(document.projects, projectCode) ?? key.split('/').slice(2).join('/')
          return columns.map(
            ({ id }, at) => [[table.id, unit, row, id].join('|'), cells[at] ?? null] as const,
          )
        }),
      ),
    ),
  )
}

function differing<T>(before: ReadonlyMap<string, T>, after: ReadonlyMap<string, T>): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter((key) => before.get(key) !== after.get(key))
}

function sentencesAlike(view: BudgetView, changes: ReceiptChanges, side: 'old' | 'new'): void {
  const texts = new Map(
    view.text.flatMap(({ blocks }) => blocks.map(({ shownKey, text }) => [shownKey, text])),
  )
  for (const { key, sentences, only } of changes.paragraphs) {
    const told = sentences.flatMap((each) => each[side] ?? [])
    const text = texts.get(key)
    if (only === undefined && text !== undefined)
      for (const sentence of told) expect(text).toContain(sentence)
  }
}

test('what changed since is exactly what the edits came to; taken back, nothing did', async () => {
  const seen = { cells: 0, fields: 0, records: 0, paragraphs: 0 }
  let run = 0
  await fc.assert(
    fc.asyncProperty(fc.array(anyEdit, { minLength: 30, maxLength: 30 }), async (edits) => {
      run += 1
      const name = `${run}.budget`
      const path = run % 2 === 0 ? await sampleFile(name) : twoUnitFile(bench, name)
      expect(await send(bench, path)).toMatchObject({ ok: true })
      const before = await bench.open({ file: path })
      const { budget } = before
      const [receipt] = await bench.call('receipt.list', { budget })
      const fieldsBefore = await packageFields(budget, `${run}-before.json`)

      let after = before
      for (const [serial, edit] of edits.entries()) {
        const [method, params] = callOf(after, edit, serial)
        const reply = (await bench.core.dispatch(method, { ...params, budget })) as Reply<EditDone>
        if (reply.ok) after = await bench.call('budget.view', { budget })
      }
      const fieldsAfter = await packageFields(budget, `${run}-after.json`)
      const id = receipt?.id ?? ''
      const changes = await bench.call('receipt.changes', { budget, receipt: id })

      const records = (fields: Values) => new Set([...fields.keys()].map(recordOf))
      const [then, now] = [records(fieldsBefore), records(fieldsAfter)]
      const told = (is: string) =>
        changes.records.flatMap((each) => (each.is === is ? [each.path] : [])).sort()
      expect(told('added')).toEqual([...now.difference(then)].sort())
      expect(told('removed')).toEqual([...then.difference(now)].sort())
      const changed = differing(fieldsBefore, fieldsAfter).filter(
        (field) => then.has(recordOf(field)) && now.has(recordOf(field)),
      )
      expect(changes.fields.map((each) => each.path).sort()).toEqual(changed.sort())
      for (const { path: field, type, old, new: value } of changes.fields) {
        if (type !== 'amount') continue
        const stored = [fieldsBefore.get(field), fieldsAfter.get(field)]
        expect([JSON.stringify(old), JSON.stringify(value)]).toEqual(stored)
      }

      const [amountsThen, amountsNow] = [printedAmounts(before), printedAmounts(after)]
      // A row that is not printed counts as nothing.
      const cells = differing(amountsThen, amountsNow).filter(
        (key) =>
          (amountsThen.has(key) && amountsNow.has(key)) ||
          (amountsThen.get(key) ?? 0) !== (amountsNow.get(key) ?? 0),
      )
      const toldCells = changes.tables.flatMap((table) => table.cells)
      expect(toldCells.map(({ old, new: value }) => `${old ?? '-'} ${value ?? '-'}`).sort()).toEqual(
        cells.map((key) => `${amountsThen.get(key) ?? '-'} ${amountsNow.get(key) ?? '-'}`).sort(),
      )

      const texts = (view: BudgetView) =>
        new Map(view.text.flatMap(({ blocks }) => blocks.map(({ key, text }) => [key, text] as const)))
      expect(changes.paragraphs).toHaveLength(differing(texts(before), texts(after)).length)
      sentencesAlike(before, changes, 'old')
      sentencesAlike(after, changes, 'new')

      const counts = {
        cells: cells.length,
        fields: changed.length + changes.records.length,
        paragraphs: changes.paragraphs.length,
      }
      expect(changes.counts).toEqual(counts)
      expect(await bench.call('receipt.list', { budget })).toMatchObject([
        { id, since: counts, problem: null },
      ])
      seen.cells += counts.cells
      seen.fields += changed.length
      seen.records += changes.records.length
      seen.paragraphs += counts.paragraphs

      let { undo } = after.state
      while (undo !== null) undo = (await bench.call('edit.undo', { budget })).patch.state.undo
      const back = await bench.call('receipt.changes', { budget, receipt: id })
      expect(back).toMatchObject({
        counts: { cells: 0, fields: 0, paragraphs: 0 },
        tables: [],
        records: [],
        fields: [],
        paragraphs: [],
      })
      await bench.call('budget.close', { budget })
    }),
    { numRuns: 4, seed: 2024 },
  )
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(20)
}, 60_000)
