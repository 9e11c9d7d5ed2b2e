// Without the threads of its build for Node, which no bundle of modules takes.
import { unzipSync, Zip, ZipDeflate } from 'fflate/browser'

/** A part of a zip archive; its text comes in pieces, so that it is never held whole. */
export type ZipPart = { readonly name: string } & (
  { readonly text: Iterable<string> } | { readonly bytes: Uint8Array }
)

/** A file as it stands in an archive. */
export interface NamedBytes {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Pieces are gathered to this many characters before they are compressed. */
const PIECE = 1 << 16
/** Of 90 MB of worksheets level 6 makes an eighth less than this one, in half as much time again. */
const LEVEL = 3

/**
 * A zip archive of texts and bytes. The same parts give the same bytes on every machine and host: fflate compresses in JavaScript, while
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
  for (const { name, ...content } of parts) {
    const part = new ZipDeflate(name, { level: LEVEL })
    part.mtime = time
    archive.add(part)
    if ('bytes' in content) part.push(content.bytes)
    else for (const piece of gathered(content.text)) part.push(encoder.encode(piece))
    part.push(new Uint8Array(), true)
  }
  archive.end()
  return Buffer.concat(chunks)
}

/** The files of an archive that come to at most so many bytes; null where they say that they are more. Throws where it is none. */
export function unzipped(archive: Uint8Array, most: number): readonly NamedBytes[] | null {
  let size = 0
  const files = unzipSync(archive, {
    filter: ({ originalSize }) => (size += originalSize) <= most,
  })
  return size > most ? null : Object.entries(files).map(([name, bytes]) => ({ name, bytes }))
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
