import type { ProjectDetails, ProjectDetailsList } from '../../../shared/contract/shown'
import type { Unit as AccountingUnit } from '../../../shared/model/document'
import type { Field } from '../../../shared/model/field-types'
import { definition } from '../../../shared/model/fields'
import { virtualFields } from '../../../shared/model/path'
import { formatTyped, type TypingContext } from '../../../shared/model/typed'
import type { GridColumn } from '../../grid/column'
import type { useEdits } from '../../stores/edits'
import { fieldEntry } from '../../lists/field-entry'
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
  { field: 'unitId', width: '176px' },
  { field: 'category', width: '96px' },
  { field: 'nature', width: '96px' },
  { field: 'common', width: '76px' },
  { field: 'key', width: '76px' },
  { field: 'purpose', width: '280px', isLong: true },
  { field: 'reason', width: '240px', isLong: true },
]

/** What these columns are made from. */
export interface DetailSources {
  readonly edits: Pick<ReturnType<typeof useEdits>, 'set'>
  readonly units: readonly AccountingUnit[]
  readonly typing: TypingContext
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

function detailColumn(
  { edits, units, typing, details, isTyped, open }: DetailSources,
  { field: name, width, isLong }: DetailColumn,
): GridColumn<ProjectRow> {
  const field = detailField(name)
  const path = (row: ProjectRow): string => detailPath(row, name)
  const valueOf = ({ project }: ProjectRow) => details?.rows[project.id]?.[name]
  return {
    id: name,
    title: field.label,
    width,
    kind: 'text',
    isExtra: true,
    text(row) {
      const value = valueOf(row)
      return value === undefined ? '' : formatTyped(field, value, typing)
    },
    change(row) {
      const { id } = row.project
      const changed = details !== null && id in details.then && details.then[id]?.[name] !== valueOf(row)
      return { changed, typed: changed && isTyped(path(row)) }
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
