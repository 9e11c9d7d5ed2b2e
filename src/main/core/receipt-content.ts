import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { done, failed, type Reply } from '../../shared/contract/failure'
import type { BudgetDocument } from '../../shared/model/document'
import type { Slices } from '../../shared/slices/slices'
import { gzipping } from '../export/gzip'
import { packageParts } from '../export/package'
import { type NamedBytes, unzipped, zipped } from '../export/zip'
import { keptDocument } from '../import/package'
import type { ReceiptContent, StoredReceipt } from '../store/snapshots'

/** No package and no sent files come to more; what says that it does was made to fill the memory. */
const MOST_BYTES = 512 * 1024 * 1024

type Packed = ReceiptContent & Pick<StoredReceipt, 'checksum' | 'sentChecksum'>

/** A budget and the files that were made of it, as a receipt keeps them: the same ones always give the same bytes. */
export function* packingReceipt(document: BudgetDocument, files: readonly NamedBytes[]): Slices<Packed> {
  if (!areFileNames(files)) throw new Error('files are kept by plain names, each its own')
  const hash = createHash('sha256')
  const packed = yield* gzipping(hashed(packageParts(document), hash))
  const sent = zipped(files)
  return { package: packed, checksum: hash.digest('hex'), sent, sentChecksum: sha256(sent) }
}

function* hashed(texts: Iterable<string>, hash: ReturnType<typeof createHash>): Generator<Uint8Array> {
  const encoder = new TextEncoder()
  for (const text of texts) {
    const bytes = encoder.encode(text)
    hash.update(bytes)
    yield bytes
  }
}

/** The budget that was sent, as the program holds it now. Failure: file-damaged. */
export function documentOf(
  receipt: Pick<StoredReceipt, 'number' | 'checksum'>,
  { package: packed }: Pick<ReceiptContent, 'package'>,
): Reply<BudgetDocument> {
  const bytes = readOrNull(() => gunzipSync(packed, { maxOutputLength: MOST_BYTES }))
  return bytes && sha256(bytes) === receipt.checksum
    ? done(keptDocument(bytes.toString('utf8')))
    : damaged(receipt, '预算', '不能与它对比')
}

/** The zip of the sent files, as it was made. Failure: file-damaged. */
export function sentZip(
  receipt: Pick<StoredReceipt, 'number' | 'sentChecksum'>,
  { sent }: Pick<ReceiptContent, 'sent'>,
): Reply<Uint8Array> {
  return sha256(sent) === receipt.sentChecksum ? done(sent) : damaged(receipt, '文件', '没有写出')
}

/** What is in it. Failure: file-damaged. */
export function sentFiles(
  receipt: Pick<StoredReceipt, 'number'>,
  zip: Uint8Array,
): Reply<readonly NamedBytes[]> {
  const files = readOrNull(() => unzipped(zip, MOST_BYTES))
  // A file that came from elsewhere may have been made by anyone: no name in it leads out of the folder.
  return files && areFileNames(files) ? done(files) : damaged(receipt, '文件', '没有写出')
}

function areFileNames(files: readonly NamedBytes[]): boolean {
  const names = new Set(files.map(({ name }) => name.toLowerCase()))
  return (
    names.size === files.length &&
    files.every(({ name }) => name === basename(name) && !/^\.{0,2}$|[\\/:\0]/.test(name))
  )
}

function damaged({ number }: Pick<StoredReceipt, 'number'>, what: string, outcome: string): Reply<never> {
  return failed(
    'file-damaged',
    `第 ${number} 份回执里的${what}已损坏，与当时的校验码不符，${outcome}。请从较早的副本里找。`,
  )
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** Null where the bytes are not what they should be: whatever a reader of archives throws is of them. */
function readOrNull<T>(read: () => T): T | null {
  try {
    return read()
  } catch {
    return null
  }
}
