// Without the threads of its build for Node, which no bundle of modules takes.
import { Zip, ZipDeflate } from 'fflate/browser'

/** A part of a zip archive: its text in pieces, so that it is never held whole, or bytes that are there already. */
export type ZipPart =
  | { readonly name: string; readonly text: Iterable<string> }
  | { readonly name: string; readonly bytes: Uint8Array }

/** Pieces are gathered to this many characters before they are compressed. */
const PIECE = 1 << 16
/** Of 90 MB of worksheets level 6 makes an eighth less than this one, in half as much time again. */
const LEVEL = 3

/**
 * A zip archive. The same parts give the same bytes on every machine and host: fflate compresses in JavaScript, while
 * Node's and Chromium's zlib differ among each other and by processor.
 */
export function zipped(parts: Iterable<ZipPart>): Uint8Array {
  // The one time all parts bear, local as zip has it: the clock must not make two archives of one state.
  const time = new Date(1980, 0, 1)
  const chunks: Uint8Array[] = []
  const archive = new Zip((fault, chunk) => {
    if (fault) throw fault
    chunks.push(chunk)
  })
  const encoder = new TextEncoder()
  for (const given of parts) {
    const part = new ZipDeflate(given.name, { level: LEVEL })
    part.mtime = time
    archive.add(part)
    if ('bytes' in given) part.push(given.bytes)
    else for (const piece of gathered(given.text)) part.push(encoder.encode(piece))
    part.push(new Uint8Array(), true)
  }
  archive.end()
  return Buffer.concat(chunks)
}

function* gathered(text: Iterable<string>): Generator<string> {
  let piece = ''
  for (const each of text) {
    piece += each
    if (piece.length < PIECE) continue
    yield piece
    piece = ''
  }
  if (piece !== '') yield piece
}
