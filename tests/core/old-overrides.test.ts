import { readFileSync, writeFileSync } from 'node:fs'
import { brotliDecompressSync } from 'node:zlib'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { BudgetView } from '../../src/shared/contract/results'
import { type Bench, openBench } from './bench'

const FIXTURE = new URL('../fixtures/editions/second/01.budget.br', import.meta.url)
const RENAMED = '改过的名'

let bench: Bench
beforeEach(() => {
  bench = openBench()
})
afterEach(() => bench.dispose())

interface ProjectRow {
  readonly id: string
  readonly name: string
}

/**
 * A file of edition 2 in which a paragraph of legal-counsel was rewritten with the project's name in it, the project
 * renamed after that, and perhaps the renaming taken back; as the program of then wrote it.
 */
function oldFile(undone: boolean): string {
  const path = bench.path('old.budget')
  writeFileSync(path, brotliDecompressSync(readFileSync(FIXTURE)))
  const db = new Database(path)
  const columns = (db.pragma('table_info(projects)') as { name: string }[]).map(({ name }) => name)
  const project = () =>
    db.prepare<[], ProjectRow>("SELECT * FROM projects WHERE code = 'legal-counsel'").get() as ProjectRow
  const field = (column: string) =>
    column.replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
  const image = (row: ProjectRow) =>
    JSON.stringify(
      Object.fromEntries(
        columns.map((column) => {
          const value = row[column as keyof ProjectRow] as unknown
          return [field(column), ['common', 'key'].includes(column) ? value === 1 : value]
        }),
      ),
    )
  const step = (
    kind: string,
    reverts: number | null,
    set: string,
    id: string,
    before: string | null,
    after: string,
  ) => {
    const { lastInsertRowid } = db
      .prepare(
        `INSERT INTO steps (at, "by", kind, label, joins, reverts) VALUES ('2024-01-05T08:00:00.000Z', 'x', ?, 'x', NULL, ?)`,
      )
      .run(kind, reverts)
    db.prepare(
      'INSERT INTO step_rows (step, collection, record, "before", "after") VALUES (?, ?, ?, ?, ?)',
    ).run(lastInsertRowid, set, id, before, after)
    return Number(lastInsertRowid)
  }
  const before = project()
  const block = {
    id: 'ov1',
    position: 900,
    kind: 'override',
    key: 'p3/projects/legal-counsel',
    text: `2.${before.name}预算若干，手写。`,
    writtenAgainst: [],
  }
  db.prepare(
    'INSERT INTO blocks (id, position, kind, "key", text, written_against) VALUES (?, ?, ?, ?, ?, ?)',
  ).run(block.id, block.position, block.kind, block.key, block.text, '[]')
  step('edit', null, 'blocks', block.id, null, JSON.stringify(block))
  const rename = (name: string) =>
    db.prepare('UPDATE projects SET name = ? WHERE id = ?').run(name, before.id)
  rename(RENAMED)
  const renamed = step('edit', null, 'projects', before.id, image(before), image(project()))
  if (undone) {
    const now = image(project())
    rename(before.name)
    step('undo', renamed, 'projects', before.id, now, image(before))
  }
  db.close()
  return path
}

function isStale({ text }: Pick<BudgetView, 'text'>): boolean | undefined {
  return text.flatMap(({ blocks }) => blocks).find(({ path }) => path === 'blocks/ov1/text')?.stale
}

test('a paragraph of an older edition has aged by a renaming of then, and stays so after further edits', async () => {
  const view = await bench.open({ file: oldFile(false) })
  expect(isStale(view)).toBe(true)
  const { budget } = view
  await bench.set(view, 'projects/publicity/amount', '140')
  await bench.set(view, 'projects/legal-counsel/name', '再改')
  expect(isStale(await bench.call('budget.view', { budget }))).toBe(true)
  for (let i = 0; i < 2; i += 1) await bench.call('edit.undo', { budget })
  expect(isStale(await bench.call('budget.view', { budget }))).toBe(true)
})

test('it ages when such a renaming is redone across the edition, also for who opens the file later', async () => {
  const path = oldFile(true)
  const view = await bench.open({ file: path })
  const { budget } = view
  expect(isStale(view)).toBe(false)
  const { patch } = await bench.call('edit.redo', { budget })
  expect(patch.blocks.find(({ new: now }) => now?.path === 'blocks/ov1/text')?.new?.stale).toBe(true)
  await bench.call('budget.close', { budget })
  expect(isStale(await bench.open({ file: path }))).toBe(true)
})
