import { afterEach, beforeEach, expect, test } from 'vitest'
import type { BudgetView } from '../../src/shared/contract/results'
import { type Bench, openBench } from './bench'

let bench: Bench
let view: BudgetView
let budget: string

beforeEach(async () => {
  bench = openBench()
  view = await bench.sample()
  budget = view.budget
})
afterEach(() => bench.dispose())

const undo = () => bench.call('edit.undo', { budget })
const lineOf = (id: string) => view.document.lines.find((line) => line.id === id)

test('a step taken back names the fields that it changed, and where they are shown', async () => {
  await bench.set(view, 'lines/y058/amount', '2')
  const project = lineOf('y058')?.projectId ?? ''
  const at = { page: 'projects', project, line: null }
  expect((await undo()).touched).toEqual([
    { path: 'lines/y058/amount', place: { ...at, line: 'y058' } },
    { path: `projects/${project}/amount`, place: at },
  ])
  expect((await bench.call('edit.redo', { budget })).touched).toHaveLength(2)
})

test('last year’s figure and its reason are fields of the project', async () => {
  const project = lineOf('y058')?.projectId ?? ''
  await bench.call('edit.set', { budget, path: `projects/${project}/reason`, value: '新的原因' })
  const { touched } = await undo()
  expect(touched.map(({ path }) => path)).toEqual([
    `projects/${project}/reason`,
    expect.stringMatching(/^priorFacts\/[^/]+\/reason$/),
  ])
})

test('a project that comes back is found by its name, one that is gone nowhere', async () => {
  const project = lineOf('y058')?.projectId ?? ''
  await bench.call('edit.remove', { budget, path: `projects/${project}` })
  expect((await undo()).touched[0]).toEqual({
    path: `projects/${project}/name`,
    place: { page: 'projects', project, line: null },
  })
  await bench.call('edit.add', { budget, kind: 'project', value: { code: 'new', name: '新项目' } })
  expect((await undo()).touched).toEqual([])
})

test('of many lines changed at once the first one comes first, also when they are taken back', async () => {
  const project = view.document.projects.find(({ id }) => linesOf(id).length > 2)
  const lines = linesOf(project?.id ?? '')
  const edits = lines.map(({ id }, at) => ({ set: `lines/${id}/purpose`, value: `用途${at}` }))
  await bench.call('edit.apply', { budget, edits })
  const purposes = (await undo()).touched.filter(({ path }) => path.endsWith('/purpose'))
  expect(purposes.map(({ path }) => path)).toEqual(lines.map(({ id }) => `lines/${id}/purpose`))

  function linesOf(id: string) {
    return view.document.lines
      .filter(({ projectId }) => projectId === id)
      .toSorted((a, b) => a.position - b.position)
  }
})

test('fields come in the order of the projects', async () => {
  const ids = view.document.projects.map(({ id }) => id)
  const [first, , third] = ids
  const edits = [third, first].map((id) => ({ set: `projects/${id ?? ''}/name`, value: `改名${id ?? ''}` }))
  await bench.call('edit.apply', { budget, edits })
  expect((await undo()).touched.map(({ path }) => path)).toEqual([
    `projects/${first ?? ''}/name`,
    `projects/${third ?? ''}/name`,
  ])
})

test('words on the paper are shown as their paragraph, the generated one when they are gone', async () => {
  const section = view.text.find(({ blocks }) => blocks.some(({ kind }) => kind === 'generated'))
  const block = section?.blocks.find(({ kind }) => kind === 'generated')
  const [key, text] = [block?.key ?? '', block?.text ?? '']
  await bench.call('text.override', { budget, block: key, text: `${text}另有说明。`, seen: text })
  expect((await undo()).touched).toEqual([
    { path: expect.stringMatching(/^blocks\//) as string, place: { page: 'text', block: key } },
  ])
})

test('what belongs to no project is shown where the text prints it', async () => {
  const path = view.text
    .flatMap(({ blocks }) => blocks.flatMap(({ fields }) => fields))
    .find((field) => field.path.startsWith('facts/'))?.path
  await bench.call('edit.set', { budget, path: path ?? '', value: '9' })
  expect((await undo()).touched).toMatchObject([{ path, place: { page: 'text' } }])
})
