/**
 * `npm start`: the program, in Electron where there is a runtime, else in a window of a browser that is there.
 * Installs and builds what is missing first.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { built } from './build.mjs'
import { findElectron } from './electron-runtime.mjs'
import { calledFrom, ready, root, run, say } from './runtime.mjs'
import { browser, ensureSystemTools, isRoot } from './system-tools.mjs'

const args = process.argv.slice(2)
const hasDisplay =
  process.platform !== 'linux' || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY)

await ready()
await built()
if (hasDisplay) {
  say('正在寻找 Electron 运行环境 ……')
  const electron = await findElectron({ download: true })
  if ('path' in electron) {
    say('正在打开预算编制台 ……')
    // In the folder that it was called from: a file named on the command line is meant from there.
    const flags = isRoot ? ['--no-sandbox'] : []
    process.exit(await run(electron.path, [root, ...flags, ...args], { cwd: calledFrom }))
  }
  say(`${electron.why}，改用浏览器窗口。`)
  await ensureSystemTools()
}
say('正在启动预算编制台 ……')
startInBrowser()

function startInBrowser() {
  // A browser window can't be told a file: it lists the folder of the one that was named.
  const file = args.find((arg) => arg.endsWith('.budget'))
  const folder = file ? dirname(resolve(calledFrom, file)) : calledFrom
  const options = ['--folder', folder, ...args.filter((arg) => arg !== file)]
  const host = spawn(process.execPath, [join(root, 'out/main/web.js'), ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  // The host closes its files in order on the same signal; this script waits for it.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => host.kill('SIGTERM'))
  host.once('exit', (code) => process.exit(code ?? 0))
  const lines = createInterface({ input: host.stdout })
  lines.on('line', (line) => {
    console.log(line)
    const [address] = /http\S+/.exec(line) ?? []
    if (address === undefined) return
    if (hasDisplay) void showWindow(address, () => host.kill('SIGTERM'))
    else say('没有图形界面：请在浏览器里打开上面的地址。按 Ctrl+C 结束程序。')
  })
}

/** A window of its own, with a profile of its own: closing it ends the program. */
async function showWindow(address, closed) {
  const profile = mkdtempSync(join(tmpdir(), 'budget-desk-window-'))
  const flags = [
    `--app=${address}`,
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-features=Translate',
    '--lang=zh-CN',
    '--window-size=1366,900',
  ]
  // Root's Chromium runs only without its sandbox; --test-type keeps its banner about that off the window.
  const asRoot = isRoot ? ['--no-sandbox', '--test-type'] : []
  await run(browser(), [...flags, ...asRoot], { stdio: 'ignore' })
  rmSync(profile, { recursive: true, force: true })
  closed()
}
