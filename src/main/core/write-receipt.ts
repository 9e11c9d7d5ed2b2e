import { statSync } from 'node:fs'
import { basename, extname } from 'node:path'
import { done, type Reply } from '../../shared/contract/failure'
import type { RewrittenReceipt } from '../../shared/contract/receipts'
import { writingFolder } from '../export/whole-folder'
import type { FilesPort } from '../ports/ports'
import type { ReceiptContent, StoredReceipt } from '../store/snapshots'
import { fileFailures } from '../store/sqlite-failures'
import { puttingFile } from './files'
import { stage, type Staged } from './jobs/job'
import { sentFiles, sentZip } from './receipt-content'

/** A receipt with all that is kept of it. */
export interface KeptReceipt {
  readonly receipt: StoredReceipt
  readonly content: ReceiptContent
}

/** Writes the sent files again, byte for byte: the zip as it was made, or its files in a new folder. */
export function* writingReceipt(
  { receipt, content }: KeptReceipt,
  target: string,
  port: FilesPort,
): Staged<Reply<RewrittenReceipt>> {
  const path = port.path(target)
  if (path === null) return fileFailures.missing('所选的位置')
  const zip = sentZip(receipt, content)
  if (!zip.ok) return zip
  const found = sentFiles(receipt, zip.value)
  if (!found.ok) return found
  const files = found.value.map(({ name, bytes }) => ({ name, size: bytes.length }))
  if (extname(path).toLowerCase() === '.zip') {
    const put = yield* stage('写出压缩包', [0, 100], puttingFile(target, port, [zip.value]))
    return put.ok ? done({ ...put.value, files }) : put
  }
  const written = yield* stage('写出文件', [0, 100], writingFolder(path, found.value))
  if (!written.ok) return written
  return done({
    handle: target,
    name: basename(path),
    modified: statSync(path).mtime.toISOString(),
    size: files.reduce((sum, { size }) => sum + size, 0),
    files,
  })
}
