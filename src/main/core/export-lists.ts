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

/**
 * Why a list may not leave the house: of secret projects it may show names, goals, shares of totals that hold their money, and no
 * filter takes all of that out. Undefined: there are none.
 */
export function secretsIn(
  projects: readonly Project[],
): { readonly ok: false; readonly error: Failure } | undefined {
  return projects.some(({ secret }) => secret)
    ? failed(
        'bad-value',
        '预算里有涉密项目，列表和其中的合计会透露它们，没有输出。请用“输出”里的报表或明细，那里不含涉密项目。',
      )
    : undefined
}
