import { done, type Reply } from '../../shared/contract/failure'
import type { ExportForm } from '../../shared/contract/exports'
import type { DataSheet } from '../../shared/publication/data-sheet'
import type { Publication } from '../../shared/publication/publication'
import { docxBytes } from './docx/docx'
import { publicationHtml } from './html/document'
import { workbookBytes } from './xlsx/workbook'

/** What is to be set. Plain data. */
export interface ToBeSet {
  readonly form: ExportForm
  readonly publication: Publication
  /** Lists that a workbook holds beside the tables. */
  readonly lists: readonly DataSheet[]
  /** Pages by anchor, of a page that was printed before. */
  readonly pages?: ReadonlyMap<string, number>
}

const makers: Readonly<Record<ExportForm, (asked: ToBeSet) => Uint8Array | Promise<Uint8Array>>> = {
  docx: ({ publication }) => docxBytes(publication),
  xlsx: ({ publication: { title, agency, fiscalYear, chapters }, lists }) =>
    workbookBytes({ title, agency, fiscalYear, tables: chapters.flatMap(({ tables }) => tables), lists }),
  html: asHtml,
  // A page of HTML that is printed by whoever can.
  pdf: asHtml,
}

function asHtml({ publication, pages }: ToBeSet): Uint8Array {
  return new TextEncoder().encode(publicationHtml(publication, pages))
}

/** Sets a document in one form: long work, for a process of its own. */
export async function setDocument(asked: ToBeSet): Promise<Reply<Uint8Array>> {
  return done(await makers[asked.form](asked))
}
