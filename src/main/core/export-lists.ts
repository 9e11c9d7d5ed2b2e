import type { ListForm } from '../../shared/contract/exports'
import { failed, type Failure } from '../../shared/contract/failure'
import type { FileEntry } from '../../shared/contract/results'
import type { Project } from '../../shared/model/document'
import { csvText } from '../../shared/publication/csv'
import type { DataSheet } from '../../shared/publication/data-sheet'
import type { CorePorts } from '../ports/ports'
import type { Setter } from './export-documents'
import { putFile } from './files'
import type { JobKind } from './jobs/job'

export interface ListExport {
  readonly list: DataSheet
  readonly form: ListForm
  /** Handle of the file to be made. */
  readonly file: string
}

/** Excel takes a text of bytes for UTF-8 only where this stands before it. */
const BOM = '\uFEFF'

/** Writes a list as it was shown. */
export function exportList(
  setter: Setter,
  { files }: Pick<CorePorts, 'files'>,
): JobKind<ListExport, FileEntry> {
  return {
    label: ({ list }) => `输出“${list.name}”`,
    async *run({ list, form, file }, signal) {
      yield { done: 0, total: null, what: '写出列表' }
      if (form === 'csv') return putFile(file, files, BOM + csvText(list))
      const bytes = await setter.set({ form, publication: ALONE, lists: [list] }, signal)
      return bytes.ok ? putFile(file, files, bytes.value) : bytes
    },
  }
}

/** A workbook of a list alone holds no document. */
const ALONE = { title: '', agency: '', fiscalYear: 0, cover: [], contents: '', chapters: [] } as const

/** Why a list may not leave the house: it names a secret project. Undefined: it does not. */
export function secretsIn(
  { rows }: DataSheet,
  projects: readonly Project[],
): { readonly ok: false; readonly error: Failure } | undefined {
  const names = projects.flatMap(({ secret, name, code }) => (secret ? [name, code] : []))
  if (names.length === 0) return undefined
  const named = rows.filter(({ cells }) =>
    cells.some(
      (cell) => typeof cell === 'string' && names.some((name) => name !== '' && cell.includes(name)),
    ),
  )
  return named.length === 0
    ? undefined
    : failed('bad-value', `列表里有 ${named.length} 行写着涉密项目，没有输出。先把它们筛掉，再输出列表。`)
}
