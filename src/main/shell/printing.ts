import { open } from 'node:fs/promises'
import { dirname, basename, join } from 'node:path'
import { randomBytes } from 'node:crypto'
import { rename, unlink } from 'node:fs/promises'

export type PrintedContents = Pick<Electron.WebContents, 'print' | 'printToPDF'>

/** Paper by the system's print dialog. The page's own `@page` and `@media print` rules say what a sheet looks like. */
export function printPage(contents: PrintedContents): Promise<boolean> {
  return new Promise((resolve) => contents.print({ printBackground: true }, (done) => resolve(done)))
}

/** Tagged, with an outline, in the sizes that the page asks for. */
export const PDF_OPTIONS = {
  preferCSSPageSize: true,
  printBackground: true,
  generateTaggedPDF: true,
  generateDocumentOutline: true,
} satisfies Electron.PrintToPDFOptions

/** The same sheets as a file. Written whole or not at all. */
export async function savePdf(contents: PrintedContents, path: string): Promise<void> {
  const bytes = await contents.printToPDF(PDF_OPTIONS)
  const fresh = join(dirname(path), `.${basename(path)}.${randomBytes(4).toString('hex')}`)
  const file = await open(fresh, 'wx')
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(fresh, path).catch(async (cause: unknown) => {
    await unlink(fresh)
    throw cause
  })
}
