import { describe, expect, it } from 'vitest'
import type { TextBlock } from '../../../src/shared/model/document'
import type { UnplacedBlock } from '../../../src/shared/printed/block'
import { blockOf, blocksOf, changed, image, openDesk, sampleDocument, sampleIds } from './sample'

const sample = sampleDocument()
const publicity = sampleIds.project('publicity')
const lines = sample.lines.filter(({ projectId }) => projectId === publicity)

function block(fields: Partial<TextBlock>): TextBlock {
  return {
    id: 'own',
    position: 1,
    kind: 'override',
    place: 'p3/projects',
    object: `projects/${publicity}`,
    text: '改写',
    writtenAgainst: [],
    ...fields,
  }
}

function shownOf({ id, kind, place, object, text }: TextBlock): UnplacedBlock {
  return { id, kind, place, object, text }
}

const opened = (...blocks: readonly TextBlock[]) =>
  openDesk({ ...sample, blocks: [...sample.blocks, ...blocks] })

describe('paragraphs of the preparer’s own', () => {
  it('of the sample are all printed', () => {
    expect(openDesk().narrative.unplaced()).toEqual([])
  })

  it.each([
    ['a place that the template has not', { place: 'p3/gone', object: null }],
    ['a place of another part', { place: 'p4/projects' }],
    ['a project that is not there', { object: 'projects/nowhere' }],
    ['a unit where projects stand', { object: `units/${publicity}` }],
    ['no record where the paragraph is repeated', { object: null }],
    ['a record where the paragraph stands alone', { place: 'p2/income' }],
    ['a heading', { place: 'p1/duties/heading', object: null }],
    ['a free place the template has not', { kind: 'free' as const, place: 'p1/gone', object: null }],
    ['a free place where the program writes', { kind: 'free' as const, place: 'p2/income', object: null }],
  ])('are kept and named where they stand for %s', (_, fields) => {
    const own = block(fields)
    const { narrative } = opened(own)
    expect(narrative.unplaced()).toEqual([shownOf(own)])
    expect(blocksOf(narrative.sections())).toEqual(blocksOf(openDesk().narrative.sections()))
  })

  it('lose their place with their project’s last line, and find it again with a line', () => {
    const own = block({})
    const desk = opened(own)
    expect(desk.narrative.unplaced()).toEqual([])
    desk.apply(lines.map((line) => image('lines', line.id, line, null)))
    expect(desk.narrative.unplaced()).toEqual([shownOf(own)])
    expect(desk.narrative.paragraphAt('p3/projects', `projects/${publicity}`)).toBeUndefined()
    desk.apply(lines.map((line) => image('lines', line.id, null, line)))
    expect(desk.narrative.unplaced()).toEqual([])
    expect(blockOf(desk.narrative, 'p3/projects/publicity').text).toBe('改写')
  })

  it('lose their place in part 7 where the project is no key project any more', () => {
    const own = block({ place: 'p7/projects', text: '| 略 |' })
    const desk = opened(own)
    desk.apply([changed(sample, 'projects', publicity, { key: false })])
    expect(desk.narrative.unplaced()).toEqual([shownOf(own)])
  })

  it('keep their place under another code', () => {
    const desk = opened(block({}))
    desk.apply([changed(sample, 'projects', publicity, { code: 'K06' })])
    expect(desk.narrative.unplaced()).toEqual([])
    expect(blockOf(desk.narrative, 'p3/projects/K06').text).toBe('改写')
  })

  it('keep their place where the program prints nothing now', () => {
    const own = block({ place: 'p2/reason', object: null, text: '原因从略。' })
    const desk = opened(own)
    desk.apply([changed(sample, 'priorFacts', 'prior-total', { reason: '' })])
    expect(desk.narrative.paragraphAt('p2/reason', null)?.generated).toBeNull()
    expect(blockOf(desk.narrative, 'p2/reason').text).toBe('原因从略。')
    expect(desk.narrative.unplaced()).toEqual([])
  })

  it('of one paragraph are printed once, the second is named', () => {
    const first = block({ id: 'first' })
    const second = block({ id: 'second', position: 2, text: '再改写' })
    const { narrative } = opened(first, second)
    expect(blockOf(narrative, 'p3/projects/publicity').text).toBe('改写')
    expect(narrative.unplaced()).toEqual([shownOf(second)])
  })
})
