import { execFileSync, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'
import { downloadRuntime } from '../../scripts/electron-runtime.mjs'
import { tempFolder } from '../support/temp-folder'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const ZIP = `electron-v45.9.9-${process.platform}-${process.arch}.zip`

/** A runtime that is a script: it writes its arguments and its folder beside itself. */
function pretendedRuntime(): { folder: string; log: () => unknown } {
  const folder = tempFolder()
  const script = join(folder, 'electron')
  writeFileSync(
    script,
    `#!${process.execPath}\nrequire('fs').writeFileSync(${JSON.stringify(join(folder, 'log'))}, JSON.stringify({ args: process.argv.slice(2), cwd: process.cwd() }))`,
  )
  chmodSync(script, 0o755)
  return { folder, log: () => JSON.parse(readFileSync(join(folder, 'log'), 'utf8')) as unknown }
}

async function npmStart(env: Readonly<Record<string, string>>): Promise<number | null> {
  const child = spawn('npm', ['start', '--', '预算.budget'], {
    cwd: ROOT,
    env: { ...process.env, DISPLAY: ':0', ...env },
    stdio: 'ignore',
  })
  const [code] = (await once(child, 'exit')) as [number | null]
  return code
}

const noSandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []

test('npm start takes the runtime of ELECTRON_OVERRIDE_DIST_PATH', async () => {
  const { folder, log } = pretendedRuntime()
  expect(await npmStart({ ELECTRON_OVERRIDE_DIST_PATH: folder })).toBe(0)
  const program = ROOT.slice(0, -1)
  expect(log()).toEqual({ args: [program, ...noSandbox, '预算.budget'], cwd: program })
}, 60_000)

test('npm start takes `electron` on PATH, past the script of the npm package', async () => {
  const { folder, log } = pretendedRuntime()
  const path = [join(ROOT, 'node_modules/.bin'), folder, process.env['PATH']].join(delimiter)
  expect(await npmStart({ PATH: path, ELECTRON_OVERRIDE_DIST_PATH: '' })).toBe(0)
  expect(log()).toMatchObject({ args: expect.arrayContaining(['预算.budget']) as unknown })
}, 60_000)

const stops: (() => void)[] = []
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
})

/** A mirror on this machine, and an electron package that downloads from it. */
async function mirror(answer: RequestListener, sha256 = ''): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const before = { mirror: process.env['ELECTRON_MIRROR'], cache: process.env['electron_config_cache'] }
  process.env['ELECTRON_MIRROR'] = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  process.env['electron_config_cache'] = tempFolder()
  stops.push(() => {
    server.closeAllConnections()
    server.close()
    restore('ELECTRON_MIRROR', before.mirror)
    restore('electron_config_cache', before.cache)
  })
  const folder = tempFolder()
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ version: '45.9.9' }))
  writeFileSync(join(folder, 'checksums.json'), JSON.stringify({ [ZIP]: sha256 }))
  return folder
}

function restore(name: string, value: string | undefined): void {
  if (value === undefined) Reflect.deleteProperty(process.env, name)
  else process.env[name] = value
}

function zipped(): Buffer {
  const folder = tempFolder()
  mkdirSync(join(folder, 'in'))
  writeFileSync(join(folder, 'in', 'electron'), 'runtime')
  execFileSync('python3', ['-m', 'zipfile', '-c', join(folder, 'x.zip'), join(folder, 'in', 'electron')])
  return readFileSync(join(folder, 'x.zip'))
}

test('a download shows how far it is, is checked and unpacked', async () => {
  const bytes = zipped()
  const asked: (string | undefined)[] = []
  const folder = await mirror((request, response) => {
    asked.push(request.url)
    response.setHeader('content-length', bytes.length)
    response.end(bytes)
  }, createHash('sha256').update(bytes).digest('hex'))
  const lines: string[] = []
  expect(await downloadRuntime({ folder, say: (line) => lines.push(line), stallMs: 5_000 })).toBeNull()
  expect(asked).toEqual([`/v45.9.9/${ZIP}`])
  expect(lines.at(0)).toContain('45.9.9')
  expect(lines.at(-1)).toContain('100%')
  expect(readFileSync(join(folder, 'dist', 'electron'), 'utf8')).toBe('runtime')
  expect(readFileSync(join(folder, 'path.txt'), 'utf8')).toBe('electron')
})

test('a download that stops coming is given up', async () => {
  const folder = await mirror((_request, response) => {
    response.setHeader('content-length', 1_000)
    response.write('some')
  })
  expect(await downloadRuntime({ folder, say: () => undefined, stallMs: 300 })).toBe('下载 0.3 秒没有进展')
  expect(existsSync(join(folder, 'path.txt'))).toBe(false)
})

test('a server that never answers is given up', async () => {
  const folder = await mirror(() => undefined)
  expect(await downloadRuntime({ folder, say: () => undefined, stallMs: 300 })).toBe('下载 0.3 秒没有进展')
})

test('a refused download says so', async () => {
  const folder = await mirror((_request, response) => void response.writeHead(403).end())
  expect(await downloadRuntime({ folder, say: () => undefined, stallMs: 5_000 })).toMatch(/下载中断.*403/)
})

test('a runtime with another checksum is not unpacked', async () => {
  const bytes = zipped()
  const folder = await mirror((_request, response) => void response.end(bytes), '0'.repeat(64))
  expect(await downloadRuntime({ folder, say: () => undefined, stallMs: 5_000 })).toMatch(/下载中断/)
  expect(existsSync(join(folder, 'dist'))).toBe(false)
})
