import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { differenceOf, newRanges } from '../../../src/shared/difference/words'
import type { TextBlockView } from '../../../src/shared/printed/block'
import { blockOf, changed, openDesk, sampleDocument } from '../narrative/sample'

const prose = fc.string({
  unit: fc.constantFrom('预算', '增', '加', '减', '1', '2', ',', '.', '万元', '，', '。', ' |'),
  maxLength: 60,
})

function words(text: string): Pick<TextBlockView, 'text' | 'figures'> {
  return { text, figures: [] }
}

describe('the difference of two states of a paragraph', () => {
  it('gives back the old words without what came and the new ones without what went', () => {
    fc.assert(
      fc.property(prose, prose, (before, now) => {
        const runs = differenceOf(words(before), words(now))
        const without = (kind: string): string =>
          runs
            .filter((run) => run.kind !== kind)
            .map(({ text }) => text)
            .join('')
        expect(without('new')).toBe(before)
        expect(without('old')).toBe(now)
        for (const { start, end } of newRanges(words(before), words(now))) expect(end).toBeGreaterThan(start)
      }),
    )
  })

  it('takes a figure as one word and leaves the words around it', () => {
    const desk = openDesk()
    const old = blockOf(desk.narrative, 'p3/projects/commerce')
    const document = sampleDocument()
    desk.apply([changed(document, 'lines', 'y059', { amount: 500_000_000 as never })])
    const runs = differenceOf(old, blockOf(desk.narrative, 'p3/projects/commerce'))
    expect(runs.filter(({ kind }) => kind !== 'same').map(({ kind, text }) => `${kind} ${text}`)).toEqual([
      'old 10,359.94',
      'new 10,500.00',
      'old 3,407.50',
      'new 3,547.56',
      'old 49.0',
      'new 51.0',
    ])
  })
})
