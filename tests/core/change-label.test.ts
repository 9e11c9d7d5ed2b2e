import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Params } from '../../src/shared/contract/methods'
import { changeLabel } from '../../src/main/core/edit/change-label'
import { sampleIds } from '../support/longgang'
import { type Bench, openBench } from './bench'

const WORDS = [
  '贯彻执行国家、省、市有关',
  '经贸',
  '2024年',
  '10,359.94',
  '，',
  '；建设外商投资企业权益保护服务工作站',
  'electrocardiographically-minded',
  ' ',
]
const text = fc.array(fc.constantFrom(...WORDS), { maxLength: 12 }).map((words) => words.join(''))
const LONG =
  '服务贸易监测分析、自由类技术贸易监测分析项目；建设外商投资企业权益保护服务工作站，做好外资企业求助和投诉'

describe('the label of a change says what changed', () => {
  it('whatever the texts: never twice the same words, and no more of them than a status bar holds', () => {
    fc.assert(
      fc.property(text, text, (old, now) => {
        fc.pre(old !== now)
        const label = changeLabel('甲 主要用于', old, now)
        expect(label.length).toBeLessThan(64)
        const [, before, after] = /甲 主要用于 (.*) → (.*)$/.exec(label) ?? []
        if (before !== undefined && before.trim() !== '') expect(before).not.toBe(after)
      }),
      { numRuns: 500, seed: 7 },
    )
  })

  it.each([
    ['10,359.94', '10,500.00', '甲 10,359.94 → 10,500.00'],
    ['空', '业务量不变', '甲 空 → 业务量不变'],
    [LONG, `${LONG}，另加一句`, '甲 加“，另加一句”'],
    [LONG, `先说一句。${LONG}`, '甲 加“先说一句。”'],
    [LONG, LONG.replace('建设外商投资企业权益保护', ''), '甲 删“建设外商投资企业权益保护”'],
    [LONG, LONG.replace('建设外商投资企业权益保护服务', ''), '甲 删“建设外商投资企业权益保…”'],
    [LONG, LONG.replace('投诉', '答复'), '甲 “投诉” → “答复”'],
    [LONG, LONG.replace('服务贸易', '货物贸易').replace('投诉', '答复'), '改甲'],
    [LONG, '', '甲 删“服务贸易监测分析、自由…”'],
  ])('from %j to %j: %s', (old, now, label) => {
    expect(changeLabel('甲', old, now)).toBe(label)
  })
})

describe('codes are named in it', () => {
  let bench: Bench
  beforeAll(() => {
    bench = openBench()
  })
  afterAll(() => bench.dispose())

  it('the source of a line, its economic code, what is not known by the number alone', async () => {
    const { budget } = await bench.create({ file: bench.path('l.budget'), from: { sample: 'longgang-2024' } })
    const { document } = await bench.call('budget.view', { budget })
    const line = document.lines.find(({ projectId }) => projectId === sampleIds.project('foreign-trade'))
    const set = async (field: string, value: string) => {
      const done = await bench.call('edit.set', { budget, path: `lines/${line?.id ?? ''}/${field}`, value })
      return { label: done.patch.label, notes: done.notes }
    }
    expect((await set('fundType', '121')).label).toMatch(/资金性质 一般公共预算\S* → 政府性基金\S*$/)
    expect((await set('economicCode', '30299')).label).toMatch(
      /经济科目\S* 30\d{3} \S+ → 30299 其他商品和服务支出$/,
    )
    expect((await set('functionCode', '2011399')).label).toMatch(/ → 2011399$/)
  })
})

describe('a step of many edits is called by what it did', () => {
  let bench: Bench
  let budget: string
  let view: Awaited<ReturnType<Bench['sample']>>
  beforeAll(async () => {
    bench = openBench()
    view = await bench.sample()
    budget = view.budget
  })
  afterAll(() => bench.dispose())

  type Apply = Params<'edit.apply'>
  const applied = async (edits: Apply['edits'], gesture?: Apply['gesture']): Promise<string> => {
    const asked = { budget, naming: 'codes', edits, ...(gesture ? { gesture } : {}) } as const
    return (await bench.call('edit.apply', asked)).patch.label
  }
  const project = (code: string, name = '新项目') => ({ add: 'project', value: { code, name } }) as const
  const line = (projectId: string) =>
    ({ add: 'line', value: { projectId, functionCode: '2011308', economicCode: '30227' } }) as const
  const prior = (projectId: string) =>
    ({ add: 'priorFact', value: { measure: 'project', projectId, amount: 0 } }) as const

  it('a project with what belongs to it, several of them, lines', async () => {
    expect(await applied([project('a'), line('a')], 'apply')).toBe('新增项目 新项目')
    const edits = ['b', 'c', 'd'].flatMap((code) => [project(code), line(code), prior(code)])
    expect(await applied(edits, 'apply')).toBe('新增 3 个项目')
    expect(await applied([line('a'), line('b')])).toBe('新增 2 条分项')
    const undone = await bench.call('edit.undo', { budget })
    expect(undone.patch.label).toBe('撤销：新增 2 条分项')
  })

  it('removed: one by its name, several by their number', async () => {
    expect(await applied([{ remove: 'projects/d' }], 'remove')).toBe('删除项目 新项目（含 1 条分项）')
    expect(await applied([{ remove: 'projects/b' }, { remove: 'projects/c' }], 'remove')).toBe(
      '删除 2 个项目',
    )
  })

  it('an amount that is paid from another source: the line once, with both values', async () => {
    const { document } = await bench.call('budget.view', { budget })
    const own = document.lines.find(({ projectId }) => projectId === sampleIds.project('energy-saving'))
    const at = `lines/${own?.id ?? ''}`
    const moved = [
      { set: `${at}/funding`, value: '政府性基金' },
      { set: `${at}/amount`, value: '50', unit: '万元' },
    ] as const
    expect(await applied([...moved], 'apply')).toMatch(
      /^节能减排 · 2011302 \S+ · 30\d{3} \S+ 资金来源 一般公共预算 · 履职类 → 政府性基金，金额 [\d.]+ → 50\.00$/,
    )
    await bench.call('edit.undo', { budget })
    expect(await applied([...moved], 'paste')).toBe('粘贴 2 处')
  })

  it('what is of several kinds is only counted', async () => {
    expect(await applied([project('e'), { set: 'projects/e/name', value: '改名' }])).toBe('改 2 处')
    expect(await applied([{ remove: 'projects/e' }, project('f')])).toBe('改 2 处')
  })
})
