import { copyFileSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, test } from 'vitest'
import { strFromU8, unzipSync } from 'fflate'
import { canMount } from '../support/processes'
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
  const script = `${mounts}\ncode=0; "$0" "$@" || code=$?; ls -A '${folder}'; exit $code`
  const unshared = ['-m', 'sh', '-ec', script, process.execPath, SCRIPT, ...args]
  return spawnSync('unshare', unshared, { encoding: 'utf8', cwd: folder, env })
}

/** What a file holds, unpacked. */
function wordsOf(file: string): string {
  const bytes = readFileSync(file)
  if (file.endsWith('.html')) return strFromU8(bytes)
  return Object.values(unzipSync(bytes))
    .map((part) => strFromU8(part))
    .join('')
}

test.each(['docx', 'xlsx', 'html', 'pdf'] as const)(
  'writes %s and says where, as text and as JSON',
  async (form) => {
    const folder = folderWithBudget()
    const file = join(folder, `out.${form}`)
    const args = ['export', 'b.budget', '--as', form, '--out', `out.${form}`]
    const json = await budget(folder, [...args, '--format', 'json'])
    // The published budget has the publisher's own slips: it is told that errors are left.
    expect(json).toMatchObject({ code: 0 })
    const told = JSON.parse(json.stdout) as Record<string, unknown>
    const size = readFileSync(file).length
    expect(told).toMatchObject({ file, as: form, content: 'whole', revision: 1, size })
    expect(Object.keys(told).sort()).toEqual(['as', 'content', 'errors', 'file', 'revision', 'size'])
    if (form === 'pdf') expect(readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-')
    else expect(wordsOf(file)).toContain('商贸管理')
    const again = await budget(folder, args)
    expect([again.code, again.stdout, again.stderr]).toEqual([
      2,
      '',
      `“out.${form}”已经在那里，没有覆盖。请换一个文件名。\n`,
    ])
    expect(readFileSync(file).length).toBe(size)
    const other = join(folder, `other.${form}`)
    if (form === 'pdf') return
    const text = await budget(folder, [...args.slice(0, -1), `other.${form}`])
    expect([text.code, text.stdout]).toEqual([0, `已写出 ${other}（${Math.ceil(size / 1024)} KB）\n`])
    // The same budget, the same bytes.
    expect(readFileSync(other).equals(readFileSync(file))).toBe(true)
    expect(readdirSync(folder).sort()).toEqual(['.own', 'b.budget', `other.${form}`, `out.${form}`])
    expect(existsSync(join(folder, '.own/work')) ? readdirSync(join(folder, '.own/work')) : []).toEqual([])
  },
)

test('--content takes a part: tables, text, details, or one table by its id or number', async () => {
  const folder = folderWithBudget()
  const put = async (form: string, content: string) => {
    const out = `${content}.${form}`
    const args = ['export', 'b.budget', '--as', form, '--out', out, '--content', content]
    expect(await budget(folder, args)).toMatchObject({ code: 0 })
    return wordsOf(join(folder, out))
  }
  const table = await put('html', 't05')
  expect(table).toContain('项目支出总表')
  expect(table).not.toContain('政府性基金预算支出表')
  expect(await put('html', '5')).toBe(table)
  const text = await put('html', 'text')
  expect(text).toContain('机关运行经费财政拨款预算912.26万元')
  expect(text).not.toContain('class="sheet')
  expect(await put('html', 'tables')).not.toContain('机关运行经费财政拨款预算')
  const details = await put('xlsx', 'details')
  expect(details).toContain('分项')
  expect(details).not.toContain('收支总表')
})

test.each<readonly [args: readonly string[], said: string]>([
  [['--out', 'x.pdf'], '--as 要写 docx、pdf、xlsx、html、finance 之一'],
  [['--as', 'odt', '--out', 'x.odt'], '--as 要写 docx、pdf、xlsx、html、finance 之一'],
  [['--as', 'html'], '还缺少 --out'],
  [['--as', 'html', '--out', 'x.html', '--content', 't13'], '没有“t13”这种内容'],
  [['--as', 'xlsx', '--out', 'x.xlsx', '--content', 'text'], '公开文本不能输出为 Excel'],
  [['--as', 'docx', '--out', 'x.docx', '--content', 'details'], '明细不能输出为Word，请选 Excel。'],
  [['--as', 'html', '--out', 'nowhere/x.html'], '“x.html”所在的文件夹不存在'],
])('%j is refused with a sentence, and nothing is written', async (args, said) => {
  const folder = folderWithBudget()
  const { code, stdout, stderr } = await budget(folder, ['export', 'b.budget', ...args])
  expect([code, stdout]).toEqual([2, ''])
  expect(stderr).toContain(said)
  expect(stderr).not.toMatch(/\n\s+at |Error:/)
  expect(readdirSync(folder).filter((name) => name.startsWith('x.'))).toEqual([])
})

test('what would tell of a secret project is refused with every place', async () => {
  const folder = folderWithBudget()
  const run = (...args: string[]) => budget(folder, args)
  expect((await run('set', 'b.budget', 'projects/commerce/secret', '是')).code).toBe(0)
  const said = '（一）与商贸管理有关的工作。'
  expect((await run('set', 'b.budget', 'blocks/duty-1/text', said)).code).toBe(0)
  const told = await run('export', 'b.budget', '--as', 'html', '--out', 'x.html')
  expect([told.code, told.stdout]).toEqual([2, ''])
  expect(told.stderr).toContain('第一部分')
  expect(told.stderr).toContain('涉密项目的名称或代码，请改掉后再输出。')
  expect(existsSync(join(folder, 'x.html'))).toBe(false)
  expect((await run('set', 'b.budget', 'blocks/duty-1/text', '（一）其他工作。')).code).toBe(0)
  expect((await run('export', 'b.budget', '--as', 'html', '--out', 'x.html')).code).toBe(0)
  expect(wordsOf(join(folder, 'x.html'))).not.toContain('商贸管理项目')
})

test('errors that are left are noted beside the result', async () => {
  const folder = folderWithBudget()
  const errors = JSON.parse((await budget(folder, ['check', 'b.budget', '--format', 'json'])).stdout) as {
    readonly findings: readonly { readonly severity: string }[]
  }
  const count = errors.findings.filter(({ severity }) => severity === 'error').length
  const { code, stderr } = await budget(folder, ['export', 'b.budget', '--as', 'html', '--out', 'x.html'])
  expect([code, stderr]).toEqual([
    0,
    count === 0 ? '' : `还有 ${count} 个错误（见 check），输出的是草稿；报送前须改完。\n`,
  ])
})

test('without a browser a PDF is refused with what to install', async () => {
  const folder = folderWithBudget()
  const env = { ...process.env, INIT_CWD: folder, BUDGET_DESK_HOME: join(folder, '.own'), PATH: '/nowhere' }
  const args = [SCRIPT, 'export', 'b.budget', '--as', 'pdf', '--out', 'x.pdf']
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', cwd: folder, env })
  expect([status, stdout]).toEqual([2, ''])
  expect(stderr).toMatch(/^这台机器上没有能排 PDF 的浏览器。请安装 chromium.*再试。$/m)
  expect(existsSync(join(folder, 'x.pdf'))).toBe(false)
})

test.skipIf(!canMount())('a budget that can only be looked at is put out all the same', () => {
  const folder = folderWithBudget()
  const out = join(tempFolder(), 'x.html')
  const readOnly = `mount --bind '${folder}' '${folder}'; mount -o remount,bind,ro '${folder}'`
  const { status, stderr } = inMounts(folder, readOnly, ['export', 'b.budget', '--as', 'html', '--out', out])
  expect(status).toBe(0)
  expect(stderr).toContain('“b.budget”只能查看：文件只读，不能写入。')
  expect(wordsOf(out)).toContain('商贸管理')
  const there = inMounts(folder, readOnly, ['export', 'b.budget', '--as', 'html', '--out', 'x.html'])
  expect([there.status, there.stdout]).toEqual([2, 'b.budget\n'])
  expect(there.stderr).toContain('要放“x.html”的文件夹不能写入。请换一个文件夹。')
})

test.skipIf(!canMount()).each(['docx', 'pdf'])('%s on a full disk leaves nothing behind', (form) => {
  const folder = tempFolder()
  const file = join(original, 'sample.budget')
  const mount = `mount -t tmpfs -o size=32k tmpfs '${folder}'`
  const { status, stdout, stderr } = inMounts(folder, mount, [
    'export',
    file,
    '--as',
    form,
    '--out',
    `x.${form}`,
  ])
  expect([status, stdout]).toEqual([2, ''])
  expect(stderr).toContain(`磁盘已满，“x.${form}”没有写出，也没有留下半个文件。腾出空间后再试。`)
})
