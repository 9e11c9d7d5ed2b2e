import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { betweenTexts, readsOtherwise } from '../../../src/shared/difference/texts'
import type { TextBlockView } from '../../../src/shared/printed/block'
import { applyBlocks } from '../../../src/shared/difference/apply-blocks'
import type { TextSectionView } from '../../../src/shared/printed/section'
import { edit, mutable, realise, withSecondUnit } from '../../support/edits'
import { openDesk, sampleDocument } from '../narrative/sample'

describe.each([
  ['one unit', sampleDocument()],
  ['two units', withSecondUnit(sampleDocument())],
])('the difference of two texts (%s)', (_, start) => {
  it('leads from one to the other and back, and is empty where all paragraphs are the same', () => {
    const before = openDesk(start).narrative.sections()
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 40 }), (asked) => {
        const budget = mutable(start)
        asked.forEach((each, serial) => {
          budget.apply(realise(budget.document, each, serial))
        })
        const after = openDesk(budget.document).narrative.sections()
        expect(applyBlocks(before, betweenTexts(before, after))).toEqual(after)
        expect(applyBlocks(after, betweenTexts(after, before))).toEqual(before)
        expect(betweenTexts(after, structuredClone(after))).toEqual([])
      }),
      { numRuns: 20, seed: 2024 },
    )
  }, 60_000)
})

function blockOf(key: string, text: string): TextBlockView {
  return { key: `p1/${key}`, shownKey: `p1/${key}`, kind: 'free', text, figures: [], fields: [] }
}

function textOf(blocks: readonly TextBlockView[]): readonly TextSectionView[] {
  return [{ number: 1, title: '', places: [], blocks }]
}

const anyText = fc
  .uniqueArray(
    fc.record({
      key: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'),
      text: fc.constantFrom('甲', '乙'),
    }),
    {
      selector: ({ key }) => key,
    },
  )
  .map((blocks) => textOf(blocks.map(({ key, text }) => blockOf(key, text))))

describe('the difference of two lists of paragraphs', () => {
  it('leads from any list to any other', () => {
    fc.assert(
      fc.property(anyText, anyText, (before, after) => {
        expect(applyBlocks(before, betweenTexts(before, after))).toEqual(after)
      }),
      { numRuns: 500, seed: 2024 },
    )
  })

  it('moves one paragraph where one of six went to the end; to a reader nothing reads otherwise', () => {
    const blocks = ['a', 'b', 'c', 'd', 'e', 'f'].map((key) => blockOf(key, '甲'))
    const changes = betweenTexts(textOf(blocks), textOf([...blocks.slice(1), ...blocks.slice(0, 1)]))
    expect(changes).toEqual([{ key: 'p1/a', old: blocks[0], new: blocks[0], after: 'p1/f' }])
    expect(changes.filter(readsOtherwise)).toEqual([])
  })
})
