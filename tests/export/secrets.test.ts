import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { strFromU8, unzipSync } from 'fflate'
import { nodeForeign } from '../../src/main/host/node-foreign'
import { type Core, openCore } from '../../src/main/core/core'
import type { Exported, ExportForm } from '../../src/shared/contract/exports'
import type { Failure, Reply } from '../../src/shared/contract/failure'
import type { BudgetView } from '../../src/shared/contract/results'
import type { BudgetDocument, TextBlock } from '../../src/shared/model/document'
import type { Cents } from '../../src/shared/money/cents'
import { type Bench, openBench } from '../core/bench'
import { created } from '../store/store-bench'
import { SOURCE_ARGS, WORKS_ENTRY } from '../support/foreign'
import { sumsOf } from './independent-sums'
import { structureOf } from './pdf-tree'
import { saidBy, testPdf } from './printed-pdf'
import { tablesUnder } from './read-document'
import { type ReadPdf, readPdf } from './read-pdf'
import { printedAmount, recordsOf } from './read-tables'
import { type Hidden, withSecrets } from './secret-budget'

const STATEMENT = '备注：涉密项目按规定不予公开。'

let bench: Bench
let core: Core
let count = 0

beforeAll(() => {
  bench = openBench()
  const foreign = nodeForeign(WORKS_ENTRY, SOURCE_ARGS)
  core = openCore({ ...bench.ports, foreign, pdf: testPdf })
})
afterAll(async () => {
  await core.close()
  await bench.dispose()
})

async function opened(document: BudgetDocument): Promise<string> {
  const path = bench.path(`secret-${(count += 1)}.budget`)
  created(path, document).close()
  const frame = valueOf(await core.dispatch('budget.open', { file: path })) as Pick<BudgetView, 'budget'>
  return frame.budget
}

function valueOf(reply: Reply<unknown>): unknown {
  if (!reply.ok) throw new Error(`${reply.error.message} ${JSON.stringify(reply.error.details)}`)
  return reply.value
}

async function written(
  document: BudgetDocument,
  forms: readonly ExportForm[],
): Promise<Reply<readonly Exported[]>> {
  const budget = await opened(document)
  const files = forms.map((form) => ({ file: bench.path(`out-${count}.${form}`), form, content: 'whole' }))
  const reply = await core.dispatch('export.write', { budget, files })
  await core.dispatch('budget.close', { budget })
  return reply as Reply<readonly Exported[]>
}

/** Everything that stands in a file, whatever holds it: each part packed in it, with and without its tags. */
function bytesOf(file: string): string {
  if (file.endsWith('.pdf')) {
    const words = ['-layout', '-raw'].map((how) => saidBy('pdftotext', how, file, '-'))
    const json = saidBy('qpdf', '--json=2', file)
    const loose = saidBy('qpdf', '--qdf', '--object-streams=disable', file, '-')
    return [...words, json, loose, textIn(structureOf(file))].join('\n')
  }
  const bytes = readFileSync(file)
  const parts = file.endsWith('.html')
    ? [strFromU8(bytes)]
    : Object.entries(unzipSync(bytes)).flatMap(([name, part]) => [name, strFromU8(part)])
  return parts.flatMap((part) => [part, part.replace(/<[^>]*>/g, '')]).join('\n')
}

function textIn(element: ReturnType<typeof structureOf>): string {
  return element.kids.map((kid) => ('words' in kid ? kid.words : textIn(kid))).join('\n')
}

/** An amount in 分, 元 and 万元: to the 分, and as it is printed. */
function formsOf(cents: number): readonly string[] {
  const digits = String(cents)
  const inYuan = `${digits.slice(0, -2)}.${digits.slice(-2)}`
  const inWan = `${digits.slice(0, -6)}.${digits.slice(-6)}`
  const rounded = (Math.round(cents / 10_000) / 100).toFixed(2)
  return [digits, inYuan, inWan, rounded].flatMap((plain) => [plain, printedAmount(plain)])
}

function expectHidden(file: string, { words, amounts }: Hidden): void {
  const all = bytesOf(file)
  for (const word of words) expect(all.includes(word), `${word} in ${file}`).toBe(false)
  for (const form of amounts.flatMap(formsOf)) expect(all.includes(form), `${form} in ${file}`).toBe(false)
}

/** Totals are those of the lines that may be told; the statement stands where projects are listed, and nowhere else. */
function expectOpen({ blocks }: ReadPdf, { open }: Hidden): void {
  for (const { heading, sums } of sumsOf(open)) {
    const [table] = tablesUnder(blocks, heading)
    if (!table) throw new Error(`no table under ${heading}`)
    const printed: Record<string, string> = {}
    let unit = ''
    for (const record of recordsOf(table)) {
      const [code = '', name = '', ...amounts] = Object.values(record)
      if (code === '') unit = name
      for (const [at, head] of Object.keys(record).slice(2).entries()) {
        printed[`${unit}|${code}|${head}`] = amounts[at] ?? ''
      }
    }
    for (const [key, cents] of sums) {
      // One unit alone has no line for all of them.
      if (key.startsWith('合计')) continue
      expect(printed[key] ?? '0.00', `${heading} ${key}`).toBe(
        printedAmount((Math.round(cents / 10_000) / 100).toFixed(2)),
      )
    }
    // A code of which a secret project has the only line has no row.
    expect(Object.keys(printed).filter((key) => !sums.has(key))).toEqual([])
  }
  let heading = ''
  const stated: string[] = []
  for (const block of blocks) {
    if (block.kind !== 'paragraph') continue
    if (block.level !== null) heading = block.text
    else if (block.text === STATEMENT && heading.startsWith('表')) stated.push(heading)
  }
  expect(stated).toEqual(['表5　项目支出总表', '表12　部门（单位）整体支出绩效目标表'])
}

describe('a budget with secret projects', () => {
  it.each([
    ['one', withSecrets(1), ['html', 'docx', 'xlsx']],
    [
      'one with the only line of its code',
      withSecrets(1, { functionCode: '2069999' }),
      ['html', 'xlsx', 'pdf'],
    ],
    ['two, and income stated apart', withSecrets(2, { incomes: true }), ['html', 'docx', 'xlsx', 'pdf']],
  ] as const)('%s: neither name nor amount stands in any file', async (_, hidden, forms) => {
    const reply = await written(hidden.document, forms)
    const outcomes = valueOf(reply) as readonly Exported[]
    const files = forms.map((form) => bench.path(`out-${count}.${form}`))
    expect(outcomes.map((each) => ('file' in each ? each.file.handle : each.error))).toEqual(files)
    for (const file of files) expectHidden(file, hidden)
    const total = hidden.open.lines.reduce((sum, { amount }) => sum + amount, 0)
    const printed = printedAmount((Math.round(total / 10_000) / 100).toFixed(2))
    for (const file of files) {
      expect(bytesOf(file).includes(file.endsWith('.xlsx') ? String(total / 1_000_000) : printed), file).toBe(
        true,
      )
    }
    const pdf = files.find((file) => file.endsWith('.pdf'))
    if (pdf !== undefined) expectOpen(readPdf(structureOf(pdf)), hidden)
  })

  it('would be found where it stood: the same budget without secrecy', async () => {
    const { document, words, amounts } = withSecrets(1)
    const told = { ...document, projects: document.projects.map((each) => ({ ...each, secret: false })) }
    expect((await written(told, ['html', 'xlsx'])).ok).toBe(true)
    const all = ['html', 'xlsx'].map((form) => bytesOf(bench.path(`out-${count}.${form}`))).join('\n')
    const [name = '', , , sign = ''] = words
    for (const word of [name, sign]) expect(all).toContain(word)
    for (const amount of amounts.slice(0, 3)) {
      expect(formsOf(amount).some((form) => all.includes(form))).toBe(true)
    }
  })
})

describe('what people wrote', () => {
  const { document } = withSecrets(1)
  const duty = document.blocks.find(({ place }) => place === 'p1/duties') as TextBlock

  function saying(text: string): BudgetDocument {
    const blocks = document.blocks.map((block) => (block.id === duty.id ? { ...block, text } : block))
    return { ...document, blocks }
  }

  async function refused(told: BudgetDocument): Promise<Failure> {
    const before = readdirSync(bench.folder)
    const reply = await written(told, ['html'])
    if (reply.ok) throw new Error(JSON.stringify(reply.value))
    const left = readdirSync(bench.folder).filter(
      (name) => !before.includes(name) && !name.endsWith('.budget'),
    )
    expect(left).toEqual([])
    return reply.error
  }

  function faultsOf({ details }: Failure): readonly { readonly place: string; readonly message: string }[] {
    return details?.['faults'] as never
  }

  it.each([
    ['its name', '（一）负责专项行动甲。'],
    ['what a list prints for its name', '（一）负责行动甲印名。'],
    ['its code', '（一）负责 ZX-0-MM 项目。'],
    ['its amount in 万元', '（一）另安排22,222.22万元。'],
    ['without grouping', '（一）另安排22222.22万元。'],
    ['in 元', '（一）另安排222,222,222.10元。'],
    ['in 亿元', '（一）另安排2.2222亿元。'],
    ['the amount of one of its lines', '（一）另安排 9,876.54 万元。'],
  ])('is refused where a free paragraph holds %s', async (_, text) => {
    const error = await refused(saying(text))
    expect(error.code).toBe('bad-value')
    expect(error.message).toBe('有 1 处文字会透露涉密项目，没有输出。请逐处改掉后再试。')
    expect(faultsOf(error)).toEqual([
      { place: `blocks/${duty.id}/text`, message: expect.stringContaining('第一部分') as string },
    ])
    for (const word of ['专项行动甲', '22,222.22', '22222.22'])
      expect(faultsOf(error)[0]?.message).not.toContain(word)
  })

  it('is refused where a reason or a content of another project names one', async () => {
    const fact = document.priorFacts.find(({ measure }) => measure === 'total')
    const priorFacts = document.priorFacts.map((each) =>
      each.id === fact?.id ? { ...each, reason: '新增专项行动甲' } : each,
    )
    const [placement] = document.placements.filter(({ list }) => list === 't12')
    const placements = document.placements.map((each) =>
      each.id === placement?.id ? { ...each, content: '配合专项行动甲' } : each,
    )
    const error = await refused({ ...document, priorFacts, placements })
    const messages = faultsOf(error).map(({ message }) => message)
    expect(messages.length).toBeGreaterThan(1)
    expect(messages.some((message) => message.startsWith('第'))).toBe(true)
    expect(messages.some((message) => message.startsWith('表12'))).toBe(true)
  })

  it('is refused where a paragraph written by hand holds a total with its money', async () => {
    const budget = await opened(document)
    const { text } = valueOf(await core.dispatch('budget.view', { budget })) as BudgetView
    const total = text
      .flatMap(({ blocks }) => blocks)
      .find(({ kind, key }) => kind === 'generated' && key.startsWith('p2/'))
    if (!total) throw new Error('no paragraph of totals')
    const written = { budget, block: total.key, text: `${total.text}以上。` }
    valueOf(await core.dispatch('text.override', written))
    const file = bench.path('by-hand.html')
    const asked = { budget, files: [{ file, form: 'html', content: 'whole' }] }
    expect(await core.dispatch('export.write', asked)).toMatchObject({
      error: {
        code: 'bad-value',
        details: { faults: [{ message: expect.stringContaining('含着它的合计') as string }] },
      },
    })
    // And still, once other money has moved, so that it was out of date before.
    await core.dispatch('edit.set', { budget, path: 'lines/y059/amount', value: '1234.56', unit: '万元' })
    expect(await core.dispatch('export.write', asked)).toMatchObject({ error: { code: 'bad-value' } })
    expect(readdirSync(bench.folder)).not.toContain('by-hand.html')
    await core.dispatch('text.restore', { budget, block: total.key })
    expect(await core.dispatch('export.write', asked)).toMatchObject({ ok: true })
  })

  it.each([
    ['a number that is part of a longer one', '（一）编号122,222.22万元，22,222.225万元。'],
    ['a name of one character within others', '（一）甲级企业。'],
    ['nothing of it', '（一）负责2024年工作。'],
  ])('passes with %s', async (_, text) => {
    expect(await written(saying(text), ['html'])).toMatchObject({ ok: true })
  })

  it('passes with a whole number that is no money, though the amount is as round', async () => {
    const { open, ...round } = withSecrets(1)
    const lines = round.document.lines.map((line) =>
      line.projectId === 'secret-0'
        ? {
            ...line,
            amount: (line.id.endsWith('0') ? 2_014_000_000 : 10_000_000) as Cents,
            procurement: 0 as Cents,
            procurementCategory: null,
          }
        : line,
    )
    const told = (text: string): BudgetDocument => ({
      ...saying(text),
      lines,
      procurements: [],
    })
    // 2,024万元 in all.
    expect(open.projects).toHaveLength(14)
    expect(await written(told('（一）负责2024年10个重点工作。'), ['html'])).toMatchObject({ ok: true })
    expect(await written(told('（一）负责2024万元的工作。'), ['html'])).toMatchObject({ ok: false })
  })

  it('passes where another project has an amount by chance that a secret one has', async () => {
    const lines = document.lines.map((line) =>
      line.id === 'y046' ? { ...line, amount: 22_222_222_210 as Cents } : line,
    )
    expect(await written({ ...document, lines }, ['html'])).toMatchObject({ ok: true })
  })
})

it('is refused where income is stated apart and holds less than the secret projects spend', async () => {
  const { document } = withSecrets(1, { incomes: true })
  const incomes = document.incomes.map((entry) => ({ ...entry, amount: 100 as Cents }))
  expect(await written({ ...document, incomes }, ['html'])).toMatchObject({
    error: { code: 'bad-value', message: expect.stringContaining('收入是单独录入的') as string },
  })
})
