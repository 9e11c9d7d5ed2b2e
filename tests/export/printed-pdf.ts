import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openSetter } from '../../src/main/core/export-documents'
import { setDocument } from '../../src/main/export/written'
import { chromiumPdf } from '../../src/main/host/chromium-pdf'
import { findBrowser } from '../../src/main/host/find-browser'
import type { Publication } from '../../src/shared/publication/publication'

const BROWSERS = fileURLToPath(new URL('../../resources/browsers.json', import.meta.url))

/** The browser that `npm test` makes sure of (scripts/system-tools.mjs). */
export const testPdf = chromiumPdf(() => findBrowser(BROWSERS, process.env))

/** Sets a document as the program does, but in this process; its path. */
export async function printedPdf(folder: string, name: string, publication: Publication): Promise<string> {
  const log = {
    warn: (message: string, details?: object) => {
      throw new Error(`${message} ${JSON.stringify(details)}`)
    },
    error: (message: string) => {
      throw new Error(message)
    },
  }
  const here = { run: (_: unknown, asked: never) => setDocument(asked) }
  const setter = openSetter(here as never, { pdf: testPdf, log }, join(folder, 'work'))
  const set = await setter.set({ form: 'pdf', publication, lists: [] }, new AbortController().signal)
  if (!set.ok) throw new Error(set.error.message)
  const path = join(folder, `${name}.pdf`)
  writeFileSync(path, set.value)
  return path
}

/** What a program of the system says; its errors are thrown. */
export function saidBy(program: 'pdfinfo' | 'pdffonts' | 'pdftotext' | 'qpdf', ...args: string[]): string {
  return execFileSync(program, args, { encoding: 'utf8', maxBuffer: 2 ** 30 })
}
