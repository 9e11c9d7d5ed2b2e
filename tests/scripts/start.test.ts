import { chmodSync, closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type StdioOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { tempFolder } from '../support/temp-folder'

const SCRIPT = fileURLToPath(new URL('../../scripts/start.mjs', import.meta.url))

/** `npm start`, called from `folder`; a download of the runtime ends at once, at a closed port. */
function start(folder: string, env: Readonly<Record<string, string>>, stdio: StdioOptions = 'pipe') {
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...rest } = process.env
  const own = {
    INIT_CWD: folder,
    BUDGET_DESK_HOME: join(folder, '.own'),
    ELECTRON_MIRROR: 'http://127.0.0.1:1/',
  }
  return spawn(process.execPath, [SCRIPT], { cwd: folder, env: { ...rest, ...own, ...env }, stdio })
}

function textOf(stream: Readable | null): Promise<string> {
  return stream ? text(stream) : Promise.resolve('')
}

/** Both streams as one terminal shows them. */
async function shownUntil(file: string, words: string): Promise<string> {
  await expect.poll(() => readFileSync(file, 'utf8'), { timeout: 20_000 }).toContain(words)
  return readFileSync(file, 'utf8')
}

test('without a display it says what it does, prints the address, then speaks of it, and ends in order', async () => {
  const folder = tempFolder()
  const terminal = join(folder, 'terminal')
  const fd = openSync(terminal, 'w')
  const program = start(folder, {}, ['ignore', fd, fd])
  closeSync(fd)
  const shown = await shownUntil(terminal, '上面的地址')
  expect(shown).toMatch(/正在启动预算编制台[^]*http:\S+\n没有图形界面：请在浏览器里打开上面的地址/)
  const [address = ''] = /http:\S+/.exec(shown) ?? []
  const page = await fetch(address)
  expect(page.status).toBe(200)
  expect(await page.text()).toContain(new URL(address).searchParams.get('key'))
  program.kill('SIGTERM')
  expect(await once(program, 'exit')).toEqual([0, null])
})

test('with a display it opens an application window of the browser that is there, and ends when it is closed', async () => {
  const folder = tempFolder()
  const bin = join(folder, 'bin')
  mkdirSync(bin)
  const log = join(folder, 'arguments')
  // Stands for the browser: notes its arguments and is closed.
  writeFileSync(join(bin, 'chromium'), `#!/bin/sh\nprintf '%s\\n' "$@" > '${log}'\n`)
  chmodSync(join(bin, 'chromium'), 0o755)
  const program = start(folder, { DISPLAY: ':99', PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}` })
  const output = textOf(program.stdout)
  const errors = textOf(program.stderr)
  expect(await once(program, 'exit')).toEqual([0, null])
  const given = readFileSync(log, 'utf8').trim().split('\n')
  const address = (await output).slice((await output).indexOf('http')).trim()
  expect(await errors).toMatch(/正在寻找 Electron 运行环境[^]*没有取到 Electron 运行环境[^]*改用浏览器窗口/)
  expect(given).toContain(`--app=${address}`)
  expect(given.some((argument) => /^--user-data-dir=.+/.test(argument))).toBe(true)
  expect(given.includes('--no-sandbox')).toBe(process.getuid?.() === 0)
})
