import type { IncomingMessage } from 'node:http'
import { failed, type Reply } from '../../shared/contract/failure'
import { UPLOAD_NAME_HEADER, type UploadEntry } from '../../shared/contract/uploads'
import { tooLarge, type Uploads } from '../core/uploads'

export interface Received {
  readonly status: 200 | 400 | 413
  readonly reply: Reply<UploadEntry>
}

/**
 * Takes a request's body as a file, streamed to the disk. One that is too large is refused by its declared length before a
 * byte is kept, and while it comes in when it declared none; one that breaks off leaves nothing.
 */
export async function receiveBytes(
  request: IncomingMessage,
  uploads: Pick<Uploads, 'put' | 'limits'>,
): Promise<Received> {
  const reply = await taken(request, uploads)
  // What is not wanted is read to its end all the same: a client that still sends would not see the answer.
  request.resume()
  if (reply.ok) return { status: 200, reply }
  return { status: reply.error.code === 'too-large' ? 413 : 400, reply }
}

async function taken(
  request: IncomingMessage,
  uploads: Pick<Uploads, 'put' | 'limits'>,
): Promise<Reply<UploadEntry>> {
  const name = decoded(request.headers[UPLOAD_NAME_HEADER])
  if (name === null) return failed('bad-request', '请求里没有文件名，没有收下。')
  const declared = Number(request.headers['content-length'] ?? 0)
  if (declared > uploads.limits.file) return tooLarge(name, uploads.limits)
  return uploads.put(name, bodyOf(request))
}

/** Left early, it leaves the connection open for the answer. */
function bodyOf(request: IncomingMessage): AsyncIterable<Uint8Array> {
  return { [Symbol.asyncIterator]: () => request.iterator({ destroyOnReturn: false }) }
}

function decoded(header: string | readonly string[] | undefined): string | null {
  if (typeof header !== 'string') return null
  try {
    return decodeURIComponent(header)
  } catch {
    return null // Not percent-encoded: not from our page.
  }
}
