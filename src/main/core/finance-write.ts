import { existsSync, rmSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import type { FinanceWritten } from '../../shared/contract/finance'
import { done, failed, type Reply } from '../../shared/contract/failure'
import type { Receipt } from '../../shared/contract/receipts'
import type { DestinationForm } from '../../shared/destination/spec'
import { atOnce, type Slices } from '../../shared/slices/slices'
import { manifestBytes } from '../export/finance/manifest'
import type { FinancePackage } from '../export/finance/package'
import { nameTaken, writeWhole } from '../export/whole-file'
import { writingFolder } from '../export/whole-folder'
import { type NamedBytes, zipped } from '../export/zip'
import type { Foreign, ForeignLimits } from '../foreign/run-foreign'
import type { FilesPort } from '../ports/ports'
import { fileFailures } from '../store/sqlite-failures'
import type { FinanceViewing } from './finance-view'
import { type JobKind, type JobWork, stage } from './jobs/job'

export interface FinanceWriting extends FinanceViewing {
  readonly form: DestinationForm
  /** Handle of what is to be made: a folder, or by its ending an archive or the one file of the form. */
  readonly file: string
  /** Keeps what was written as a receipt; null where the file can only be looked at. */
  readonly keep: ((made: FinancePackage, files: readonly NamedBytes[]) => Slices<Reply<Receipt>>) | null
}

/** 10,000 projects of five lines take half a minute here. */
const LIMITS: ForeignLimits = { deadlineMs: 600_000, heapMb: 2048, residentMb: 3072 }

/**
 * `finance.write`: the package is made apart from the core, written when it is whole, and kept in the budget as what was sent. Cancelled
 * or refused before, nothing is there; what could not be kept is taken away again, for nobody could prove it.
 */
export function writeFinance(
  foreign: Pick<Foreign, 'run'>,
  files: FilesPort,
): JobKind<FinanceWriting, FinanceWritten> {
  return {
    label: ({ destination }) => `写出“${destination.title}”`,
    async *run({ moment, destination, form, file, keep }, signal): JobWork<FinanceWritten> {
      const path = files.path(file)
      if (path === null) return fileFailures.missing('所选的文件夹')
      if (existsSync(path)) return nameTaken(path)
      yield { done: 0, total: null, what: '生成报送包' }
      const asked = { ...moment, destination, form }
      const call = { what: '生成报送包', limits: LIMITS, isOutgoing: true, signal } as const
      const made = await foreign.run('finance.set', asked, call)
      if (!made.ok) return made
      const named = namedBy(path, made.value)
      const all = [...named.files, { name: MANIFEST, bytes: manifestBytes(named.manifest) }]
      const put = placed(path, named, all)
      if (!put.ok) return put
      let isKept = keep === null
      try {
        const kept = keep ? yield* stage('留下回执', [90, 100], keep(named, all)) : done(null)
        isKept = kept.ok
        return kept.ok ? done(written(named, kept.value)) : kept
      } finally {
        // Refused or cancelled: what was made a moment ago is ours to remove.
        if (!isKept) for (const own of put.value) rmSync(own, { recursive: true, force: true })
      }
    },
  }
}

function written({ manifest }: FinancePackage, receipt: Receipt | null): FinanceWritten {
  return {
    files: manifest.files,
    revision: manifest.revision,
    manifest: manifest as unknown as FinanceWritten['manifest'],
    receipt,
  }
}

/** Endings by which a path asks for the one file of a form. */
const SINGLE = ['.xlsx', '.json', '.csv']

/** A file that stands by itself is called as the user called it: its manifest must name it so. */
function namedBy(path: string, made: FinancePackage): FinancePackage {
  const { files, manifest } = made
  if (files.length !== 1 || !SINGLE.includes(endingOf(path))) return made
  const name = basename(path)
  const entries = manifest.files.map((file) => ({ ...file, name }))
  return {
    ...made,
    files: files.map(({ bytes }) => ({ name, bytes })),
    manifest: { ...manifest, files: entries },
  }
}

function endingOf(path: string): string {
  return extname(path).toLowerCase()
}

const MANIFEST = 'manifest.json'

/** What was made, to be taken away again. */
function placed(
  path: string,
  { files, manifest }: FinancePackage,
  all: readonly NamedBytes[],
): Reply<readonly string[]> {
  const ending = endingOf(path)
  if (ending === '.zip') return made([path], writeWhole(path, zipped(all)))
  const [only, ...others] = files
  if (!SINGLE.includes(ending)) return made([path], atOnce(writingFolder(path, all)))
  if (!only || others.length > 0 || kindOf(manifest.form) !== ending) {
    return failed(
      'bad-value',
      `这种格式是 ${files.length} 个 ${kindOf(manifest.form)} 文件，不能写成一个 ${ending} 文件。请写成文件夹，或以 .zip 结尾。`,
    )
  }
  return besideEachOther(path, only.bytes, manifestBytes(manifest))
}

function made(paths: readonly string[], put: Reply<null>): Reply<readonly string[]> {
  return put.ok ? done(paths) : put
}

/** Ending of a form’s files. */
function kindOf(form: DestinationForm): string {
  return `.${form.split('-')[0] ?? form}`
}

/** The file, and beside it its manifest. */
function besideEachOther(path: string, bytes: Uint8Array, manifest: Uint8Array): Reply<readonly string[]> {
  const beside = join(dirname(path), `${basename(path, extname(path))}.${MANIFEST}`)
  const told = writeWhole(beside, manifest)
  if (!told.ok) return told
  const put = writeWhole(path, bytes)
  // What was made a moment ago is ours to remove: a manifest of no file would prove nothing.
  if (!put.ok) rmSync(beside, { force: true })
  return made([path, beside], put)
}
