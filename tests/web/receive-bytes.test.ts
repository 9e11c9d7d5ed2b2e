import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createServer, request, type ClientRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { openUploads } from '../../src/main/core/uploads'
import { receiveBytes, type Received } from '../../src/main/web/receive-bytes'
import type { Reply } from '../../src/shared/contract/failure'
import { UPLOAD_NAME_HEADER, type UploadEntry } from '../../src/shared/contract/uploads'
import { tempFolder } from '../support/temp-folder'

const MIB = 1024 * 1024

/** A server that does nothing but take bytes. */
async function openDoor() {
  const folder = tempFolder()
  const uploads = openUploads(folder)
  const outcomes: Received[] = []
  const server = createServer((incoming, response) => {
    void receiveBytes(incoming, uploads).then((received) => {
      outcomes.push(received)
      response.writeHead(received.status, { 'content-type': 'application/json' })
      response.end(JSON.stringify(received.reply))
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  const begin = (name: string | null, headers: Record<string, string> = {}): ClientRequest =>
    request({
      port,
      method: 'POST',
      headers: { ...(name === null ? {} : { [UPLOAD_NAME_HEADER]: encodeURIComponent(name) }), ...headers },
    })
  const answer = async (call: ClientRequest) => {
    const [response] = (await once(call, 'response')) as [NodeJS.ReadableStream & { statusCode: number }]
    return { status: response.statusCode, reply: JSON.parse(await text(response)) as Reply<UploadEntry> }
  }
  return {
    uploads,
    outcomes,
    begin,
    answer,
    left: () => (existsSync(join(folder, 'uploads')) ? readdirSync(join(folder, 'uploads')) : []),
    post: (body: Buffer, name: string | null = '预算 表.xlsx') => {
      const call = begin(name, { 'content-length': String(body.length) })
      call.end(body)
      return answer(call)
    },
    /** In parts, with no length declared. */
    stream(parts: number) {
      const call = begin('a.pdf')
      const got = answer(call)
      Readable.from(Array.from({ length: parts }, (_, n) => Buffer.alloc(MIB, n))).pipe(call)
      return got
    },
  }
}

test('a body becomes a file under its Chinese name', async () => {
  const { post, uploads } = await openDoor()
  const body = Buffer.from(Array.from({ length: 100_000 }, (_, i) => (i * 7) % 256))
  const { status, reply } = await post(body)
  expect(status).toBe(200)
  if (!reply.ok) throw new Error(reply.error.message)
  expect(reply.value).toMatchObject({ name: '预算 表.xlsx', size: 100_000 })
  const found = uploads.find(reply.value.handle)
  if (!found.ok) throw new Error('lost')
  expect(readFileSync(found.value.path).equals(body)).toBe(true)
})

test('64 MiB come in, one byte more is answered by 413', async () => {
  const { post, left } = await openDoor()
  const body = Buffer.alloc(64 * MIB + 1, 1)
  expect((await post(body.subarray(0, 64 * MIB))).status).toBe(200)
  expect(left()).toHaveLength(1)
  const { status, reply } = await post(body)
  expect(status).toBe(413)
  expect(reply).toMatchObject({ error: { code: 'too-large' } })
  expect(left()).toHaveLength(1)
})

test('one that does not say how long it is is refused while it comes in, and the answer arrives', async () => {
  const { stream, left } = await openDoor()
  expect((await stream(64)).status).toBe(200)
  const { status, reply } = await stream(80)
  expect(status).toBe(413)
  expect(reply).toMatchObject({ error: { code: 'too-large' } })
  expect(left()).toHaveLength(1)
})

test.each([
  ['half an upload leaves nothing', 10, 'upload-broken'],
  ['nor half of one that is refused', 70, 'too-large'],
])('%s', async (_, declared, code) => {
  const { begin, left, outcomes } = await openDoor()
  const call = begin('half.pdf', { 'content-length': String(declared * MIB) })
  call.on('error', () => undefined)
  await new Promise((sent) => call.write(Buffer.alloc(3 * MIB), sent))
  if (code === 'upload-broken') await expect.poll(left).toHaveLength(1)
  call.destroy()
  await expect.poll(() => outcomes.length).toBe(1)
  expect(outcomes[0]?.reply).toMatchObject({ error: { code } })
  expect(left()).toEqual([])
})

test('what has no name is refused, and the next call is heard', async () => {
  const { post, begin, answer, left } = await openDoor()
  expect(await post(Buffer.from('x'), null)).toMatchObject({
    status: 400,
    reply: { error: { code: 'bad-request' } },
  })
  const broken = begin(null, { [UPLOAD_NAME_HEADER]: '%E0%A4%A' })
  broken.end('x')
  expect((await answer(broken)).status).toBe(400)
  expect(left()).toEqual([])
  expect((await post(Buffer.from('x'))).status).toBe(200)
})
