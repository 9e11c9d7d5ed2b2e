import { existsSync, mkdirSync, mkdtempSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type ExportContent, type Exported, type ExportForm, holds } from '../../shared/contract/exports'
import { done, failed, type Reply } from '../../shared/contract/failure'
import { detailSheets } from '../../shared/publication/details'
import type { ToBeSet } from '../export/written'
import { pagesOf } from '../export/pdf-pages'
import { nameTaken } from '../export/whole-file'
import type { Foreign, ForeignLimits } from '../foreign/run-foreign'
import type { CorePorts, PrintEnd } from '../ports/ports'
import { putFile } from './files'
import type { JobKind, JobWork } from './jobs/job'
import { type Moment, type Published, publishing } from './published'

/** One file of several that tell of one moment. */
export interface AskedFile {
  /** Handle of the file to be made. */
  readonly file: string
  readonly form: ExportForm
  readonly content: ExportContent
}

export interface DocumentExport {
  readonly moment: Moment
  readonly files: readonly AskedFile[]
}

/** The sample takes 2 s and 0.2 GB here; tables of 10,000 projects up to a minute. */
const LIMITS: ForeignLimits = { deadlineMs: 600_000, heapMb: 2048, residentMb: 3072 }

/** What is put out in a form, as the user knows it. */
const FORMS: Readonly<Record<ExportForm, string>> = {
  docx: 'Word',
  pdf: 'PDF',
  xlsx: 'Excel',
  html: '网页',
}

export interface Setter {
  /** The bytes of a document in a form. Failures: those of long work apart from the core, and host-unavailable (PDF). */
  set(asked: Omit<ToBeSet, 'pages'>, signal: AbortSignal): Promise<Reply<Uint8Array>>
}

/** `folder`: where pages lie while they are printed; made when first needed. */
export function openSetter(
  foreign: Pick<Foreign, 'run'>,
  { pdf, log }: Pick<CorePorts, 'pdf' | 'log'>,
  folder: string,
): Setter {
  async function setApart(asked: ToBeSet, signal: AbortSignal): Promise<Reply<Uint8Array>> {
    const what = `输出 ${FORMS[asked.form]} `
    return foreign.run('document.set', asked, { what, limits: LIMITS, isOutgoing: true, signal })
  }

  async function printed(asked: ToBeSet, signal: AbortSignal): Promise<Reply<Uint8Array>> {
    mkdirSync(folder, { recursive: true })
    const own = mkdtempSync(join(folder, 'print-'))
    const page = join(own, 'page.html')
    try {
      const html = await setApart(asked, signal)
      if (!html.ok) return html
      await writeFile(page, html.value)
      return printReply(await pdf.print(page, own, signal), log)
    } finally {
      await rm(own, { recursive: true, force: true, maxRetries: 3 })
    }
  }

  return {
    async set(asked, signal) {
      if (asked.form !== 'pdf') return setApart(asked, signal)
      const first = await printed(asked, signal)
      // Only a printed page tells where its parts stand; the contents get the numbers in a second one.
      if (!first.ok || asked.publication.contents === '') return first
      const pages = pagesOf(first.value)
      return pages.size === 0 ? first : printed({ ...asked, pages }, signal)
    },
  }
}

function printReply(end: PrintEnd, log: CorePorts['log']): Reply<Uint8Array> {
  switch (end.kind) {
    case 'printed':
      return done(end.bytes)
    case 'no-printer':
      return failed(
        'host-unavailable',
        '这台机器上没有能排 PDF 的浏览器。请安装 chromium（Debian、UOS、Kylin：sudo apt install chromium），再试。',
      )
    case 'stopped':
      return failed('cancelled', '输出 PDF 已取消，什么也没有改动。')
    case 'broke':
      log.warn('printing a page broke off', { details: end.details })
      return failed('foreign-broke', '排 PDF 的浏览器中途退出，文件没有写出，预算没有受影响。请再试一次。')
  }
}

/** Writes documents of one moment, one after the other; those that are done stay, whatever becomes of the others. */
export function exportDocuments(
  setter: Setter,
  { files: port }: Pick<CorePorts, 'files'>,
): JobKind<DocumentExport, readonly Exported[]> {
  return {
    label: ({ files }) => (files.length === 1 ? '输出文件' : `输出 ${files.length} 个文件`),
    async *run({ moment, files }, signal): JobWork<readonly Exported[]> {
      yield { done: 0, total: files.length, what: '准备内容' }
      const published = yield* publishing(moment)
      if (!published.ok) return published
      const outcomes: Exported[] = []
      for (const [at, asked] of files.entries()) {
        yield { done: at, total: files.length, what: `第 ${at + 1} 个：${FORMS[asked.form]}` }
        const bytes = taken(asked.file) ?? (await bytesOf(published.value, asked, signal))
        if (!bytes.ok && bytes.error.code === 'cancelled') return bytes
        const written = bytes.ok ? putFile(asked.file, port, bytes.value) : bytes
        outcomes.push(written.ok ? { file: written.value } : { error: written.error })
      }
      return done(outcomes)
    },
  }

  /** Said before the work is done, where it is certain already. */
  function taken(handle: string): ReturnType<typeof nameTaken> | undefined {
    const path = port.path(handle)
    return path !== null && existsSync(path) ? nameTaken(path) : undefined
  }

  function bytesOf(
    published: Published,
    { form, content }: AskedFile,
    signal: AbortSignal,
  ): Promise<Reply<Uint8Array>> {
    if (!holds(form, content)) return Promise.resolve(notHeld(form))
    return setter.set({ form, ...parts(published, content) }, signal)
  }
}

/** A document as it would be put out now, to be looked at. */
export function previewDocument(
  setter: Setter,
): JobKind<{ readonly moment: Moment; readonly content: ExportContent }, Uint8Array> {
  return {
    label: () => '排版预览',
    async *run({ moment, content }, signal): JobWork<Uint8Array> {
      const published = yield* publishing(moment)
      if (!published.ok) return published
      yield { done: 50, total: null, what: '排版' }
      return setter.set({ form: 'pdf', ...parts(published.value, content) }, signal)
    },
  }
}

/** What of a budget a content means: its printed parts, and its records as lists. */
function parts(
  { document, names, of }: Published,
  content: ExportContent,
): Pick<ToBeSet, 'publication' | 'lists'> {
  const isList = content === 'details'
  return {
    publication: of(isList ? { table: '' } : content),
    lists: isList || content === 'whole' ? detailSheets(document, names) : [],
  }
}

function notHeld(form: ExportForm): Reply<never> {
  return form === 'xlsx'
    ? failed('bad-value', '公开文本不能输出为 Excel，请选 Word 或 PDF。')
    : failed('bad-value', `明细不能输出为${FORMS[form]}，请选 Excel。`)
}
