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
async function shown(code = 'commerce', unit: '元' | '万元' = '万元'): Promise<Shown> {
  const { budget } = view
  const { units } = await bench.call('budget.frame', { budget })
  const { projects, details } = await bench.call('budget.show', { budget, shows: ['projects', 'details'] })
  const rows = rememberedRows()(projects?.rows ?? [], 10)
  const row = rows.find(({ project }) => project.code === code)
  if (!row || !details) throw new Error('the list is not shown')
  const columns = detailColumns({
    edits: { set: () => Promise.reject(new Error('nothing is stored here')) },
    units,
    typing: typingOf(units, unit),
    unit,
    formulaAt: () => undefined,
    rows,
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

/** Why a text is not taken; what is said of one that is does not count. */
function refusedIn(entry: CellEntry<ProjectRow>, text: string): { readonly refused: string } | null {
  const read = entry.read(text)
  return read && 'refused' in read ? { refused: read.refused } : null
}

/** Contacts are judged together, with the record they stand in, when it is stored. */
function isOfRecord(message: string): boolean {
  return /不像姓名|不是电话号码/.test(message)
}

const FIELDS = DETAIL_COLUMNS.map(({ field }) => field)

const EMPTIED = [
  ...['unitId', 'controlFigure', 'totalAmount', 'startYear', 'endYear'],
  ...['responsible', 'phone', 'purpose', 'reason'],
]

describe('a field of projects in a column', () => {
  test('is shown in words that, typed again, are the same value at any door', async () => {
    const before = await shown()
    for (const field of FIELDS) {
      const entry = entryOf(before, field)
      const words = entry.start(before.row)
      expect(columnOf(before, field).text(before.row)).toBe(words)
      expect(refusedIn(entry, words)).toBeNull()
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
      ...['1', '001 ', 'a\nb', '\uFFFD', '中心', '2024', '1989', '2024.5', '12.345678', '=1+2', '一万'],
      ...(entry.choices?.(of.row, '') ?? []).map(({ value }) => value),
    ]
    for (const value of texts) {
      const path = entry.path(of.row)
      const reply = await bench.core.dispatch('edit.set', { budget: view.budget, path, value })
      const refused = reply.ok || isOfRecord(reply.error.message) ? null : { refused: reply.error.message }
      expect([value, refusedIn(entry, value)]).toEqual([value, refused])
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
      const isEmptied = EMPTIED.includes(field)
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

test('of amounts each is shown, copied and set in the unit shown, and may be without a value', async () => {
  await bench.set(view, `${PATH}/controlFigure`, '12345.678901')
  for (const [unit, words, copied] of [
    ['万元', '12,345.68', '12345.678901'],
    ['元', '123,456,789.01', '123456789.01'],
  ] as const) {
    const of = await shown('commerce', unit)
    const column = columnOf(of, 'controlFigure')
    expect([column.kind, column.text(of.row), column.copied?.(of.row)]).toEqual(['amount', words, copied])
    expect(column.amount?.(of.row)).toBe(12_345_678_901)
    expect(column.isRounded?.(of.row)).toBe(unit === '万元')
    expect(entryOf(of, 'controlFigure').edits(of.row, '5')).toEqual([
      { set: `projects/${of.row.project.id}/controlFigure`, value: '5', unit },
    ])
  }
  const of = await shown()
  for (const field of ['controlFigure', 'startYear', 'responsible']) {
    await bench.call('edit.apply', { budget: view.budget, edits: [...entryOf(of, field).edits(of.row, '')] })
  }
  expect((await shown()).details).toMatchObject({ controlFigure: null, startYear: null, responsible: '' })
  expect(columnOf(await shown(), 'controlFigure').text(of.row)).toBe('')
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
    only: null,
    unit: '万元',
    typing: typingOf(document.units, '万元'),
    readCode: (text: string) => (/^\d{7}$/.test(text) ? { code: text, name: '' } : { refused: '不是编码。' }),
  } as const
  const texts = {
    name: '甲',
    amount: '1',
    unitId: '002',
    category: '其他运转类',
    key: '否',
    reason: '新设',
    controlFigure: '7',
    endYear: '2026',
  }
  const made = pastedProjects([texts, { name: '乙', amount: '2', nature: ' ' }], around)
  if ('refused' in made) throw new Error(made.refused)
  await bench.call('edit.apply', { budget, edits: [...made.edits] })
  const now = (await bench.call('budget.view', { budget })).document
  const own = now.projects.find(({ name }) => name === '甲')
  expect(own).toMatchObject({
    unitId: document.units[1]?.id,
    category: '22',
    key: false,
    purpose: '',
    controlFigure: 7_000_000,
    endYear: 2026,
  })
  expect(now.priorFacts.find(({ projectId }) => projectId === own?.id)).toMatchObject({
    amount: null,
    reason: '新设',
  })
  expect(now.projects.find(({ name }) => name === '乙')).toMatchObject({
    unitId: project.unitId,
    nature: 'continuing',
  })
  // What money is, beside a project that has some; behind none, no amount and no code is dropped unsaid.
  const coded = pastedProjects([{ name: '丙', amount: '3', function: '2011307', code: 'P-07' }], around)
  if ('refused' in coded) throw new Error(coded.refused)
  await bench.call('edit.apply', { budget, edits: [...coded.edits] })
  const after = (await bench.call('budget.view', { budget })).document
  const third = after.projects.find(({ code }) => code === 'P-07')
  expect(after.lines.find(({ projectId }) => projectId === third?.id)).toMatchObject({
    functionCode: '2011307',
    amount: 3_000_000,
    unitId: sheet.lines[0]?.unitId,
  })
  // The money is of the unit that was pasted.
  expect(after.lines.find(({ projectId }) => projectId === own?.id)?.unitId).toBe(document.units[1]?.id)
  expect(pastedProjects([{ name: '丙', function: '二〇一' }], around)).toEqual({
    refused: '多出来的第 1 行：不是编码。',
  })
  for (const beside of [null, { ...sheet, lines: [] }]) {
    const first = { ...around, beside, last: beside && project.id }
    expect(pastedProjects([{ name: '丙' }, { name: '丙', amount: '3' }], first)).toMatchObject({
      refused: expect.stringMatching(/^多出来的第 2 行：.*分项/) as string,
    })
    expect(pastedProjects([{ function: '2011307' }], first)).toHaveProperty('refused')
    expect(pastedProjects([{ name: '丙', amount: '0' }], { ...first, only: 'u' })).toHaveProperty(
      'edits.0.value.unitId',
      beside ? project.unitId : 'u',
    )
  }
  expect(pastedProjects([texts, { ...texts, nature: '长期' }], around)).toEqual({
    refused: '多出来的第 2 行：“长期”不在可选之列。请填延续项目、新增项目、一次性项目之一。',
  })
})
