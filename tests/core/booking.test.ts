import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { packageText } from '../../src/main/export/package'
import { parsePackage } from '../../src/main/import/package'
import { openPacks } from '../../src/main/packs/packs'
import type { BudgetView } from '../../src/shared/contract/results'
import type { ProjectSheet } from '../../src/shared/contract/shown'
import type { BudgetDocument, BudgetLine } from '../../src/shared/model/document'
import { sampleIds } from '../support/longgang'
import { dump } from '../store/store-bench'
import { type Bench, openBench, resources } from './bench'

const COMMERCE = sampleIds.project('commerce')
/** Lines of 商贸管理 (359.94 万元) and of 课题研究 (300 万元). */
const [LINE, OTHER] = ['y059', 'y063']
/** A line of 310 (340 万元), and its project. */
const [ASSETS, AID] = ['y072', sampleIds.project('pairing-assistance')]
const NOTHING = {
  procurement: 0,
  procurementCategory: null,
  procurementSme: 0,
  procurementMicro: 0,
}

let bench: Bench
let view: BudgetView
let budget: string

beforeEach(async () => {
  bench = openBench()
  view = await bench.sample()
  budget = view.budget
})
afterEach(() => bench.dispose())

const documentNow = async (): Promise<BudgetDocument> =>
  (await bench.call('budget.view', { budget })).document

async function lineNow(id: string): Promise<BudgetLine | undefined> {
  return (await documentNow()).lines.find((line) => line.id === id)
}

async function bookedOn(id: string): Promise<Partial<BudgetLine>> {
  const { procurement, procurementCategory, procurementSme, procurementMicro } = (await lineNow(id)) ?? {}
  return { procurement, procurementCategory, procurementSme, procurementMicro } as Partial<BudgetLine>
}

const addition = (id: string, more: object = {}) => ({
  kind: 'procurement',
  value: { id, lineId: LINE, content: `内容${id}`, price: 100_000_00, ...more },
})
const add = (id: string, more: object = {}) => bench.call('edit.add', { budget, ...addition(id, more) })
const set = (path: string, value: string) => bench.call('edit.set', { budget, path, value })
const refusedSet = (path: string, value: string) => bench.refused('edit.set', { budget, path, value })

async function undoAll(): Promise<void> {
  let { undo } = (await bench.call('budget.view', { budget })).state
  while (undo !== null) undo = (await bench.call('edit.undo', { budget })).patch.state.undo
}

describe('a line takes from its procurement items', () => {
  test('and the first of them says what it replaces; the next one does not', async () => {
    await set(`lines/${LINE}/procurement`, '10.68')
    await set(`lines/${LINE}/procurementSme`, '4')
    const first = await add('a', { price: 6_0000_00 })
    expect(first.notes).toHaveLength(1)
    expect(first.notes?.[0]).toContain('政府采购原为 10.68，改为 6.00')
    expect(first.notes?.[0]).toContain('预留中小企业原为 4.00，改为 0.00')
    expect((await add('b')).notes).toBeUndefined()
    await bench.call('edit.undo', { budget })
    await bench.call('edit.undo', { budget })
    const edits = ['a', 'b'].map((id) => {
      const { kind, value } = addition(id, { price: 6_0000_00 })
      return { add: kind, value } as const
    })
    const { notes } = await bench.call('edit.apply', { budget, edits })
    expect(notes).toHaveLength(1)
    expect(notes?.[0]).toContain('政府采购原为 10.68，改为 12.00')
  })

  test('nothing as long as they come to nothing: the line says how much, until an item costs something', async () => {
    await set(`lines/${LINE}/procurement`, '134.94')
    const begun = await add('a', { price: 0 })
    expect(begun.notes).toBeUndefined()
    await set('procurements/a/quantity', '3')
    expect(await bookedOn(LINE)).toMatchObject({ procurement: 134_940_000 })
    await set(`lines/${LINE}/procurement`, '135')
    const { notes } = await set('procurements/a/price', '1.5')
    expect(notes?.[0]).toContain('政府采购原为 135.00，改为 4.50')
    expect(await bookedOn(LINE)).toMatchObject({ procurement: 4_500_000 })
    await set('procurements/a/price', '0')
    expect(await bookedOn(LINE)).toMatchObject({ procurement: 0 })
    await set('procurements/a/price', '2')
    await bench.call('edit.remove', { budget, path: 'procurements/a' })
    expect(await bookedOn(LINE)).toMatchObject({ procurement: 0 })
    // What the same step says of the line stands.
    await add('b')
    for (const emptied of [{ set: 'procurements/b/price', value: '0' }, { remove: 'procurements/b' }]) {
      const edits = [emptied, { set: `lines/${LINE}/procurement`, value: '7' }]
      await bench.call('edit.apply', { budget, edits })
      expect(await bookedOn(LINE)).toMatchObject({ procurement: 7_000_000 })
      await bench.call('edit.undo', { budget })
    }
  })

  test('what they come to, by reserve, with their one category', async () => {
    await add('a', { quantity: 250 })
    expect(await bookedOn(LINE)).toEqual({
      ...{ procurement: 250_000_00, procurementCategory: 'services' },
      ...{ procurementSme: 0, procurementMicro: 0 },
    })
    await add('b', { reserve: 'sme', price: 30_000_00 })
    await add('c', { reserve: 'micro', price: 20_000_00, category: 'goods' })
    expect(await bookedOn(LINE)).toEqual({
      ...{ procurement: 300_000_00, procurementCategory: null },
      ...{ procurementSme: 50_000_00, procurementMicro: 20_000_00 },
    })
    await set('procurements/c/category', '服务')
    await set('procurements/c/quantity', '1.5')
    await set('procurements/a/reserve', '小微企业')
    await set('procurements/b/price', '=1+1')
    expect(await bookedOn(LINE)).toEqual({
      ...{ procurement: 300_000_00, procurementCategory: 'services' },
      ...{ procurementSme: 300_000_00, procurementMicro: 280_000_00 },
    })
    expect((await documentNow()).formulas).toMatchObject([{ object: 'procurements/b', text: '=1+1' }])
  })

  test('also of an item that moves there: both lines are booked anew', async () => {
    await add('a')
    await add('b')
    await set('procurements/b/lineId', OTHER)
    expect([await bookedOn(LINE), await bookedOn(OTHER)]).toMatchObject([
      { procurement: 100_000_00 },
      { procurement: 100_000_00 },
    ])
    await set('procurements/a/lineId', OTHER)
    expect([await bookedOn(LINE), await bookedOn(OTHER)]).toMatchObject([
      NOTHING,
      { procurement: 200_000_00 },
    ])
  })

  test('nothing any more once the last is gone, even where something had been typed before the first', async () => {
    await set(`lines/${LINE}/procurement`, '50')
    await add('a')
    expect(await bookedOn(LINE)).toMatchObject({ procurement: 100_000_00 })
    await bench.call('edit.remove', { budget, path: 'procurements/a' })
    expect(await bookedOn(LINE)).toEqual(NOTHING)
    await set(`lines/${LINE}/procurement`, '50')
    expect(await bookedOn(LINE)).toMatchObject({ procurement: 50_000_000 })
  })

  test('in the same step: its history names the edit alone, and the formula of what was typed goes', async () => {
    await set(`lines/${LINE}/procurement`, '=20+30')
    await add('a')
    expect((await documentNow()).formulas).toEqual([])
    const [step] = await bench.call('history.list', { budget, limit: 1 })
    expect(step?.label).toMatch(/^新增 ?采购明细/)
    await bench.call('edit.undo', { budget })
    expect((await documentNow()).formulas).toMatchObject([{ text: '=20+30' }])
    expect(await bookedOn(LINE)).toMatchObject({ procurement: 50_000_000 })
  })

  test('and what is tried out shows it, and leaves nothing', async () => {
    await add('a')
    const edits = [{ set: 'procurements/a/price', value: '20' }]
    const shows = [`projects/${COMMERCE}` as const]
    const { patch } = await bench.call('edit.preview', { budget, edits, shows })
    expect(patch.sheet?.spread.byLine[LINE]).toEqual({
      procured: 20_000_000,
      acquired: 0,
      // Of the line's 359.94万元.
      unprocured: 339_940_000,
      unacquired: 359_940_000,
    })
    expect(patch.sheet?.lines.find(({ id }) => id === LINE)?.procurement).toBe(20_000_000)
    expect(await bookedOn(LINE)).toMatchObject({ procurement: 100_000_00 })
  })
})

test('of many edits each sees those before it, and one undo takes all back to the byte', async () => {
  const path = bench.path('sample.budget')
  await bench.call('budget.close', { budget })
  const before = dump(path)
  budget = (await bench.open({ file: path })).budget
  const edits = [
    { set: `lines/${LINE}/amount`, value: '400' },
    { set: `lines/${LINE}/economicCode`, value: '31002' },
    ...['a', 'b'].map((id) => ({ add: 'procurement', value: addition(id, { price: 190_000_000 }).value })),
    { set: 'procurements/a/price', value: '200' },
    { remove: 'procurements/b' },
    { add: 'procurement', value: addition('c', { price: 200_000_000 }).value },
    { add: 'acquisition', value: { id: 'd', lineId: LINE, name: '设备', price: 400_000_000 } },
  ]
  await bench.call('edit.apply', { budget, edits })
  expect(await lineNow(LINE)).toMatchObject({ amount: 400_000_000, procurement: 400_000_000 })
  await bench.call('edit.undo', { budget })
  await bench.call('edit.redo', { budget })
  expect(await lineNow(LINE)).toMatchObject({ amount: 400_000_000, procurement: 400_000_000 })
  await undoAll()
  await bench.call('budget.close', { budget })
  expect(dump(path)).toEqual(before)
})

test('of many edits those that go too far are left out, the others booked', async () => {
  const edits = ['a', 'b', 'c'].map((id) => ({
    add: 'procurement',
    value: addition(id, { price: 150_000_000 }).value,
  }))
  const { refused } = await bench.call('edit.apply', { budget, edits, onRefused: 'skip' })
  expect(refused).toMatchObject([{ edit: 2, code: 'bad-value' }])
  expect(await bookedOn(LINE)).toMatchObject({ procurement: 300_000_000 })
})

describe('refused, with nothing changed, is', () => {
  test('an item that comes to more than its line', async () => {
    await add('a', { price: 350_000_000 / 100, quantity: 10_000 })
    const text = packageText(await documentNow())
    const tooMuch = await bench.refused('edit.add', { budget, ...addition('b', { price: 10_000_000 }) })
    expect(tooMuch).toMatchObject({ code: 'bad-value', place: 'procurements/b' })
    expect(tooMuch.message).toBe(
      '分项“商贸管理 · 2011307 国内贸易管理 · 30227 委托业务费”的采购明细合计 360.00 万元，超过分项金额 359.94 万元。请核对这两个数。',
    )
    expect(await refusedSet('procurements/a/quantity', '103')).toMatchObject({
      place: 'procurements/a/quantity',
    })
    expect(await refusedSet('procurements/a/price', '3.6')).toMatchObject({ place: 'procurements/a/price' })
    expect(await refusedSet('procurements/a/lineId', OTHER)).toMatchObject({ place: 'procurements/a/lineId' })
    expect(packageText(await documentNow())).toBe(text)
    await set('procurements/a/quantity', '102')
  })

  test('a line that is lowered below its items, alone or through its project', async () => {
    await add('a', { price: 300_000_000 })
    expect(await refusedSet(`lines/${LINE}/amount`, '299.99')).toMatchObject({
      code: 'bad-value',
      place: `lines/${LINE}/amount`,
      message: expect.stringContaining('合计 300.00 万元，超过分项金额 299.99 万元') as string,
    })
    const params = {
      budget,
      path: `projects/${COMMERCE}/amount`,
      value: '10,100',
      booking: 'last-line',
    } as const
    expect((await bench.refused('edit.set', params)).message).toContain('采购明细合计 300.00 万元')
    await set(`lines/${LINE}/amount`, '300')
    expect(await bookedOn(LINE)).toMatchObject({ procurement: 300_000_000 })
  })

  test('what its items say, set in the line itself', async () => {
    await add('a')
    for (const [field, value, label] of [
      ['procurement', '5', '政府采购'],
      ['procurementCategory', '货物', '采购类别'],
      ['procurementSme', '1', '预留中小企业'],
    ] as const) {
      expect(await refusedSet(`lines/${LINE}/${field}`, value)).toMatchObject({
        place: `lines/${LINE}/${field}`,
        message: expect.stringMatching(`有采购明细，${label}由明细得出.*请改采购明细。`) as string,
      })
    }
    await set(`lines/${LINE}/purpose`, '另一用途')
  })

  test('an asset beyond the line: nothing is booked of assets', async () => {
    const asset = (id: string, price: number) => ({
      kind: 'acquisition',
      value: { id, lineId: ASSETS, name: '设备', price },
    })
    await bench.call('edit.add', { budget, ...asset('a', 200_000_000) })
    expect(await bookedOn(ASSETS)).toEqual(NOTHING)
    expect((await bench.refused('edit.add', { budget, ...asset('b', 140_000_001) })).message).toContain(
      '资产购置合计 340.000001 万元，超过分项金额 340.00 万元',
    )
    expect(await refusedSet(`lines/${ASSETS}/amount`, '199')).toMatchObject({
      place: `lines/${ASSETS}/amount`,
    })
    await bench.call('edit.add', { budget, ...asset('b', 140_000_000) })
  })

  test('an asset of money for something else, in a package too', async () => {
    const value = { id: 'a', lineId: LINE, name: '设备', price: 5 }
    expect(await bench.refused('edit.add', { budget, kind: 'acquisition', value })).toMatchObject({
      message: expect.stringContaining('309、310 类（资本性支出）') as string,
    })
    await bench.call('edit.add', { budget, kind: 'acquisition', value: { ...value, lineId: ASSETS } })
    expect(await refusedSet('acquisitions/a/lineId', LINE)).toMatchObject({ place: 'acquisitions/a/lineId' })
    expect(await refusedSet(`lines/${ASSETS}/economicCode`, '30227')).toMatchObject({
      place: `lines/${ASSETS}/economicCode`,
    })
    await set(`lines/${ASSETS}/economicCode`, '30902')

    const all = JSON.parse(packageText(await documentNow())) as { acquisitions: { lineId: string }[] }
    Object.assign(all.acquisitions[0] ?? {}, { lineId: LINE })
    const packed = parsePackage(JSON.stringify(all), openPacks([resources]).rulesFor)
    expect(packed).toMatchObject({
      ok: false,
      error: {
        details: { faults: [{ message: expect.stringContaining('309、310 类（资本性支出）') as string }] },
      },
    })
  })
})

describe('a line that differs from its items', () => {
  const rulesFor = openPacks([resources]).rulesFor

  test('is a fault of a package, at its place', async () => {
    await add('a')
    await bench.call('edit.add', {
      budget,
      kind: 'acquisition',
      value: { id: 'b', lineId: ASSETS, name: '设备', price: 1 },
    })
    const all = JSON.parse(packageText(await documentNow())) as { lines: (BudgetLine & { amount: number })[] }
    const at = (id: string) => all.lines.findIndex((line) => line.id === id)
    Object.assign(all.lines[at(LINE)] ?? {}, { procurement: 1, procurementCategory: 'goods' })
    Object.assign(all.lines[at(ASSETS)] ?? {}, { amount: 0 })
    const reply = parsePackage(JSON.stringify(all), rulesFor)
    expect(reply).toMatchObject({
      ok: false,
      error: {
        details: {
          faults: [
            {
              place: `$.lines[${at(LINE)}].procurement`,
              message: '政府采购与采购明细不一致，请核对采购明细。',
            },
            {
              place: `$.lines[${at(ASSETS)}].amount`,
              message: '资产购置合计超过了分项的金额，请先核对这两个数。',
            },
          ],
        },
      },
    })
  })

  test('is listed of a file, may be left, and is mended by an edit of its items; undone, it is listed again', async () => {
    await add('a', { price: 300_000_000 })
    await bench.call('budget.close', { budget })
    const db = new Database(bench.path('sample.budget'))
    db.exec(`UPDATE lines SET procurement = 7, amount = 200000000 WHERE id = '${LINE}'`)
    db.close()
    const opened = await bench.open({ file: bench.path('sample.budget') })
    budget = opened.budget
    expect(opened.state.access.mode).toBe('edit')
    expect(opened.faults.map(({ path, grade }) => [path, grade])).toEqual([
      [`lines/${LINE}/procurement`, 'refused'],
    ])
    await set(`lines/${LINE}/purpose`, '另一用途')
    expect(await refusedSet(`lines/${LINE}/amount`, '199')).toMatchObject({ code: 'bad-value' })
    await set('procurements/a/price', '250')
    expect(await bookedOn(LINE)).toMatchObject({ procurement: 250_000_000 })
    await set('procurements/a/price', '200')
    const faults = async () => (await bench.call('budget.view', { budget })).faults.map(({ path }) => path)
    expect(await faults()).toEqual([])
    await bench.call('edit.undo', { budget })
    await bench.call('edit.undo', { budget })
    expect(await faults()).toEqual([`lines/${LINE}/procurement`])
  })
})

describe('what belongs to a line belongs to its project', () => {
  const sheet = async (id: string): Promise<ProjectSheet | null | undefined> =>
    (await bench.call('budget.show', { budget, shows: [`projects/${id}`] })).sheet
  const changed = async () =>
    Object.keys(
      (await bench.call('budget.show', { budget, shows: ['projects'] })).projects?.then ?? {},
    ).sort()
  const asset = { kind: 'acquisition', value: { id: 'b', lineId: ASSETS, name: '设备', price: 5 } }

  test('its sheet holds it in order of the lines, added up, and is sent again when it changes', async () => {
    await add('z', { lineId: 'y058', quantity: 50 })
    await add('a')
    await set(`lines/${LINE}/economicCode`, '31002')
    await bench.call('edit.add', { budget, ...asset, value: { ...asset.value, lineId: LINE } })
    for (const [year, amount] of [
      [2023, 7],
      [2025, 30],
    ] as const)
      await bench.call('edit.add', { budget, kind: 'yearPlan', value: { projectId: COMMERCE, year, amount } })
    const now = await sheet(COMMERCE)
    expect(now?.procurements.map(({ id }) => id)).toEqual(['z', 'a'])
    expect(now?.acquisitions.map(({ id }) => id)).toEqual(['b'])
    expect(now?.yearPlans).toHaveLength(2)
    expect(now?.spread).toEqual({
      // Of 10,000 and 359.94万元.
      byLine: {
        y058: {
          procured: 5_000_000,
          acquired: 0,
          unprocured: 10_000_000_000 - 5_000_000,
          unacquired: 10_000_000_000,
        },
        [LINE]: {
          procured: 10_000_000,
          acquired: 5,
          unprocured: 359_940_000 - 10_000_000,
          unacquired: 359_940_000 - 5,
        },
      },
      planned: 10_359_940_000 + 37,
      unplanned: null,
      uncontrolled: null,
    })
    const shows = [`projects/${COMMERCE}` as const]
    const told = await bench.call('edit.set', { budget, path: 'acquisitions/b/price', value: '6元', shows })
    expect(told.patch.sheet?.spread.byLine[LINE]).toMatchObject({ acquired: 600 })
    const other = await bench.call('edit.set', {
      ...{ budget, path: 'acquisitions/b/price', value: '7元' },
      shows: [`projects/${AID}`],
    })
    expect(other.patch.sheet).toBeUndefined()
  })

  test('the project is known as changed, also the one that its line went to, and no more once it is back', async () => {
    await bench.call('edit.add', { budget, ...asset })
    expect(await changed()).toEqual([AID])
    await set(`lines/${ASSETS}/projectId`, 'commerce')
    expect(await changed()).toEqual([COMMERCE, AID].sort())
    await set(`lines/${ASSETS}/projectId`, 'pairing-assistance')
    expect(await changed()).toEqual([AID])
    await bench.call('edit.remove', { budget, path: 'acquisitions/b' })
    expect(await changed()).toEqual([])
    await bench.call('edit.remove', { budget, path: `projects/${AID}` })
    expect(await changed()).toEqual([AID])
    await undoAll()
    expect(await changed()).toEqual([])
  })

  test('goes with the line and with the project, and comes back', async () => {
    await add('a', { lineId: ASSETS })
    await bench.call('edit.add', { budget, ...asset })
    const text = packageText(await documentNow())
    await bench.call('edit.remove', { budget, path: `projects/${AID}` })
    expect(await documentNow()).toMatchObject({ procurements: [], acquisitions: [] })
    await bench.call('edit.undo', { budget })
    expect(packageText(await documentNow())).toBe(text)
  })

  test('is shown at its line, there where a step touched it', async () => {
    await add('a')
    await set('procurements/a/price', '3')
    const place = { page: 'projects', project: COMMERCE, line: LINE }
    expect((await bench.call('edit.undo', { budget })).touched).toEqual(
      expect.arrayContaining([
        { path: 'procurements/a/price', place },
        { path: `lines/${LINE}/procurement`, place },
      ]),
    )
  })

  test('is moved among the items of its line', async () => {
    for (const id of ['a', 'b', 'c']) await add(id)
    await add('o', { lineId: OTHER })
    await bench.call('edit.apply', { budget, edits: [{ move: ['procurements/c'], after: 'procurements/a' }] })
    expect((await sheet(COMMERCE))?.procurements.map(({ id }) => id)).toEqual(['a', 'c', 'b'])
    const edits = [{ move: ['procurements/c'], after: 'procurements/o' }]
    expect((await bench.refused('edit.apply', { budget, edits })).code).toBe('edits-refused')
  })
})
