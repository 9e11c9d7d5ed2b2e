import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { BudgetView } from '../../src/shared/contract/results'
import type { ProjectDetails } from '../../src/shared/contract/shown'
import type { Unit } from '../../src/shared/model/document'
import type { CellEntry, GridColumn } from '../../src/renderer/grid/column'
import { DETAIL_COLUMNS, detailColumns } from '../../src/renderer/pages/projects/detail-columns'
import { typingOf } from '../../src/renderer/lists/field-entry'
import { pastedProjects } from '../../src/renderer/pages/projects/project-edits'
import { type ProjectRow, rememberedRows } from '../../src/renderer/pages/projects/project-rows'
import { type Bench, openBench } from '../core/bench'

const PATH = 'projects/commerce'

let bench: Bench
let view: BudgetView
let opened: string[]

beforeEach(async () => {
  bench = openBench()
  view = await bench.sample()
  opened = []
})
afterEach(() => bench.dispose())

interface Shown {
  readonly columns: readonly GridColumn<ProjectRow>[]
  readonly row: ProjectRow
  readonly details: ProjectDetails | undefined
}

/** The columns as the list shows them now, and one row. */
async function shown(code = 'commerce'): Promise<Shown> {
  const { budget } = view
  const { units } = await bench.call('budget.frame', { budget })
  const { projects, details } = await bench.call('budget.show', { budget, shows: ['projects', 'details'] })
  const rows = rememberedRows()(projects?.rows ?? [], 10)
  const row = rows.find(({ project }) => project.code === code)
  if (!row || !details) throw new Error('the list is not shown')
  const columns = detailColumns({
    edits: { set: () => Promise.reject(new Error('nothing is stored here')) },
    units,
    typing: typingOf(units, '万元'),
    details,
    isTyped: (path) => path.endsWith('/category'),
    open: (_, path) => opened.push(path),
  })
  return { columns, row, details: details.rows[row.project.id] }
}

function columnOf({ columns }: Pick<Shown, 'columns'>, id: string): GridColumn<ProjectRow> {
  const column = columns.find((each) => each.id === id)
  if (!column) throw new Error(`no column ${id}`)
  return column
}

function entryOf(of: Shown, id: string): CellEntry<ProjectRow> {
  const { entry } = columnOf(of, id)
  if (!entry) throw new Error(`${id} is not edited`)
  return entry
}

const FIELDS = DETAIL_COLUMNS.map(({ field }) => field)

describe('a field of projects in a column', () => {
  test('is shown in words that, typed again, are the same value at any door', async () => {
    const before = await shown()
    for (const field of FIELDS) {
      const entry = entryOf(before, field)
      const words = entry.start(before.row)
      expect(columnOf(before, field).text(before.row)).toBe(words)
      expect(entry.read(words)).toBeNull()
      await bench.set(view, `${PATH}/${field}`, words)
    }
    expect((await shown()).details).toEqual(before.details)
    expect(columnOf(before, 'nature').text(before.row)).toBe('延续项目')
    expect(columnOf(before, 'unitId').text(before.row)).toBe(view.document.units[0]?.name)
  })

  test.each(FIELDS)('%s is taken and refused as the core takes and refuses it', async (field) => {
    const of = await shown()
    const entry = entryOf(of, field)
    const { units } = view.document
    const texts = [
      ...['特定目标类', '22', ' 3 ', '一次性项目', 'new', '是', '否', '1', 'true', '不知道', ''],
      ...units.flatMap(({ id, code, name }) => [id, code, ` ${name}`]),
      ...['1', '001 ', 'a\nb', '\uFFFD', '中心'],
      ...(entry.choices?.(of.row, '') ?? []).map(({ value }) => value),
    ]
    for (const value of texts) {
      const path = entry.path(of.row)
      const reply = await bench.core.dispatch('edit.set', { budget: view.budget, path, value })
      const refused = reply.ok ? null : { refused: reply.error.message }
      expect([value, entry.read(value)]).toEqual([value, refused])
    }
  })

  test('of a few values is narrowed by word or code; one that may be empty offers that', async () => {
    const of = await shown()
    const offered = (id: string, typed: string) =>
      entryOf(of, id)
        .choices?.(of.row, typed)
        .map(({ text }) => text)
    expect(offered('category', '')).toHaveLength(2)
    expect(offered('category', '2')).toEqual(['其他运转类'])
    expect(offered('category', '目标')).toEqual(['特定目标类'])
    expect(offered('nature', 'oneOff')).toEqual([])
    const names = view.document.units.map(({ name }) => name)
    expect(offered('unitId', '')).toEqual(['空着', ...names])
    expect(offered('unitId', '00')).toEqual(names)
    expect(offered('unitId', '促进')).toEqual([names[1]])
    expect(entryOf(of, 'purpose').choices).toBeUndefined()
  })

  test('is emptied where it may be; elsewhere a blank cell says nothing of it', async () => {
    const of = await shown()
    for (const field of FIELDS) {
      const entry = entryOf(of, field)
      const isEmptied = ['unitId', 'purpose', 'reason'].includes(field)
      expect(entry.emptied?.(of.row)).toBe(isEmptied ? '' : undefined)
      expect(entry.edits(of.row, ' ')).toHaveLength(isEmptied ? 1 : 0)
    }
  })

  test('is edited in full where it is long, and only there', async () => {
    const of = await shown()
    for (const field of FIELDS) entryOf(of, field).opens?.(of.row)
    expect(opened).toEqual(['purpose', 'reason'].map((field) => `projects/${of.row.project.id}/${field}`))
  })

  test('differs from the opening where it does, with a tick where it was typed', async () => {
    await bench.set(view, `${PATH}/category`, '22')
    await bench.set(view, `${PATH}/reason`, '压减')
    const of = await shown()
    const changed = FIELDS.map((field) => [field, columnOf(of, field).change?.(of.row)] as const)
    expect(changed.filter(([, change]) => change?.changed)).toEqual([
      ['category', { changed: true, typed: true }],
      ['reason', { changed: true, typed: false }],
    ])
  })
})

test('of two units of one name each is shown and typed by its code', () => {
  const [main] = view.document.units
  const named = (id: string, code: string, name: string): Unit => ({ ...(main as Unit), id, code, name })
  const typing = typingOf(
    [named('a', '01', '中心'), named('b', '02', '中心'), named('01', '03', '所')],
    '万元',
  )
  expect(['a', 'b', '01'].map((id) => typing.name('units', id))).toEqual(['01', '02', '所'])
  // A code first: an id may look like another's.
  expect(typing.resolve('units', '01')).toBe('a')
})

test('rows pasted below the last become projects with what stands in these columns; what is no value is named', async () => {
  const { budget, document } = view
  const project = document.projects[0]
  const { sheet } = await bench.call('budget.show', { budget, shows: [`projects/${project?.id ?? ''}`] })
  if (!sheet || !project) throw new Error('no project')
  const around = {
    beside: sheet,
    last: project.id,
    codes: new Set(document.projects.map(({ code }) => code)),
    unit: '万元',
    typing: typingOf(document.units, '万元'),
  } as const
  const texts = { name: '甲', amount: '1', unitId: '002', category: '其他运转类', key: '否', reason: '新设' }
  const made = pastedProjects([texts, { name: '乙', amount: '2', nature: ' ' }], around)
  if ('refused' in made) throw new Error(made.refused)
  await bench.call('edit.apply', { budget, edits: [...made.edits] })
  const now = (await bench.call('budget.view', { budget })).document
  const own = now.projects.find(({ name }) => name === '甲')
  expect(own).toMatchObject({ unitId: document.units[1]?.id, category: '22', key: false, purpose: '' })
  expect(now.priorFacts.find(({ projectId }) => projectId === own?.id)).toMatchObject({
    amount: null,
    reason: '新设',
  })
  expect(now.projects.find(({ name }) => name === '乙')).toMatchObject({
    unitId: project.unitId,
    nature: 'continuing',
  })
  expect(pastedProjects([texts, { ...texts, nature: '长期' }], around)).toEqual({
    refused: '多出来的第 2 行：“长期”不在可选之列。请填延续项目、新增项目、一次性项目之一。',
  })
})
