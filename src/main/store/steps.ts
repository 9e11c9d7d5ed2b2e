import type { Database } from 'better-sqlite3'
import { versionOf } from './migrate'
import type { HistoryStep } from '../../shared/contract/results'
import type { CollectionName, RecordSet } from '../../shared/model/field-types'
import type { RecordChange } from '../../shared/model/change'

/** A step of the log as stored. `id` is the file's revision after it. */
export interface Step {
  readonly id: number
  /** ISO time. */
  readonly at: string
  /** The preparer's name. */
  readonly by: string
  readonly kind: HistoryStep['kind']
  readonly label: string
  /** First step of the run of typing that this one continues, else null. */
  readonly joins: number | null
  /** The step that this one takes back, else null. */
  readonly reverts: number | null
}

export type NewStep = Omit<Step, 'id'>

/**
 * The append-only log. A run of typing is several stored steps that count as one: it goes by its last step's
 * number and label.
 */
export interface StepLog {
  append(step: NewStep): number
  /** Images recorded under one stored step, as they happened. */
  images(step: number): readonly RecordChange[]
  /** Images of a whole step, runs of typing joined, as they happened. */
  runImages(last: number): readonly RecordChange[]
  /** Images of one record, as they happened. */
  imagesOf(set: RecordSet, id: string): readonly (RecordChange & { readonly at: number })[]
  /** Whole steps, newest first. */
  list(before: number, limit: number): readonly Step[]
  /** Whole steps, oldest first. */
  all(): readonly Step[]
}

const RUN_ENDS = `
  SELECT id, at, "by", kind, label, joins, reverts FROM steps AS step
  WHERE NOT EXISTS (SELECT 1 FROM steps AS later WHERE later.joins = coalesce(step.joins, step.id) AND later.id > step.id)`

interface ImageRow {
  readonly collection: CollectionName | 'department'
  readonly id: string
  readonly before: string | null
  readonly after: string | null
}

export function openStepLog(db: Database): StepLog {
  const append = db.prepare<NewStep>(`
    INSERT INTO steps (edition, at, "by", kind, label, joins, reverts)
    VALUES (${versionOf(db)}, @at, @by, @kind, @label, @joins, @reverts)`)
  const images = db.prepare<[number, number], ImageRow>(`
    SELECT collection, record AS id, "before", "after" FROM step_rows WHERE step BETWEEN ? AND ? ORDER BY seq`)
  const ofRecord = db.prepare<[string, string], ImageRow & { readonly at: number }>(`
    SELECT seq AS at, collection, record AS id, "before", "after" FROM step_rows
    WHERE collection = ? AND record = ? ORDER BY seq`)
  const first = db.prepare<[number], number>('SELECT coalesce(joins, id) FROM steps WHERE id = ?').pluck()
  const list = db.prepare<[number, number], Step>(`${RUN_ENDS} AND id < ? ORDER BY id DESC LIMIT ?`)
  const all = db.prepare<[], Step>(`${RUN_ENDS} ORDER BY id`)
  const range = (from: number, to: number) => images.all(from, to).map(toChange)
  return {
    append: (step) => Number(append.run(step).lastInsertRowid),
    images: (step) => range(step, step),
    runImages: (last) => range(first.get(last) ?? last, last),
    imagesOf: (set, id) => ofRecord.all(set, id).map((row) => ({ ...toChange(row), at: row.at })),
    list: (before, limit) => list.all(before, limit),
    all: () => all.all(),
  }
}

function toChange({ collection, id, before, after }: ImageRow): RecordChange {
  return { collection, id, before: toImage(before), after: toImage(after) }
}

function toImage(json: string | null): Readonly<Record<string, unknown>> | null {
  return json === null ? null : (JSON.parse(json) as Readonly<Record<string, unknown>>)
}
