import { randomBytes } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import { done, failed, type Reply } from '../../shared/contract/failure'
import { UPLOAD_LIMITS, type UploadEntry, type UploadLimits } from '../../shared/contract/uploads'
import { makingFailure } from '../export/whole-file'

/** An upload with its place. Whoever reads it changes nothing in it. */
export interface Upload extends UploadEntry {
  readonly path: string
}

const MIB = 1024 * 1024

/** Files that were dropped or chosen: on disk from the first byte, gone at the latest with the folder they lie in. */
export interface Uploads {
  readonly limits: UploadLimits
  /**
   * Takes a file whole or not at all. A source that is not read to its end is left as it stands, for its owner to close.
   * Failures: too-large, upload-broken, file-empty, bad-value (the name), and those of making a file.
   */
  put(name: string, source: Uint8Array | AsyncIterable<Uint8Array>): Promise<Reply<UploadEntry>>
  /** Failure: unknown-upload. */
  find(handle: string): Reply<Upload>
  /** Lets go of one that is used up; an unknown one is no fault. */
  drop(handle: string): void
}

/** `folder`: for the spooled files; made when first needed. */
export function openUploads(folder: string, limits: UploadLimits = UPLOAD_LIMITS): Uploads {
  const held = new Map<string, Upload>()
  const files = join(folder, 'uploads')
  /** Of all files, those on their way in included. */
  let taken = 0

  async function spool(
    name: string,
    path: string,
    source: AsyncIterable<Uint8Array>,
  ): Promise<Reply<number>> {
    let size = 0
    let whole = false
    let file: FileHandle | null = null
    try {
      mkdirSync(files, { recursive: true })
      file = await open(path, 'wx')
      for await (const chunk of fromSource(source)) {
        size += chunk.length
        taken += chunk.length
        if (size > limits.file) return tooLarge(name, limits)
        if (taken > limits.all) return tooMany(name, limits)
        await file.writeFile(chunk)
      }
      if (size === 0) return failed('file-empty', `“${name}”是空文件，没有可用的内容。请选择另一个文件。`)
      whole = true
      return done(size)
    } catch (error) {
      return error instanceof SourceBroke ? brokenOff(name) : makingFailure(name, error)
    } finally {
      await file?.close()
      if (!whole) {
        taken -= size
        rmSync(path, { force: true })
      }
    }
  }

  return {
    limits,
    async put(given, source) {
      const name = shownName(given)
      if (name === null) return failed('bad-value', '文件名是空的或太长，没有收下。请改名后再试。')
      const handle = randomBytes(16).toString('hex')
      const path = join(files, handle)
      const size = await spool(name, path, source instanceof Uint8Array ? once(source) : source)
      if (!size.ok) return size
      const entry = { handle, name, size: size.value }
      held.set(handle, { ...entry, path })
      return done(entry)
    },
    find(handle) {
      const upload = held.get(handle)
      return upload
        ? done(upload)
        : failed('unknown-upload', '收到的文件已经用完或不在了。请重新选择，或再拖进来一次。')
    },
    drop(handle) {
      const upload = held.get(handle)
      if (!upload) return
      held.delete(handle)
      taken -= upload.size
      rmSync(upload.path, { force: true })
    },
  }
}

/** Whether more would go past what all files may have is known only while they come in; of one it may be known before. */
export function tooLarge(name: string, { file }: UploadLimits): Reply<never> {
  return failed('too-large', `“${name}”超过 ${file / MIB} MB，没有收下。请把它分成几个小些的文件再试。`)
}

function tooMany(name: string, { all }: UploadLimits): Reply<never> {
  return failed(
    'too-large',
    `收到而还没有用的文件合计超过 ${all / MIB} MB，“${name}”没有收下。请先用完或放弃前面的文件。`,
  )
}

function brokenOff(name: string): Reply<never> {
  return failed('upload-broken', `“${name}”只到了一半，没有收下。请再试一次。`)
}

/** Longest name of a file on the systems we know, in bytes. */
const NAME_BYTES = 255

/** The last part of the name, whatever system it came from; null where nothing is left or it is none. */
function shownName(given: string): string | null {
  const name = given.split(/[\\/]/).at(-1)?.trim() ?? ''
  // eslint-disable-next-line no-control-regex -- control characters are what is refused
  return name === '' || Buffer.byteLength(name) > NAME_BYTES || /[\u0000-\u001f]/.test(name) ? null : name
}

/** A fault of the source, told apart from one of our disk. */
class SourceBroke extends Error {}

async function* fromSource(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* source
  } catch (cause) {
    throw new SourceBroke('the source broke off', { cause })
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
