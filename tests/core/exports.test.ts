import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { strFromU8, unzipSync } from 'fflate'
import { type Core, openCore } from '../../src/main/core/core'
import { insidePath } from '../../src/main/cli/paths'
import { chromiumPdf } from '../../src/main/host/chromium-pdf'
import { nodeForeign } from '../../src/main/host/node-foreign'
import type { CorePorts } from '../../src/main/ports/ports'
import type { Exported, ExportForm, ExportPlaces } from '../../src/shared/contract/exports'
import type { Reply } from '../../src/shared/contract/failure'
import type { BudgetView } from '../../src/shared/contract/results'
import type { JobEvents } from '../../src/shared/contract/jobs'
import type { DataSheet } from '../../src/shared/publication/data-sheet'
import { testPdf } from '../export/printed-pdf'
import { AT_ONCE_MS } from '../support/at-once'
import { childrenIn, SOURCE_ARGS, WORKS_ENTRY } from '../support/foreign'
import { tempFolder } from '../support/temp-folder'
import { type Bench, openBench } from './bench'

let bench: Bench
let core: Core
let budget: string
const ended: JobEvents['job.ended'][] = []

beforeEach(async () => {
  bench = openBench()
  core = coreOver({})
  const made = await call<{ readonly budget: string }>('budget.create', {
    file: bench.path('sample.budget'),
    from: { sample: 'longgang-2024' },
  })
  budget = made.budget
})
afterEach(() => bench.dispose())

/** Over the bench's files, with real children and a real browser. */
function coreOver(ports: Partial<CorePorts>): Core {
  ended.length = 0
  const foreign = nodeForeign(WORKS_ENTRY, SOURCE_ARGS)
  const made = openCore({ ...bench.ports, foreign, pdf: testPdf, ...ports }, (event, payload) => {
    if (event === 'job.ended') ended.push(payload as JobEvents['job.ended'])
  })
  onTestFinished(() => made.close())
  return made
}

async function call<T>(method: string, params: object, over: Core = core): Promise<T> {
  const reply = (await over.dispatch(method, params)) as Reply<T>
  if (!reply.ok) throw new Error(`${method}: ${reply.error.code} ${reply.error.message}`)
  return reply.value
}

const asked = (name: string, form: ExportForm, content: unknown = 'whole') => ({
  file: bench.path(name),
  form,
  content,
})

const write = (files: readonly object[]) => call<readonly Exported[]>('export.write', { budget, files })

/** What lies in the folders of the cores that are at work, but for the room for pages to be printed. */
function inWork(): readonly string[] {
  const { work } = bench.ports.places
  if (!existsSync(work)) return []
  const names = readdirSync(work).flatMap((own) =>
    readdirSync(join(work, own)).map((name) => join(own, name)),
  )
  return names.flatMap((name) =>
    basename(name) === 'print' ? readdirSync(join(work, name)) : [basename(name)],
  )
}

/** Processes of a browser over one of the core's folders. */
function browsers(): readonly string[] {
  return readdirSync('/proc').filter((pid) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(bench.ports.places.work)
    } catch {
      return false // It is gone, or no process.
    }
  })
}

describe('export.write', () => {
  test('writes files of one moment, though an edit is made meanwhile', async () => {
    const forms = ['docx', 'xlsx', 'html'] as const
    const running = write(forms.map((form) => asked(`out.${form}`, form)))
    await expect.poll(inWork).toEqual([expect.stringMatching(/^foreign-/)])
    const from = performance.now()
    await call('edit.set', { budget, path: 'lines/y046/amount', value: '77777.77', unit: '万元' })
    expect(performance.now() - from).toBeLessThan(AT_ONCE_MS)
    const outcomes = await running
    expect(outcomes.map((each) => 'file' in each && each.file.name)).toEqual(
      forms.map((form) => `out.${form}`),
    )
    for (const form of forms) {
      const path = bench.path(`out.${form}`)
      const text = form === 'html' ? readFileSync(path, 'utf8') : partsOf(path)
      expect(text).toContain(form === 'xlsx' ? '198823.18' : '198,823.18')
      expect(text).not.toMatch(/77,?777\.77/)
    }
    expect(inWork()).toEqual([])
    expect(readdirSync(bench.folder).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  test('tells of each file what became of it: a name that is taken, a content that it cannot hold, no folder', async () => {
    writeFileSync(bench.path('taken.html'), 'mine')
    const outcomes = await write([
      asked('taken.html', 'html'),
      asked('text.xlsx', 'xlsx', 'text'),
      asked('nowhere/x.html', 'html'),
      asked('twice.html', 'html', 'text'),
      asked('twice.html', 'html', { table: 't05' }),
      asked('details.html', 'html', 'details'),
    ])
    expect(outcomes).toMatchObject([
      { error: { code: 'file-exists', message: '“taken.html”已经在那里，没有覆盖。请换一个文件名。' } },
      { error: { code: 'bad-value', message: '公开文本不能输出为 Excel，请选 Word 或 PDF。' } },
      { error: { code: 'file-missing' } },
      { file: { name: 'twice.html' } },
      { error: { code: 'file-exists' } },
      { error: { code: 'bad-value', message: '明细不能输出为网页，请选 Excel。' } },
    ])
    expect(readFileSync(bench.path('taken.html'), 'utf8')).toBe('mine')
    expect(existsSync(bench.path('text.xlsx'))).toBe(false)
  })

  test.each(['html', 'pdf'] as const)(
    'cancelled in the middle of %s it leaves no file, no process and no folder; the retry works',
    async (form) => {
      const files = [asked('first.html', 'html', 'text'), asked(`out.${form}`, form, { table: 't05' })]
      const running = core.dispatch('export.write', { budget, files })
      if (form === 'pdf') await expect.poll(browsers).not.toEqual([])
      else await expect.poll(() => childrenIn(bench.ports.places.work)).not.toEqual([])
      const [job] = await call<readonly JobEvents['job.progress'][]>('job.list', {})
      const from = performance.now()
      await call('job.cancel', { job: job?.job })
      expect(performance.now() - from).toBeLessThan(AT_ONCE_MS)
      expect(await running).toMatchObject({
        error: { code: 'cancelled', message: expect.stringMatching(/已取消，什么也没有改动。$/) as string },
      })
      expect(readdirSync(bench.folder).filter((name) => /html|pdf|part/.test(name))).toEqual([])
      expect(inWork()).toEqual([])
      expect(browsers()).toEqual([])
      expect(childrenIn(bench.ports.places.work)).toEqual([])
      expect(await write(files)).toMatchObject([{ file: {} }, { file: {} }])
      expect(inWork()).toEqual([])
    },
  )

  test('closed in the middle of a PDF, nothing is left at all', async () => {
    const files = [asked('out.pdf', 'pdf', { table: 't05' })]
    const running = core.dispatch('export.write', { budget, files })
    await expect.poll(browsers).not.toEqual([])
    await core.close()
    expect(await running).toMatchObject({ error: { code: 'cancelled' } })
    expect(browsers()).toEqual([])
    expect(readdirSync(bench.ports.places.work)).toEqual([])
    expect(existsSync(bench.path('out.pdf'))).toBe(false)
  })

  test('says what to install where no browser is, and writes the others', async () => {
    const own = coreOver({ pdf: chromiumPdf(() => null) })
    const copy = await openedAsCopy(own)
    const files = [asked('out.pdf', 'pdf'), asked('out.html', 'html')]
    expect(await call('export.write', { budget: copy, files }, own)).toMatchObject([
      {
        error: {
          code: 'host-unavailable',
          message: expect.stringMatching(
            /没有能排 PDF 的浏览器。请安装 chromium.*apt install chromium/,
          ) as string,
        },
      },
      { file: { name: 'out.html' } },
    ])
  })

  test('a browser that breaks off is said; what it said is in the log', async () => {
    const warned: string[] = []
    const warn = (_: string, details?: object) => void warned.push(JSON.stringify(details))
    const own = coreOver({ pdf: chromiumPdf(() => '/bin/false'), log: { ...bench.ports.log, warn } })
    const copy = await openedAsCopy(own)
    const files = [asked('out.pdf', 'pdf')]
    expect(await call('export.write', { budget: copy, files }, own)).toMatchObject([
      {
        error: {
          code: 'foreign-broke',
          message: '排 PDF 的浏览器中途退出，文件没有写出，预算没有受影响。请再试一次。',
        },
      },
    ])
    expect(warned).toEqual([expect.stringContaining('ended with 1')])
    expect(inWork()).toEqual([])
  })
})

test('preview and page tell the same document', async () => {
  const asking = { budget, content: { table: 't10' } }
  const { pdf, revision } = await call<{ pdf: string; revision: number }>('export.preview', asking)
  expect(revision).toBe(1)
  expect(Buffer.from(pdf, 'base64').subarray(0, 5).toString()).toBe('%PDF-')
  const { body } = await call<{ body: string }>('export.page', asking)
  expect(body).toContain('政府性基金预算支出表')
  expect(body).not.toContain('项目支出总表')
})

describe('list.write', () => {
  const list: DataSheet = {
    name: '项目',
    unit: '万元',
    decimals: 2,
    head: [
      [
        { text: '项目名称', columns: 1, rows: 1, leaf: 0 },
        { text: '金额', columns: 1, rows: 1, leaf: 1 },
      ],
    ],
    columns: [{ kind: 'text' }, { kind: 'amount' }],
    rows: [
      { cells: ['商贸管理', 10_359_940_000] },
      { cells: ['=1+1,"q"', -1_234_567] },
      { cells: ['无', null] },
    ],
  }
  const put = (name: string, form: string, own: DataSheet = list) =>
    core.dispatch('list.write', { budget, file: bench.path(name), form, list: own })

  test('writes what is shown, amounts to the 分, as CSV and as Excel', async () => {
    expect(await put('list.csv', 'csv')).toMatchObject({ ok: true, value: { name: 'list.csv' } })
    expect(readFileSync(bench.path('list.csv'), 'utf8')).toBe(
      ['\ufeff项目名称,金额（万元）', '商贸管理,10359.94', `"'=1+1,""q""",-1.234567`, '无,', ''].join('\r\n'),
    )
    expect(await put('list.xlsx', 'xlsx')).toMatchObject({ ok: true, value: { name: 'list.xlsx' } })
    const all = partsOf(bench.path('list.xlsx'))
    expect(all).toContain('商贸管理')
    expect(all).toContain('<v>10359.94</v>')
    expect(await put('list.csv', 'csv')).toMatchObject({ error: { code: 'file-exists' } })
  })

  test('is refused while the budget has a secret project: what is left of a list tells its money', async () => {
    const { document } = await call<BudgetView>('budget.view', { budget })
    const path = insidePath(document, 'projects/commerce/secret')
    await call('edit.set', { budget, path, value: '是' })
    for (const form of ['csv', 'xlsx'] as const) {
      expect(await put(`list.${form}`, form, { ...list, rows: list.rows.slice(1) })).toMatchObject({
        error: {
          code: 'bad-value',
          message: expect.stringContaining('列表和其中的合计会透露它们，没有输出') as string,
        },
      })
      expect(existsSync(bench.path(`list.${form}`))).toBe(false)
    }
    await call('edit.set', { budget, path, value: '否' })
    expect(await put('list.csv', 'csv')).toMatchObject({ ok: true })
  })
})

describe('export.place', () => {
  const place = (names: readonly object[], folder: string | null = null) =>
    call<ExportPlaces>('export.place', { budget, folder, names })

  test('stands beside the budget under names that are free, each once', async () => {
    writeFileSync(bench.path('预算.pdf'), 'mine')
    const same = { name: '预算', ending: 'pdf' }
    const odd = { name: 'a/b:c*?"<>|\u0001. ', ending: 'xlsx' }
    const { folder, files } = await place([same, same, odd, { name: '..', ending: 'html' }])
    expect(folder).toEqual({ handle: bench.folder, name: basename(bench.folder) })
    expect(files.map(({ name }) => name)).toEqual(['预算（2）.pdf', '预算（3）.pdf', 'abc.xlsx', '输出.html'])
    expect(files.map(({ handle }) => handle)).toEqual(files.map(({ name }) => bench.path(name)))
  })

  test('stands in the folder that was chosen; one that is gone is said', async () => {
    const chosen = tempFolder()
    const { folder, files } = await place([{ name: '预算', ending: 'docx' }], chosen)
    expect([folder?.handle, files[0]?.handle]).toEqual([chosen, join(chosen, '预算.docx')])
    const path = (handle: string) => (handle === 'gone' ? null : handle)
    const own = coreOver({ files: { ...bench.ports.files, path } })
    const asking = { budget: await openedAsCopy(own), folder: 'gone', names: [] }
    expect(await own.dispatch('export.place', asking)).toMatchObject({
      error: { code: 'file-missing', message: '所选的文件夹已经不在。请另选一个。' },
    })
  })

  test('asks for a folder where the budget is a copy that the program keeps', async () => {
    await call('edit.set', { budget, path: 'lines/y046/amount', value: '1', unit: '万元' })
    const { backups } = bench.ports.places
    const own = coreOver({ files: { ...bench.ports.files, access: 'native' } })
    const file = join(backups, readdirSync(backups)[0] ?? '')
    const kept = await call<{ readonly budget: string }>('budget.open', { file }, own)
    const asking = { budget: kept.budget, folder: null, names: [{ name: '预算', ending: 'pdf' }] }
    expect(await call('export.place', asking, own)).toEqual({ folder: null, files: [] })
  })
})

async function openedAsCopy(own: Core): Promise<string> {
  const opening = { file: bench.path('sample.budget'), as: 'copy' }
  return (await call<{ readonly budget: string }>('budget.open', opening, own)).budget
}

/** All that is packed in a file. */
function partsOf(file: string): string {
  return Object.values(unzipSync(readFileSync(file)))
    .map((part) => strFromU8(part))
    .join('')
}
