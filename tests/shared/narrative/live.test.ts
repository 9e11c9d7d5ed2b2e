import { describe, expect, it } from 'vitest'
import { type BlockChange, isSeen, refsOf } from '../../../src/shared/printed/block'
import type { Cents } from '../../../src/shared/money/cents'
import { applyBlocks } from '../../../src/shared/difference/apply-blocks'
import { blockOf, blocksOf, changed, image, keyOf, openDesk, sampleDocument, sampleIds } from './sample'

const sample = sampleDocument()
const research = sampleIds.project('research')
/** The paragraphs of changes as people read them. */
const keysOf = (changes: readonly BlockChange[]): readonly string[] =>
  changes.map(({ old, new: now }) => (now ?? old)?.shownKey ?? '')

describe('an edit of 商贸管理 to 10,500.00', () => {
  const desk = openDesk()
  const before = desk.narrative.sections()
  const line = sample.lines.find(({ id }) => id === 'y059')
  const changes = desk.apply([
    changed(sample, 'lines', 'y059', { amount: ((line?.amount ?? 0) + 140_060_000) as Cents }),
  ])

  it('changes the seven paragraphs that print its money, and no other', () => {
    expect(keysOf(changes.filter(isSeen))).toEqual([
      'p2/income',
      'p2/expenditure',
      'p3/unit/001',
      'p3/projects-lead',
      'p3/projects/commerce',
      'p6/projects',
      'p7/projects/commerce',
    ])
  })

  it('keys them by the ids of what they are about', () => {
    expect(changes.filter(isSeen).map(({ key }) => key)).toEqual([
      'p2/income',
      'p2/expenditure',
      keyOf('p3/unit', 'unit', '001'),
      'p3/projects-lead',
      keyOf('p3/projects', 'project', 'commerce'),
      'p6/projects',
      keyOf('p7/projects', 'project', 'commerce'),
    ])
  })

  it('reads as the trade’s arithmetic has it', () => {
    const textOf = (key: string): string =>
      changes.find((each) => each.new?.shownKey === key)?.new?.text ?? ''
    expect(textOf('p3/projects/commerce')).toMatch(/^8\.商贸管理预算10,500\.00万元，/)
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

  it('tells of a value that changed behind a rounded figure, which nobody sees', () => {
    const desk = openDesk()
    const before = desk.narrative.sections()
    const line = sample.lines.find(({ id }) => id === 'y059')
    const amount = line?.amount ?? 0
    const changes = desk.apply([changed(sample, 'lines', 'y059', { amount: (amount + 1) as Cents })])
    expect(changes.map(({ new: now }) => now?.shownKey)).toContain('p3/projects/commerce')
    expect(changes.every(({ old, new: now }) => old?.text === now?.text)).toBe(true)
    expect(changes.filter(isSeen)).toEqual([])
    const valueIn = (sections: typeof before): number | null | undefined =>
      blocksOf(sections).find(({ shownKey }) => shownKey === 'p3/projects/commerce')?.figures[0]?.now.value
    expect((valueIn(applyBlocks(before, changes)) ?? 0) - (valueIn(before) ?? 0)).toBe(1)
  })

  it('prints a cell where its figures are linked to it', () => {
    const uses = blocksOf(desk.narrative.sections()).filter(({ figures }) =>
      figures.some((figure) => refsOf(figure).includes('t05/001/commerce/total')),
    )
    expect(uses.map(({ shownKey }) => shownKey)).toEqual(['p3/projects/commerce', 'p7/projects/commerce'])
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
    ['a purpose', changed(sample, 'projects', research, { purpose: '调研' }), ['p3/projects/research']],
    [
      'a goal',
      changed(sample, 'goals', sample.goals.find((goal) => goal.projectId === research)?.id ?? '', {
        text: '新',
      }),
      ['p7/projects/research'],
    ],
    ['a fact', changed(sample, 'facts', 'content-staff', { value: '工资' }), ['p3/staff']],
    ['an asset', changed(sample, 'assets', 'vehicles-other', { value: 4 }), ['p8/vehicles']],
    [
      'a name',
      changed(sample, 'projects', research, { name: '课题' }),
      ['p3/projects/research', 'p7/projects/research'],
    ],
    ['a free paragraph', changed(sample, 'blocks', 'duty-3', { text: '（三）新' }), ['p1/duties/duty-3']],
    [
      'what a line buys',
      changed(sample, 'lines', 'y024', { procurementCategory: 'works' }),
      ['p4/procurement'],
    ],
    ['whose money a line is', changed(sample, 'lines', 'y024', { source: 'superiorTransfer' }), ['p8/funds']],
    ['nothing that is printed', changed(sample, 'placements', 't12-research', { content: '新' }), []],
    ['another table’s order', changed(sample, 'placements', 't05-research', { position: 0 }), []],
  ])('%s changes its own paragraphs', (_, change, expected) => {
    expect(keysOf(openDesk().apply([change]))).toEqual(expected)
  })
})

describe('projects that come, go and change places', () => {
  it('a removed one takes its paragraphs along and renumbers those behind it', () => {
    const desk = openDesk()
    const id = sampleIds.project('publicity')
    const lines = sample.lines.filter((line) => line.projectId === id)
    const changes = desk.apply([
      ...lines.map((line) => image('lines', line.id, line, null)),
      image('projects', id, sample.projects.find((each) => each.id === id) ?? null, null),
    ])
    const gone = changes.filter((change) => change.new === null)
    expect(keysOf(gone)).toEqual(['p3/projects/publicity', 'p7/projects/publicity'])
    expect(blockOf(desk.narrative, 'p3/projects/other-general-admin').text).toMatch(/^6\./)
    expect(blockOf(desk.narrative, 'p6/projects').text).toContain('设置并编报13个项目绩效目标')
  })

  it('one whose last line goes is gone from the text, and comes back with a line', () => {
    const desk = openDesk()
    const before = desk.narrative.sections()
    const id = sampleIds.project('publicity')
    const lines = sample.lines.filter((line) => line.projectId === id)
    const gone = desk.apply(lines.map((line) => image('lines', line.id, line, null)))
    expect(keysOf(gone.filter((change) => change.new === null))).toEqual([
      'p3/projects/publicity',
      'p7/projects/publicity',
    ])
    expect(blockOf(desk.narrative, 'p6/projects').text).toContain('设置并编报13个项目绩效目标')
    desk.apply(lines.map((line) => image('lines', line.id, null, line)))
    expect(desk.narrative.sections()).toEqual(before)
  })

  it('a new one stands where its position says once it has a line, and the rest keep their keys', () => {
    const desk = openDesk()
    const made = {
      ...sample.projects[0],
      id: 'made',
      code: 'new',
      name: '新项目',
      position: 1.5,
      key: false,
      purpose: '',
    }
    // Ruling: a project without lines is in neither text nor tables.
    expect(desk.apply([image('projects', 'made', null, made)])).toEqual([])
    const line = { ...sample.lines[45], id: 'line', projectId: 'made', amount: 5_000_000 as Cents }
    const changes = desk.apply([image('lines', 'line', null, line)])
    const added = changes.find(({ key }) => key === 'p3/projects/made')
    expect(added?.after).toBe(keyOf('p3/projects', 'project', 'energy-saving'))
    // Ruling: no figure of last year is unknown, not zero.
    expect(added?.new?.text).toBe('2.新项目预算5.00万元。缺2023年预算数，未作比较。')
    expect(added?.new?.shownKey).toBe('p3/projects/new')
    expect(changes.filter(({ old }) => old === null)).toHaveLength(1)
  })

  it('one that moves is a move of one paragraph, and numbers follow', () => {
    const desk = openDesk()
    const before = desk.narrative.sections()
    const changes = desk.apply([
      changed(sample, 'projects', sampleIds.project('energy-saving'), { position: 99 }),
    ])
    const moved = changes.filter(({ after }) => after !== undefined)
    expect(keysOf(moved)).toEqual(['p3/projects/energy-saving'])
    expect(moved[0]?.after).toBe(keyOf('p3/projects', 'project', 'general-affairs'))
    expect(moved[0]?.new?.text).toMatch(/^14\.节能减排/)
    expect(applyBlocks(before, changes)).toEqual(desk.narrative.sections())
  })

  it('one that moves in the list of 重点项目 moves there alone', () => {
    const desk = openDesk()
    const before = desk.narrative.sections()
    const changes = desk.apply([changed(sample, 'placements', 'p7-industry-fund', { position: 99 })])
    expect(changes.map(({ key, after }) => [key, after])).toEqual([
      [
        keyOf('p7/projects', 'project', 'industry-fund'),
        keyOf('p7/projects', 'project', 'other-general-admin'),
      ],
    ])
    expect(applyBlocks(before, changes)).toEqual(desk.narrative.sections())
  })

  it('one with another code keeps its keys, and is shown under the other code', () => {
    const desk = openDesk()
    const before = desk.narrative.sections()
    const changes = desk.apply([changed(sample, 'projects', research, { code: 'K11' })])
    expect(changes.map(({ key, old, new: now }) => [key, old?.shownKey, now?.shownKey])).toEqual([
      [`p3/projects/${research}`, 'p3/projects/research', 'p3/projects/K11'],
      [`p7/projects/${research}`, 'p7/projects/research', 'p7/projects/K11'],
    ])
    expect(changes.every(({ after }) => after === undefined)).toBe(true)
    expect(blockOf(desk.narrative, 'p3/projects/K11').figures[0]?.now.refs).toEqual(['t05/001/K11/total'])
    expect(applyBlocks(before, changes)).toEqual(desk.narrative.sections())
  })

  it('two that exchange their codes keep their places and keys', () => {
    const desk = openDesk()
    const before = desk.narrative.sections()
    const commerce = sampleIds.project('commerce')
    const changes = desk.apply([
      changed(sample, 'projects', research, { code: 'commerce' }),
      changed(sample, 'projects', commerce, { code: 'research' }),
    ])
    const now = desk.narrative.sections()
    expect(applyBlocks(before, changes)).toEqual(now)
    expect(blocksOf(now).map(({ key, text }) => [key, text])).toEqual(
      blocksOf(before).map(({ key, text }) => [key, text]),
    )
    expect(blockOf(desk.narrative, 'p3/projects/commerce').key).toBe(`p3/projects/${research}`)
  })

  it('free paragraphs are added, moved and removed at their place', () => {
    const desk = openDesk()
    const before = desk.narrative.sections()
    const made = {
      id: 'x',
      position: 2.5,
      kind: 'free',
      place: 'p1/duties',
      object: null,
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
    const tasks = sample.blocks.filter(({ place }) => place === 'p1/tasks')
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
