import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { BudgetView } from '../../src/shared/contract/results'
import type { BudgetDocument } from '../../src/shared/model/document'
import { insidePath } from '../../src/main/cli/paths'
import { type Bench, openBench } from './bench'
import { sampleIds } from '../support/longgang'

let bench: Bench
let view: BudgetView
let budget: string

const commerce = sampleIds.project('commerce')

beforeEach(async () => {
  bench = openBench()
  view = await bench.sample()
  budget = view.budget
})
afterEach(() => bench.dispose())

const current = async (): Promise<BudgetDocument> => (await bench.call('budget.view', { budget })).document
const line = async (id: string) => (await current()).lines.find((each) => each.id === id)
const refuse = async (path: string, value: string) =>
  bench.refused('edit.set', { budget, path: insidePath(await current(), path), value })

describe('a project total', () => {
  test('books the difference on the last line in order, where asked to', async () => {
    const done = await bench.set(view, 'projects/commerce/amount', '10,500.00', { booking: 'last-line' })
    expect(done.booked).toEqual({
      project: commerce,
      line: 'y059',
      old: 359_940_000,
      new: 500_000_000,
      difference: 140_060_000,
    })
    expect(done.patch).toMatchObject({
      from: 1,
      to: 2,
      label: '商贸管理 2024年预算 10,359.94 → 10,500.00',
      state: { revision: 2, undo: '商贸管理 2024年预算 10,359.94 → 10,500.00', redo: null },
    })
    expect(done.patch.cells).toHaveLength(55)
    expect([...new Set(done.patch.cells.map(({ cell }) => cell.slice(0, 3)))].sort()).toEqual([
      't01',
      't02',
      't03',
      't05',
      't06',
      't07',
      't08',
      't12',
    ])
    // 198,823.18 → 198,963.24 wherever all money adds up.
    const totals = done.patch.cells.filter((cell) => cell.old === 198_823_183_500)
    expect(totals.length).toBeGreaterThan(0)
    expect(new Set(totals.map((cell) => cell.new))).toEqual(new Set([198_963_243_500]))
  })

  test('with several lines and no booking is refused with the lines', async () => {
    expect(await refuse('projects/commerce/amount', '10,500.00')).toEqual({
      code: 'several-lines',
      message:
        '“商贸管理”有 2 条分项，请直接改其中一条：y058（30399 其他对个人和家庭的补助 10,000.00）、y059（30227 委托业务费 359.94）。',
      place: `projects/${commerce}/amount`,
      details: { lines: ['y058', 'y059'] },
    })
  })

  test('is not booked below zero', async () => {
    expect(
      await bench.refused('edit.set', {
        budget,
        path: `projects/${commerce}/amount`,
        value: '9,999.99',
        booking: 'last-line',
      }),
    ).toMatchObject({ code: 'below-zero', details: { line: 'y059', amount: 359_940_000 } })
  })

  test('of one line is that line’s amount', async () => {
    const done = await bench.set(view, 'projects/energy-saving/amount', '80')
    expect(done.booked).toBeUndefined()
    expect(done.patch.records).toMatchObject([{ collection: 'lines', fields: { amount: 80_000_000 } }])
  })

  test('without a line has nowhere to go', async () => {
    await bench.call('edit.add', { budget, kind: 'project', value: { code: 'p', name: '新项目' } })
    view = await bench.call('budget.view', { budget })
    const { code, message } = await refuse('projects/p/amount', '5')
    expect([code, message]).toEqual(['bad-value', '“新项目”还没有分项，金额没有地方可记。请先加一条分项。'])
  })
})

describe('改记其他分项', () => {
  test('moves the difference to another line', async () => {
    const booked = await bench.set(view, 'projects/commerce/amount', '10,500.00', { booking: 'last-line' })
    const moved = await bench.call('edit.rebook', { budget, step: booked.step, to: { line: 'y058' } })
    expect(moved.booked).toEqual({
      project: commerce,
      line: 'y058',
      old: 10_000_000_000,
      new: 10_140_060_000,
      difference: 140_060_000,
    })
    expect(moved.patch.label).toBe('商贸管理 差额 +140.06 改记 其他对个人和家庭的补助')
    expect((await line('y059'))?.amount).toBe(359_940_000)
    // The total does not move, so table 5 does not either.
    expect(moved.patch.cells.filter(({ cell }) => cell.startsWith('t05'))).toEqual([])
  })

  test('in proportion adds up to the 分', async () => {
    const booked = await bench.set(view, 'projects/commerce/amount', '103599400.01元', {
      booking: 'last-line',
    })
    expect(booked.booked?.difference).toBe(1)
    const again = await bench.set(view, 'projects/commerce/amount', '10,500.00', { booking: 'last-line' })
    const moved = await bench.call('edit.rebook', { budget, step: again.step, to: 'proportional' })
    expect(moved.booked).toBeUndefined()
    const [first = 0, last = 0] = [(await line('y058'))?.amount, (await line('y059'))?.amount]
    expect(first + last).toBe(10_500_000_000)
    expect(first - 10_000_000_000).toBe(Math.round((140_059_999 * 10_000_000_000) / 10_359_940_001))
  })

  test('is refused for a step that booked nothing, was changed since, or would go below zero', async () => {
    const purpose = await bench.set(view, 'projects/commerce/purpose', '别的')
    const rebook = (step: number, to: { line: string } | 'proportional') =>
      bench.refused('edit.rebook', { budget, step, to })
    expect((await rebook(purpose.step, 'proportional')).code).toBe('bad-value')
    const booked = await bench.set(view, 'projects/commerce/amount', '10,100.00', { booking: 'last-line' })
    expect((await rebook(booked.step, { line: 'y001' })).code).toBe('unknown-path')
    await bench.set(view, 'lines/y058/amount', '100')
    expect((await rebook(booked.step, { line: 'y058' })).code).toBe('below-zero')
    await bench.set(view, 'lines/y059/amount', '1')
    expect((await rebook(booked.step, 'proportional')).code).toBe('bad-value')
  })
})

describe('fields', () => {
  test('the same value again is no step', async () => {
    const done = await bench.set(view, 'lines/y058/amount', '10000')
    expect([done.step, done.patch.from, done.patch.to, done.patch.records]).toEqual([1, 1, 1, []])
    expect(await bench.call('history.list', { budget })).toHaveLength(1)
  })

  test('last year’s amount and reason stand in the project’s prior fact', async () => {
    const amount = await bench.set(view, 'projects/commerce/priorAmount', '7,000')
    expect(amount.patch.label).toBe('商贸管理 2023年预算 6,952.44 → 7,000.00')
    expect(amount.patch.records).toMatchObject([
      { collection: 'priorFacts', fields: { amount: 7_000_000_000, basis: 'entered' } },
    ])
    await bench.call('edit.add', { budget, kind: 'project', value: { code: 'p', name: '新项目' } })
    view = await bench.call('budget.view', { budget })
    const reason = await bench.set(view, 'projects/p/reason', '新增任务')
    expect(reason.patch.records).toMatchObject([
      // A reason says nothing of the amount: it is not known, which is another thing than zero.
      { fields: { measure: 'project', amount: null, basis: 'entered', reason: '新增任务' } },
    ])
  })

  test('what no longer means anything goes, what is now needed comes', async () => {
    await bench.set(view, 'lines/y058/fundType', '121')
    expect(await line('y058')).toMatchObject({ fundType: '121', appropriation: null })
    await bench.set(view, 'lines/y058/fundType', '111')
    expect(await line('y058')).toMatchObject({ appropriation: 'duty' })
    await bench.set(view, 'lines/y058/kind', '公用')
    expect(await line('y058')).toMatchObject({ kind: 'operating', projectId: null })
    await bench.set(view, 'lines/y058/projectId', 'commerce')
    expect(await line('y058')).toMatchObject({ kind: 'project', projectId: commerce })
  })

  test('codes nobody knows are taken', async () => {
    await bench.set(view, 'lines/y058/functionCode', '0999999')
    expect(await line('y058')).toMatchObject({ functionCode: '0999999' })
  })

  test('拨款类别 follows 支出类别, both ways', async () => {
    await bench.set(view, 'lines/y030/projectId', 'commerce')
    expect(await line('y030')).toMatchObject({ kind: 'project', appropriation: 'duty' })
    const done = await bench.set(view, 'lines/y058/kind', '公用')
    expect(await line('y058')).toMatchObject({ kind: 'operating', appropriation: 'basic', projectId: null })
    expect(done.notes).toEqual(['项目随之清空。', '拨款类别随之改为 基本支出。'])
  })

  test('a part goes down with its whole, and never exceeds it', async () => {
    const { amount, procurement } = (await line('y053')) ?? {}
    expect([amount, procurement]).toEqual([130_000_000, 80_000_000])
    const done = await bench.set(view, 'projects/publicity/amount', '50')
    expect(await line('y053')).toMatchObject({
      amount: 50_000_000,
      procurement: 50_000_000,
      procurementSme: 50_000_000,
    })
    expect(done.notes).toEqual(['政府采购随之改为 50.00。', '预留中小企业随之改为 50.00。'])
    await bench.call('edit.undo', { budget })
    expect(await line('y053')).toMatchObject({ amount, procurement })
  })

  test('a project’s function is that of its lines: all take another, or each its own', async () => {
    const project = view.document.projects.find(({ id }) => linesOf(id).length > 1 && isOfOne(id))
    if (!project) throw new Error('no project of several lines')
    const path = `projects/${project.id}/functionCode`
    const done = await bench.set(view, path, '2011308')
    expect(done.patch.label).toContain(`${project.name} 功能科目 `)
    expect(done.patch.label).toContain(' → 2011308')
    view = await bench.call('budget.view', { budget })
    expect(linesOf(project.id).map(({ functionCode }) => functionCode)).toEqual(
      linesOf(project.id).map(() => '2011308'),
    )
    expect(await bench.refused('edit.set', { budget, path, value: '20113' })).toMatchObject({
      code: 'bad-value',
      place: path,
    })
    // One line apart, the project has no function of its own.
    await bench.set(view, `lines/${linesOf(project.id)[0]?.id ?? ''}/functionCode`, '2011302')
    expect(await bench.refused('edit.set', { budget, path, value: '2011307' })).toMatchObject({
      code: 'bad-value',
      message: `“${project.name}”的分项用着几个功能科目。请在分项里逐项改。`,
      place: path,
    })
    const added = await bench.call('edit.add', {
      budget,
      kind: 'project',
      value: { code: 'p', name: '新项目' },
    })
    const fresh = `${added.path}/functionCode`
    expect(await bench.refused('edit.set', { budget, path: fresh, value: '2011307' })).toMatchObject({
      message: '“新项目”还没有分项。请先新增分项，功能科目写在分项里。',
    })

    function linesOf(id: string) {
      return view.document.lines.filter(({ projectId }) => projectId === id)
    }
    function isOfOne(id: string): boolean {
      return new Set(linesOf(id).map(({ functionCode }) => functionCode)).size === 1
    }
  })

  test('a unit goes by its code, its id, or its name', async () => {
    const { units } = view.document
    const unitOf = async (typed: string) => {
      await bench.set(view, 'projects/commerce/unitId', typed)
      const { document } = await bench.call('budget.view', { budget: view.budget })
      return document.projects.find(({ code }) => code === 'commerce')?.unitId
    }
    for (const { id, code, name } of units) {
      for (const typed of [code, name, id]) {
        expect(await unitOf('')).toBeNull()
        expect(await unitOf(typed)).toBe(id)
      }
    }
  })

  test('a figure of last year typed by mistake can be made unknown again', async () => {
    await bench.set(view, 'projects/publicity/priorAmount', '')
    const { text } = await bench.call('budget.view', { budget })
    const paragraph = text
      .flatMap(({ blocks }) => blocks)
      .find(({ shownKey }) => shownKey === 'p3/projects/publicity')
    expect(paragraph?.text).toContain('缺2023年预算数')
    expect(paragraph?.text).not.toMatch(/新增项目|增加|减少/)
  })

  test('another year compares with another year, and says what it leaves without a base', async () => {
    const done = await bench.set(view, 'department/fiscalYear', '2025')
    expect(done.notes).toEqual([
      '现在与 2024 年比较，文件里有 0 条 2024 年数。',
      '没有 2024 年数可比的：总额、“三公”经费合计、“三公”经费、机关运行经费、未分项余额、节能减排、法律顾问服务经费（通用项目）、办公用房修缮与维护（通用项目）等 14 个项目。2023 年的数留在文件里，不再作比较的基数。',
      '仍标为新增项目：一般管理事务。是不是 2025 年新增，请核对。',
      '模板“shenzhen-longgang-2024”和科目版本“2024”没有随年度更换；文字里手写的年份也要核对。',
    ])
    const { text } = await bench.call('budget.view', { budget })
    const compared = text
      .flatMap(({ blocks }) => blocks)
      .filter((each) => /较2024年.*(增加|减少|持平)/.test(each.text))
    // Only the project that is said to be new needs no base.
    expect(compared.map(({ shownKey }) => shownKey)).toEqual(['p3/projects/general-affairs'])
  })

  test.each([
    ['lines/y058/amount', '-5', 'bad-value', '金额不能小于零。'],
    ['projects/publicity/amount', '-5', 'below-zero', '“宣传经费（通用项目）”的预算不能小于零。'],
    ['lines/y058/procurement', '99999', 'bad-value', '政府采购超过了金额，请先核对这两个数。'],
    [
      'lines/y058/appropriation',
      '基本支出',
      'bad-value',
      '项目支出用这种资金时，拨款类别应是履职类、专项、政府投资之一。',
    ],
    ['lines/y058/fundType', '14', 'bad-value', '报表没有资金性质“14”的栏目，请另选资金来源。'],
    ['lines/y058/fundType', '1', 'bad-value', '报表没有资金性质“1”的栏目，请另选资金来源。'],
    ['projects/commerce/code', 'total', 'bad-value', '“total”在单元格标识里另有用处，请换一个项目代码。'],
    [
      `units/${sampleIds.unit('001')}/code`,
      'all',
      'bad-value',
      '“all”在单元格标识里另有用处，请换一个单位代码。',
    ],
    ['lines/y058/amount', '105O0', 'bad-value', '“105O0”里有字母 O，请改成数字 0。'],
    ['lines/y058/amount', '100001亿', 'out-of-range', '“100001亿”超出 ±10万亿元，请核对单位和位数。'],
    ['lines/y058/economicCode', '3039', 'bad-value', '经济科目是 5 位数字，“3039”不是。'],
    ['lines/y058/unitId', '404', 'bad-value', '没有代码或名称为“404”的预算单位。'],
    ['lines/y058/projectId', '', 'bad-value', '项目支出的分项要指明项目。'],
    [
      'lines/y058/appropriation',
      '',
      'bad-value',
      '项目支出用这种资金时，拨款类别应是履职类、专项、政府投资之一。',
    ],
    ['projects/commerce/code', 'energy-saving', 'duplicate', '项目代码“energy-saving”已经用过。'],
    ['projects/commerce/name', '　', 'bad-value', '项目名称不能空着。'],
    ['projects/commerce/lineageId', 'x', 'bad-value', '沿革标识在新建时定下，不能改。'],
    ['department/templatePack', 'x', 'bad-value', '报表模板在新建时定下，不能改。'],
    ['lines/nobody/amount', '1', 'unknown-path', '没有“lines/nobody/amount”这一处。可用 fields 列出全部。'],
    [
      'projects/commerce/money',
      '1',
      'unknown-path',
      `没有“projects/${commerce}/money”这一处。可用 fields 列出全部。`,
    ],
  ])('%s = %j is refused as %s and nothing is written', async (path, value, code, message) => {
    const before = await current()
    const refused = await refuse(path, value)
    expect(refused).toMatchObject({ code, message })
    expect(await current()).toEqual(before)
    expect(await bench.call('history.list', { budget })).toHaveLength(1)
  })

  test('a total beyond 90万亿元 is refused with the line', async () => {
    for (let i = 1; i <= 8; i += 1) await bench.set(view, `lines/y00${i}/amount`, '100000亿')
    const { code, message, place } = await refuse('lines/y009/amount', '100000亿')
    expect([code, place]).toEqual(['total-out-of-range', 'lines/y009/amount'])
    expect(message).toMatch(/y009|人员|公用/)
  })
})

describe('adding and removing', () => {
  test('left-out fields take their defaults, codes do for ids, the path comes back', async () => {
    const added = await bench.call('edit.add', {
      budget,
      kind: 'line',
      value: { projectId: 'commerce', functionCode: '2011308', economicCode: '30201', amount: 100 },
    })
    expect(added.path).toMatch(/^lines\/./)
    expect(added.patch.label).toBe('新增分项 商贸管理 · 2011308 招商引资 · 30201 办公费')
    expect(await line(added.path.slice('lines/'.length))).toMatchObject({
      unitId: sampleIds.unit('001'),
      kind: 'project',
      fundType: '111',
      appropriation: 'duty',
      source: 'local',
      carryOver: false,
      position: 74,
      amount: 100,
      procurement: 0,
      procurementCategory: null,
    })
  })

  test('a project goes with all that belongs to it, in one step, and comes back in one', async () => {
    const before = await current()
    const removed = await bench.call('edit.remove', { budget, path: `projects/${commerce}` })
    expect(removed.patch.label).toBe('删除项目 商贸管理（含 2 条分项）')
    const after = await current()
    expect(after.lines).toHaveLength(before.lines.length - 2)
    for (const part of ['lines', 'goals', 'indicators', 'priorFacts'] as const) {
      expect(after[part].filter(({ projectId }) => projectId === commerce)).toEqual([])
    }
    await bench.call('edit.undo', { budget })
    expect(await current()).toEqual(before)
  })

  test('a unit in use stays, the last one too', async () => {
    expect(
      await bench.refused('edit.remove', { budget, path: `units/${sampleIds.unit('001')}` }),
    ).toMatchObject({
      code: 'in-use',
      message: expect.stringMatching(/还有.*73 条分项.*不能删除/) as unknown,
    })
    await bench.call('edit.remove', { budget, path: `units/${sampleIds.unit('002')}` })
    expect((await current()).units.map(({ id }) => id)).toEqual([
      sampleIds.unit('001'),
      sampleIds.unit('003'),
    ])
  })

  test.each([
    ['toy', {}, 'bad-value', /没有“toy”这一类。可以增加的是：unit、project、placement、line/],
    ['line', { functionCode: '2011308' }, 'bad-value', /\$\.economicCode 缺少这一项/],
    [
      'line',
      { functionCode: '2011308', economicCode: '30201', colour: 1, projectId: 'commerce' },
      'bad-value',
      /colour/,
    ],
    ['line', { functionCode: '2011308', economicCode: '30201' }, 'bad-value', /要指明项目/],
    [
      'line',
      { id: 'y001', functionCode: '2011308', economicCode: '30201', projectId: 'commerce' },
      'duplicate',
      /y001/,
    ],
    ['project', { code: 'commerce', name: '又一个' }, 'duplicate', /commerce/],
    ['goal', { text: '目标', projectId: 'nobody' }, 'bad-value', /nobody/],
  ])('add %s %j is refused', async (kind, value, code, message) => {
    const refused = await bench.refused('edit.add', { budget, kind, value })
    expect(refused.code).toBe(code)
    expect(refused.message).toMatch(message)
  })

  test('what is not there cannot be removed, nor the department', async () => {
    expect((await bench.refused('edit.remove', { budget, path: 'lines/nobody' })).code).toBe('unknown-path')
    expect((await bench.refused('edit.remove', { budget, path: 'department' })).code).toBe('in-use')
  })
})
