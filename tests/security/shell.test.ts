import { EventEmitter } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { serveApp } from '../../src/main/shell/app-protocol'
import { CONTENT_SECURITY_POLICY } from '../../src/main/host/csp'
import { lockContents, lockSession } from '../../src/main/shell/lockdown'
import { isOwn, PAGE_URL, pageUrl } from '../../src/main/shell/page-address'
import { CALL_CHANNEL, relayCalls, type Caller } from '../../src/main/shell/relay'
import { shellCalls, type ShellHandlers } from '../../src/main/shell/shell-calls'
import { done } from '../../src/shared/contract/failure'
import { tempFolder } from '../support/temp-folder'

test('the policy allows the program’s own files and nothing unsafe', () => {
  const rules = new Map(
    CONTENT_SECURITY_POLICY.split('; ').map((rule) => [rule.split(' ')[0] ?? '', rule.split(' ').slice(1)]),
  )
  expect(rules.get('default-src')).toEqual(["'none'"])
  expect(rules.get('script-src')).toEqual(["'self'"])
  expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe|\*|https?:/)
  for (const closed of ['base-uri', 'form-action', 'frame-ancestors'])
    expect(rules.get(closed)).toEqual(["'none'"])
})

test.each([
  ['app://desk/index.html', true],
  ['app://desk/other?x#y', true],
  ['app://desk.evil/index.html', false],
  ['app://evil/index.html', false],
  ['https://desk/index.html', false],
  ['file:///app://desk', false],
  ['data:text/html,x', false],
  ['about:blank', false],
  ['', false],
])('own page: %s is %s', (url, own) => {
  expect(isOwn(url, PAGE_URL)).toBe(own)
})

test('a packaged program takes no page from the environment, a built one only from this machine', () => {
  expect(pageUrl(true, 'http://localhost:5173')).toBe(PAGE_URL)
  expect(pageUrl(false, 'http://evil.example:5173')).toBe(PAGE_URL)
  expect(pageUrl(false, 'https://localhost:5173')).toBe(PAGE_URL)
  expect(pageUrl(false, undefined)).toBe(PAGE_URL)
  expect(pageUrl(false, 'http://localhost:5173')).toBe('http://localhost:5173')
})

function served() {
  const folder = tempFolder()
  mkdirSync(join(folder, 'renderer', 'assets'), { recursive: true })
  writeFileSync(join(folder, 'secret.html'), 'secret')
  writeFileSync(join(folder, 'renderer', 'index.html'), '<p>')
  writeFileSync(join(folder, 'renderer', 'assets', 'a b.js'), '1')
  writeFileSync(join(folder, 'renderer', 'x.exe'), '1')
  let ask: (request: Request) => Response | Promise<Response> = () => new Response()
  const protocol = {
    handle: (_scheme, handler) => void (ask = handler),
  } satisfies Pick<Electron.Protocol, 'handle'>
  serveApp(protocol, join(folder, 'renderer'))
  return (url: string, init?: RequestInit) => ask(new Request(url, init))
}

test('the page is served with its policy', async () => {
  const response = await served()('app://desk/index.html')
  expect(response.status).toBe(200)
  expect(response.headers.get('content-security-policy')).toBe(CONTENT_SECURITY_POLICY)
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  expect(await response.text()).toBe('<p>')
})

test('names are decoded once', async () => {
  expect((await served()('app://desk/assets/a%20b.js')).status).toBe(200)
  expect((await served()('app://desk/')).status).toBe(200)
})

test.each([
  'app://desk/../secret.html',
  'app://desk/%2e%2e/secret.html',
  'app://desk/..%2fsecret.html',
  'app://desk/assets/..%5c..%5csecret.html',
  'app://desk/%00index.html',
  'app://desk/%zz',
  'app://desk/x.exe',
  'app://desk/assets',
  'app://desk/nothing.html',
  'app://other/index.html',
])('nothing else is served: %s', async (url) => {
  const response = await served()(url)
  expect(response.status).toBe(404)
  expect(await response.text()).toBe('')
})

test('the page can only be read', async () => {
  expect((await served()('app://desk/index.html', { method: 'POST' })).status).toBe(405)
})

function relay() {
  const asked: string[] = []
  let listener: (event: Caller, ...args: unknown[]) => Promise<unknown> = () => Promise.resolve()
  const channel = {
    handle(name: string, given: typeof listener) {
      expect(name).toBe(CALL_CHANNEL)
      listener = given
    },
  }
  const answer = (where: string) => (what: unknown) => {
    asked.push(`${where} ${JSON.stringify(what)}`)
    return Promise.resolve(done(where))
  }
  relayCalls(channel, PAGE_URL, (method) => answer('core')(method), { 'shell.run': answer('shell') })
  return { asked, call: (event: Caller, ...args: unknown[]) => listener(event, ...args) }
}

const PAGE = { senderFrame: { url: PAGE_URL, parent: null } }

test('calls of the page reach the core, those for the shell the shell', async () => {
  const { asked, call } = relay()
  await call(PAGE, 'app.info', {})
  await call(PAGE, 'shell.run', { command: 'app.quit' })
  expect(asked).toEqual(['core "app.info"', 'shell {"command":"app.quit"}'])
})

test.each([
  ['a foreign page', { senderFrame: { url: 'https://evil.example/', parent: null } }],
  ['a page of a like name', { senderFrame: { url: 'app://desk.evil/index.html', parent: null } }],
  ['a frame in the page', { senderFrame: { url: PAGE_URL, parent: {} } }],
  ['a frame that is gone', { senderFrame: null }],
])('calls of %s are refused and reach nobody', async (_who, event) => {
  const { asked, call } = relay()
  await expect(call(event, 'app.info', {})).rejects.toThrow('own page')
  expect(asked).toEqual([])
})

test.each([[undefined], [7], [{ toString: () => 'app.info' }]])(
  'a method must be a text: %s',
  async (method) => {
    const { asked, call } = relay()
    expect(await call(PAGE, method, {})).toMatchObject({ ok: false, error: { code: 'bad-request' } })
    expect(asked).toEqual([])
  },
)

test('a method named like a member of every object is no method of the shell', async () => {
  const { asked, call } = relay()
  await call(PAGE, 'constructor', {})
  expect(asked).toEqual(['core "constructor"'])
})

test('the shell’s own methods parse what they are given', async () => {
  const ran: unknown[] = []
  const handlers: ShellHandlers = {
    'shell.run': (params) => Promise.resolve(done(void ran.push(params) as unknown as null)),
    'shell.opening': () => Promise.resolve(done(null)),
    'shell.print': () => Promise.resolve(done(null)),
    'shell.reveal': () => Promise.resolve(done(null)),
  }
  const calls = shellCalls(handlers)
  for (const bad of [null, {}, { command: 'edit.undo' }, { command: 'app.quit', more: 1 }]) {
    expect(await calls['shell.run'](bad)).toMatchObject({ ok: false, error: { code: 'bad-request' } })
  }
  expect(await calls['shell.print']({ to: '/etc/passwd', name: 'x' })).toMatchObject({ ok: false })
  expect(ran).toEqual([])
})

test('no permission, device, screen or download is granted', () => {
  const given: Record<string, (...args: unknown[]) => unknown> = {}
  const keep = (name: string) => (handler: unknown) =>
    void (given[name] = handler as (...args: unknown[]) => unknown)
  const events = new EventEmitter()
  lockSession({
    setPermissionRequestHandler: keep('request'),
    setPermissionCheckHandler: keep('check'),
    setDevicePermissionHandler: keep('device'),
    setDisplayMediaRequestHandler: keep('display'),
    on: (event, listener) => events.on(event, listener),
  })
  const answers: unknown[] = []
  for (const permission of [
    'media',
    'geolocation',
    'notifications',
    'clipboard-read',
    'fileSystem',
    'unknown',
  ]) {
    given['request']?.(null, permission, (granted: boolean) => answers.push(granted), {})
    answers.push(given['check']?.(null, permission, '', {}))
  }
  expect(answers).toEqual(Array<boolean>(12).fill(false))
  expect(given['device']?.({})).toBe(false)
  given['display']?.({}, (streams: unknown) => expect(streams).toBeNull())
  let prevented = false
  events.emit('will-download', { preventDefault: () => (prevented = true) })
  expect(prevented).toBe(true)
})

test('the window stays on its page', () => {
  const events = new EventEmitter()
  let open: (details: Electron.HandlerDetails) => Electron.WindowOpenHandlerResponse = () => ({
    action: 'allow',
  })
  lockContents(
    {
      on: (...args: Parameters<EventEmitter['on']>) => events.on(...args),
      setWindowOpenHandler: (handler) => void (open = handler),
    },
    PAGE_URL,
  )
  const leaves = (event: string, url: string): boolean => {
    let prevented = false
    events.emit(event, { url, preventDefault: () => (prevented = true) })
    return !prevented
  }
  for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
    expect(leaves(event, 'https://example.org/')).toBe(false)
    expect(leaves(event, 'file:///etc/passwd')).toBe(false)
    expect(leaves(event, PAGE_URL)).toBe(true)
  }
  expect(leaves('will-attach-webview', PAGE_URL)).toBe(false)
  expect(open({ url: PAGE_URL } as Electron.HandlerDetails)).toEqual({ action: 'deny' })
})
