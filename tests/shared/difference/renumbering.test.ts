import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blockChanges, textPatch } from '../../../src/shared/difference/renumbering'
import { betweenTexts } from '../../../src/shared/difference/texts'
import type { TextBlockView } from '../../../src/shared/printed/block'
import type { TextSectionView } from '../../../src/shared/printed/section'
import { applyBlocks } from '../../../src/shared/difference/apply-blocks'

/** A figure stands behind the number, so that its place moves with the number's length. */
function item(list: string, key: string, no: number, text: string): TextBlockView {
  const full = `${no}.${text}12.00万元`
  return {
    key: `p1/${list}/${key}`,
    shownKey: `p1/${list}/${key}`,
    kind: 'generated',
    number: String(no),
    text: full,
    figures: [
      {
        text: '12.00',
        start: full.length - 7,
        end: full.length - 2,
        role: 'amount',
        now: { value: 120_000_00, refs: ['t/all/x'] },
      },
    ],
    fields: [{ start: full.length - 7 - text.length, end: full.length - 7, path: `projects/${key}/name` }],
  }
}

/** What is written by hand takes a place in the list, but begins with what its writer said. */
function byHand(list: string, key: string): TextBlockView {
  const path = `blocks/${key}/text`
  const own = { key: `p1/${list}/${key}`, shownKey: key, kind: 'override', path } as const
  return { ...own, text: '另有说明。', figures: [], fields: [] }
}

type Member = { readonly key: string; readonly text: string; readonly isByHand: boolean }

function textOf(lists: readonly (readonly Member[])[]): readonly TextSectionView[] {
  const blocks = lists.flatMap((members, list) =>
    members.map(({ key, text, isByHand }, i) =>
      isByHand ? byHand(`list${list}`, key) : item(`list${list}`, key, i + 1, text),
    ),
  )
  return [{ number: 1, title: '', places: [], blocks }]
}

const members = fc.uniqueArray(
  fc.record({
    key: fc.integer({ min: 0, max: 30 }).map(String),
    text: fc.constantFrom('甲', '甲', '甲', '乙'),
    isByHand: fc.boolean().map((is) => is),
  }),
  { selector: ({ key }) => key, maxLength: 24 },
)
const anyLists = fc.array(members, { minLength: 2, maxLength: 2 })

function many(count: number, from = 0): Member[] {
  return Array.from({ length: count }, (_, i) => ({ key: String(from + i), text: '甲', isByHand: false }))
}

describe('a step told to one who holds the text as it was', () => {
  it('leads from any lists to any others, whatever came, went, moved or was written by hand', () => {
    fc.assert(
      fc.property(anyLists, anyLists, (a, b) => {
        const [before, after] = [textOf(a), textOf(b)]
        const changes = betweenTexts(before, after)
        const told = blockChanges(before, textPatch(changes))
        expect(applyBlocks(before, told)).toEqual(after)
        expect(told.toSorted(byKey)).toEqual(changes.toSorted(byKey))
      }),
      { numRuns: 2_000, seed: 2024 },
    )
  })

  it('says in one run what taking the first of a thousand does to the others, over every length of their numbers', () => {
    const before = textOf([many(1_200), many(5, 5_000)])
    const after = textOf([many(1_200).slice(1), many(5, 5_000)])
    expect(textPatch(betweenTexts(before, after))).toEqual({
      blocks: [{ key: 'p1/list0/0', new: null }],
      renumbered: [{ from: 'p1/list0/1', to: 'p1/list0/1199', by: -1 }],
    })
  })

  it('breaks the run where a paragraph changed otherwise too, or is written by hand', () => {
    const all = many(9)
    const after = all.slice(1).map((each) => (each.key === '4' ? { ...each, text: '乙' } : each))
    const isByHand = (each: Member): Member => (each.key === '6' ? { ...each, isByHand: true } : each)
    const patch = textPatch(betweenTexts(textOf([all.map(isByHand)]), textOf([after.map(isByHand)])))
    expect(patch.blocks.map(({ key }) => key)).toEqual(['p1/list0/0', 'p1/list0/4'])
    expect(patch.renumbered).toEqual([
      { from: 'p1/list0/1', to: 'p1/list0/3', by: -1 },
      { from: 'p1/list0/5', to: 'p1/list0/5', by: -1 },
      { from: 'p1/list0/7', to: 'p1/list0/8', by: -1 },
    ])
  })
})

function byKey(a: { readonly key: string }, b: { readonly key: string }): number {
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0
}
