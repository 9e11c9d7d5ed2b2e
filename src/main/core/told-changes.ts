import type {
  BudgetChanges,
  ChangeCounts,
  ChangedField,
  ChangedParagraph,
  ChangedRecord,
  ChangedTable,
} from '../../shared/contract/receipts'
import { betweenRecords } from '../../shared/difference/records'
import type { PrintedCellChange } from '../../shared/difference/printed-cells'
import { betweenSentences } from '../../shared/difference/sentences'
import type { RecordChange } from '../../shared/model/change'
import { fieldOf, type RecordValues } from '../../shared/model/fields'
import { formatPath } from '../../shared/model/path'
import { formatTyped, type TypingContext } from '../../shared/model/typed'
import { fieldLabel, recordName, setLabel, type WordSources } from '../../shared/model/words'
import type { BlockChange } from '../../shared/printed/block'
import { columnName } from '../../shared/tables/header'
import type { ChangedSince } from './compare-receipts'
import { paragraphName } from './followed'
import { placeOf } from './place'
import type { Session } from './session'

/** How much changed. A record that came or went counts as one field. */
export function countsOf({ records, cells, paragraphs }: ChangedSince): ChangeCounts {
  const fields = records.reduce((sum, change) => sum + (fieldsIn(change)?.length ?? 1), 0)
  return { cells: cells.length, fields, paragraphs: paragraphs.length }
}

/** What changed, to be read; of each kind the first `limit`. */
export function toldChanges(changes: ChangedSince, session: Session, limit = Infinity): BudgetChanges {
  const reader = session.reader()
  const { agency } = reader.records.department()
  const gone = new Map(
    changes.records.flatMap(({ collection, id, before }) =>
      before ? [[`${collection}/${id}`, before]] : [],
    ),
  )
  const recordIn = (set: Parameters<WordSources['find']>[0], id: string): RecordValues | undefined =>
    reader.records.values(set, id) ?? gone.get(`${set}/${id}`)
  const words: WordSources = { ...reader.words, find: recordIn }
  const typing: TypingContext = {
    ...session.grounds.typing,
    name: (set, id) => (recordIn(set, id)?.['code'] as string | undefined) ?? id,
  }
  const come = changes.records.filter((change) => fieldsIn(change) === null)
  const amended = changes.records.flatMap((change) =>
    (fieldsIn(change) ?? []).map((field) => ({ change, field })),
  )
  return {
    counts: countsOf(changes),
    tables: tablesOf(changes.cells, limit),
    records: come.slice(0, limit).map(toldRecord),
    fields: amended.slice(0, limit).map(({ change, field }) => toldField(change, field)),
    paragraphs: changes.paragraphs.slice(0, limit).map(toldParagraph),
  }

  function toldRecord({ collection, id, before, after }: RecordChange): ChangedRecord {
    const path = formatPath({ set: collection, key: id })
    return {
      path,
      kind: setLabel(collection, words.fiscalYear),
      name: recordName(collection, after ?? before ?? {}, words),
      is: after ? 'added' : 'removed',
      place: placeOf(path, reader),
    }
  }

  function toldField(
    { collection, id, after }: RecordChange,
    { name, old, new: now }: FieldsIn[number],
  ): ChangedField {
    const path = { set: collection, key: id, field: name }
    const field = fieldOf(collection, name)
    if (!field) throw new Error(`no field ${name} of ${collection}`)
    const said = (value: unknown): ChangedField['old'] => {
      if (value === null) return null
      return field.type === 'amount' ? (value as number) : formatTyped(field, value, typing)
    }
    return {
      path: formatPath(path),
      record: recordName(collection, after ?? {}, words),
      field: fieldLabel(path, words.fiscalYear),
      type: field.type,
      old: said(old),
      new: said(now),
      place: placeOf(formatPath(path), reader),
    }
  }

  function toldParagraph({ key, old, new: now }: BlockChange): ChangedParagraph {
    return {
      key: (now ?? old)?.shownKey ?? key,
      name: paragraphName(now ?? old, key, agency),
      ...(old && now ? {} : { only: now ? 'now' : 'then' }),
      sentences: betweenSentences(old?.text ?? null, now?.text ?? null),
      place: now ? { page: 'text', block: key } : null,
    }
  }
}

type FieldsIn = ReturnType<typeof betweenRecords>

/** The fields that are others; null of a record that came or went. */
function fieldsIn({ collection, before, after }: RecordChange): FieldsIn | null {
  return before && after ? betweenRecords(collection, before, after) : null
}

function tablesOf(cells: readonly PrintedCellChange[], limit: number): readonly ChangedTable[] {
  return [...Map.groupBy(cells, ({ table }) => table)].map(
    ([{ id, number, title, unit, decimals, rowHeaders }, own]) => ({
      id,
      number,
      title,
      unit,
      decimals,
      cells: own.slice(0, limit).map(({ row, columns, column, old, new: now, only }) => {
        const cell = `${row.key}/${columns[column]?.id ?? ''}`
        return {
          cell,
          row: row.name,
          column: columnName({ rowHeaders, columns }, column),
          old,
          new: now,
          ...(only ? { only } : {}),
          place: { page: 'tables', table: id, cell: only === 'then' ? null : cell },
        }
      }),
    }),
  )
}
