import { request } from 'node:http'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished, expect, test } from 'vitest'
import { UPLOAD_LIMITS } from '../../src/shared/contract/uploads'
import { openEventStreams } from '../../src/main/web/event-streams'
import { openWebHost } from '../../src/main/web/server'
import { tempFolder } from '../support/temp-folder'

const TOKEN = 'k'.repeat(32)

interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly body: string
}

/** A host over a core that repeats what it is asked, with raw requests: `fetch` would not let Host or Origin be set. */
async function openDoor() {
  const folder = tempFolder()
  const page = join(folder, 'renderer')
  mkdirSync(join(page, 'assets'), { recursive: true })
  writeFileSync(join(page, 'index.html'), '<meta name="budget-desk-token" content="" />')
  writeFileSync(join(page, 'assets', 'app.js'), 'export {}')
  writeFileSync(join(page, 'assets', 'secret.key'), 'of no known type')
  writeFileSync(join(folder, 'outside.js'), 'outside')
  const asked: { method: string; params: unknown }[] = []
  const host = await openWebHost(
    {
      dispatch(method, params) {
        asked.push({ method, params })
        return Promise.resolve({ ok: true, value: { method, params } })
      },
      uploads: { limits: UPLOAD_LIMITS, put: () => Promise.reject(new Error('nothing is put here')) },
      cancelJobs: () => Promise.resolve(0),
      close: () => Promise.resolve(),
    },
    openEventStreams(),
    { port: 0, token: TOKEN, page, log: { warn: unexpected, error: unexpected } },
  )
  onTestFinished(() => host.close())
  const { port, host: own } = new URL(host.address)
  const ask = (method: string, path: string, headers: Record<string, string>, body = ''): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const call = request({ port, method, path, headers: { host: own, ...headers } }, (response) => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (chunk: string) => (text += chunk))
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
        )
      })
      call.on('error', reject)
      call.end(body)
    })
  const ownCall = {
    origin: `http://${own}`,
    'content-type': 'application/json',
    'x-budget-desk-token': TOKEN,
  }
  const call = (headers: Readonly<Record<string, string | undefined>> = {}, body = '{"a":1}') => {
    const given: [string, string | undefined][] = Object.entries({ ...ownCall, ...headers })
    const present = given.filter((each): each is [string, string] => each[1] !== undefined)
    return ask('POST', '/api/app.info', Object.fromEntries(present), body)
  }
  return { host, asked, ask, call, port }
}

function unexpected(message: string): void {
  throw new Error(message)
}

test('a call of our own page reaches the core', async () => {
  const { call, asked } = await openDoor()
  const answer = await call()
  expect(answer.status).toBe(200)
  expect(JSON.parse(answer.body)).toEqual({ ok: true, value: { method: 'app.info', params: { a: 1 } } })
  expect(asked).toHaveLength(1)
})

test.each([
  ['no token', { 'x-budget-desk-token': undefined }, 403],
  ['a wrong token', { 'x-budget-desk-token': 'x'.repeat(32) }, 403],
  ['a token of another length', { 'x-budget-desk-token': 'k' }, 403],
  ['no origin', { origin: undefined }, 403],
  ['the origin of another site', { origin: 'http://example.com' }, 403],
  ['the origin of another port', { origin: 'http://127.0.0.1:1' }, 403],
  ['an opaque origin', { origin: 'null' }, 403],
  ['the browser calling it cross-site', { 'sec-fetch-site': 'cross-site' }, 403],
  ['a form', { 'content-type': 'text/plain' }, 415],
  ['a name that merely resolves here', { host: 'desk.example.com' }, 421],
  ['a name that begins like ours', { host: '127.0.0.1.example.com' }, 421],
])('a call with %s is refused', async (_, headers, status) => {
  const { call, asked } = await openDoor()
  const answer = await call(headers)
  expect(answer.status).toBe(status)
  expect(answer.body).toBe('')
  expect(asked).toEqual([])
})

test('a body that is no JSON, or endless, is refused', async () => {
  const { call, asked } = await openDoor()
  const broken = await call({}, '{"a":')
  expect(broken.status).toBe(400)
  expect(JSON.parse(broken.body)).toMatchObject({ ok: false, error: { code: 'bad-request' } })
  expect((await call({}, '"'.padEnd(17_000_000, 'x'))).status).toBe(413)
  expect(asked).toEqual([])
})

test('calls are made by POST, pages read by GET; no response allows another origin', async () => {
  const { ask, host } = await openDoor()
  expect((await ask('GET', '/api/app.info', {})).status).toBe(405)
  expect((await ask('OPTIONS', '/api/app.info', { origin: 'http://example.com' })).status).toBe(405)
  expect((await ask('POST', '/', {})).status).toBe(405)
  const page = await ask('GET', new URL(host.address).pathname + new URL(host.address).search, {})
  expect(Object.keys(page.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
})

test('the page is given to those who hold the printed address, with the token in it', async () => {
  const { ask } = await openDoor()
  const page = await ask('GET', `/?key=${TOKEN}`, {})
  expect(page.status).toBe(200)
  expect(page.body).toBe(`<meta name="budget-desk-token" content="${TOKEN}" />`)
  for (const path of ['/', '/?key=', '/?key=wrong', '/index.html']) {
    const answer = await ask('GET', path, {})
    expect(answer.body).not.toContain(TOKEN)
  }
  expect((await ask('GET', '/', {})).body).toContain('完整地址')
})

test('every response carries a policy without unsafe sources, and the other headers', async () => {
  const { ask } = await openDoor()
  for (const path of [`/?key=${TOKEN}`, '/assets/app.js', '/nothing.js']) {
    const { headers } = await ask('GET', path, {})
    const policy = String(headers['content-security-policy'])
    expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/)
    expect(policy).not.toMatch(/unsafe|\*|http/)
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    })
  }
})

test.each([
  '/../outside.js',
  '/..%2foutside.js',
  '/%2e%2e/outside.js',
  '/assets/..%5c..%5coutside.js',
  '/assets/%00app.js',
  '/%E0%A4%A',
  '/assets/secret.key',
  '/assets',
  '//etc/passwd',
])('%s is no file of the page', async (path) => {
  const { ask } = await openDoor()
  const answer = await ask('GET', path, {})
  expect(answer.status).toBe(404)
  expect(answer.body).toBe('')
})
