import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { MessageChannel } from 'node:worker_threads'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openUploads, type Uploads } from '../../src/main/core/uploads'
import { UPLOAD_LIMITS } from '../../src/shared/contract/uploads'
import { canMount, runSource } from '../support/processes'
import { tempFolder } from '../support/temp-folder'

const MIB = 1024 * 1024

async function* chunks(...sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  for (const size of sizes) {
    await Promise.resolve()
    yield Buffer.alloc(size, 7)
  }
}

function bench(limits = UPLOAD_LIMITS) {
  const folder = tempFolder()
  const uploads = openUploads(folder, limits)
  return {
    uploads,
    left: () => (existsSync(join(folder, 'uploads')) ? readdirSync(join(folder, 'uploads')) : []),
  }
}

async function put(uploads: Uploads, name: string, source: Parameters<Uploads['put']>[1]) {
  const reply = await uploads.put(name, source)
  if (!reply.ok) throw new Error(reply.error.message)
  return reply.value
}

test('64 MiB are taken, one byte more is not and leaves nothing', async () => {
  const { uploads, left } = bench()
  const parts = Array.from({ length: 64 }, () => MIB)
  const entry = await put(uploads, '附件.pdf', chunks(...parts))
  expect(entry).toMatchObject({ name: '附件.pdf', size: 64 * MIB })
  expect(await uploads.put('附件.pdf', chunks(...parts, 1))).toEqual({
    ok: false,
    error: {
      code: 'too-large',
      message: '“附件.pdf”超过 64 MB，没有收下。请把它分成几个小些的文件再试。',
    },
  })
  expect(left()).toEqual([entry.handle])
})

test('what came in is on the disk byte for byte, until it is let go of', async () => {
  const { uploads, left } = bench()
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.uint8Array({ minLength: 1, maxLength: 5_000 }), { minLength: 1, maxLength: 20 }),
      async (parts) => {
        const { handle, size } = await put(
          uploads,
          'x',
          (async function* () {
            yield* parts
            await Promise.resolve()
          })(),
        )
        const whole = Buffer.concat(parts)
        expect(size).toBe(whole.length)
        const found = uploads.find(handle)
        if (!found.ok) throw new Error('lost')
        expect(readFileSync(found.value.path).equals(whole)).toBe(true)
        uploads.drop(handle)
        uploads.drop(handle)
        expect(uploads.find(handle)).toMatchObject({ error: { code: 'unknown-upload' } })
        expect(left()).toEqual([])
      },
    ),
    { numRuns: 30 },
  )
})

test('together they have a limit too; what is let go of makes room', async () => {
  const { uploads, left } = bench({ file: 2 * MIB, all: 3 * MIB })
  const first = await put(uploads, 'a', chunks(MIB, MIB))
  const refused = await uploads.put('b', chunks(MIB, 1))
  expect(refused).toMatchObject({
    error: {
      code: 'too-large',
      message: '收到而还没有用的文件合计超过 3 MB，“b”没有收下。请先用完或放弃前面的文件。',
    },
  })
  expect(left()).toEqual([first.handle])
  uploads.drop(first.handle)
  await put(uploads, 'b', chunks(MIB, 1))
  // Two at a time count while they come in.
  const both = await Promise.all([uploads.put('c', chunks(MIB)), uploads.put('d', chunks(MIB))])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
})

test('a source that breaks off leaves nothing and takes no room', async () => {
  const { uploads, left } = bench({ file: 2 * MIB, all: 2 * MIB })
  async function* half(): AsyncGenerator<Uint8Array> {
    yield* chunks(MIB, 100)
    throw new Error('aborted')
  }
  expect(await uploads.put('半个.xlsx', half())).toMatchObject({
    error: { code: 'upload-broken', message: '“半个.xlsx”只到了一半，没有收下。请再试一次。' },
  })
  expect(left()).toEqual([])
  await put(uploads, 'whole', chunks(MIB, MIB))
})

test('an empty file is refused', async () => {
  const { uploads, left } = bench()
  expect(await uploads.put('空.json', new Uint8Array())).toMatchObject({ error: { code: 'file-empty' } })
  expect(left()).toEqual([])
})

test.each([
  ['../../etc/passwd', 'passwd'],
  ['C:\\文件\\2024.xlsx', '2024.xlsx'],
  [' 预算.json ', '预算.json'],
])('a name is no path: %s', async (given, name) => {
  const { uploads } = bench()
  expect((await put(uploads, given, chunks(1))).name).toBe(name)
})

test.each([[''], ['folder/'], ['a\u0000b'], ['长'.repeat(90)]])('“%s” is no name', async (given) => {
  const { uploads, left } = bench()
  expect(await uploads.put(given, chunks(1))).toMatchObject({ error: { code: 'bad-value' } })
  expect(left()).toEqual([])
})

test('bytes that a message port carries over, handed on without a copy, are taken as they are', async () => {
  const { uploads } = bench()
  const bytes = new Uint8Array(MIB).map((_, i) => i % 251)
  const digest = createHash('sha256').update(bytes).digest('hex')
  const { port1, port2 } = new MessageChannel()
  const arrived = new Promise<{ name: string; bytes: ArrayBuffer }>((resolve) =>
    port2.once('message', resolve),
  )
  port1.postMessage({ name: '拖入.xlsx', bytes: bytes.buffer }, [bytes.buffer])
  expect(bytes.length).toBe(0)
  const message = await arrived
  port1.close()
  const { handle, name, size } = await put(uploads, message.name, new Uint8Array(message.bytes))
  expect({ name, size }).toEqual({ name: '拖入.xlsx', size: MIB })
  const found = uploads.find(handle)
  if (!found.ok) throw new Error('lost')
  expect(createHash('sha256').update(readFileSync(found.value.path)).digest('hex')).toBe(digest)
})

test.skipIf(!canMount())('on a full disk nothing is left, and it is said', () => {
  const folder = tempFolder()
  const { stdout, stderr } = runSource(
    `import { readdirSync } from 'node:fs'
     const { openUploads } = await load('main/core/uploads')
     const uploads = openUploads(args[0])
     const reply = await uploads.put('大.pdf', Buffer.alloc(200_000, 7))
     console.log(JSON.stringify({ reply, left: readdirSync(args[0] + '/uploads') }))`,
    [folder],
    `mount -t tmpfs -o size=64k tmpfs '${folder}'`,
  )
  expect(stderr).toBe('')
  expect(JSON.parse(stdout)).toMatchObject({ reply: { error: { code: 'disk-full' } }, left: [] })
})
