// Without the threads of its build for Node, which no bundle of modules takes.
import { Gzip } from 'fflate/browser'
import type { Slices } from '../../shared/slices/slices'

/** A text of many parts compressed, in slices. The same text gives the same bytes on every machine, as in zip.ts: no time, no zlib. */
export function* gzipping(parts: Iterable<Uint8Array>): Slices<Uint8Array> {
  const chunks: Uint8Array[] = []
  const archive = new Gzip({ level: LEVEL, mtime: 0 }, (chunk) => void chunks.push(chunk))
  for (const part of parts) {
    archive.push(part)
    yield 0
  }
  archive.push(new Uint8Array(), true)
  return Buffer.concat(chunks)
}

/** It is kept for years and made once. */
const LEVEL = 6
