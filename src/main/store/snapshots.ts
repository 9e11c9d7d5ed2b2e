import type { Database } from 'better-sqlite3'

/** What was sent, as the file keeps it (回执); never changed. */
export interface StoredReceipt {
  readonly id: string
  /** 1 = the first that was sent. */
  readonly number: number
  /** ISO time. */
  readonly at: string
  /** The preparer's name. */
  readonly by: string
  readonly name: string
  readonly note: string
  /** Id of the destination, and the form in which it was given the files. */
  readonly pack: string
  readonly form: string
  /** What the sent rows come to, in 分. */
  readonly total: number
  /** Of the budget that was sent. */
  readonly revision: number
  /** SHA-256 of the exchange package's text, in hex. */
  readonly checksum: string
  /** SHA-256 of the zip of the sent files, in hex. */
  readonly sentChecksum: string
  /** JSON. */
  readonly manifest: string
}

/** Its large parts: the exchange package of that moment (gzip), and the sent files (zip). */
export interface ReceiptContent {
  readonly package: Uint8Array
  readonly sent: Uint8Array
}

export type NewReceipt = Omit<StoredReceipt, 'number'> & ReceiptContent

/** The budget as it was at moments that are kept. They stand beside the records: nothing is captured of them. */
export interface Snapshots {
  /** In the order in which they were sent. */
  receipts(): readonly StoredReceipt[]
  /** Undefined: there is none of this id. */
  contentOf(id: string): ReceiptContent | undefined
  /** Must run within a transaction. */
  addReceipt(receipt: NewReceipt): void
}

export function openSnapshots(db: Database): Snapshots {
  const list = db.prepare<[], StoredReceipt>(`
    SELECT id, row_number() OVER (ORDER BY seq) AS number, at, "by", name, note, pack, form, total, revision, checksum,
      sent_checksum AS sentChecksum, manifest
    FROM snapshots WHERE kind = 'receipt' ORDER BY seq`)
  const content = db.prepare<[string], ReceiptContent>(
    `SELECT package, sent FROM snapshots WHERE kind = 'receipt' AND id = ?`,
  )
  const add = db.prepare<[NewReceipt]>(`
    INSERT INTO snapshots (id, kind, at, "by", name, note, revision, package, checksum, pack, form, total, sent, sent_checksum, manifest)
    VALUES (@id, 'receipt', @at, @by, @name, @note, @revision, @package, @checksum, @pack, @form, @total, @sent, @sentChecksum, @manifest)`)
  return {
    receipts: () => list.all(),
    contentOf: (id) => content.get(id),
    addReceipt: (receipt) => void add.run(receipt),
  }
}
