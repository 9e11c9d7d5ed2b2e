import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { budget } from '../support/program'
import { tempFolder } from '../support/temp-folder'

interface TextJson {
  readonly revision: number
  readonly sections: readonly {
    readonly number: number
    readonly title: string
    readonly blocks: readonly {
      readonly key: string
      readonly kind: string
      readonly text: string
      readonly figures: readonly { text: string; start: number; end: number; role: string; refs: string[] }[]
    }[]
  }[]
}

const published = readFileSync(new URL('../fixtures/narrative/narrative.md', import.meta.url), 'utf8')

test('text prints the document of the sample, its figures linked, and follows an edit', async () => {
  const folder = tempFolder()
  expect(await budget(folder, ['new', 'a.budget', '--sample', 'longgang-2024'])).toMatchObject({ code: 0 })
  const json = await budget(folder, ['text', 'a.budget', '--format', 'json'])
  const { sections } = JSON.parse(json.stdout) as TextJson
  expect(sections.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
  const blocks = sections.flatMap((section) => section.blocks)
  for (const block of blocks) {
    for (const figure of block.figures) expect(block.text.slice(figure.start, figure.end)).toBe(figure.text)
  }
  const income = blocks.find(({ key }) => key === 'p2/income')
  expect(published).toContain(income?.text)
  expect(income?.figures.find(({ role }) => role === 'amount')).toMatchObject({
    text: '198,823.18',
    refs: ['t01/all/income-grand-total/incomeAmount'],
  })

  const markdown = await budget(folder, ['text', 'a.budget', '--format', 'markdown'])
  expect(markdown.stdout).toContain('## 第二部分 部门预算收支总体情况')
  expect((await budget(folder, ['text', 'a.budget'])).stdout).toContain(income?.text)

  const edit = await budget(folder, ['set', 'a.budget', 'lines/y059/amount', '500.00', '--format', 'json'])
  const { blocks: changed } = JSON.parse(edit.stdout) as {
    blocks: { key: string; old: string; new: string }[]
  }
  const commerce = changed.find(({ key }) => key === 'p3/projects/commerce')
  expect(commerce?.old).toContain('增加3,407.50万元，增长49.0%')
  expect(commerce?.new).toContain('增加3,547.56万元，增长51.0%')
  const after = await budget(folder, ['text', 'a.budget'])
  expect(after.stdout).toContain('增加68,135.25万元，增长52.1%')
})

test('a figure keeps the form that scripts know: one list of what it states and is compared with', async () => {
  const folder = tempFolder()
  const on = (command: string, ...operands: readonly string[]) =>
    budget(folder, [command, 'a.budget', ...operands])
  await on('new', '--sample', 'longgang-2024')
  const figuresOf = async (key: string): Promise<readonly object[]> => {
    const { sections } = JSON.parse((await on('text', '--format', 'json')).stdout) as TextJson
    return sections.flatMap(({ blocks }) => blocks).find((block) => block.key === key)?.figures ?? []
  }
  const refs = ['t01/all/income-grand-total/incomeAmount', 'priorFacts/prior-total/amount']
  const [rate] = (await figuresOf('p2/income')).slice(-1)
  expect(rate).toMatchObject({ text: '52.0', role: 'rate', refs })
  expect(Object.keys(rate ?? {})).toEqual(['text', 'start', 'end', 'role', 'refs'])

  const written = { key: 'p2/income', kind: 'override', text: '收入增长52.0%。' }
  expect((await on('add', 'block', JSON.stringify(written))).code).toBe(0)
  await on('set', 'lines/y059/amount', '500.00')
  expect((await figuresOf('p2/income')).at(-1)).toEqual({
    text: '52.0',
    start: 4,
    end: 8,
    role: 'rate',
    refs,
    now: '52.1',
  })
})

test('an edit that no rounded figure shows is said to change no text', async () => {
  const folder = tempFolder()
  await budget(folder, ['new', 'a.budget', '--sample', 'longgang-2024'])
  const { lines } = JSON.parse(
    readFileSync(new URL('../../resources/samples/longgang-2024.json', import.meta.url), 'utf8'),
  ) as { lines: { id: string; amount: number }[] }
  const dearer = ((lines.find(({ id }) => id === 'y059')?.amount ?? 0) + 1) / 100
  const edit = await budget(folder, ['set', 'a.budget', 'lines/y059/amount', `${dearer.toFixed(2)}元`])
  expect(edit.stdout).toMatch(/随之变动 \d+ 个单元格，0 段文字/)
})

test('set reaches reasons, facts and paragraphs', async () => {
  const folder = tempFolder()
  await budget(folder, ['new', 'a.budget', '--sample', 'longgang-2024'])
  for (const [path, value, seen] of [
    ['projects/research/reason', '课题数量减少', '主要原因是课题数量减少。'],
    ['facts/monitoring-month/value', '9', '（9月底前）'],
    ['blocks/task-1/text', '1.稳住工业。', '1.稳住工业。'],
    ['assets/vehicles-special/value', '2', '特种专业技术用车2辆'],
  ] as const) {
    expect(await budget(folder, ['set', 'a.budget', path, value])).toMatchObject({ code: 0 })
    expect((await budget(folder, ['text', 'a.budget'])).stdout, path).toContain(seen)
  }
})

test('what is printed nowhere any more is told by the edit and by the text', async () => {
  const folder = tempFolder()
  const on = (command: string, ...operands: readonly string[]) =>
    budget(folder, [command, 'a.budget', ...operands])
  await on('new', '--sample', 'longgang-2024')
  const block = {
    kind: 'override',
    place: 'p3/projects',
    object: 'projects/commerce',
    text: '商贸管理自己的话。',
  }
  const written = await on('add', 'block', JSON.stringify(block))
  expect(written.code, written.stderr).toBe(0)
  expect((await on('text')).stderr).toBe('')
  // A project without a line is printed neither in the text nor in the tables.
  expect((await on('remove', 'lines/y059')).stdout).not.toContain('没有印出的位置')
  const edit = await on('remove', 'lines/y058')
  expect(edit.stdout).toContain('手写的这段没有印出的位置了，仍在文件里：商贸管理自己的话。')
  expect((await on('text')).stderr).toContain('另有 1 段手写的段落没有印出的位置')
  const back = await on('undo', '--format', 'json')
  expect(JSON.parse(back.stdout)).not.toHaveProperty('unplaced')
})
