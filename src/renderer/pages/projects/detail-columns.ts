import type { ProjectDetails, ProjectDetailsList } from '../../../shared/contract/shown'
import type { Unit as AccountingUnit } from '../../../shared/model/document'
import type { Field } from '../../../shared/model/field-types'
import { definition } from '../../../shared/model/fields'
import { virtualFields } from '../../../shared/model/path'
import { formatTyped, type TypingContext } from '../../../shared/model/typed'
import type { Cents } from '../../../shared/money/cents'
import type { Unit } from '../../../shared/money/format'
import type { Surroundings } from '../../components/surroundings'
import type { GridColumn } from '../../grid/column'
import type { useEdits } from '../../stores/edits'
import { amountEntry } from '../../lists/amount-entry'
import { fieldEntry } from '../../lists/field-entry'
import { amountColumn } from '../../lists/record-columns'
import type { ProjectRow } from './project-rows'

type DetailField = keyof ProjectDetails

/** A field of projects that has a column where it is asked for. */
interface DetailColumn {
  readonly field: DetailField
  readonly width: string
  /** The editor has room for all of it. */
  readonly isLong?: boolean
}

/** In their order. A further field is one more entry. */
export const DETAIL_COLUMNS: readonly DetailColumn[] = [
  { field: 'code', width: '164px' },
  { field: 'unitId', width: '176px' },
  { field: 'category', width: '96px' },
  { field: 'nature', width: '96px' },
  { field: 'common', width: '76px' },
  { field: 'key', width: '76px' },
  { field: 'secret', width: '60px' },
  { field: 'controlFigure', width: '108px' },
  { field: 'totalAmount', width: '108px' },
  { field: 'startYear', width: '76px' },
  { field: 'endYear', width: '76px' },
  { field: 'responsible', width: '88px' },
  { field: 'phone', width: '124px' },
  { field: 'purpose', width: '280px', isLong: true },
  { field: 'reason', width: '240px', isLong: true },
]

/** What these columns are made from. */
export interface DetailSources {
  readonly edits: Pick<ReturnType<typeof useEdits>, 'set'>
  readonly units: readonly AccountingUnit[]
  readonly typing: TypingContext
  /** Unit of amounts as shown. */
  readonly unit: Unit
  /** What an amount was typed as, by the path of its field. */
  readonly formulaAt: Surroundings['formulaAt']
  /** A column of amounts is as wide as the longest of them. */
  readonly rows: readonly ProjectRow[]
  /** Null: on its way, or no column of it is shown. */
  readonly details: ProjectDetailsList | null
  readonly isTyped: (path: string) => boolean
  /** To a field of a project where it is edited in full. */
  readonly open: (row: ProjectRow, path: string) => void
}

/** How a field of projects is defined, stored in them or not. */
export function detailField(field: DetailField): Field {
  const { reason } = virtualFields.projects
  return field === 'reason' ? reason : definition.projects.fields[field]
}

function detailPath({ project }: ProjectRow, field: string): string {
  return `projects/${project.id}/${field}`
}

/** Other fields of projects as columns of the list, each shown where it is asked for. */
export function detailColumns(sources: DetailSources): readonly GridColumn<ProjectRow>[] {
  return DETAIL_COLUMNS.map((column) => detailColumn(sources, column))
}

function detailColumn(sources: DetailSources, own: DetailColumn): GridColumn<ProjectRow> {
  const { details, isTyped } = sources
  const { field: name, width } = own
  const field = detailField(name)
  const valueOf = ({ project }: ProjectRow) => details?.rows[project.id]?.[name]
  return {
    id: name,
    title: field.label,
    width,
    isExtra: true,
    change(row) {
      const { id } = row.project
      const changed = details !== null && id in details.then && details.then[id]?.[name] !== valueOf(row)
      return { changed, typed: changed && isTyped(detailPath(row, name)) }
    },
    ...(field.type === 'amount'
      ? amountDetail(sources, own, (row) => (valueOf(row) ?? null) as Cents | null)
      : valueDetail(sources, own, valueOf)),
  }
}

type Shown = Omit<GridColumn<ProjectRow>, 'id' | 'title' | 'width'>

function amountDetail(
  { edits, unit, formulaAt, rows, details }: DetailSources,
  { field: name }: DetailColumn,
  amount: (row: ProjectRow) => Cents | null,
): Shown {
  const field = detailField(name)
  return {
    ...amountColumn(amount, rows, unit),
    ...(details
      ? {
          entry: amountEntry<ProjectRow>(
            { unit, edits, formulaAt },
            {
              path: (row) => detailPath(row, name),
              label: ({ project }) => `${project.name} ${field.label}`,
              stored: amount,
              isThere: (row) => amount(row) !== null,
              empties: field.nullable === true,
              stood: (row) => [amount(row), row.amount],
            },
          ),
        }
      : {}),
  }
}

function valueDetail(
  { edits, units, typing, details, open }: DetailSources,
  { field: name, isLong }: DetailColumn,
  valueOf: (row: ProjectRow) => ProjectDetails[DetailField] | undefined,
): Shown {
  const field = detailField(name)
  const path = (row: ProjectRow): string => detailPath(row, name)
  return {
    kind: 'text',
    text(row) {
      const value = valueOf(row)
      return value === undefined ? '' : formatTyped(field, value, typing)
    },
    ...(details
      ? {
          entry: fieldEntry<ProjectRow>(
            { edits, units, typing },
            {
              field,
              title: field.label,
              path,
              stored: (row) => valueOf(row) ?? null,
              owner: ({ project }) => project.name,
              ...(isLong ? { opens: (row: ProjectRow) => open(row, path(row)) } : {}),
            },
          ),
        }
      : {}),
  }
}
