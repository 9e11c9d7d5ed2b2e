import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { extractAll, listPackage } from '@electron/asar'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { Arch, build, Platform } from 'electron-builder'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { built } from '../../scripts/build.mjs'
import { launch } from '../support/electron-stand-in/launch'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const MODULES = join(ROOT, 'node_modules')
const work = mkdtempSync(join(tmpdir(), 'packaging-'))

/** Where Electron's binary keeps its fuses, with nine of them as Electron ships them. */
const FUSES = Buffer.concat([
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
  Buffer.from([1, 9]),
  Buffer.from('101100011'),
])

/** How a fuse's state is written in the binary. */
const [OFF, ON] = [48, 49]

/** A distribution of Electron with nothing in it but what the packer touches. */
function stubElectron(platform: Platform): string {
  const folder = mkdtempSync(join(work, 'electron-'))
  mkdirSync(join(folder, 'locales'))
  mkdirSync(join(folder, 'resources'))
  for (const locale of ['zh-CN', 'en-US', 'de', 'ja'])
    writeFileSync(join(folder, 'locales', `${locale}.pak`), '')
  for (const name of ['LICENSE', 'LICENSES.chromium.html']) writeFileSync(join(folder, name), '')
  writeFileSync(join(folder, 'version'), '45.4.1')
  const binary = join(folder, platform === Platform.WINDOWS ? 'electron.exe' : 'electron')
  // A Windows program must be one: the packer writes icon, version and the archive's hash into it.
  if (platform === Platform.WINDOWS)
    copyFileSync(join(MODULES, 'electron-winstaller/vendor/Setup.exe'), binary)
  appendFileSync(binary, FUSES)
  return folder
}

/** Assembles the program for a system as `npm run dist` does, without installer; gives the folder. */
async function assemble(platform: Platform, arch: Arch): Promise<string> {
  const output = mkdtempSync(join(work, 'dist-'))
  await build({
    projectDir: ROOT,
    targets: platform.createTarget('dir', arch),
    publish: 'never',
    config: {
      extends: join(ROOT, 'electron-builder.yml'),
      electronDist: stubElectron(platform),
      directories: { output, buildResources: 'resources/icons' },
    },
  })
  const [unpacked] = readdirSync(output).filter((name) => name.endsWith('-unpacked'))
  return join(output, unpacked ?? '')
}

beforeAll(() => built())
afterAll(() => rmSync(work, { recursive: true, force: true }))

/** What may stand in the archive; everything else is superfluous. */
const WANTED = [
  /^package\.json$/,
  /^out\/main\/(index|core-process|foreign-process)\.js$/,
  /^out\/main\/chunks\/[\w-]+\.js$/,
  /^out\/preload\/index\.js$/,
  /^out\/renderer\/(index\.html|assets\/[\w.-]+\.(js|mjs|css|svg))$/,
  /^resources\/(checks|classifications|destinations|templates|samples)\/[\w/-]+\.json$/,
  /^resources\/(budget-package\.schema|browsers)\.json$/,
  /^resources\/icons\/256x256\.png$/,
  /^node_modules\/better-sqlite3\/(package\.json|LICENSE)$/,
  /^node_modules\/better-sqlite3\/lib\/([\w-]+|methods\/\w+)\.js$/,
  /^node_modules\/better-sqlite3\/prebuilds\/[\w-]+\.node$/,
]

function filesIn(archive: string): readonly string[] {
  const paths = listPackage(archive, { isPack: false }).map((path) => path.replaceAll('\\', '/').slice(1))
  return paths.filter((path) => !paths.some((other) => other.startsWith(`${path}/`)))
}

describe.each([
  ['Linux x64', Platform.LINUX, Arch.x64, 'budget-desk', 'linux-x64'],
  ['Linux arm64', Platform.LINUX, Arch.arm64, 'budget-desk', 'linux-arm64'],
  ['Windows x64', Platform.WINDOWS, Arch.x64, '预算编制台.exe', 'win32-x64'],
  ['Windows arm64', Platform.WINDOWS, Arch.arm64, '预算编制台.exe', 'win32-arm64'],
] as const)('the program assembled for %s', (_name, platform, arch, binary, prebuild) => {
  let folder = ''
  beforeAll(async () => {
    folder = await assemble(platform, arch)
  })

  test('holds what it needs and nothing more', () => {
    const files = filesIn(join(folder, 'resources/app.asar'))
    expect(files.filter((file) => !WANTED.some((wanted) => wanted.test(file)))).toEqual([])
    for (const wanted of WANTED)
      expect(
        files.some((file) => wanted.test(file)),
        String(wanted),
      ).toBe(true)
    expect(statSync(join(folder, 'resources/app.asar')).size).toBeLessThan(6_000_000)
  })

  test('has the native module of its system, and only that, outside the archive', () => {
    const loose = readdirSync(join(folder, 'resources/app.asar.unpacked'), {
      recursive: true,
      encoding: 'utf8',
    })
    expect(loose.filter((name) => name.endsWith('.node'))).toEqual([
      join('node_modules/better-sqlite3/prebuilds', `${prebuild}.node`),
    ])
  })

  test('speaks Chinese and English', () => {
    expect(readdirSync(join(folder, 'locales')).sort()).toEqual(['en-US.pak', 'zh-CN.pak'])
  })

  test('has its fuses set: no Node by switches or environment, only its own archive', async () => {
    const wire = await getCurrentFuseWire(join(folder, binary))
    expect(wire[FuseV1Options.RunAsNode]).toBe(OFF)
    expect(wire[FuseV1Options.EnableNodeOptionsEnvironmentVariable]).toBe(OFF)
    expect(wire[FuseV1Options.EnableNodeCliInspectArguments]).toBe(OFF)
    expect(wire[FuseV1Options.GrantFileProtocolExtraPrivileges]).toBe(OFF)
    expect(wire[FuseV1Options.OnlyLoadAppFromAsar]).toBe(ON)
    expect(wire[FuseV1Options.EnableEmbeddedAsarIntegrityValidation]).toBe(ON)
  })
})

test.runIf(process.platform === 'linux' && process.arch === 'x64')(
  'what is packed is enough to run',
  async () => {
    const folder = await assemble(Platform.LINUX, Arch.x64)
    const program = mkdtempSync(join(work, 'program-'))
    extractAll(join(folder, 'resources/app.asar'), program)
    const { devDependencies, scripts } = JSON.parse(
      readFileSync(join(program, 'package.json'), 'utf8'),
    ) as Record<string, unknown>
    expect([devDependencies, scripts]).toEqual([undefined, undefined])

    const desk = await launch({
      args: [program, `--user-data-dir=${join(work, 'own')}`],
      env: { BUDGET_DESK_HOME: join(work, 'backups') },
    })
    try {
      const page = await desk.firstWindow()
      await desk.evaluate(
        ({ dialog }, filePath) => {
          dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
        },
        join(work, '样例.budget'),
      )
      const created = await page.evaluate(async () => {
        const bridge = window.budgetDesk
        const chosen = (await bridge?.call('file.choose', { purpose: 'save' })) as {
          value: { handle: string }
        }
        const made = (await bridge?.call('budget.create', {
          file: chosen.value.handle,
          from: { sample: 'longgang-2024' },
        })) as { value: { budget: string } }
        return bridge?.call('budget.view', { budget: made.value.budget })
      })
      expect(created).toMatchObject({ ok: true, value: { tables: { length: 12 } } })
    } finally {
      await desk.close()
    }
  },
  60_000,
)

/** Versions of glibc that a binary asks for, from its table of symbol versions. */
function glibcOf(file: string): readonly (readonly [major: number, minor: number])[] {
  const names = readFileSync(file)
    .toString('latin1')
    .matchAll(/GLIBC_(\d+)\.(\d+)(?:\.\d+)?\0/g)
  return [...names].map(([, major, minor]) => [Number(major), Number(minor)])
}

test.each(['x64', 'arm64'])(
  'the packages name the oldest glibc that the native module loads on (%s)',
  (arch) => {
    const asked = glibcOf(join(MODULES, 'better-sqlite3/prebuilds', `linux-${arch}.node`))
    expect(asked.length).toBeGreaterThan(0)
    for (const [major] of asked) expect(major).toBe(2)
    const newest = Math.max(...asked.map(([, minor]) => minor))
    const config = readFileSync(join(ROOT, 'electron-builder.yml'), 'utf8')
    const stated = [...config.matchAll(/(?:libc6 \(>= |glibc >= )2\.(\d+)/g)].map(([, minor]) =>
      Number(minor),
    )
    expect(stated).toHaveLength(2)
    for (const minor of stated) expect(minor).toBeGreaterThanOrEqual(newest)
    expect(readFileSync(join(ROOT, 'docs/packaging.md'), 'utf8')).toContain(`glibc 2.${stated[0] ?? ''}`)
  },
)
