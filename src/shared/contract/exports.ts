import { z } from 'zod'
import type { Failure } from './failure'
import type { FileEntry } from './results'

/** Forms in which a document leaves the house. */
export const exportForms = ['docx', 'pdf', 'xlsx', 'html'] as const
export type ExportForm = (typeof exportForms)[number]

/** What is put out: everything, one kind of its parts, the records behind it as lists, or one table alone. */
export const exportContents = ['whole', 'text', 'tables', 'details'] as const
export const exportContent = z.union([z.enum(exportContents), z.strictObject({ table: z.string() })])
export type ExportContent = z.infer<typeof exportContent>

/** Which contents a form can hold: a list has no paper, a text no sheet. */
export function holds(form: ExportForm, content: ExportContent): boolean {
  return form === 'xlsx' ? content !== 'text' : content !== 'details'
}

/** What became of one of several files of one moment. */
export type Exported = { readonly file: FileEntry } | { readonly error: Failure }

/** A budget's document as it would be put out now. */
export interface ExportPreview {
  /** The PDF's bytes, in base64. */
  readonly pdf: string
  readonly revision: number
}

/** A list as it is shown, for other programs. */
export const listForms = ['xlsx', 'csv'] as const
export type ListForm = (typeof listForms)[number]

const amount = z.int().min(-Number.MAX_SAFE_INTEGER).max(Number.MAX_SAFE_INTEGER)
export const dataSheet = z.strictObject({
  name: z.string().max(200),
  unit: z.enum(['元', '万元']),
  decimals: z.int().min(0).max(6),
  head: z
    .array(
      z
        .array(
          z.strictObject({ text: z.string(), columns: z.int(), rows: z.int(), leaf: z.int() }).readonly(),
        )
        .readonly(),
    )
    .readonly(),
  columns: z
    .array(z.strictObject({ kind: z.enum(['text', 'code', 'amount', 'number']) }).readonly())
    .max(200)
    .readonly(),
  rows: z
    .array(
      z
        .strictObject({
          cells: z.array(z.union([z.string(), amount, z.null()])).readonly(),
          isStrong: z.literal(true).optional(),
        })
        .readonly(),
    )
    .readonly(),
})

/** Where files would be put, with names that are free there. */
export interface ExportPlaces {
  /** Null: the user has to choose one. */
  readonly folder: { readonly handle: string; readonly name: string } | null
  readonly files: readonly FileEntry[]
}
