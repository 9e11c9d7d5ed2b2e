import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { budget } from '../support/program'
import { suiteFolder, tempFolder } from '../support/temp-folder'

const original = suiteFolder()

beforeAll(async () => {
  expect((await budget(original, ['new', 'sample.budget', '--sample', 'longgang-2024'])).code).toBe(0)
})

function folderWithBudget(): string {
  const folder = tempFolder()
  copyFileSync(join(original, 'sample.budget'), join(folder, 'b.budget'))
  return folder
}

const finance = (folder: string, ...more: readonly string[]) =>
  budget(folder, ['export', 'b.budget', '--as', 'finance', ...more])

test('without a pack it lists those there are', async () => {
  const { code, stdout, stderr } = await finance(folderWithBudget(), '--out', 'p')
  expect([code, stdout]).toEqual([2, ''])
  expect(stderr).toMatch(/national-2024（国家标准名称）、project-summary-2024/)
})

test('what is missing is listed with paths that `set` takes, and nothing is written; filled in by `apply`, it is', async () => {
  const folder = folderWithBudget()
  const asked = ['--pack', 'national-2024', '--out', 'p'] as const
  const { code, stdout, stderr } = await finance(folder, ...asked)
  expect([code, stdout]).toEqual([2, ''])
  const lines = stderr.trimEnd().split('\n')
  expect(lines[0]).toMatch(/^还缺 32 项，没有写出。/)
  expect(lines).toHaveLength(33)
  expect(lines).toContain('  projects/commerce/code  商贸管理　项目代码：应为 21 位，现 8 位，少 13 位。')
  expect(existsSync(join(folder, 'p'))).toBe(false)

  const VALUES: Readonly<Record<string, (at: number) => string>> = {
    responsible: () => '陈立',
    creditCode: (at) => `1144030700755${10_000 + at}`,
    divisionCode: () => '440307000',
    code: (at) => `4403072024001${10_000_000 + at}`,
  }
  const places = lines.slice(1).map((line) => line.trim().split(/\s/)[0] ?? '')
  // Codes last: until then projects go by those they have.
  const ordered = places.toSorted((a, b) => Number(a.endsWith('/code')) - Number(b.endsWith('/code')))
  const edits = ordered.map((place, at) => ({
    set: place,
    value: VALUES[place.split('/').at(-1) ?? '']?.(at),
  }))
  writeFileSync(join(folder, 'edits.json'), JSON.stringify(edits))
  const applied = await budget(folder, ['apply', 'b.budget', 'edits.json'])
  expect(applied.code, applied.stderr).toBe(0)

  const done = await finance(folder, ...asked, '--form', 'csv-gb18030', '--format', 'json')
  expect(done.code, done.stderr).toBe(0)
  const { files, manifest, form } = JSON.parse(done.stdout) as {
    readonly files: readonly { readonly name: string; readonly sha256: string }[]
    readonly manifest: { readonly tables: readonly { readonly id: string; readonly rows: number }[] }
    readonly form: string
  }
  expect(form).toBe('csv-gb18030')
  expect(readdirSync(join(folder, 'p')).sort()).toEqual(
    [...files.map(({ name }) => name), 'manifest.json'].sort(),
  )
  expect(manifest.tables.find(({ id }) => id === 'BGT_PM_ANNUAL')?.rows).toBe(28)
  const annual = new TextDecoder('gb18030').decode(readFileSync(join(folder, 'p/BGT_PM_ANNUAL.csv')))
  expect(annual).toContain('委托业务费')

  const again = await finance(folder, ...asked)
  expect([again.code, again.stdout]).toEqual([2, ''])
  expect(again.stderr).toMatch(/已经在那里，没有覆盖/)
}, 60_000)

test('the second destination needs nothing more, and writes one file with its manifest', async () => {
  const folder = folderWithBudget()
  const done = await finance(folder, '--pack', 'project-summary-2024', '--out', '汇总.xlsx')
  expect(done.code, done.stderr).toBe(0)
  expect(done.stdout).toMatch(/已写出 .*汇总\.xlsx\n {2}汇总\.xlsx　\d+ 字节　SHA-256 [0-9a-f]{64}/)
  expect(
    readdirSync(folder)
      .filter((name) => name.startsWith('汇总'))
      .sort(),
  ).toEqual(['汇总.manifest.json', '汇总.xlsx'])
})

test.each([
  [['--pack', 'nowhere', '--out', 'p'], /没有名为“nowhere”的去向，可用 national-2024/],
  [['--pack', 'national-2024'], /还缺少 --out/],
  [
    ['--pack', 'project-summary-2024', '--form', 'csv-gb18030', '--out', 'p'],
    /--form 要写 xlsx、json、csv 之一/,
  ],
])('%j is refused', async (args, said) => {
  const folder = folderWithBudget()
  const { code, stderr } = await finance(folder, ...args)
  expect(code).toBe(2)
  expect(stderr).toMatch(said)
  expect(readdirSync(folder)).toEqual(['b.budget'])
})

test('what belongs to packages alone is refused of documents', async () => {
  const folder = folderWithBudget()
  const { code, stderr } = await budget(folder, [
    'export',
    'b.budget',
    '--as',
    'xlsx',
    '--pack',
    'national-2024',
    '--out',
    'a.xlsx',
  ])
  expect(code).toBe(2)
  expect(stderr).toMatch(/--pack 只用于 --as finance/)
})
