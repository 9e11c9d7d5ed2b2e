import { expect, onTestFinished, test } from 'vitest'
import { openBench } from './bench'

async function sample() {
  const bench = openBench()
  onTestFinished(() => bench.dispose())
  return { bench, view: await bench.sample() }
}

test('another source for a line is one step, by name or by id, and undo takes all of it back', async () => {
  const { bench, view } = await sample()
  const line = view.document.lines.find(({ id }) => id === 'y058')
  expect(line).toMatchObject({ fundType: '111', appropriation: 'duty' })
  const fund = view.template.fundings.find(({ fundTypes }) => fundTypes.includes('121'))
  for (const value of [fund?.label ?? '', fund?.id ?? '']) {
    const done = await bench.set(view, 'lines/y058/funding', value)
    expect(done.patch.to).toBe(done.patch.from + 1)
    expect(done.patch.label).toMatch(/资金来源 一般公共预算.* → 政府性基金/)
    const [change] = done.patch.records
    expect(change).toEqual({
      collection: 'lines',
      id: 'y058',
      fields: { fundType: '121', appropriation: null },
    })
    await bench.call('edit.undo', { budget: view.budget })
  }
  expect((await bench.call('budget.view', { budget: view.budget })).document).toEqual(view.document)
})

test('the source that it has is no step; one that is none, or may not pay for it, is refused', async () => {
  const { bench, view } = await sample()
  const { budget, template } = view
  const own = template.fundings.find(({ appropriation }) => appropriation === 'duty')
  const same = await bench.set(view, 'lines/y058/funding', own?.id ?? '')
  expect(same.patch.to).toBe(same.patch.from)
  const refused = await bench.refused('edit.set', { budget, path: 'lines/y058/funding', value: '私房钱' })
  expect(refused).toMatchObject({ code: 'bad-value', place: 'lines/y058/funding' })
  expect(refused.message).toContain('政府性基金')
  const basic = template.fundings.find(({ kinds }) => !kinds.includes('project'))
  const unfit = await bench.refused('edit.set', {
    budget,
    path: 'lines/y058/funding',
    value: basic?.id ?? '',
  })
  expect(unfit.message).toContain('不能用于这类支出')
})

test('a source that another window has changed since is not written over', async () => {
  const { bench, view } = await sample()
  const [one, other] = view.template.fundings.filter(
    ({ kinds, appropriation }) => kinds.includes('project') && appropriation !== 'duty',
  )
  const own = view.template.fundings.find(({ appropriation }) => appropriation === 'duty')
  const path = 'lines/y058/funding'
  await bench.set(view, path, one?.id ?? '', { seen: own?.id ?? '' })
  const { budget } = view
  const late = await bench.refused('edit.set', { budget, path, value: other?.id ?? '', seen: own?.id ?? '' })
  expect(late.code).toBe('changed-meanwhile')
  expect(late.message).toContain(one?.label ?? '')
})
