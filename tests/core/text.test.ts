import { readFileSync, writeFileSync, readdirSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { BudgetView } from '../../src/shared/contract/results'
import type { TextBlockView } from '../../src/shared/printed/block'
import { applyBlocks } from '../../src/shared/difference/apply-blocks'
import { sampleIds } from '../support/longgang'
import { type Bench, openBench } from './bench'

let bench: Bench
beforeEach(() => {
  bench = openBench()
})
afterEach(() => bench.dispose())

function block(view: BudgetView, key: string): TextBlockView {
  const found = view.text.flatMap(({ blocks }) => blocks).find((each) => each.shownKey === key)
  if (!found) throw new Error(`no paragraph ${key}`)
  return found
}

describe('the text of an open budget', () => {
  it('follows an edit in the same reply, and patching gives what a fresh look gives', async () => {
    const view = await bench.sample()
    const { patch } = await bench.set(view, 'projects/commerce/amount', '10,500.00', { booking: 'last-line' })
    const after = new Map(patch.blocks.map(({ key, new: now }) => [key, now?.text]))
    expect(after.get(`p3/projects/${sampleIds.project('commerce')}`)).toContain(
      '较2023年预算增加3,547.56万元，增长51.0%',
    )
    expect(after.get('p2/expenditure')).toBe(
      '2024年部门预算支出198,963.24万元，较2023年增加68,135.25万元，增长52.1%。',
    )
    const fresh = await bench.call('budget.view', { budget: view.budget })
    expect(applyBlocks(view.text, patch.blocks)).toEqual(fresh.text)
  })

  it('changes with a reason, a fact, a goal and a paragraph of the preparer’s own', async () => {
    const view = await bench.sample()
    const { budget } = view
    await bench.set(view, 'projects/research/reason', '课题数量减少')
    await bench.set(view, 'facts/monitoring-month/value', '9')
    await bench.set(view, 'goals/energy-saving-1/text', '完成节能任务。')
    const month = { budget, path: 'facts/monitoring-month/value', value: '八' }
    const refused = await bench.refused('edit.set', month)
    expect(refused).toMatchObject({ code: 'bad-value', message: '“八”不是数字，绩效监控截止月份要填数字。' })
    const added = await bench.call('edit.add', {
      budget,
      kind: 'block',
      value: { key: 'p1/tasks', text: '8.新的目标。' },
    })
    const now = await bench.call('budget.view', { budget })
    expect(block(now, 'p3/projects/research').text).toContain('下降16.0%，主要原因是课题数量减少。')
    expect(block(now, 'p6/projects').text).toContain('（9月底前）')
    expect(block(now, 'p7/projects/energy-saving').text).toBe('| 节能减排 | 70.00 | 完成节能任务。 |')
    const tasks = now.text[0]?.blocks.filter(({ key }) => key.startsWith('p1/tasks/')) ?? []
    expect(tasks.at(-1)).toMatchObject({ kind: 'free', text: '8.新的目标。', path: `${added.path}/text` })
  })
})

describe('a paragraph written by hand', () => {
  const key = 'p2/expenditure'
  const byHand = '2024年本部门支出预算为198,823.18万元，比上年增加67,995.19万元，增长52.0%。'

  it('stands until its figures change, then says which, takes the new ones, and gives way again', async () => {
    const view = await bench.sample()
    const { budget } = view
    const at = async (): Promise<TextBlockView> => block(await bench.call('budget.view', { budget }), key)
    const generated = block(view, key)

    await bench.call('text.override', { budget, block: key, text: byHand })
    expect(await at()).toMatchObject({ kind: 'override', text: byHand, stale: false })

    await bench.set(view, 'lines/y059/amount', '500.00')
    const stale = await at()
    expect(stale).toMatchObject({ kind: 'override', text: byHand, stale: true })
    expect(
      stale.figures.flatMap(({ text, printed }) => (printed === undefined ? [] : [[text, printed]])),
    ).toEqual([
      ['198,823.18', '198,963.24'],
      ['67,995.19', '68,135.25'],
      ['52.0', '52.1'],
    ])

    await bench.call('text.adopt', { budget, block: key })
    expect(await at()).toMatchObject({
      stale: false,
      text: '2024年本部门支出预算为198,963.24万元，比上年增加68,135.25万元，增长52.1%。',
    })

    await bench.call('text.restore', { budget, block: key })
    expect((await at()).kind).toBe('generated')
    for (let i = 0; i < 4; i += 1) await bench.call('edit.undo', { budget })
    expect(await at()).toEqual(generated)
  })

  it('repeats a list of names of one field without ageing, and adopting changes nothing', async () => {
    const view = await bench.sample()
    const { budget } = view
    const departments = 'p1/departments'
    const text = `${block(view, departments).text}另设专班。`
    await bench.call('text.override', { budget, block: departments, text })
    const now = block(await bench.call('budget.view', { budget }), departments)
    expect(now).toMatchObject({ kind: 'override', text, stale: false })
    await bench.call('text.adopt', { budget, block: departments })
    expect(block(await bench.call('budget.view', { budget }), departments).text).toBe(text)
  })

  it('is refused where there is no such paragraph, when empty, and twice is one', async () => {
    const view = await bench.sample()
    const { budget } = view
    expect(await bench.refused('text.override', { budget, block: 'p2/nothing', text: 'x' })).toMatchObject({
      code: 'unknown-path',
    })
    expect(await bench.refused('text.override', { budget, block: key, text: ' ' })).toMatchObject({
      code: 'bad-value',
    })
    expect(await bench.refused('text.adopt', { budget, block: key })).toMatchObject({ code: 'unknown-path' })
    await bench.call('text.override', { budget, block: key, text: byHand })
    await bench.call('text.override', { budget, block: key, text: `${byHand}完。` })
    const now = await bench.call('budget.view', { budget })
    expect(now.document.blocks.filter(({ kind }) => kind === 'override')).toHaveLength(1)
    const again = { key, kind: 'override', text: 'x' }
    expect(await bench.refused('edit.add', { budget, kind: 'block', value: again })).toMatchObject({
      code: 'duplicate',
    })
  })
})

describe('a file of the first edition, from before the text', () => {
  it('opens with its history, gains the text, and is kept aside as it was', async () => {
    const packed = readFileSync(new URL('../fixtures/editions/first-edition.budget.gz', import.meta.url))
    const path = bench.path('old.budget')
    writeFileSync(path, gunzipSync(packed))
    const view = await bench.open({ file: path })
    expect(view.state).toMatchObject({ revision: 4, redo: '节能减排 增减原因 空 → 业务量不变' })
    expect(block(view, 'p2/expenditure').text).toContain(
      '198,963.24万元，较2023年增加68,135.25万元，增长52.1%',
    )
    expect(block(view, 'p6/projects').text).toContain('（8月底前）')
    expect(view.document.facts).toEqual([])
    await bench.call('edit.undo', { budget: view.budget })
    const now = await bench.call('budget.view', { budget: view.budget })
    expect(block(now, 'p2/expenditure').text).toContain('198,823.18万元')
    const backups = readdirSync(bench.ports.places.backups).filter((name) => name.startsWith('old.v1.'))
    expect(backups).toHaveLength(1)
    const kept = readFileSync(join(bench.ports.places.backups, backups[0] ?? ''))
    expect(kept.equals(gunzipSync(packed))).toBe(true)
  })
})
