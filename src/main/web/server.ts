import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { once } from 'node:events'
import { failed } from '../../shared/contract/failure'
import type { Core } from '../core/core'
import type { LogPort } from '../ports/ports'
import { pageFile } from '../host/page-files'
import { SECURITY_HEADERS } from '../host/csp'
import { type Door, isKey, refusesCall, refusesHost, refusesListener, refusesStranger } from './door'
import type { EventStreams } from './event-streams'
import { receiveBytes } from './receive-bytes'

/** Room for more than 24,000 edits in one call; a larger body is no call of ours. */
const BODY_LIMIT = 16 * 1024 * 1024

export interface WebHostOptions {
  /** 0 = any free one. */
  readonly port: number
  readonly token: string
  /** Folder of the built window. */
  readonly page: string
  readonly log: LogPort
}

export interface WebHost {
  /** `http://127.0.0.1:PORT/?key=…` */
  readonly address: string
  /** Takes no new calls, cancels jobs, answers the calls under way, closes the core. */
  close(): Promise<void>
}

/** Serves the window and its calls on 127.0.0.1. Rejects with the system's error when the port is taken. */
export async function openWebHost(
  core: Core,
  events: EventStreams,
  options: WebHostOptions,
): Promise<WebHost> {
  const server = createServer((request, response) => {
    answer(request, response).catch((cause: unknown) => {
      options.log.error('web: a request broke off', cause)
      if (response.headersSent) response.destroy()
      else refuse(response, 500)
    })
  })
  // A connection that is let go just as the page uses it again breaks the call: it stays until the page goes.
  server.keepAliveTimeout = 0
  // Browsers connect ahead of need; such a connection without a request would hold up closing for a minute.
  const silent = new Set<Socket>()
  server.on('connection', (socket) => {
    silent.add(socket)
    socket.once('close', () => silent.delete(socket))
  })
  server.on('request', ({ socket }) => silent.delete(socket))
  server.listen(options.port, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const door: Door = { port, token: options.token }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', `http://127.0.0.1:${port}`)
    const refusal = refusesHost(door, request)
    if (refusal !== null) return refuse(response, refusal)
    if (url.pathname === '/upload') return upload(request, response)
    if (url.pathname === '/events') return listen(url.searchParams.get('key'), request, response)
    if (url.pathname.startsWith('/api/')) return call(url.pathname.slice('/api/'.length), request, response)
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405)
    if (url.pathname === '/' && !isKey(door, url.searchParams.get('key') ?? '')) return turnAway(response)
    const file = await pageFile(options.page, url.pathname)
    if (!file) return refuse(response, 404)
    const body = url.pathname === '/' ? withToken(file.body, door.token) : file.body
    send(response, 200, file.type, body)
  }

  async function call(method: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'POST') return refuse(response, 405)
    const refusal = refusesCall(door, request)
    if (refusal !== null) return refuse(response, refusal)
    const body = await bodyOf(request)
    if (body === null) {
      response.setHeader('connection', 'close')
      return refuse(response, 413)
    }
    const params = parsed(body)
    const reply = params.ok ? await core.dispatch(method, params.value) : params
    send(response, params.ok ? 200 : 400, 'application/json; charset=utf-8', JSON.stringify(reply))
  }

  async function upload(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'POST') return refuse(response, 405)
    const refusal = refusesStranger(door, request)
    if (refusal !== null) return refuse(response, refusal)
    const { status, reply } = await receiveBytes(request, core.uploads)
    send(response, status, 'application/json; charset=utf-8', JSON.stringify(reply))
  }

  function listen(key: string | null, request: IncomingMessage, response: ServerResponse): void {
    const refusal = request.method === 'GET' ? refusesListener(door, request, key) : 405
    if (refusal !== null) return refuse(response, refusal)
    response.writeHead(200, {
      ...SECURITY_HEADERS,
      'cache-control': 'no-store',
      'content-type': 'text/event-stream; charset=utf-8',
      connection: 'close',
    })
    events.listen(request, response)
  }

  return {
    address: `http://127.0.0.1:${port}/?key=${options.token}`,
    async close() {
      const closed = once(server, 'close')
      // What is answered from now on is the last of its connection.
      server.keepAliveTimeout = 1
      events.close()
      server.close()
      await core.cancelJobs()
      for (const socket of silent) socket.destroy()
      await closed
      await core.close()
    },
  }
}

/** The whole body, null when it is too large. */
async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > BODY_LIMIT) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function parsed(body: string) {
  try {
    return { ok: true, value: JSON.parse(body) as unknown } as const
  } catch {
    return failed('bad-request', '请求不是 JSON。')
  }
}

function withToken(page: Buffer, token: string): string {
  return page.toString('utf8').replace(/(<meta name="budget-desk-token" content=")[^"]*/, `$1${token}`)
}

/** For people who typed the address without its key. */
function turnAway(response: ServerResponse): void {
  send(response, 403, 'text/plain; charset=utf-8', '请用启动时显示的完整地址打开预算编制台。\n')
}

function refuse(response: ServerResponse, status: number): void {
  send(response, status, 'text/plain; charset=utf-8', '')
}

function send(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  response.writeHead(status, { ...SECURITY_HEADERS, 'cache-control': 'no-store', 'content-type': type })
  response.end(body)
}
