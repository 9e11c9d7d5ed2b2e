import type { Failure } from '../../../shared/contract/failure'
import type { BudgetLine, Unit as AccountingUnit } from '../../../shared/model/document'
import { definition } from '../../../shared/model/fields'
import { formatTyped, type TypingContext } from '../../../shared/model/typed'
import type { GridColumn, GridEdit } from '../../grid/column'
import { fieldEntry } from '../../lists/field-entry'
import type { useEdits } from '../../stores/edits'
import type { OneEdit } from './project-edits'

/** What a line is told by beside its codes: whose it is, and of which money. */
export type LineField = 'unitId' | 'carryOver' | 'source'

interface LineColumn {
  readonly field: LineField
  readonly title: string
  readonly width: string
  /** Whether it tells lines apart: else it is shown where it is asked for. */
  readonly isTold: (lines: readonly BudgetLine[], units: readonly AccountingUnit[]) => boolean
}

export const LINE_FIELDS: readonly LineColumn[] = [
  { field: 'unitId', title: '预算单位', width: '112px', isTold: (_, units) => units.length > 1 },
  {
    field: 'carryOver',
    title: '上年结转',
    width: '76px',
    isTold: (lines) => lines.some(({ carryOver }) => carryOver),
  },
  {
    field: 'source',
    title: '拨款来源',
    width: '92px',
    isTold: (lines) => lines.some(({ source }) => source !== 'local'),
  },
]

/** What these columns are made from. A row is of one line or more, all of them alike in these fields. */
interface Sources<Row> {
  readonly edits: Pick<ReturnType<typeof useEdits>, 'set' | 'apply'>
  readonly units: readonly AccountingUnit[]
  readonly typing: TypingContext
  /** All lines of the list. */
  readonly all: readonly BudgetLine[]
  readonly lines: (row: Row) => readonly BudgetLine[]
  readonly isChanged: (row: Row, field: LineField) => boolean
  readonly nameOf: (row: Row) => string
}

export function lineFieldColumns<Row>(sources: Sources<Row>): readonly GridColumn<Row>[] {
  const { edits, units, typing, all, lines, isChanged, nameOf } = sources
  return LINE_FIELDS.map(({ field: name, title, width, isTold }) => {
    const field = definition.lines.fields[name]
    const stored = (row: Row) => lines(row)[0]?.[name] ?? null
    const entry = fieldEntry<Row>(
      { edits, units, typing },
      { field, title, path: (row) => `lines/${lines(row)[0]?.id ?? ''}/${name}`, stored, owner: nameOf },
    )
    const ofAll = (row: Row, value: string): readonly GridEdit[] =>
      entry.edits(row, value).flatMap((edit) => editsOfAll(lines(row), name, edit))
    return {
      id: name,
      title,
      width,
      isExtra: !isTold(all, units),
      kind: 'text',
      text: (row) => formatTyped(field, stored(row), typing),
      change: (row) => ({ changed: isChanged(row, name) }),
      entry: {
        ...entry,
        commit: (row, typed) =>
          lines(row).length === 1
            ? entry.commit(row, typed)
            : applied({ edits }, () => ofAll(row, typed.value)),
        edits: ofAll,
      },
    }
  })
}

/** The same of every line. */
export function editsOfAll(
  lines: readonly BudgetLine[],
  field: LineField | 'economicCode' | 'functionCode' | 'purpose',
  edit: GridEdit,
): readonly GridEdit[] {
  return lines.map(({ id }) => ({ ...edit, set: `lines/${id}/${field}` }))
}

/** Edits of one cell, as one step, planned when their turn comes. */
export async function applied(
  { edits }: { readonly edits: Pick<ReturnType<typeof useEdits>, 'apply'> },
  plan: () => readonly OneEdit[],
): Promise<Failure | null> {
  const reply = await edits.apply(plan, 'apply')
  return reply.ok ? (reply.value.refused[0] ?? null) : reply.error
}
