import { afterEach, beforeEach, expect, test } from 'vitest'
import { figuresOf } from '../../src/shared/checks/settled'
import type { Finding } from '../../src/shared/checks/finding'
import type { BudgetView } from '../../src/shared/contract/results'
import { packageText } from '../../src/main/export/package'
import { type Bench, openBench } from './bench'

/** What people say of findings, places and parts, in one file. */

let bench: Bench
let view: BudgetView
beforeEach(async () => {
  bench = openBench()
  view = await bench.sample()
})
afterEach(() => bench.dispose())

const RESEARCH = '课题调研经费（通用项目）'
const idOf = (name: string): string => view.document.projects.find((each) => each.name === name)?.id ?? ''

async function findings(rule: string): Promise<readonly Finding[]> {
  const { checks } = await bench.call('budget.show', { budget: view.budget, shows: ['checks'] })
  return (checks?.findings ?? []).filter((each) => each.rule === rule)
}

async function counts() {
  return (await bench.call('budget.frame', { budget: view.budget })).state.findings
}

function acknowledge(place: string, reason: string, more: { rule?: string; figures?: string } = {}) {
  return bench.call('checks.acknowledge', {
    budget: view.budget,
    rule: more.rule ?? 'R047',
    place,
    reason,
    ...(more.figures === undefined ? {} : { figures: more.figures }),
  })
}

test('a finding with its reason counts no more; it is open again when its figures change, and settled when they come back', async () => {
  const place = `projects/${idOf(RESEARCH)}/reason`
  const before = await counts()
  const { patch } = await acknowledge(place, '　按市里统一部署，\n不另写。')
  expect(patch.findings?.come).toMatchObject([
    { rule: 'R047', acknowledged: { reason: '按市里统一部署， 不另写。' } },
  ])
  expect(await counts()).toEqual({ ...before, error: (before?.error ?? 0) - 1, acknowledged: 1 })
  expect((await bench.call('budget.frame', { budget: view.budget })).state.undo).toBe(
    `说明 ${RESEARCH} · 增减原因 按市里统一部署， 不另写。`,
  )

  await bench.set(view, 'projects/research/amount', '290')
  expect((await findings('R047')).filter(({ acknowledged }) => acknowledged)).toEqual([])
  expect(await counts()).toMatchObject({ error: before?.error, acknowledged: 0 })
  await bench.set(view, 'projects/research/amount', '300')
  expect(await counts()).toMatchObject({ acknowledged: 1 })

  // Said of other figures, what was said before goes with it.
  await bench.set(view, 'projects/research/amount', '290')
  await acknowledge(place, '再减十万元')
  const { document } = await bench.call('budget.view', { budget: view.budget })
  expect(document.acknowledgements.map(({ reason }) => reason)).toEqual(['再减十万元'])
  await acknowledge(place, '')
  expect(await counts()).toMatchObject({ error: before?.error, acknowledged: 0 })
  const step = await bench.call('budget.frame', { budget: view.budget })
  expect(step.state.undo).toBe(`撤回说明 ${RESEARCH} · 增减原因`)
})

test('an acknowledgement goes with the project it is about, and comes back with it', async () => {
  const place = `projects/${idOf(RESEARCH)}/reason`
  await acknowledge(place, '属实')
  await bench.call('edit.remove', { budget: view.budget, path: `projects/${idOf(RESEARCH)}` })
  expect((await bench.call('budget.view', { budget: view.budget })).document.acknowledgements).toEqual([])
  await bench.call('edit.undo', { budget: view.budget })
  expect(await counts()).toMatchObject({ acknowledged: 1 })
})

test('nothing is said of what is not found there, nor of figures that have changed meanwhile', async () => {
  const refused = (params: object) =>
    bench.refused('checks.acknowledge', { budget: view.budget, reason: '属实', ...params } as never)
  expect(await refused({ rule: 'R047', place: 'projects/nobody/reason' })).toMatchObject({
    code: 'unknown-path',
    place: 'projects/nobody/reason',
  })
  const place = `projects/${idOf(RESEARCH)}/reason`
  const [finding] = (await findings('R047')).filter(({ places }) => places[0] === place)
  const figures = figuresOf(finding as Finding)
  await bench.set(view, 'projects/research/amount', '290')
  const { message } = await refused({ rule: 'R047', place, figures })
  expect(message).toContain('数字刚刚变了')
})

test('a part is reviewed, changes, is compared, and is as it was reviewed again', async () => {
  const review = (part: string, isReviewed = true) =>
    bench.call('checks.review', { budget: view.budget, part, isReviewed })
  const before = await counts()
  await review('tables/t05')
  await review('text/p3')
  expect(await counts()).toEqual(before)
  await bench.set(view, 'lines/y059/amount', '400.00')
  expect((await findings('R202')).map(({ places, message }) => [places, message])).toEqual([
    [['t05'], '表5复核后已变，请再复核。'],
    [['p3'], '第三部分复核后已变，请再复核。'],
  ])
  const { reviewed, now } = await bench.call('checks.compare', { budget: view.budget, part: 'tables/t05' })
  const differing = now.filter((line) => !reviewed.includes(line))
  expect(differing.some((line) => line.includes('商贸管理') && line.includes('10,400.00'))).toBe(true)
  expect(differing.length).toBeLessThan(6)

  await bench.call('edit.undo', { budget: view.budget })
  expect(await findings('R202')).toEqual([])
  await bench.set(view, 'lines/y059/amount', '400.00')
  await review('tables/t05')
  expect((await findings('R202')).map(({ places }) => places[0])).toEqual(['p3'])
  await review('text/p3', false)
  expect(await findings('R202')).toEqual([])
  expect(
    await bench.refused('checks.review', { budget: view.budget, part: 'tables/t99', isReviewed: true }),
  ).toMatchObject({ code: 'unknown-path', place: 'tables/t99' })
})

test('a rule is taken otherwise in this file: another severity, another threshold, or not at all', async () => {
  const before = await counts()
  const { path } = await bench.call('edit.add', {
    budget: view.budget,
    kind: 'ruleSetting',
    value: { rule: 'R047', severity: 'warning' },
  })
  expect((await findings('R047')).map(({ severity }) => severity)).toEqual(['warning', 'warning'])
  expect(await counts()).toMatchObject({
    error: (before?.error ?? 0) - 2,
    warning: (before?.warning ?? 0) + 2,
  })
  // 课题调研经费 has gone down by 16 %, 企业服务 up by 2678 %.
  await bench.set(view, `${path}/threshold`, '20')
  expect(await findings('R047')).toHaveLength(1)
  await bench.set(view, `${path}/severity`, '不查')
  expect(await findings('R047')).toEqual([])
  const { checks } = await bench.call('budget.show', { budget: view.budget, shows: ['checks'] })
  expect(checks?.rules.find(({ id }) => id === 'R047')).toMatchObject({
    outcome: 'inapplicable',
    why: '这个文件设为不查。',
    threshold: { unit: '%', value: 10 },
  })
  await bench.call('edit.remove', { budget: view.budget, path })
  expect(await counts()).toEqual(before)
})

test('what is to be looked at counts, leads there, and is done with by its own mend', async () => {
  const before = await counts()
  await bench.call('edit.add', {
    budget: view.budget,
    kind: 'remark',
    value: {
      object: `projects/${idOf(RESEARCH)}`,
      place: 'amount',
      text: '与处室\n再核对',
      pending: true,
    },
  })
  const [finding] = await findings('R201')
  expect(finding).toMatchObject({
    severity: 'warning',
    places: [`projects/${idOf(RESEARCH)}/amount`],
    message: `${RESEARCH} · 2024年预算待核：与处室 再核对。`,
  })
  expect(await counts()).toEqual({ ...before, warning: (before?.warning ?? 0) + 1 })
  await bench.set(view, finding?.fix?.path ?? '', finding?.fix?.value ?? '')
  expect(await counts()).toEqual(before)
})

test('all that people said is in the package and back', async () => {
  await acknowledge(`projects/${idOf(RESEARCH)}/reason`, '属实')
  await bench.call('checks.review', { budget: view.budget, part: 'tables/t01', isReviewed: true })
  const text = packageText((await bench.call('budget.view', { budget: view.budget })).document)
  expect(JSON.parse(text)).toMatchObject({
    version: 8,
    acknowledgements: [{ rule: 'R047', place: 'reason', reason: '属实' }],
    reviews: [{ part: 'tables/t01' }],
  })
  let undo: string | null = ''
  while (undo !== null) undo = (await bench.call('edit.undo', { budget: view.budget })).patch.state.undo
  expect((await bench.call('budget.view', { budget: view.budget })).document).toEqual(view.document)
})

test('the report says what is open, what has its reason, what is missing, and what was reviewed', async () => {
  await acknowledge(`projects/${idOf(RESEARCH)}/reason`, '属实')
  await bench.call('checks.review', { budget: view.budget, part: 'tables/t05', isReviewed: true })
  await bench.call('checks.review', { budget: view.budget, part: 'tables/t01', isReviewed: true })
  await bench.set(view, 'lines/y059/amount', '400.00')
  for (const { id } of view.document.goals.filter(({ projectId }) => projectId === idOf('节能减排'))) {
    await bench.call('edit.remove', { budget: view.budget, path: `goals/${id}` })
  }
  const report = await bench.call('checks.report', { budget: view.budget })
  expect(report).toMatchObject({ agency: '深圳市龙岗区工业和信息化局', fiscalYear: 2024 })
  expect(report.open.every(({ severity }) => severity === 'error' || severity === 'warning')).toBe(true)
  expect(report.open.some(({ acknowledged }) => acknowledged)).toBe(false)
  expect(report.acknowledged.map(({ acknowledged }) => acknowledged?.reason)).toEqual(['属实'])
  expect(report.complete.map(({ what, of }) => [what, of])).toEqual([
    ['公开文本各部分', 9],
    ['报表和空表说明', 12],
    ['项目的绩效目标', 14],
    ['文本事项', view.document.facts.length],
  ])
  expect(report.complete[2]?.lacking).toEqual(['节能减排没有绩效目标'])
  expect(
    report.parts.filter(({ state }) => state !== 'open').map(({ part, state }) => [part, state]),
  ).toEqual([
    ['tables/t01', 'changed'],
    ['tables/t05', 'changed'],
  ])
  expect(report.parts).toHaveLength(21)
})

test.each([
  ['R999', { severity: 'warning' }, '没有规则“R999”'],
  ['r047', { severity: 'off' }, '没有规则“r047”'],
  ['R001', { threshold: 500 }, '规则 R001 没有门槛'],
  ['R038', { severity: 'warning' }, '规则 R038 在预算文件里不用查'],
  ['R121', { severity: 'off' }, '规则 R121 在预算文件里不用查'],
  ['R005', { severity: 'off' }, '规则 R005 在预算文件里不用查'],
])('a setting of %s that would have no effect is refused', async (rule, more, said) => {
  const refused = await bench.refused('edit.add', {
    budget: view.budget,
    kind: 'ruleSetting',
    value: { rule, ...more },
  })
  expect(refused).toMatchObject({ code: 'bad-value' })
  expect(refused.message).toContain(said)
})

test('the report names the rules that this file does not look for, or takes less gravely', async () => {
  const set = (value: object) =>
    bench.call('edit.add', { budget: view.budget, kind: 'ruleSetting', value: { ...value } })
  await set({ rule: 'R047', severity: 'off' })
  await set({ rule: 'R102', severity: 'info' })
  const { settings } = await bench.call('checks.report', { budget: view.budget })
  expect(settings).toEqual([
    { rule: 'R047', title: '变动达到门槛的要写原因', severity: 'off', usual: 'error' },
    { rule: 'R102', title: '没有重字、重词', severity: 'info', usual: 'warning' },
  ])
})

test('of each rule it is said what it came to: nothing passes that there is nothing of', async () => {
  const outcomes = async () =>
    new Map((await bench.call('checks.list', { budget: view.budget })).rules.map((rule) => [rule.id, rule]))
  const before = await outcomes()
  for (const id of ['R057', 'R072', 'R071', 'R066', 'R076', 'R100', 'R121', 'R201', 'R202', 'R054']) {
    expect([id, before.get(id)?.outcome], id).toEqual([id, 'inapplicable'])
    expect(before.get(id)?.why, id).toMatch(/。$/)
  }
  for (const id of ['R001', 'R005', 'R016', 'R060', 'R061', 'R125']) {
    expect([id, before.get(id)?.outcome]).toEqual([id, 'passed'])
  }
  expect(before.get('R005')).toMatchObject({ isLooked: false })
  await bench.set(view, 'projects/research/controlFigure', '1000')
  expect((await outcomes()).get('R072')).toMatchObject({ outcome: 'passed' })
  await bench.set(view, 'projects/research/controlFigure', '1')
  expect((await outcomes()).get('R072')).toMatchObject({ outcome: 'fired' })
})

test('an empty budget: the report and the checks lack the same', async () => {
  const empty = await bench.create({
    file: bench.path('empty.budget'),
    from: {
      agency: '某局',
      fiscalYear: 2024,
      templatePack: 'shenzhen-longgang-2024',
    },
  })
  const { findings: all } = await bench.call('checks.list', { budget: empty.budget })
  const report = await bench.call('checks.report', { budget: empty.budget })
  const count = (rule: string) => all.filter((each) => each.rule === rule).length
  const [chapters, tables, , facts] = report.complete
  expect(count('R060')).toBe(tables?.lacking.length)
  expect(tables?.lacking).toHaveLength(8)
  expect(all.filter(({ rule, places }) => rule === 'R059' && places[0]?.startsWith('facts/'))).toHaveLength(
    facts?.lacking.length ?? 0,
  )
  expect(chapters?.lacking.some((each) => each.includes('一、部门职责'))).toBe(true)
  expect(
    all
      .filter(({ rule }) => rule === 'R059')
      .map(({ message }) => message)
      .join(),
  ).toContain('一、部门职责')
  const printed = empty.text
    .flatMap(({ blocks }) => blocks)
    .filter(({ text }) => /缺2023年.*未作比较/.test(text))
  expect(count('R062')).toBe(printed.length)
})

test.each(['无', '无。', '/', '-', '详见附件', '同上', ' 略 '])('the reason %s is none', async (reason) => {
  await bench.set(view, 'projects/research/reason', reason)
  const [finding] = (await findings('R047')).filter(({ places }) => places[0]?.includes(idOf(RESEARCH)))
  expect(finding).toMatchObject({ severity: 'error', expected: '应写原因' })
})

test('what is said of a part that changed is open again when it changes again', async () => {
  await bench.call('checks.review', { budget: view.budget, part: 'tables/t05', isReviewed: true })
  await bench.set(view, 'lines/y059/amount', '71')
  await acknowledge('t05', '知道了', { rule: 'R202' })
  expect((await findings('R202')).map(({ acknowledged }) => acknowledged?.reason)).toEqual(['知道了'])
  await bench.set(view, 'lines/y059/amount', '999')
  expect((await findings('R202')).map(({ acknowledged }) => acknowledged)).toEqual([undefined])
  await bench.call('edit.undo', { budget: view.budget })
  expect((await findings('R202')).map(({ acknowledged }) => acknowledged?.reason)).toEqual(['知道了'])
})

test('digits of a name are no figures: a reason stays when a project is called otherwise', async () => {
  await acknowledge(`projects/${idOf(RESEARCH)}/reason`, '属实')
  await bench.set(view, 'projects/research/name', '课题调研2024')
  expect(await counts()).toMatchObject({ acknowledged: 1 })
})

test('however much is found, all of it is told and counted; a window is told how much it does not list', async () => {
  const fields = ['amount', 'functionCode', 'economicCode', 'purpose', 'procurement'] as const
  const places = view.document.lines
    .flatMap(({ id }) => fields.map((field) => `lines/${id}/${field}`))
    .slice(0, 350)
  await bench.call('edit.apply', {
    budget: view.budget,
    edits: places.map((place) => ({ add: 'remark', value: { place, text: '', pending: true } })),
  })
  const all = await bench.call('checks.list', { budget: view.budget })
  expect(all.findings.filter(({ rule }) => rule === 'R201')).toHaveLength(places.length)
  expect(all.unlisted).toBeUndefined()
  const { checks } = await bench.call('budget.show', { budget: view.budget, shows: ['checks'] })
  expect(checks?.findings.filter(({ rule }) => rule === 'R201')).toHaveLength(300)
  expect(checks?.unlisted).toEqual([{ rule: 'R201', as: 'warning', count: places.length - 300 }])
  const report = await bench.call('checks.report', { budget: view.budget })
  expect(report.open).toHaveLength(report.counts.error + report.counts.warning)
  const { patch } = await bench.call('edit.set', {
    budget: view.budget,
    path: `remarks/${(await bench.call('budget.view', { budget: view.budget })).document.remarks[0]?.id ?? ''}/pending`,
    value: '否',
    shows: ['checks'],
  })
  expect(patch.afresh).toEqual(['checks'])
})
