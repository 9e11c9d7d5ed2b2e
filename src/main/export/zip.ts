import { strToU8, zipSync } from 'fflate'

/** Every entry has it, never the clock's: the same parts give the same bytes. In local time, for so it is written. */
const ALWAYS = new Date(1980, 0, 1, 12)

/**
 * A zip of named parts, in their order. Deflated by fflate: the zlib of Node and that of Electron give different bytes for the same
 * parts.
 */
export function zipped(parts: ReadonlyMap<string, string | Uint8Array>): Uint8Array {
  const files = [...parts].map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part])
  return zipSync(Object.fromEntries(files) as Record<string, Uint8Array>, { level: 6, mtime: ALWAYS })
}
