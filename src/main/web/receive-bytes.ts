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
  await restOf(request)
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

/** What is not wanted is read all the same and kept nowhere: a client that still sends would never see the answer. */
async function restOf(request: IncomingMessage): Promise<void> {
  if (request.readableEnded || request.destroyed) return
  await new Promise<void>((resolve) => {
    const over = (): void => resolve()
    request.once('end', over).once('close', over).resume()
  })
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
