import type { Database } from 'better-sqlite3'
import { recordSets } from '../../shared/model/fields'
import { columnOf, columnsOf, imageSql, tableOf } from './columns'

/**
 * Records, for the step in hand, the image of every row before and after it is touched, whoever touches it.
 * TEMP triggers: they belong to this connection, so the file stays free of code, and importing needs none.
 * `begin` is called once per step, within its transaction.
 */
export function openCapture(db: Database): { begin(step: number): void } {
  db.exec('CREATE TEMP TABLE capture (step INTEGER); INSERT INTO capture VALUES (NULL)')
  for (const set of recordSets) {
    const table = tableOf(set)
    const [before, after] = [imageSql(set, 'OLD'), imageSql(set, 'NEW')]
    const row = (id: string, images: string): string => `
      INSERT INTO step_rows (step, collection, record, "before", "after")
      VALUES ((SELECT step FROM capture), '${set}', ${id}, ${images});`
    const differs = columnsOf(set)
      .map(([name]) => `OLD.${columnOf(name)} IS NOT NEW.${columnOf(name)}`)
      .join(' OR ')
    db.exec(`
      CREATE TEMP TRIGGER ${set}_added AFTER INSERT ON main.${table}
      BEGIN ${row('NEW.id', `NULL, ${after}`)} END;
      CREATE TEMP TRIGGER ${set}_removed AFTER DELETE ON main.${table}
      BEGIN ${row('OLD.id', `${before}, NULL`)} END;
      CREATE TEMP TRIGGER ${set}_changed AFTER UPDATE ON main.${table} WHEN ${differs}
      BEGIN ${row('NEW.id', `${before}, ${after}`)} END;`)
  }
  const begin = db.prepare<[number]>('UPDATE capture SET step = ?')
  return { begin: (step) => void begin.run(step) }
}
