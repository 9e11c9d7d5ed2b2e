import { describe, expect, it } from 'vitest'
import type { Cents } from '../../../src/shared/money/cents'
import { withCurrentFigures, writtenAgainst } from '../../../src/shared/narrative/override'
import { blockOf, changed, image, overridden, sampleDocument, sampleIds } from './sample'

const sample = sampleDocument()
const dearer = changed(sample, 'lines', 'y059', {
  amount: ((sample.lines.find(({ id }) => id === 'y059')?.amount ?? 0) + 140_060_000) as Cents,
})

describe('a paragraph rewritten by hand', () => {
  const text = '部门支出198823.18万元，比2023年增加67,995.19万元（增长52.0%）。'

  it('is shown as written, with the figures it still holds, and is not stale', () => {
    const { desk } = overridden('p2/expenditure', text)
    const view = blockOf(desk.narrative, 'p2/expenditure')
    expect(view).toMatchObject({ kind: 'override', text, stale: false, path: 'blocks/own/text' })
    expect(view.figures.map((figure) => figure.text)).toEqual([
      '198823.18',
      '2023',
      '增加',
      '67,995.19',
      '增长',
      '52.0',
    ])
  })

  it('turns stale when a figure it was written against prints differently, naming old and new', () => {
    const { desk } = overridden('p2/expenditure', text)
    const changes = desk.apply([dearer])
    expect(changes.map(({ key }) => key)).toContain('p2/expenditure')
    const view = blockOf(desk.narrative, 'p2/expenditure')
    expect(view.text).toBe(text)
    expect(view.stale).toBe(true)
    expect(
      view.figures.flatMap(({ text: old, printed }) => (printed === undefined ? [] : [[old, printed]])),
    ).toEqual([
      ['198823.18', '198,963.24'],
      ['67,995.19', '68,135.25'],
      ['52.0', '52.1'],
    ])
  })

  it('adopts the new figures in place and is current again', () => {
    const { desk, block } = overridden('p2/expenditure', text)
    desk.apply([dearer])
    const adopted = withCurrentFigures(blockOf(desk.narrative, 'p2/expenditure'))
    expect(adopted).toBe('部门支出198,963.24万元，比2023年增加68,135.25万元（增长52.1%）。')
    const generated = desk.narrative.paragraph('p2/expenditure')?.generated
    const against = generated ? writtenAgainst(generated) : []
    desk.apply([image('blocks', 'own', block, { ...block, text: adopted, writtenAgainst: against })])
    expect(blockOf(desk.narrative, 'p2/expenditure')).toMatchObject({ text: adopted, stale: false })
  })

  it('comes back when the figures do', () => {
    const { desk } = overridden('p2/expenditure', text)
    desk.apply([dearer])
    desk.apply([image('lines', 'y059', dearer.after, dearer.before)])
    expect(blockOf(desk.narrative, 'p2/expenditure').stale).toBe(false)
  })

  it('remembers of each figure what it states, then what that is compared with, by ids', () => {
    const prior = (id: string): string => `priorFacts/${id}/amount`
    const cell = 't01/all/expenditure-grand-total/expenditureAmount'
    expect(overridden('p2/expenditure', text).block.writtenAgainst).toEqual([
      'year department/fiscalYear 2024',
      `amount ${cell} 198,823.18`,
      'year department/fiscalYear 2023',
      `direction ${cell}//${prior('prior-total')} 增加`,
      `difference ${cell}//${prior('prior-total')} 67,995.19`,
      `direction ${cell}//${prior('prior-total')} 增长`,
      `rate ${cell}//${prior('prior-total')} 52.0`,
    ])
    const unit = sampleIds.unit('001')
    const commerce = `t05/${unit}/${sampleIds.project('commerce')}/total`
    expect(overridden('p3/projects/commerce', text).block.writtenAgainst).toContain(
      `rate ${commerce}//${prior('prior-commerce')} 49.0`,
    )
  })

  it('gives way to the generated text when it is removed', () => {
    const { desk, block } = overridden('p2/expenditure', text)
    desk.apply([dearer])
    const changes = desk.apply([image('blocks', 'own', block, null)])
    expect(changes).toHaveLength(1)
    expect(changes[0]?.new).toMatchObject({
      kind: 'generated',
      text: '2024年部门预算支出198,963.24万元，较2023年增加68,135.25万元，增长52.1%。',
    })
  })

  it('follows a change of direction: the word is stale too', () => {
    const { desk } = overridden(
      'p8/agency-operating',
      '机关运行经费912.26万元，比上年减少215.74万元，下降19.1%。',
    )
    desk.apply([changed(sample, 'priorFacts', 'prior-agency-operating', { amount: 900_000_000 as Cents })])
    const view = blockOf(desk.narrative, 'p8/agency-operating')
    expect(withCurrentFigures(view)).toBe('机关运行经费912.26万元，比上年增加12.26万元，增长1.4%。')
  })

  it('names figures that are printed no more, and leaves them to the preparer', () => {
    const written = '比2023年增加3,407.50万元，增长49.0%。'
    const { desk } = overridden('p3/projects/commerce', written)
    desk.apply([changed(sample, 'priorFacts', 'prior-commerce', { amount: 0 as Cents })])
    const view = blockOf(desk.narrative, 'p3/projects/commerce')
    expect(view.stale).toBe(true)
    expect(view.figures.find((figure) => figure.text === '49.0')?.printed).toBeNull()
    expect(withCurrentFigures(view)).toBe('比2023年增加10,359.94万元，增长49.0%。')
  })

  it('takes no number for another that merely contains it', () => {
    const { desk } = overridden('p4/procurement', '采购7,475.10万元，其中货物15.16万元；编号115.16。')
    const view = blockOf(desk.narrative, 'p4/procurement')
    expect(view.figures.map(({ start }) => start)).toEqual([2, 17])
  })

  it('does not go stale over figures that its text has dropped', () => {
    const { desk } = overridden('p2/expenditure', '支出有所增加。')
    desk.apply([dearer])
    expect(blockOf(desk.narrative, 'p2/expenditure').stale).toBe(false)
  })

  it('keeps its place in a table of the text', () => {
    const { desk } = overridden('p7/projects/commerce', '| 商贸管理 | 10,359.94 | 略 |')
    const view = blockOf(desk.narrative, 'p7/projects/commerce')
    expect(view.grid?.row).toBe('body')
    desk.apply([dearer])
    expect(withCurrentFigures(blockOf(desk.narrative, 'p7/projects/commerce'))).toBe(
      '| 商贸管理 | 10,500.00 | 略 |',
    )
  })

  it('finds its figures again when another record gives them', () => {
    const { desk } = overridden('p3/projects/commerce', '比2023年增加3,407.50万元，增长49.0%。')
    const fact = sample.priorFacts.find(({ id }) => id === 'prior-commerce') ?? null
    const other = { ...fact, id: 'frozen-commerce', amount: 10_359_940_000 / 2 }
    desk.apply([
      image('priorFacts', 'prior-commerce', fact, null),
      image('priorFacts', other.id, null, other),
    ])
    const view = blockOf(desk.narrative, 'p3/projects/commerce')
    expect(withCurrentFigures(view)).toBe('比2023年增加5,179.97万元，增长100.0%。')
  })
})
