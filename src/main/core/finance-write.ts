import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import { randomBytes } from 'node:crypto'
import type { FinanceWritten } from '../../shared/contract/finance'
import { done, failed, type Reply } from '../../shared/contract/failure'
import type { DestinationForm } from '../../shared/destination/spec'
import { manifestBytes, type PackageFile } from '../export/finance/manifest'
import type { FinancePackage } from '../export/finance/package'
import { makingFailure, nameTaken, writeWhole } from '../export/whole-file'
import { zipped } from '../export/zip'
import type { Foreign, ForeignLimits } from '../foreign/run-foreign'
import type { FilesPort } from '../ports/ports'
import { fileFailures } from '../store/sqlite-failures'
import type { FinanceViewing } from './finance-view'
import type { JobKind, JobWork } from './jobs/job'

export interface FinanceWriting extends FinanceViewing {
  readonly form: DestinationForm
  /** Handle of what is to be made: a folder, or by its ending an archive or the one file of the form. */
  readonly file: string
}

/** 10,000 projects of five lines take half a minute here. */
const LIMITS: ForeignLimits = { deadlineMs: 600_000, heapMb: 2048, residentMb: 3072 }

/** `finance.write`: the package is made apart from the core and written when it is whole; cancelled before, nothing is there. */
export function writeFinance(
  foreign: Pick<Foreign, 'run'>,
  files: FilesPort,
): JobKind<FinanceWriting, FinanceWritten> {
  return {
    label: ({ destination }) => `写出“${destination.title}”`,
    async *run({ moment, destination, form, file }, signal): JobWork<FinanceWritten> {
      const path = files.path(file)
      if (path === null) return fileFailures.missing('所选的文件夹')
      if (existsSync(path)) return nameTaken(path)
      yield { done: 0, total: null, what: '生成报送包' }
      const asked = { ...moment, destination, form }
      const call = { what: '生成报送包', limits: LIMITS, isOutgoing: true, signal } as const
      const made = await foreign.run('finance.set', asked, call)
      return made.ok ? written(path, made.value) : made
    },
  }
}

/** Writes a package as its path asks: all of it or nothing, and never over anything. */
function written(path: string, made: FinancePackage): Reply<FinanceWritten> {
  const named = namedBy(path, made)
  const put = placed(path, named)
  if (!put.ok) return put
  const { manifest } = named
  return done({
    files: manifest.files,
    revision: manifest.revision,
    manifest: manifest as unknown as FinanceWritten['manifest'],
  })
}

/** Endings by which a path asks for the one file of a form. */
const SINGLE = ['.xlsx', '.json', '.csv']

/** A file that stands by itself is called as the user called it: its manifest must name it so. */
function namedBy(path: string, { files, manifest }: FinancePackage): FinancePackage {
  if (files.length !== 1 || !SINGLE.includes(endingOf(path))) return { files, manifest }
  const name = basename(path)
  const entries = manifest.files.map((file) => ({ ...file, name }))
  return { files: files.map(({ bytes }) => ({ name, bytes })), manifest: { ...manifest, files: entries } }
}

function endingOf(path: string): string {
  return extname(path).toLowerCase()
}

const MANIFEST = 'manifest.json'

function placed(path: string, { files, manifest }: FinancePackage): Reply<null> {
  const all: readonly PackageFile[] = [...files, { name: MANIFEST, bytes: manifestBytes(manifest) }]
  const ending = endingOf(path)
  if (ending === '.zip') return writeWhole(path, zipped(all))
  const [only, ...others] = files
  if (!SINGLE.includes(ending)) return intoFolder(path, all)
  if (!only || others.length > 0 || kindOf(manifest.form) !== ending) {
    return failed(
      'bad-value',
      `这种格式是 ${files.length} 个 ${kindOf(manifest.form)} 文件，不能写成一个 ${ending} 文件。请写成文件夹，或以 .zip 结尾。`,
    )
  }
  return besideEachOther(path, only.bytes, manifestBytes(manifest))
}

/** Ending of a form’s files. */
function kindOf(form: DestinationForm): string {
  return `.${form.split('-')[0] ?? form}`
}

/** The file, and beside it its manifest. */
function besideEachOther(path: string, bytes: Uint8Array, manifest: Uint8Array): Reply<null> {
  const beside = join(dirname(path), `${basename(path, extname(path))}.${MANIFEST}`)
  const told = writeWhole(beside, manifest)
  if (!told.ok) return told
  const put = writeWhole(path, bytes)
  // What was made a moment ago is ours to remove: a manifest of no file would prove nothing.
  if (!put.ok) rmSync(beside, { force: true })
  return put
}

/** A folder that is there with all its files or not at all. */
function intoFolder(path: string, files: readonly PackageFile[]): Reply<null> {
  const part = join(dirname(path), `.budget-desk-${randomBytes(6).toString('hex')}.part`)
  try {
    mkdirSync(part)
    for (const { name, bytes } of files) {
      const put = writeWhole(join(part, name), bytes)
      if (!put.ok) return put
    }
    if (existsSync(path)) return nameTaken(path)
    renameSync(part, path)
    return done(null)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? ''
    return ['ENOTEMPTY', 'EEXIST'].includes(code) ? nameTaken(path) : makingFailure(path, error)
  } finally {
    rmSync(part, { recursive: true, force: true })
  }
}
