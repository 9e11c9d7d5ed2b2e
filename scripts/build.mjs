/** Builds the program into out/. `npm run build` always; the others only when a source is newer. */
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { ready, root, runTool, say } from './runtime.mjs'

const OUT = join(root, 'out')
const STAMP = join(OUT, 'built')
const CACHE = join(root, 'node_modules', '.cache')
const LOCK = join(CACHE, 'build.lock')

/** Makes sure of a current build in out/, or ends with exit code 2. */
export async function built() {
  if (!(await rebuilt())) process.exit(2)
}

/** Builds when a source is newer; false when it doesn't build. Callers that come together wait for the one that does. */
export async function rebuilt() {
  return isCurrent() || locked(async () => isCurrent() || build())
}

/** Brings the program up to date and runs one of its entries in this process. */
export async function launch(entry) {
  await ready()
  await built()
  await import(pathToFileURL(join(OUT, 'main', `${entry}.js`)).href)
}

/** Builds beside out/ and swaps, so that nothing that runs finds half a build. */
async function build() {
  const started = new Date().toISOString()
  const fresh = join(CACHE, `build-${process.pid}`)
  const old = join(CACHE, `build-${process.pid}-old`)
  say('正在构建程序 ……')
  for (const left of readdirSync(CACHE).filter((name) => name.startsWith('build-'))) {
    rmSync(join(CACHE, left), { recursive: true, force: true })
  }
  const args = ['build', '--outDir', fresh, '--logLevel', 'warn']
  const code = await runTool('electron-vite', 'bin/electron-vite.js', args, { stdio: ['ignore', 2, 2] })
  if (code !== 0) {
    rmSync(fresh, { recursive: true, force: true })
    return false
  }
  writeFileSync(join(fresh, 'built'), started)
  if (existsSync(OUT)) renameSync(OUT, old)
  renameSync(fresh, OUT)
  rmSync(old, { recursive: true, force: true })
  return true
}

function isCurrent() {
  if (!existsSync(STAMP)) return false
  const at = Date.parse(readFileSync(STAMP, 'utf8'))
  return sources().every((source) => statSync(source).mtimeMs < at)
}

/** Files and folders: a folder's own time tells of files that are gone. */
function sources() {
  const inSrc = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  return [
    'src',
    'electron.vite.config.ts',
    'package-lock.json',
    ...inSrc.map((name) => join('src', name)),
  ].map((name) => join(root, name))
}

async function locked(work) {
  mkdirSync(CACHE, { recursive: true })
  while (!takeLock()) await sleep(200)
  try {
    return await work()
  } finally {
    rmSync(LOCK, { force: true })
  }
}

function takeLock() {
  try {
    const file = openSync(LOCK, 'wx')
    writeSync(file, String(process.pid))
    closeSync(file)
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    if (!isRunning(ownerOfLock())) rmSync(LOCK, { force: true })
    return false
  }
}

function ownerOfLock() {
  try {
    return Number(readFileSync(LOCK, 'utf8'))
  } catch {
    return process.pid // Just released: try again.
  }
}

function isRunning(pid) {
  if (pid === 0) return true // Taken, its owner not written yet.
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await ready()
  process.exitCode = (await locked(build)) ? 0 : 2
}
