import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { tempFolder } from '../support/temp-folder'

const SCRIPT = fileURLToPath(new URL('../../scripts/start.mjs', import.meta.url))

/** `npm start`, called from `folder`; a download of the runtime ends at once, at a closed port. */
function start(folder: string, env: Readonly<Record<string, string>>) {
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...rest } = process.env
  const own = {
    INIT_CWD: folder,
    BUDGET_DESK_HOME: join(folder, '.own'),
    ELECTRON_MIRROR: 'http://127.0.0.1:1/',
  }
  return spawn(process.execPath, [SCRIPT], { cwd: folder, env: { ...rest, ...own, ...env }, stdio: 'pipe' })
}

test('without a display it prints the address, says why, and ends in order', async () => {
  const program = start(tempFolder(), {})
  const errors = text(program.stderr)
  const [line] = (await once(createInterface({ input: program.stdout }), 'line')) as [string]
  const address = line.slice(line.indexOf('http'))
  const page = await fetch(address)
  expect(page.status).toBe(200)
  expect(await page.text()).toContain(new URL(address).searchParams.get('key'))
  program.kill('SIGTERM')
  expect(await once(program, 'exit')).toEqual([0, null])
  expect(await errors).toMatch(/没有 Electron 运行环境[\s\S]*没有图形界面/)
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
  const output = text(program.stdout)
  expect(await once(program, 'exit')).toEqual([0, null])
  const given = readFileSync(log, 'utf8').trim().split('\n')
  const address = (await output).slice((await output).indexOf('http')).trim()
  expect(given).toContain(`--app=${address}`)
  expect(given.some((argument) => /^--user-data-dir=.+/.test(argument))).toBe(true)
  expect(given.includes('--no-sandbox')).toBe(process.getuid?.() === 0)
})
