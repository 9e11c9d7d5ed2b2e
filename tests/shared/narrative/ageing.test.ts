import { describe, expect, it } from 'vitest'
import type { RecordChange } from '../../../src/shared/model/change'
import type { TextBlock } from '../../../src/shared/model/document'
import { refsOf, type TextBlockView } from '../../../src/shared/printed/block'
import type { TextRun } from '../../../src/shared/narrative/text-run'
import { completedMemory, withCurrentFigures, writtenAgainst } from '../../../src/shared/narrative/override'
import { blockOf, changed, type Desk, image, openDesk, overridden, sampleDocument, sampleIds } from './sample'

const sample = sampleDocument()
const commerce = sampleIds.project('commerce')
const project = sample.projects.find(({ id }) => id === commerce)
const reason = sample.priorFacts.find(({ projectId }) => projectId === commerce)?.reason ?? ''
const PLACE = 'p3/projects/commerce'
const written = `8.商贸管理预算10,359.94万元，主要用于${project?.purpose ?? ''}。原因是${reason}。`

/** What the paragraph of 商贸管理 is reminded of, as old and new. */
function aged(view: TextBlockView): readonly (readonly [string, string | null | undefined])[] {
  return view.figures.flatMap(({ text, printed }) =>
    printed === undefined ? [] : [[text, printed] as const],
  )
}

/** 宣传经费 goes, which stands before 商贸管理. */
const withoutPublicity: readonly RecordChange[] = sample.lines
  .filter(({ projectId }) => projectId === sampleIds.project('publicity'))
  .map((line) => image('lines', line.id, line, null))

describe('a paragraph written by hand ages by its words', () => {
  const cases: readonly [string, readonly RecordChange[], string, string][] = [
    ['a name', [changed(sample, 'projects', commerce, { name: '商贸流通管理' })], '商贸管理', '商贸流通管理'],
    [
      'a purpose',
      [changed(sample, 'projects', commerce, { purpose: '举办促消费活动' })],
      project?.purpose ?? '',
      '举办促消费活动',
    ],
    [
      'a reason',
      [changed(sample, 'priorFacts', 'prior-commerce', { reason: '活动增多' })],
      reason,
      '活动增多',
    ],
    ['its number in the list', withoutPublicity, '8', '7'],
  ]

  it.each(cases)('%s that the program prints differently now', (_, changes, then, now) => {
    const { desk } = overridden(PLACE, written)
    expect(blockOf(desk.narrative, PLACE).stale).toBe(false)
    const seen = desk.apply(changes)
    expect(seen.map(({ new: block }) => block?.shownKey)).toContain(PLACE)
    const view = blockOf(desk.narrative, PLACE)
    expect(view).toMatchObject({ kind: 'override', text: written, stale: true })
    expect(aged(view)).toEqual([[then, now]])
    for (const { start, end, text } of view.figures) expect(view.text.slice(start, end)).toBe(text)
    expect(withCurrentFigures(view)).toBe(written.replace(then, now))
  })

  it.each(cases)('%s, and is young again when it comes back', (_, changes) => {
    const { desk } = overridden(PLACE, written)
    const before = desk.narrative.sections()
    desk.apply(changes)
    desk.apply(changes.map((each) => ({ ...each, before: each.after, after: each.before })).reverse())
    expect(desk.narrative.sections()).toEqual(before)
  })

  it.each(cases)('%s is not missed where the text has dropped it', (_, changes) => {
    const { desk } = overridden(PLACE, '略。')
    desk.apply(changes)
    expect(blockOf(desk.narrative, PLACE).stale).toBe(false)
  })

  it.each(cases)('%s, once adopted, is what it is held against', (_, changes, then, now) => {
    const { desk, block } = overridden(PLACE, written)
    desk.apply(changes)
    const adopted = withCurrentFigures(blockOf(desk.narrative, PLACE))
    const generated = desk.narrative.paragraph(PLACE)?.generated
    const memory = generated ? writtenAgainst(generated) : []
    desk.apply([image('blocks', block.id, block, { ...block, text: adopted, writtenAgainst: memory })])
    expect(blockOf(desk.narrative, PLACE)).toMatchObject({ text: adopted, stale: false })
    expect(adopted).toBe(written.replace(then, now))
  })

  it('a purpose that is gone is told, and left to the preparer', () => {
    const { desk } = overridden(PLACE, written)
    desk.apply([changed(sample, 'projects', commerce, { purpose: '' })])
    const view = blockOf(desk.narrative, PLACE)
    expect(aged(view)).toEqual([[project?.purpose, null]])
    expect(withCurrentFigures(view)).toBe(written)
  })

  it('the department’s and the units’ names too', () => {
    const text = '深圳市龙岗区工业和信息化局包括中国国际贸易促进委员会龙岗支会等3家。'
    const { desk } = overridden('p1/units', text)
    desk.apply([changed(sample, 'units', sampleIds.unit('002'), { name: '贸促会龙岗支会' })])
    expect(withCurrentFigures(blockOf(desk.narrative, 'p1/units'))).toBe(
      text.replace('中国国际贸易促进委员会龙岗支会', '贸促会龙岗支会'),
    )
    const department = { ...sample.department, agency: '龙岗区工信局' }
    desk.apply([
      { collection: 'department', id: 'department', before: { ...sample.department }, after: department },
    ])
    expect(withCurrentFigures(blockOf(desk.narrative, 'p1/units'))).toBe(
      '龙岗区工信局包括贸促会龙岗支会等3家。',
    )
  })

  it('no other number that begins like the list’s', () => {
    const { desk } = overridden(PLACE, '80.商贸管理。')
    desk.apply(withoutPublicity)
    expect(blockOf(desk.narrative, PLACE).stale).toBe(false)
  })

  it('not by codes, which it does not print: neither renamed ones nor ones that changed hands', () => {
    const { desk } = overridden(PLACE, written)
    const research = sampleIds.project('research')
    desk.apply([
      changed(sample, 'projects', commerce, { code: 'research' }),
      changed(sample, 'projects', research, { code: 'commerce' }),
      changed(sample, 'units', sampleIds.unit('001'), { code: '801' }),
    ])
    const view = blockOf(desk.narrative, 'p3/projects/research')
    expect(view).toMatchObject({ text: written, stale: false })
    expect(view.figures.flatMap(refsOf)).toContain('t05/801/research/total')
    expect(blockOf(desk.narrative, PLACE).kind).toBe('generated')
  })

  it('by figures and words at once, without one’s place being taken for the other’s', () => {
    // Its purpose begins with a year, which is none of the program’s figures.
    const key = 'p3/projects/publicity'
    const text = openDesk().narrative.paragraph(key)?.generated?.text ?? ''
    expect(text.match(/2023年/g)).toHaveLength(2)
    const { desk } = overridden(key, text)
    const next = { ...sample.department, fiscalYear: 2025 }
    const prior = changed(sample, 'priorFacts', 'prior-publicity', { year: 2024 })
    desk.apply([
      { collection: 'department', id: 'department', before: { ...sample.department }, after: next },
      prior,
    ])
    const view = blockOf(desk.narrative, key)
    expect(aged(view)).toEqual([['2023', '2024']])
    expect(withCurrentFigures(view)).toBe(text.replace('较2023年', '较2024年'))
    const own = changed(sample, 'projects', sampleIds.project('publicity'), { purpose: '2026年横岗眼镜广告' })
    desk.apply([own])
    expect(withCurrentFigures(blockOf(desk.narrative, key))).toBe(
      desk.narrative.paragraph(key)?.generated?.text,
    )
  })

  it('by a name that also stands within another’s words, where it stands for itself', () => {
    const named = changed(sample, 'projects', commerce, { purpose: '商贸管理工作' })
    const document = {
      ...sample,
      projects: sample.projects.map((each) =>
        each.id === commerce ? { ...each, purpose: '商贸管理工作' } : each,
      ),
    }
    const { desk } = overridden(PLACE, '用于商贸管理工作，属于商贸管理。', document)
    desk.apply([image('projects', commerce, named.after, { ...named.after, name: '商贸' })])
    expect(withCurrentFigures(blockOf(desk.narrative, PLACE))).toBe('用于商贸管理工作，属于商贸。')
  })
})

describe('a memory from before words were remembered', () => {
  const isWordly = (entry: string): boolean => /^(words|number) /.test(entry)
  const generatedOf = (desk: Desk): TextRun => {
    const generated = desk.narrative.paragraph(PLACE)?.generated
    if (!generated) throw new Error('nothing is printed there')
    return generated
  }
  const whole = writtenAgainst(generatedOf(openDesk()))
  const memoryOf = (memory: readonly string[]): Pick<TextBlock, 'writtenAgainst'> => ({
    writtenAgainst: memory,
  })

  it('lacks the number, the name, the purpose and the reason', () => {
    expect(whole.filter(isWordly)).toEqual([
      'number  8',
      `words projects/${commerce}/name 商贸管理`,
      `words projects/${commerce}/purpose ${project?.purpose ?? ''}`,
      `words projects/${commerce}/reason ${reason}`,
    ])
  })

  it('of figures alone is completed by the words of now, figures as they were', () => {
    const figures = whole
      .filter((entry) => !isWordly(entry))
      .map((entry) => entry.replace('10,359.94', '1.00'))
    expect(completedMemory(memoryOf(figures), generatedOf(openDesk()))).toEqual([
      ...figures,
      ...whole.filter(isWordly),
    ])
  })

  it('of nothing is completed by everything of now', () => {
    expect(completedMemory(memoryOf([]), generatedOf(openDesk()))).toEqual(whole)
  })

  it('that has words lacks nothing, whatever is printed now', () => {
    expect(completedMemory(memoryOf(whole), generatedOf(openDesk()))).toBeUndefined()
    expect(completedMemory(memoryOf(['words a/b/c 旧']), generatedOf(openDesk()))).toBeUndefined()
  })

  it('of a paragraph without words, or of none, stays as it is', () => {
    const year = openDesk().narrative.paragraph('p8/precision')?.generated
    if (!year) throw new Error('nothing is printed there')
    expect(writtenAgainst(year).some(isWordly)).toBe(false)
    expect(completedMemory(memoryOf(writtenAgainst(year)), year)).toBeUndefined()
    const words = openDesk().narrative.paragraph('p9/other-income')?.generated
    if (!words) throw new Error('nothing is printed there')
    expect(completedMemory(memoryOf([]), words)).toBeUndefined()
  })

  it.each([
    ['figures alone', whole.filter((entry) => !isWordly(entry))],
    ['nothing', []],
  ])('of %s, once completed, ages by a later name; without that, it does not', (_, memory) => {
    const rename = changed(sample, 'projects', commerce, { name: '商贸流通管理' })
    for (const isCompleted of [false, true]) {
      const desk = openDesk()
      const completed = completedMemory(memoryOf(memory), generatedOf(desk)) ?? []
      const block: TextBlock = {
        id: 'own',
        position: 1,
        kind: 'override',
        place: 'p3/projects',
        object: `projects/${commerce}`,
        text: written,
        writtenAgainst: isCompleted ? completed : memory,
      }
      desk.apply([image('blocks', 'own', null, block)])
      expect(blockOf(desk.narrative, PLACE).stale).toBe(false)
      desk.apply([rename])
      expect(blockOf(desk.narrative, PLACE).stale).toBe(isCompleted)
    }
  })
})
