import { type ExportContent, type ExportForm, exportForms, holds } from '../../../shared/contract/exports'

/** What can be put out, by rows of the page. `table`: the one that is chosen beside it. */
export const ROWS = [
  { id: 'whole', name: '全文', what: '封面、目录、九部分、十二张表' },
  { id: 'tables', name: '报表', what: '十二张，Excel 里合计为活公式' },
  { id: 'text', name: '公开文本', what: '九部分，不带表' },
  { id: 'details', name: '明细', what: '分项、项目、指标' },
  { id: 'table', name: '单张表', what: '' },
] as const
export type RowId = (typeof ROWS)[number]['id']

export const FORMS = [
  { form: 'docx', label: 'Word' },
  { form: 'pdf', label: 'PDF' },
  { form: 'xlsx', label: 'Excel' },
] as const satisfies readonly { readonly form: ExportForm; readonly label: string }[]

/** A file to be put out. */
export interface Choice {
  readonly row: RowId
  readonly form: ExportForm
}

export function contentOf(row: RowId, table: string): ExportContent {
  return row === 'table' ? { table } : row
}

/** A single table is signed on paper, and worked with in Excel; 全文 in Excel would be 报表 and 明细 once more. */
export function isOffered({ row, form }: Choice): boolean {
  if (!exportForms.includes(form)) return false
  if (row === 'table' && form === 'docx') return false
  if (row === 'whole' && form === 'xlsx') return false
  return holds(form, contentOf(row, ''))
}

export function sameChoice(a: Choice, b: Choice): boolean {
  return a.row === b.row && a.form === b.form
}

/** What its file is called, without an ending. */
export function fileName(
  { row }: Choice,
  { agency, fiscalYear }: { readonly agency: string; readonly fiscalYear: number },
  table: string,
): string {
  const part = row === 'table' ? table : (ROWS.find(({ id }) => id === row)?.name ?? '')
  return `${agency}${fiscalYear}年部门预算（${part}）`
}

/** Sizes of files as people read them. */
export function sizeWords(bytes: number): string {
  return bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
