import { copyFileSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, test } from 'vitest'
import { canMount, heldElsewhere } from '../support/processes'
import { budget } from '../support/program'
import { suiteFolder, tempFolder } from '../support/temp-folder'

const SCRIPT = fileURLToPath(new URL('../../scripts/budget.mjs', import.meta.url))
const original = suiteFolder()

beforeAll(async () => {
  expect((await budget(original, ['new', 'sample.budget', '--sample', 'longgang-2024'])).code).toBe(0)
})

function folderWithBudget(): string {
  const folder = tempFolder()
  copyFileSync(join(original, 'sample.budget'), join(folder, 'b.budget'))
  return folder
}

/** The command line where the kernel itself refuses what `mounts` (shell) say. */
function inMounts(folder: string, mounts: string, args: readonly string[]) {
  const env = { ...process.env, INIT_CWD: folder, BUDGET_DESK_HOME: join(original, '.own') }
  return spawnSync(
    'unshare',
    [
      '-m',
      'sh',
      '-ec',
      `${mounts}\ncode=0; "$0" "$@" || code=$?; ls -A '${folder}'; exit $code`,
      process.execPath,
      SCRIPT,
      ...args,
    ],
    { encoding: 'utf8', cwd: folder, env, maxBuffer: 1e9 },
  )
}

const readOnly = (folder: string) =>
  `mount --bind '${folder}' '${folder}'; mount -o remount,bind,ro '${folder}'`
const SAID = '“b.budget”只能查看：文件只读，不能写入。要改动请另存副本。\n'

test.skipIf(!canMount())(
  'where nothing can be written, reading works and says so once; an edit is not done',
  () => {
    const folder = folderWithBudget()
    const before = readFileSync(join(folder, 'b.budget'))
    const info = inMounts(folder, readOnly(folder), ['info', 'b.budget', '--format', 'json'])
    expect([info.status, info.stderr]).toEqual([0, SAID])
    expect(JSON.parse(info.stdout.slice(0, info.stdout.lastIndexOf('}') + 1))).toMatchObject({
      access: { mode: 'view', why: 'file', message: SAID.trimEnd() },
    })
    const out = join(tempFolder(), 'p.json')
    for (const args of [
      ['tables', 'b.budget'],
      ['fields', 'b.budget'],
      ['history', 'b.budget'],
      ['text', 'b.budget'],
      ['package', 'b.budget', '--out', out],
    ]) {
      const { status, stderr } = inMounts(folder, readOnly(folder), args)
      expect([args[0], status, stderr]).toEqual([args[0], 0, SAID])
    }
    expect(existsSync(out)).toBe(true)
    for (const args of [
      ['set', 'b.budget', 'lines/y059/amount', '1'],
      ['undo', 'b.budget'],
    ]) {
      const { status, stdout, stderr } = inMounts(folder, readOnly(folder), args)
      expect([status, stdout, stderr]).toEqual([2, 'b.budget\n', SAID])
    }
    expect(readdirSync(folder)).toEqual(['b.budget'])
    expect(readFileSync(join(folder, 'b.budget')).equals(before)).toBe(true)
  },
)

test.skipIf(!canMount()).each([
  ['package', 'p.json'],
  ['copy', 'c.budget'],
])('%s on a full disk leaves nothing behind', (command, name) => {
  const folder = tempFolder()
  const full = inMounts(folder, `mount -t tmpfs -o size=32k tmpfs '${folder}'`, [
    command,
    join(original, 'sample.budget'),
    '--out',
    name,
  ])
  expect([full.status, full.stdout]).toEqual([2, ''])
  expect(full.stderr).toBe(`磁盘已满，“${name}”没有写出，也没有留下半个文件。腾出空间后再试。\n`)
})

test('copy makes a budget of its own, byte for byte, never over a file', async () => {
  const folder = folderWithBudget()
  const args = ['copy', 'b.budget', '--out', 'c.budget', '--format', 'json']
  const made = await budget(folder, args)
  expect([made.code, made.stderr]).toEqual([0, ''])
  expect(JSON.parse(made.stdout)).toMatchObject({ file: join(folder, 'c.budget'), revision: 1 })
  expect(readFileSync(join(folder, 'c.budget')).equals(readFileSync(join(folder, 'b.budget')))).toBe(true)
  const again = await budget(folder, args)
  expect([again.code, again.stdout]).toEqual([2, ''])
  expect(again.stderr).toBe('“c.budget”已经在那里，没有覆盖。请换一个文件名。\n')
  const nowhere = await budget(folder, ['copy', 'b.budget', '--out', 'nowhere/c.budget'])
  expect([nowhere.code, nowhere.stderr]).toEqual([
    2,
    '“c.budget”所在的文件夹不存在。请换一个文件夹，或先建好它。\n',
  ])
})

test('what a window holds is not opened, and can be copied', async () => {
  const folder = folderWithBudget()
  const other = await heldElsewhere(join(folder, 'b.budget'))
  const info = await budget(folder, ['info', 'b.budget'])
  expect([info.code, info.stderr]).toEqual([2, '文件正由另一窗口编辑。请到那个窗口继续，或另存副本打开。\n'])
  expect((await budget(folder, ['copy', 'b.budget', '--out', 'c.budget'])).code).toBe(0)
  expect((await budget(folder, ['info', 'c.budget'])).code).toBe(0)
  await other.end()
})

test('an edit keeps the day’s copy; it is listed and read by its path, and never changed', async () => {
  const folder = folderWithBudget()
  expect((await budget(folder, ['set', 'b.budget', 'lines/y059/amount', '1'])).code).toBe(0)
  expect((await budget(folder, ['set', 'b.budget', 'lines/y059/amount', '2'])).code).toBe(0)
  const { stdout } = await budget(folder, ['copies', 'b.budget', '--format', 'json'])
  const copies = JSON.parse(stdout) as { path: string }[]
  expect(copies).toMatchObject([{ name: 'b', kind: 'day', content: { revision: 1 }, problem: null }])
  const path = copies[0]?.path ?? ''
  const tables = await budget(folder, ['tables', path])
  expect([tables.code, tables.stderr]).toEqual([0, expect.stringMatching(/只能查看：这是一份副本。/)])
  const set = await budget(folder, ['set', path, 'lines/y059/amount', '3'])
  expect([set.code, set.stdout, set.stderr]).toEqual([2, '', tables.stderr])
  expect(readFileSync(path).equals(readFileSync(join(original, 'sample.budget')))).toBe(true)
  expect((await budget(folder, ['copies'])).stdout).toMatch(
    /^b +20\d\d-.*当日改动前 +版次 1 +支出 198823\.18万元/,
  )
  expect(JSON.parse((await budget(folder, ['copies', 'c.budget', '--format', 'json'])).stdout)).toEqual([])
})

test('where the day’s copy cannot be made the edit is done, and it is said', async () => {
  const folder = folderWithBudget()
  const own = join(folder, '.own')
  copyFileSync(join(folder, 'b.budget'), own)
  const { code, stdout, stderr } = await budget(folder, ['set', 'b.budget', 'lines/y059/amount', '400'])
  expect([code, stderr]).toEqual([0, ''])
  expect(stdout.split('\n')[1]).toMatch(/^今天改动前的副本没有留成/)
})
