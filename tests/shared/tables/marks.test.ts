import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Cents } from '../../../src/shared/money/cents'
import {
  amountThen,
  countMarks,
  isTextMarked,
  markAfter,
  markAfterField,
  type RowMark,
} from '../../../src/shared/tables/marks'

const NEW: RowMark = { isNew: true, cells: {}, texts: {} }
const ROW = 't/row'

function cents(amount: number | null): Cents | null {
  return amount as Cents | null
}

/** The mark of a row whose cell `a` held these amounts one after the other. */
function markThrough(mark: RowMark | undefined, amounts: readonly (number | null)[]): RowMark | undefined {
  return amounts.slice(1).reduce<RowMark | undefined>((current, now, i) => {
    const old = cents(amounts[i] ?? null)
    return old === now ? current : markAfter(current, { cell: `${ROW}/a`, old, new: cents(now) })
  }, mark)
}

const amounts = fc.array(fc.constantFrom(null, 0, 5, 7), { minLength: 1, maxLength: 8 })

describe('a row’s mark', () => {
  it('says what stood in a cell at first, whatever came in between', () => {
    fc.assert(
      fc.property(amounts, (held) => {
        const [then, now] = [held[0] ?? null, held.at(-1) ?? null]
        const cells = { a: then }
        expect(markThrough(undefined, held)).toEqual(
          then === now ? undefined : { isNew: false, cells, texts: {} },
        )
      }),
    )
  })

  it('of a new row counts from zero, and not at all what is unknown now', () => {
    fc.assert(
      fc.property(amounts, (held) => {
        const now = held.at(-1) ?? null
        const first = held[0] ?? null
        const entered = first === null || first === 0 ? NEW : { ...NEW, cells: { a: 0 as Cents } }
        expect(markThrough(entered, held)).toEqual({
          ...NEW,
          cells: now === null || now === 0 ? {} : { a: 0 },
        })
      }),
    )
  })

  it('says what a row of records said at first, and is none once it says so again', () => {
    const typed = markAfterField(undefined, { field: 'texts.text', old: '甲', new: '乙' })
    const again = markAfterField(typed, { field: 'texts.text', old: '乙', new: '丙' })
    expect(again).toEqual({ isNew: false, cells: {}, texts: { text: '甲' } })
    expect([isTextMarked(again, 'text'), isTextMarked(again, 'number')]).toEqual([true, false])
    expect(markAfterField(again, { field: 'texts.text', old: '丙', new: '甲' })).toBeUndefined()
    // Another name or place of a row is none of its texts.
    expect(markAfterField(undefined, { field: 'name', old: '甲', new: '乙' })).toBeUndefined()
  })

  it('of a new row holds every text to be new, and knows none of then', () => {
    const typed = markAfterField(NEW, { field: 'texts.text', old: '甲', new: '乙' })
    expect(typed).toEqual(NEW)
    expect(isTextMarked(typed, 'text')).toBe(true)
  })

  it('leaves an amount of now where it says nothing, and an unknown one unknown', () => {
    const mark: RowMark = { isNew: false, cells: { a: null, b: cents(3) }, texts: {} }
    expect(['a', 'b', 'c'].map((column) => amountThen(mark, column, cents(9)))).toEqual([null, 3, 9])
    expect(amountThen(undefined, 'a', null)).toBeNull()
    expect(countMarks({ [ROW]: mark, 't2/row': NEW, 't2/other': { ...mark, isNew: true } })).toBe(4)
    expect(countMarks({ [ROW]: mark, 't2/row': mark }, 't')).toBe(2)
  })
})
