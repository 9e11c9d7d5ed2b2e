import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type ColumnLayout,
  inOrder,
  isReordered,
  type LaidColumn,
  passedOver,
  placed,
  shownColumns,
  stepped,
  UNSET,
  widthOf,
  withShown,
  withWidth,
} from '../../../src/shared/grid/layout'

const LIST: readonly LaidColumn[] = [
  { id: 'name', isHeld: true },
  { id: 'function', isSpare: true },
  { id: 'amount' },
  { id: 'prior' },
  { id: 'rate', isSpare: true },
]

const idsOf = (columns: readonly LaidColumn[]): string => columns.map(({ id }) => id).join(' ')
const shown = (layout: ColumnLayout, list = LIST): string => idsOf(shownColumns(list, layout))
const ordered = (layout: ColumnLayout, list = LIST): string => idsOf(inOrder(list, layout))

describe('which columns are shown', () => {
  test('unset, those there is room for; asked for or put away, that wins over the room', () => {
    expect(shown(UNSET)).toBe('name amount prior')
    const asked = withShown(LIST, UNSET, 'rate', true)
    expect(shown(asked)).toBe('name amount prior rate')
    expect(shown(withShown(LIST, asked, 'prior', false))).toBe('name amount rate')
  })

  test('put away where there is room, a column stays away where there is none, and comes when asked for', () => {
    const roomy = LIST.map(({ isSpare: _, ...column }) => column)
    const away = withShown(roomy, UNSET, 'function', false)
    expect(shown(away, roomy)).toBe('name amount prior rate')
    expect(shown(away)).toBe('name amount prior')
    expect(shown(withShown(LIST, away, 'function', true))).toBe('name function amount prior')
  })

  test('a held column is not put away, nor is the last one', () => {
    expect(withShown(LIST, UNSET, 'name', false)).toBe(UNSET)
    expect(shown({ ...UNSET, shown: { name: false } })).toBe('name amount prior')
    const two = [{ id: 'a' }, { id: 'b' }]
    const one = withShown(two, UNSET, 'a', false)
    expect(withShown(two, one, 'b', false)).toBe(one)
    // Kept by a program that had more columns than this one.
    expect(shown({ ...UNSET, shown: { a: false, b: false } }, two)).toBe('a')
  })

  test('what is not there cannot be shown', () => {
    expect(withShown(LIST, UNSET, 'gone', true)).toBe(UNSET)
    expect(shown({ order: ['gone', 'prior', 'amount'], shown: { gone: true }, widths: { gone: 90 } })).toBe(
      'name prior amount',
    )
  })
})

describe('in which order', () => {
  test('a step goes past the neighbour that is seen, not past one that is not', () => {
    const right = stepped(LIST, UNSET, 'amount', 1)
    expect(ordered(right)).toBe('name function prior amount rate')
    const left = stepped(LIST, right, 'prior', -1)
    // Its neighbour on the left is the held name, which stays in front.
    expect(left).toBe(right)
    expect(stepped(LIST, UNSET, 'prior', 1)).toBe(UNSET)
  })

  test('held columns stay in front, wherever something is put', () => {
    expect(placed(LIST, UNSET, 'name', { beside: 'rate', isBehind: true })).toBe(UNSET)
    expect(ordered(placed(LIST, UNSET, 'rate', { beside: 'name', isBehind: false }))).toBe(
      'name rate function amount prior',
    )
  })

  test('a column that comes later stands behind the one that it follows in the list', () => {
    const before = LIST.filter(({ id }) => id !== 'prior')
    const layout = placed(before, UNSET, 'amount', { beside: 'rate', isBehind: true })
    expect(ordered(layout, before)).toBe('name function rate amount')
    expect(ordered(layout)).toBe('name function rate amount prior')
  })

  test('a column that is away for a while, as those of sources are, finds its place again', () => {
    const moved = placed(LIST, UNSET, 'prior', { beside: 'function', isBehind: false })
    const without = LIST.filter(({ id }) => id !== 'prior')
    const again = placed(without, moved, 'amount', { beside: 'rate', isBehind: true })
    expect(ordered(again, without)).toBe('name function rate amount')
    expect(ordered(again)).toBe('name prior function rate amount')
  })
})

test('a width is kept in whole pixels and given up again', () => {
  const wide = withWidth(UNSET, 'amount', 120.4)
  expect(widthOf(wide, 'amount')).toBe(120)
  expect(widthOf(wide, 'constructor')).toBeUndefined()
  expect(withWidth(wide, 'amount', null)).toEqual(UNSET)
})

test('what is pasted over several columns is told which were passed over, and that they stand otherwise', () => {
  const away = withShown(LIST, UNSET, 'amount', false)
  const passed = passedOver(LIST, away, 'name', 'prior')
  expect(idsOf(passed)).toBe('amount')
  expect(passedOver(LIST, away, 'prior', 'prior')).toEqual([])
  expect(isReordered(LIST, ['name', 'prior'])).toBe(false)
  expect(isReordered(LIST, ['name', 'prior', 'amount'])).toBe(true)
})

test('an extra column is shown where it was asked for, by a layout of before too, and none that is passed over', () => {
  const list = LIST.toSpliced(3, 0, { id: 'unit', isExtra: true })
  expect(idsOf(shownColumns(list, UNSET))).toBe('name amount prior')
  const kept: ColumnLayout = { order: ['amount', 'prior'], shown: { rate: true }, widths: {} }
  expect(idsOf(shownColumns(list, kept))).toBe('name amount prior rate')
  const asked = withShown(list, kept, 'unit', true)
  expect(idsOf(shownColumns(list, asked))).toBe('name amount unit prior rate')
  const away = withShown(list, asked, 'unit', false)
  expect(idsOf(shownColumns(list, away))).toBe('name amount prior rate')
  expect(passedOver(list, away, 'name', 'rate')).toEqual([])
})

/** Any list of columns, and any layout: of it, of other columns, or of both. */
const ids = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', '__proto__', 'constructor')
const anyList = fc.uniqueArray(
  fc.record({ id: ids, isHeld: fc.boolean(), isSpare: fc.boolean(), isExtra: fc.boolean() }),
  {
    selector: ({ id }) => id,
    minLength: 1,
  },
)
const anyLayout: fc.Arbitrary<ColumnLayout> = fc.record({
  order: fc.array(ids),
  shown: fc.dictionary(ids, fc.boolean()),
  widths: fc.dictionary(ids, fc.nat(2000)),
})
type Act = (list: readonly LaidColumn[], layout: ColumnLayout) => ColumnLayout
const anyAct: fc.Arbitrary<Act> = fc.oneof(
  fc.tuple(ids, fc.boolean()).map(
    ([id, on]): Act =>
      (list, layout) =>
        withShown(list, layout, id, on),
  ),
  fc.tuple(ids, fc.constantFrom(1 as const, -1 as const)).map(
    ([id, by]): Act =>
      (list, layout) =>
        stepped(list, layout, id, by),
  ),
  fc.tuple(ids, ids, fc.boolean()).map(
    ([id, beside, isBehind]): Act =>
      (list, layout) =>
        placed(list, layout, id, { beside, isBehind }),
  ),
  fc.tuple(ids, fc.option(fc.nat(500))).map(
    ([id, width]): Act =>
      (_, layout) =>
        withWidth(layout, id, width),
  ),
)

describe('whatever was kept and is done', () => {
  test('every column stands once, those that are held in front; one at least is shown', () => {
    fc.assert(
      fc.property(anyList, anyLayout, fc.array(anyAct), (list, kept, acts) => {
        const layout = acts.reduce((now, act) => act(list, now), kept)
        const all = inOrder(list, layout)
        expect(all.map(({ id }) => id).sort()).toEqual(list.map(({ id }) => id).sort())
        const held = all.map(({ isHeld }) => isHeld)
        expect(held).toEqual([...held].sort((a, b) => Number(b) - Number(a)))
        const seen = shownColumns(list, layout)
        expect(seen.length).toBeGreaterThan(0)
        expect(seen).toEqual(all.filter((column) => seen.includes(column)))
        for (const column of list.filter(({ isHeld }) => isHeld)) expect(seen).toContain(column)
      }),
    )
  })

  test('a step and the step back leave what is seen as it was', () => {
    fc.assert(
      fc.property(anyList, anyLayout, ids, (list, layout, id) => {
        const there = stepped(list, layout, id, 1)
        const back = there === layout ? layout : stepped(list, there, id, -1)
        expect(shownColumns(list, back)).toEqual(shownColumns(list, layout))
      }),
    )
  })

  test('what was put beside another stands beside it, of columns that are not held', () => {
    fc.assert(
      fc.property(anyList, anyLayout, ids, ids, fc.boolean(), (list, layout, id, beside, isBehind) => {
        const two = list.filter((each) => !each.isHeld && [id, beside].includes(each.id))
        fc.pre(id !== beside && two.length === 2)
        const order = inOrder(list, placed(list, layout, id, { beside, isBehind })).map((each) => each.id)
        expect(order.indexOf(id) - order.indexOf(beside)).toBe(isBehind ? 1 : -1)
      }),
    )
  })
})
