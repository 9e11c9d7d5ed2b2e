import { describe, expect, it } from 'vitest'
import type { BlockChange } from '../../../src/shared/narrative/block'
import type { Cents } from '../../../src/shared/money/cents'
import { applyBlocks } from '../../../src/shared/narrative/projection'
import { blockOf, blocksOf, changed, image, openDesk, sampleDocument } from './sample'

const sample = sampleDocument()
const keysOf = (changes: readonly BlockChange[]): readonly string[] => changes.map(({ key }) => key)

describe('an edit of 商贸管理 to 10,500.00', () => {
  const desk = openDesk()
  const before = desk.narrative.sections()
  const line = sample.lines.find(({ id }) => id === 'y059')
  const changes = desk.apply([
    changed(sample, 'lines', 'y059', { amount: ((line?.amount ?? 0) + 140_060_000) as Cents }),
  ])

  it('changes the seven paragraphs that print its money, and no other', () => {
    expect(keysOf(changes)).toEqual([
      'p2/income',
      'p2/expenditure',
      'p3/unit/001',
      'p3/projects-lead',
      'p3/projects/commerce',
      'p6/projects',
      'p7/projects/commerce',
    ])
  })

  it('reads as the trade’s arithmetic has it', () => {
    const textOf = (key: string): string => changes.find((each) => each.key === key)?.new?.text ?? ''
    expect(textOf('p3/projects/commerce')).toMatch(/^8\.商贸管理预算10,500\.00万元,/)
    expect(textOf('p3/projects/commerce')).toContain('较2023年预算增加3,547.56万元，增长51.0%，主要原因是')
    expect(textOf('p2/expenditure')).toBe(
      '2024年部门预算支出198,963.24万元，较2023年增加68,135.25万元，增长52.1%。',
    )
    expect(changes[1]?.old?.text).toBe(
      '2024年部门预算支出198,823.18万元，较2023年增加67,995.19万元，增长52.0%。',
    )
  })

  it('patches a window’s text to what a fresh opening prints', () => {
    const document = {
      ...sample,
      lines: sample.lines.map((each) =>
        each.id === 'y059' ? { ...each, amount: (each.amount + 140_060_000) as Cents } : each,
      ),
    }
    expect(applyBlocks(before, changes)).toEqual(openDesk(document).narrative.sections())
  })

  it('answers where a cell is used', () => {
    expect(desk.narrative.usesOf('t05/001/commerce/total')).toEqual([
      'p3/projects/commerce',
      'p7/projects/commerce',
    ])
  })
})

describe('edits of what tables do not hold', () => {
  it.each([
    [
      'a project’s reason',
      changed(sample, 'priorFacts', 'prior-commerce', { reason: '新' }),
      ['p3/projects/commerce'],
    ],
    [
      'last year’s figure',
      changed(sample, 'priorFacts', 'prior-agency-operating', { amount: 0 as Cents }),
      ['p8/agency-operating'],
    ],
    [
      'the shared reason',
      changed(sample, 'priorFacts', 'prior-total', { reason: '一是新政策' }),
      ['p2/reason'],
    ],
    ['a purpose', changed(sample, 'projects', 'research', { purpose: '调研' }), ['p3/projects/research']],
    [
      'a goal',
      changed(sample, 'goals', sample.goals.find((goal) => goal.projectId === 'research')?.id ?? '', {
        text: '新',
      }),
      ['p7/projects/research'],
    ],
    ['a fact', changed(sample, 'facts', 'content-staff', { value: '工资' }), ['p3/staff']],
    ['an asset', changed(sample, 'assets', 'vehicles-other', { value: 4 }), ['p8/vehicles']],
    [
      'a name',
      changed(sample, 'projects', 'research', { name: '课题' }),
      ['p3/projects/research', 'p7/projects/research'],
    ],
    ['a free paragraph', changed(sample, 'blocks', 'duty-3', { text: '（三）新' }), ['p1/duties/duty-3']],
    [
      'what a line buys',
      changed(sample, 'lines', 'y024', { procurementCategory: 'works' }),
      ['p4/procurement'],
    ],
    ['whose money a line is', changed(sample, 'lines', 'y024', { source: 'superiorTransfer' }), ['p8/funds']],
    ['nothing that is printed', changed(sample, 'projects', 'research', { table12Content: '新' }), []],
  ])('%s changes its own paragraphs', (_, change, expected) => {
    expect(keysOf(openDesk().apply([change]))).toEqual(expected)
  })
})

describe('projects that come, go and change places', () => {
  it('a removed one takes its paragraphs along and renumbers those behind it', () => {
    const desk = openDesk()
    const lines = sample.lines.filter((line) => line.projectId === 'publicity')
    const changes = desk.apply([
      ...lines.map((line) => image('lines', line.id, line, null)),
      image('projects', 'publicity', sample.projects.find(({ id }) => id === 'publicity') ?? null, null),
    ])
    const gone = changes.filter((change) => change.new === null)
    expect(keysOf(gone)).toEqual(['p3/projects/publicity', 'p7/projects/publicity'])
    expect(blockOf(desk.narrative, 'p3/projects/other-general-admin').text).toMatch(/^6\./)
    expect(blockOf(desk.narrative, 'p6/projects').text).toContain('设置并编报13个项目绩效目标')
  })

  it('a new one stands where its position says, and the rest keep their keys', () => {
    const desk = openDesk()
    const made = {
      ...sample.projects[0],
      id: 'new',
      code: 'new',
      name: '新项目',
      position: 1.5,
      key: false,
      purpose: '',
    }
    const changes = desk.apply([image('projects', 'new', null, made)])
    const added = changes.find(({ key }) => key === 'p3/projects/new')
    expect(added?.after).toBe('p3/projects/energy-saving')
    expect(added?.new?.text).toBe('2.新项目预算0万元。较2023年预算持平。')
    expect(changes.filter(({ old }) => old === null)).toHaveLength(1)
  })

  it('one that moves is a move of one paragraph, and numbers follow', () => {
    const desk = openDesk()
    const before = desk.narrative.sections()
    const changes = desk.apply([changed(sample, 'projects', 'energy-saving', { position: 99 })])
    const moved = changes.filter(({ after }) => after !== undefined)
    expect(keysOf(moved)).toEqual(['p3/projects/energy-saving'])
    expect(moved[0]?.after).toBe('p3/projects/general-affairs')
    expect(moved[0]?.new?.text).toMatch(/^14\.节能减排/)
    expect(applyBlocks(before, changes)).toEqual(desk.narrative.sections())
  })

  it('one with another code changes its keys', () => {
    const desk = openDesk()
    const changes = desk.apply([changed(sample, 'projects', 'research', { code: 'K11' })])
    expect(keysOf(changes)).toEqual([
      'p3/projects/research',
      'p7/projects/research',
      'p3/projects/K11',
      'p7/projects/K11',
    ])
    expect(blockOf(desk.narrative, 'p3/projects/K11').figures[0]?.refs).toEqual(['t05/001/K11/total'])
  })

  it('free paragraphs are added, moved and removed at their place', () => {
    const desk = openDesk()
    const before = desk.narrative.sections()
    const made = {
      id: 'x',
      position: 2.5,
      kind: 'free',
      key: 'p1/duties',
      text: '（二之二）新',
      writtenAgainst: [],
    }
    const changes = [
      ...desk.apply([image('blocks', 'x', null, made)]),
      ...desk.apply([image('blocks', 'x', made, { ...made, position: 0 })]),
    ]
    expect(changes.map(({ key, after }) => [key, after])).toEqual([
      ['p1/duties/x', 'p1/duties/duty-2'],
      ['p1/duties/x', 'p1/duties/heading'],
    ])
    expect(applyBlocks(before, changes)).toEqual(desk.narrative.sections())
    const removed = desk.apply([image('blocks', 'x', made, null)])
    expect(removed).toMatchObject([{ key: 'p1/duties/x', new: null }])
    expect(blocksOf(desk.narrative.sections())).toEqual(blocksOf(before))
  })

  it('free paragraphs put into reverse order arrive in reverse order, the middle one too', () => {
    const desk = openDesk()
    const before = desk.narrative.sections()
    const tasks = sample.blocks.filter(({ key }) => key === 'p1/tasks')
    const changes = desk.apply(
      tasks.map(({ id, position }) => changed(sample, 'blocks', id, { position: -position })),
    )
    const after = applyBlocks(before, changes)
    expect(after).toEqual(desk.narrative.sections())
    expect(
      blocksOf(after).flatMap(({ key }) => (/^p1\/tasks\/task/.test(key) ? [key.slice(-1)] : [])),
    ).toEqual(['7', '6', '5', '4', '3', '2', '1'])
  })
})
