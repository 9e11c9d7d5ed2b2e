/** A file that came in as bytes, as the window knows it. */
export interface UploadEntry {
  readonly handle: string
  /** As it was called where it came from. */
  readonly name: string
  readonly size: number
}

/** Encodings in which text that comes in can be read; the first is the usual one. */
export const encodings = ['utf-8', 'gb18030'] as const
export type Encoding = (typeof encodings)[number]

/** How many bytes are taken. */
export interface UploadLimits {
  readonly file: number
  /** Of all files that came in and are not used up. */
  readonly all: number
}

const MIB = 1024 * 1024
export const UPLOAD_LIMITS: UploadLimits = { file: 64 * MIB, all: 256 * MIB }

/** Header with the file's name, percent-encoded, for headers hold no Chinese. */
export const UPLOAD_NAME_HEADER = 'x-budget-desk-name'

/** Over a line that carries bytes (Electron's), a file is put by this call: `{name, bytes: ArrayBuffer}`. */
export const UPLOAD_METHOD = 'file.put'
