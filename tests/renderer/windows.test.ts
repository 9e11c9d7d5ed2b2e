import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Failure } from '../../src/shared/contract/failure'
import { type Core, openCore } from '../../src/main/core/core'
import type { Result } from '../../src/shared/contract/methods'
import type { BudgetDocument } from '../../src/shared/model/document'
import type { TextBlockView } from '../../src/shared/printed/block'
import { type Bench, openBench } from '../core/bench'
import { sampleIds } from '../support/longgang'
import { type TestWindow, windowOver } from './window-over'

const PUBLICITY = `projects/${sampleIds.project('publicity')}`
const COMMERCE = `projects/${sampleIds.project('commerce')}`

let bench: Bench
let core: Core
let windows: TestWindow[]
let here: TestWindow
let there: TestWindow
let document: BudgetDocument
let generated: TextBlockView

beforeEach(async () => {
  bench = openBench()
  const view = await bench.sample()
  document = view.document
  generated = view.text.flatMap(({ blocks }) => blocks).find(({ kind }) => kind === 'generated') ?? never()
  await bench.call('budget.close', { budget: view.budget })
  windows = []
  core = openCore(bench.ports, (event, payload) => {
    for (const window of windows) window.hear(event, payload)
  })
  here = await opened()
  there = await opened()
})
afterEach(async () => {
  await core.close()
  await bench.dispose()
})

async function opened(): Promise<TestWindow> {
  const window = windowOver(() => core)
  windows.push(window)
  const entry = { handle: bench.path('sample.budget'), name: '示例', modified: null, size: 0 }
  expect(await window.session.open(entry)).toBeNull()
  return window
}

async function asked<M extends 'budget.show' | 'budget.frame' | 'history.list'>(
  method: M,
  params: object,
): Promise<Result<M>> {
  const reply = await core.dispatch(method, { budget: here.session.frame.budget, ...params })
  if (!reply.ok) throw new Error(reply.error.message)
  return JSON.parse(JSON.stringify(reply.value)) as Result<M>
}

async function newest(): Promise<string> {
  const [step] = await asked('history.list', { limit: 1 })
  return step?.label ?? ''
}

/** Why the last step was not taken back, else null. */
async function undone(): Promise<Failure | null> {
  const reply = await here.edits.takeBack('edit.undo')
  return reply.ok ? null : reply.error
}

function never(): never {
  throw new Error('the sample has lost its text')
}

test('a command that is called while its budget is being closed is refused in words', async () => {
  const answer = here.hold('after', 'edit.set')
  const last = here.edits.set(`${PUBLICITY}/amount`, '777')
  const closing = here.session.close()
  const late = here.edits.set(`${PUBLICITY}/amount`, '778')
  answer()
  await closing
  expect(await last).toBeNull()
  expect(await late).toMatchObject({ code: 'unknown-budget' })
})

test.each<[string, () => Promise<unknown>, () => Promise<unknown>]>([
  ['undo', undone, () => there.edits.set(`${PUBLICITY}/amount`, '777')],
  [
    'removing a project',
    () => here.edits.remove(COMMERCE),
    () => there.edits.set(`${COMMERCE}/name`, '商贸'),
  ],
  [
    'taking over new figures',
    () => here.edits.adopt(generated.key),
    () => there.edits.override(generated.key, `${generated.text}乙`, `${generated.text}甲`),
  ],
])(
  '%s, asked for before the other window’s step is shown, does not undo it unseen',
  async (_, act, meanwhile) => {
    await here.session.show(['text'])
    await here.edits.override(generated.key, `${generated.text}甲`, generated.text)
    await here.edits.set('department/fiscalYear', '2030')
    await expect.poll(() => there.session.state.revision).toBe(here.session.state.revision)
    const release = here.hold('before', 'budget.follow')
    expect(await meanwhile()).toBeNull()
    const made = await newest()
    const acted = act()
    release()
    expect(await acted).toMatchObject({ code: 'changed-meanwhile' })
    expect(await newest()).toBe(made)
    // Seen, it is done.
    await expect.poll(() => here.session.notes.join()).toContain('另一窗口')
    expect(await act()).toBeNull()
  },
)

test('a paragraph that the other window rewrites is not taken out unseen', async () => {
  const place = 'p1/duties'
  await here.session.show(['text'])
  const own = () =>
    here.session.text.sections
      .flatMap(({ blocks }) => blocks)
      .filter(({ key, path }) => key.startsWith(place) && path?.startsWith('blocks/'))
      .map(({ path, text }) => ({ id: path?.split('/')[1] ?? '', text }))
  const [first, ...others] = own()
  const release = here.hold('before', 'budget.follow')
  await there.edits.set(`blocks/${first?.id ?? ''}/text`, '乙刚写的长段落')
  const written = here.edits.write(place, () => ({
    seen: own(),
    paragraphs: own().filter(({ id }) => id !== first?.id),
  }))
  release()
  expect(await written).toMatchObject({ code: 'changed-meanwhile' })
  expect(own().map(({ text }) => text)).toEqual(['乙刚写的长段落', ...others.map(({ text }) => text)])
})

test('own steps in the queue are seen by whoever calls the next one', async () => {
  const all = [
    here.edits.set(`${PUBLICITY}/amount`, '555'),
    here.edits.set(`${PUBLICITY}/amount`, '556'),
    undone(),
    here.edits.remove(PUBLICITY),
  ]
  expect(await Promise.all(all)).toEqual([null, null, null, null])
})

test.each(['before', 'after'] as const)(
  'a part that is left while it comes afresh is not shown as it was (%s the answer)',
  async (when) => {
    await here.session.show(['text', 'tables'])
    const release = here.hold(when, 'budget.show')
    const edited = here.edits.set('department/fiscalYear', '2026')
    await new Promise((resolve) => setTimeout(resolve, 50))
    here.session.leave(['text', 'tables'])
    release()
    expect(await edited).toBeNull()
    await there.edits.set(`${COMMERCE}/name`, '改名甲乙丙')
    await here.session.show(['text', 'tables'])
    const fresh = await asked('budget.show', { shows: ['text', 'tables'] })
    expect(JSON.parse(JSON.stringify(here.session.text))).toEqual(fresh.text)
    expect(JSON.parse(JSON.stringify(here.session.tables))).toEqual(fresh.tables)
  },
)

test('what was done while nothing was heard is shown and said when it is heard again', async () => {
  const several = document.projects.find(
    ({ id }) => document.lines.filter(({ projectId }) => projectId === id).length > 1,
  )
  await here.edits.set(`projects/${several?.id ?? ''}/amount`, '99999', { booking: 'last-line' })
  expect(here.session.booking).not.toBeNull()
  const hearAgain = here.deafen()
  await there.edits.set(`${PUBLICITY}/amount`, '777')
  await here.session.show(['projects'])
  hearAgain()
  await expect.poll(() => here.session.state.revision).toBe(3)
  await expect.poll(() => here.session.notes.join()).toContain('777')
  expect(here.session.booking).toBeNull()
})

test('a choice made over another window’s is refused once, then stands', async () => {
  const line = document.lines.find(({ projectId }) => projectId !== null)
  const path = `lines/${line?.id ?? ''}/economicCode`
  const seen = line?.economicCode ?? ''
  const choose = (window: TestWindow, code: string, shown: string) =>
    window.edits.setCode(path, 'economic', code, '', shown)
  expect(await choose(there, '30201', seen)).toBeNull()
  expect(await choose(here, '30202', seen)).toMatchObject({ code: 'changed-meanwhile' })
  expect(await choose(here, '30202', '30201')).toBeNull()
})

test('a code that gets a name is one step, called by what it is of; refused, neither stands', async () => {
  const line = document.lines.find(({ projectId }) => projectId !== null)
  const path = `lines/${line?.id ?? ''}/economicCode`
  const choose = (code: string, shown: string | undefined) =>
    here.edits.setCode(path, 'economic', code, '课题协作费', shown)
  const nameThere = async () =>
    (await asked('budget.frame', {})).codeNames.filter(({ name }) => name === '课题协作费')
  const { revision } = here.session.state
  expect(await choose('30298', '99999')).toMatchObject({ code: 'changed-meanwhile' })
  expect(await nameThere()).toEqual([])
  expect(await choose('30298', line?.economicCode)).toBeNull()
  expect(await nameThere()).toMatchObject([{ classification: 'economic', code: '30298' }])
  expect(here.session.state.revision).toBe(revision + 1)
  expect(here.session.state.undo).toMatch(/ → 30298 课题协作费$/)
  expect(here.session.typed.has(path)).toBe(true)
  expect((await here.edits.takeBack('edit.undo')).ok).toBe(true)
  expect(await nameThere()).toEqual([])
  const sheet = (await asked('budget.show', { shows: [`projects/${line?.projectId ?? ''}`] })).sheet
  expect(sheet?.lines.find(({ id }) => id === line?.id)?.economicCode).toBe(line?.economicCode)
})

test('a job that was over before anyone was told of it is not shown; one that was told of goes when it ends', async () => {
  const { budget } = here.session.frame
  const release = there.hold('after', 'job.list')
  const written = core.dispatch('package.write', { budget, file: bench.path('p.json') })
  const third = await opened()
  expect((await written).ok).toBe(true)
  there.deafen()()
  release()
  await new Promise((resolve) => setTimeout(resolve, 150))
  for (const { jobs } of [there, third]) expect(jobs.running).toEqual([])
})
