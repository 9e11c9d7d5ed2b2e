import { done, type Reply } from '../../shared/contract/failure'
import type { ExportForm } from '../../shared/contract/exports'
import type { DataSheet } from '../../shared/publication/data-sheet'
import type { Publication } from '../../shared/publication/publication'
import { publicationHtml } from './html/document'

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
