/** Programs that the system brings: a browser, Chinese fonts. Root gets them by apt; others are told the command. */
import { spawnSync } from 'node:child_process'
import { accessSync, constants, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { root, runQuietly, say } from './runtime.mjs'

/** Which ones the program looks for too, where it makes a PDF without Electron. */
const { names: BROWSERS, places: INSTALLED_AT } = JSON.parse(
  readFileSync(join(root, 'resources', 'browsers.json'), 'utf8'),
)

const PACKAGES = [
  { name: 'chromium', present: () => browser() !== undefined },
  { name: 'fonts-noto-cjk', present: () => process.platform !== 'linux' || hasChineseFont() },
]

export const isRoot = process.getuid?.() === 0

/**
 * A Chromium-based browser of the system.
 * @returns {string | undefined}
 */
export function browser() {
  return BROWSERS.map((name) => onPath(name)).find(Boolean) ?? INSTALLED_AT.find(isExecutable)
}

/** The absolute path of a program on PATH. */
export function onPath(name, folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)) {
  const names = process.platform === 'win32' ? [`${name}.exe`, `${name}.cmd`] : [name]
  return folders.flatMap((folder) => names.map((file) => join(folder, file))).find(isExecutable)
}

/** Reads the files of the tests a second time, with nothing of the program's. */
export const SECOND_READER = { name: 'python3', present: () => onPath('python3') !== undefined }

/** Opens the documents that the program writes, works out their formulas anew, and says what a PDF is made of. */
export const OFFICE = [
  { name: 'libreoffice-calc', present: () => onPath('localc') !== undefined },
  { name: 'libreoffice-writer', present: () => onPath('lowriter') !== undefined },
  { name: 'poppler-utils', present: () => onPath('pdftotext') !== undefined },
  { name: 'qpdf', present: () => onPath('qpdf') !== undefined },
]

/** Makes sure of browser, fonts and what else is named, or ends with exit code 2 and the command that brings them. */
export async function ensureSystemTools(...more) {
  const missing = [...PACKAGES, ...more].filter((one) => !one.present()).map((one) => one.name)
  if (missing.length === 0) return
  const install = ['apt-get', 'install', '-y', '--no-install-recommends', ...missing]
  if (isRoot && onPath('apt-get')) {
    const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
    await runQuietly('正在更新系统软件的目录', 'apt-get', ['update', '-q'], options)
    const doing = `正在安装系统里缺少的 ${missing.join('、')}`
    if ((await runQuietly(doing, install[0], install.slice(1), options)) === 0) return
  }
  say(`缺少 ${missing.join('、')}。请运行：sudo ${install.join(' ')}`)
  process.exit(2)
}

function hasChineseFont() {
  const listed = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' })
  return listed.status === 0 && listed.stdout.trim() !== ''
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
