/** Which Electron runtime to start; the one place that ever downloads one. */
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { root, say } from './runtime.mjs'
import { onPath } from './system-tools.mjs'

/** The npm package: it brings version and checksums, not the runtime. */
const PACKAGE = join(root, 'node_modules', 'electron')
const STALL_MS = 10_000

/**
 * In order: ELECTRON_OVERRIDE_DIST_PATH, `electron` on PATH, a runtime downloaded earlier; then, where it may, one
 * download.
 * @param {{ download: boolean }} options
 * @returns {Promise<{ path: string } | { why: string }>}
 */
export async function findElectron({ download }) {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
  const candidates = [
    override ? join(override, executable()) : undefined,
    runtimeOnPath(),
    downloaded(PACKAGE),
  ]
  const found = candidates.find((candidate) => candidate && existsSync(candidate))
  if (found) return { path: found }
  if (!download) return { why: '这台机器上没有 Electron 运行环境' }
  const why = await downloadRuntime({ folder: PACKAGE, say, stallMs: STALL_MS })
  const path = why === null ? downloaded(PACKAGE) : undefined
  return path ? { path } : { why: `没有取到 Electron 运行环境：${why ?? '下载的文件不全'}` }
}

/**
 * Downloads and unpacks the runtime of the electron package in `folder`: checked against the package's own checksums,
 * from ELECTRON_MIRROR where that is set, given up when nothing comes for `stallMs`.
 * @param {{ folder: string, say: (line: string) => void, stallMs: number }} options
 * @returns {Promise<string | null>} why it did not come
 */
export async function downloadRuntime({ folder, say, stallMs }) {
  const { downloadArtifact } = await import('@electron/get')
  const { extract } = await import('@electron-internal/extract-zip')
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const checksums = JSON.parse(readFileSync(join(folder, 'checksums.json'), 'utf8'))
  const patience = new AbortController()
  let timer = setTimeout(() => patience.abort(), stallMs)
  let shown = -1
  const progressed = ({ percent, transferred, total }) => {
    clearTimeout(timer)
    timer = setTimeout(() => patience.abort(), stallMs)
    const tenth = Math.floor(percent * 10)
    if (tenth === shown || total === null) return
    shown = tenth
    say(`Electron ${version}：${tenth * 10}%（${megabytes(transferred)} / ${megabytes(total)} MB）`)
  }
  say(`正在下载 Electron ${version} ……`)
  const unpacking = join(folder, `dist-${process.pid}`)
  try {
    const zip = await downloadArtifact({
      version,
      checksums,
      cacheRoot: process.env.electron_config_cache,
      artifactName: 'electron',
      platform: process.platform,
      arch: process.arch,
      downloadOptions: { quiet: true, signal: patience.signal, getProgressCallback: progressed },
    })
    clearTimeout(timer)
    await extract(zip, { dir: unpacking })
    rmSync(join(folder, 'dist'), { recursive: true, force: true })
    renameSync(unpacking, join(folder, 'dist'))
    writeFileSync(join(folder, 'path.txt'), executable())
    return null
  } catch (error) {
    rmSync(unpacking, { recursive: true, force: true })
    if (patience.signal.aborted) return `下载 ${stallMs / 1000} 秒没有进展`
    return `下载中断（${error.cause?.code ?? error.message}）`
  } finally {
    clearTimeout(timer)
  }
}

/** node_modules/.bin/electron is the npm package's script, which would download; not a runtime. */
function runtimeOnPath() {
  const folders = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.includes('node_modules'))
  return onPath('electron', folders)
}

function downloaded(folder) {
  const marker = join(folder, 'path.txt')
  return existsSync(marker) ? join(folder, 'dist', readFileSync(marker, 'utf8')) : undefined
}

function executable() {
  if (process.platform === 'win32') return 'electron.exe'
  return process.platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron'
}

function megabytes(bytes) {
  return (bytes / 1e6).toFixed(0)
}
