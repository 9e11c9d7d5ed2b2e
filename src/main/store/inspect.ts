import { closeSync, openSync, readSync, statSync } from 'node:fs'
import type { Failure } from '../../shared/contract/failure'
import { APPLICATION_ID } from './connection'
import { fileFailures } from './sqlite-failures'

const MAGIC = Buffer.from('SQLite format 3\0', 'latin1')
const HEADER_BYTES = 100
/** Offsets in SQLite's file header (sqlite.org/fileformat2.html, 1.3). */
const USER_VERSION_AT = 60
const APPLICATION_ID_AT = 68

/**
 * Reads the header before SQLite touches the file: a newer file, or a stranger's, is refused byte for byte as it was.
 * Undefined = go on. Throws what the file system throws.
 */
export function inspect(
  path: string,
  newest: number,
): { readonly ok: false; readonly error: Failure } | undefined {
  const { size, isFile } = fileAt(path)
  if (!isFile) return fileFailures.notABudget(path)
  if (size === 0) return fileFailures.empty(path)
  const header = headerOf(path)
  const isDatabase = header.subarray(0, MAGIC.length).equals(MAGIC.subarray(0, header.length))
  if (!isDatabase) return fileFailures.notABudget(path)
  if (header.length < HEADER_BYTES) return fileFailures.damaged(path)
  if (header.readInt32BE(APPLICATION_ID_AT) !== APPLICATION_ID) return fileFailures.notABudget(path)
  if (header.readInt32BE(USER_VERSION_AT) > newest) return fileFailures.newer()
  return undefined
}

function fileAt(path: string): { readonly size: number; readonly isFile: boolean } {
  const found = statSync(path)
  return { size: found.size, isFile: found.isFile() }
}

/** The first bytes, as many as there are of SQLite's header. */
export function headerOf(path: string): Buffer {
  const file = openSync(path, 'r')
  try {
    const header = Buffer.alloc(HEADER_BYTES)
    return header.subarray(0, readSync(file, header, 0, HEADER_BYTES, 0))
  } finally {
    closeSync(file)
  }
}
