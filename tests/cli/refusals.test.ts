import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { budget } from '../support/program'
import { suiteFolder, tempFolder } from '../support/temp-folder'

const original = suiteFolder()

beforeAll(async () => {
  expect((await budget(original, ['new', 'sample.budget', '--sample', 'longgang-2024'])).code).toBe(0)
})

function copy(): string {
  const folder = tempFolder()
  copyFileSync(join(original, 'sample.budget'), join(folder, 'b.budget'))
  return folder
}

/** Exit code 2, an empty stdout, a Chinese sentence without a stack trace; the budget is byte for byte as it was. */
async function refused(folder: string, args: readonly string[], said: string | RegExp): Promise<void> {
  const file = join(folder, 'b.budget')
  const before = existsSync(file) ? readFileSync(file) : null
  const { code, stdout, stderr } = await budget(folder, args)
  expect(stderr).toMatch(said)
  expect(stderr).not.toMatch(/\n\s+at |Error:|node:internal/)
  expect(stdout).toBe('')
  expect(code).toBe(2)
  if (before) expect(readFileSync(file).equals(before)).toBe(true)
}

test.each<readonly [args: readonly string[], said: string | RegExp]>([
  [[], '请写明命令'],
  [['frobnicate'], '没有“frobnicate”这个命令'],
  [['audit', 'b.budget'], '没有“audit”这个命令'],
  [['info'], '还缺少“文件”'],
  [['info', 'a', 'b'], '多出了“b”'],
  [['info', 'b.budget', '--no-such'], '没有这样的选项'],
  [['info', 'b.budget', '--format', 'csv'], '没有 csv 格式'],
  [['new', 'x.budget'], '请写 --sample'],
  [['new', 'x.budget', '--sample', 'none'], 'none'],
  [['new', 'x.budget', '--unit', '局', '--year', '24'], '不是年度'],
  [['new', 'x.budget', '--unit', '局', '--year', '2024', '--pack', 'none'], 'none'],
  [['history', 'b.budget', '--limit', 'x'], '不是条数'],
])('usage: %j', async (args, said) => {
  await refused(tempFolder(), args, said)
})

test.each<readonly [args: readonly string[], said: string | RegExp]>([
  [['set', 'b.budget', 'lines/none/amount', '1'], /lines\/none/],
  [['set', 'b.budget', 'nonsense', '1'], /nonsense/],
  [['set', 'b.budget', 'lines/y059/amount', '105O0'], '“105O0”里有字母 O，请改成数字 0。'],
  [['set', 'b.budget', 'lines/y059/amount', '1000000亿'], '超出 ±10万亿元'],
  [['set', 'b.budget', 'lines/y059/amount', '=SUM(A1)'], '不认函数和单元格'],
  [['set', 'b.budget', 'lines/y059/amount', '85.12+10'], '算式请以“=”开头'],
  [['set', 'b.budget', 'lines/y059/amount', '1', '--unit', '亿'], '没有单位“亿”。可选：元、万元。'],
  [['set', 'b.budget', 'lines/y059/functionCode', '201'], '7'],
  [['set', 'b.budget', 'projects/commerce/amount', '10500'], /y058[\s\S]*y059/],
  [['add', 'b.budget', 'line', '{}'], /functionCode|功能科目/],
  [['add', 'b.budget', 'line', 'nonsense'], '不是 JSON 对象'],
  [['add', 'b.budget', 'unicorn', '{}'], 'unicorn'],
  [['remove', 'b.budget', 'units/001'], '（本级）'],
  [['undo', 'b.budget'], /撤销/],
  [['redo', 'b.budget'], /重做/],
  [['new', 'b.budget', '--sample', 'longgang-2024'], 'b.budget'],
  [['import', 'b.budget', '--out', 'c.budget'], '不是 UTF-8 编码的文字'],
  [['package', 'b.budget', '--out', 'b.budget'], 'b.budget'],
])('input: %j', async (args, said) => {
  await refused(copy(), args, said)
})

describe('files that are no budget', () => {
  test.each<readonly [name: string, make: (file: string) => void, said: string | RegExp]>([
    ['missing', () => undefined, 'b.budget'],
    ['empty', (file) => writeFileSync(file, ''), /空/],
    ['a text', (file) => writeFileSync(file, '部门预算'.repeat(300)), /预算/],
    [
      'truncated',
      (file) => {
        copyFileSync(join(original, 'sample.budget'), file)
        truncateSync(file, 20_000)
      },
      /损坏|不完整/,
    ],
    ['a folder', (file) => mkdirSync(file), 'b.budget'],
  ])('%s', async (_, make, said) => {
    const folder = tempFolder()
    make(join(folder, 'b.budget'))
    const { code, stdout, stderr } = await budget(folder, ['info', 'b.budget'])
    expect(stderr).toMatch(said)
    expect(stderr).not.toMatch(/\n\s+at |Error:/)
    expect([code, stdout]).toEqual([2, ''])
  })
})

test('a broken package is refused with every fault by its JSON path, and leaves no file', async () => {
  const folder = copy()
  await budget(folder, ['package', 'b.budget', '--out', 'p.json'])
  const content = JSON.parse(readFileSync(join(folder, 'p.json'), 'utf8')) as {
    lines: Record<string, unknown>[]
  }
  Object.assign(content.lines[3] ?? {}, { amount: 1.5 })
  Object.assign(content.lines[5] ?? {}, { functionCode: '201' })
  writeFileSync(join(folder, 'p.json'), JSON.stringify(content))
  const { code, stdout, stderr } = await budget(folder, ['import', 'p.json', '--out', 'c.budget'])
  expect([code, stdout]).toEqual([2, ''])
  expect(stderr).toContain('$.lines[3].amount')
  expect(stderr).toContain('$.lines[5].functionCode')
  expect(existsSync(join(folder, 'c.budget'))).toBe(false)
})

test('help goes to stdout and names the commands that exist', async () => {
  const { code, stdout } = await budget(tempFolder(), ['--help'])
  expect(code).toBe(0)
  for (const name of [
    'new',
    'info',
    'tables',
    'fields',
    'set',
    'add',
    'remove',
    'undo',
    'redo',
    'history',
    'package',
    'import',
    'copy',
    'copies',
  ]) {
    expect(stdout).toMatch(new RegExp(`^  ${name} `, 'm'))
    const own = await budget(tempFolder(), [name, '--help'])
    expect(own.code).toBe(0)
    expect(own.stdout).toContain(`-- ${name} `)
  }
  expect(stdout).not.toMatch(/submit|consolidate|snapshot/)
})

test.skipIf(!existsSync('/dev/full'))(
  'a result that finds no room is no result: it is said, and the code is 2',
  () => {
    const program = join(import.meta.dirname, '../../scripts/budget.mjs')
    const full = openSync('/dev/full', 'w')
    const folder = copy()
    const { status, stderr } = spawnSync(process.execPath, [program, 'tables', join(folder, 'b.budget')], {
      stdio: ['ignore', full, 'pipe'],
      encoding: 'utf8',
    })
    closeSync(full)
    expect([status, stderr]).toEqual([2, '结果没有写完：磁盘已满。请换个地方再写。\n'])
  },
)
