import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { BudgetDocument } from '../../src/shared/model/document'
import { openPacks } from '../../src/main/packs/packs'
import { readPackage } from '../../src/main/import/package'
import type { NewStep } from '../../src/main/store/steps'
import { createStore, openStore, type Store } from '../../src/main/store/store'

export const at = '2024-01-05T08:00:00.000Z'

export const step = (label: string, more: Partial<NewStep> = {}): NewStep => ({
  at,
  by: '张工',
  kind: 'edit',
  label,
  joins: null,
  reverts: null,
  ...more,
})

export function sampleDocument(): BudgetDocument {
  const resources = join(import.meta.dirname, '../../resources')
  const file = join(resources, 'samples/longgang-2024.json')
  const reply = readPackage(JSON.parse(readFileSync(file, 'utf8')), openPacks([resources]).rulesFor)
  if (!reply.ok) throw new Error(reply.error.message)
  return reply.value.document
}

export function created(path: string, document = sampleDocument()): Store {
  const reply = createStore(path, document, step('新建', { kind: 'create' }))
  if (!reply.ok) throw new Error(reply.error.message)
  return reply.value
}

export function opened(path: string, folder: string): Store {
  const reply = openStore(path, { backups: join(folder, 'backups'), now: () => new Date(at) })
  if (!reply.ok) throw new Error(reply.error.message)
  return reply.value
}

/** The rows of every table but the log, as a second reader finds them in the closed file. */
export function dump(path: string): Record<string, unknown[]> {
  const db = new Database(path, { readonly: true })
  try {
    const tables = db
      .prepare<[], string>(
        `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('steps', 'step_rows') ORDER BY name`,
      )
      .pluck()
      .all()
    return Object.fromEntries(
      tables.map((name) => [name, db.prepare(`SELECT * FROM "${name}" ORDER BY 1`).raw().all()]),
    )
  } finally {
    db.close()
  }
}
