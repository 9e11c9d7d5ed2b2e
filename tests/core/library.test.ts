import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { LibraryFound } from '../../src/shared/contract/library'
import { MOST_KEPT } from '../../src/shared/contract/library'
import { openCore } from '../../src/main/core/core'
import { overlap, wordsOf } from '../../src/main/core/overlap'
import { sampleIds } from '../support/longgang'
import { type Bench, openBench } from './bench'

const COMMERCE = sampleIds.project('commerce')

let bench: Bench
let budget: string
/** What the pack names, and how many of those the sample has not. */
let named: number
let unused: number
beforeEach(async () => {
  bench = openBench()
  const { document, ...view } = await bench.sample()
  budget = view.budget
  const all = (await search()).indicators
  named = all.length
  const used = new Set(document.indicators.map(({ level2, level3 }) => level2 + level3))
  unused = all.filter(({ level2, level3 }) => !used.has(level2 + level3)).length
})
afterEach(() => bench.dispose())

function search(
  asked: Partial<{
    words: string
    level2: string | null
    project: string | null
    limit: number
    near: boolean
  }> = {},
): Promise<LibraryFound> {
  const all = { words: '', level2: null, project: COMMERCE, limit: 200, ...asked }
  return bench.call('library.search', { budget, ...all })
}

const names = ({ indicators }: LibraryFound): readonly string[] => indicators.map(({ level3 }) => level3)

describe('the library of indicators', () => {
  test('offers what the pack names, then what was used in any budget', async () => {
    const before = await search()
    expect(before.indicators.every(({ from }) => from === null)).toBe(true)
    expect(names(before)).toContain('项目验收合格率')
    await bench.call('library.learn', { budget })
    const after = await search()
    expect(after.total).toBe(unused + 71)
    expect(after.indicators.find(({ level3 }) => level3 === '购车补贴申报补贴数')).toEqual({
      level1: '产出指标',
      level2: '数量指标',
      level3: '购车补贴申报补贴数',
      target: '＞1000个',
      sign: '>',
      value: '1000',
      unit: '个',
      from: '',
    })
    await bench.call('budget.close', { budget })
    budget = (await bench.call('budget.open', { file: bench.path('sample.budget') })).budget
    expect((await search()).total).toBe(after.total)
  })

  test('is searched by words and by 二级指标; what the project has already is left out', async () => {
    await bench.call('library.learn', { budget })
    expect(names(await search({ words: '合格率' })).every((name) => name.includes('合格率'))).toBe(true)
    const satisfied = await search({ level2: '服务对象满意度指标' })
    expect(new Set(satisfied.indicators.map(({ level2 }) => level2))).toEqual(new Set(['服务对象满意度指标']))
    // The department has all of its own.
    expect((await search({ project: null })).total).toBe((await search()).total)
    expect(names(await search({ project: null }))).not.toContain('购车补贴申报补贴数')
    const { found, indicators } = await search({ limit: 3 })
    expect([indicators.length, found > 3]).toEqual([3, true])
  })

  test('offers first what has most in common with what is said of the project', async () => {
    await bench.call('library.learn', { budget })
    await bench.call('edit.set', {
      budget,
      path: `projects/${COMMERCE}/description`,
      value: '对购车消费者发放补贴，受理申报。',
    })
    expect(names(await search({ limit: 3 }))).toContain('购车补贴申报补贴数')
  })

  test('offers of itself only what is near to what the project says: nothing where it says nothing, or has no words in common', async () => {
    await bench.call('library.learn', { budget })
    const offered = async () => names(await search({ near: true, limit: 5 }))
    const say = (field: string, value: string) =>
      bench.call('edit.set', { budget, path: `projects/${COMMERCE}/${field}`, value })
    for (const field of ['purpose', 'description', 'legalBasis']) await say(field, '')
    expect(await offered()).toEqual([])
    await say('description', '对购车消费者发放补贴，受理申报。')
    expect(await offered()).toContain('购车补贴申报补贴数')
    expect((await offered()).length).toBeLessThanOrEqual(5)
    await say('description', 'xyz')
    expect(await offered()).toEqual([])
    await say('legalBasis', '购车补贴申报办法')
    expect(await offered()).toContain('购车补贴申报补贴数')
  })

  test('a library that cannot be read is set aside, and that is said; nothing of it is lost', async () => {
    await bench.call('library.learn', { budget })
    const { library } = bench.ports.places
    const damaged = `${readFileSync(library, 'utf8').slice(0, 500)}…`
    writeFileSync(library, damaged)
    const { setAside, total } = await search()
    expect(setAside).toMatch(/^library\.damaged-.*\.json$/)
    expect(total).toBe(named)
    await bench.call('library.learn', { budget })
    expect((await search()).total).toBe(unused + 71)
    const aside = readdirSync(bench.path('.')).filter((name) => name.includes('damaged'))
    expect(aside).toHaveLength(1)
    expect(readFileSync(bench.path(aside[0] ?? ''), 'utf8')).toBe(damaged)
  })

  test('damaged again while the program runs it is set aside again; named is only a copy that is there', async () => {
    const { library } = bench.ports.places
    const asides = () => readdirSync(bench.path('.')).filter((name) => name.includes('damaged'))
    writeFileSync(library, '{"first')
    const { setAside: first } = await search()
    // As it is it is asked for at every key.
    await search({ words: '合格率' })
    expect(asides()).toEqual([first])
    await bench.call('library.learn', { budget })
    expect((await search()).total).toBe(unused + 71)
    writeFileSync(library, '{"edition":1,"indicators":"second"}')
    const { setAside: second } = await search()
    expect(second).not.toBe(first)
    expect(asides()).toHaveLength(2)
    expect(readFileSync(bench.path(first ?? ''), 'utf8')).toBe('{"first')
    expect(readFileSync(bench.path(second ?? ''), 'utf8')).toBe('{"edition":1,"indicators":"second"}')
    await bench.call('library.learn', { budget })
    rmSync(bench.path(second ?? ''))
    expect((await search()).setAside).toBeNull()
  })

  test('that another program wrote meanwhile is read again, of the same size too', async () => {
    await bench.call('library.learn', { budget })
    const { library } = bench.ports.places
    expect(names(await search({ words: '购车补贴申报补贴数' }))).toHaveLength(1)
    writeFileSync(
      library,
      readFileSync(library, 'utf8').replaceAll('购车补贴申报补贴数', '购船补贴申报补贴数'),
    )
    expect(names(await search({ words: '购车补贴申报补贴数' }))).toEqual([])
    expect(names(await search({ words: '购船补贴申报补贴数' }))).toHaveLength(1)
    rmSync(library)
    expect((await search()).total).toBe(named)
  })

  test('where it cannot be written that is said, and the budget goes on', async () => {
    rmSync(bench.ports.places.library, { force: true, recursive: true })
    mkdirSync(bench.ports.places.library)
    const warned: string[] = []
    const core = openCore({
      ...bench.ports,
      log: { warn: (message) => void warned.push(message), error: (message) => void warned.push(message) },
    })
    const opened = await core.dispatch('budget.open', { file: bench.path('sample.budget'), as: 'copy' })
    if (!opened.ok) throw new Error(opened.error.message)
    const copy = (opened.value as { readonly budget: string }).budget
    expect(await core.dispatch('library.learn', { budget: copy })).toMatchObject({
      ok: false,
      error: { code: 'disk-error' },
    })
    const asked = { budget: copy, words: '', level2: null, project: COMMERCE, limit: 200 }
    const found = (await core.dispatch('library.search', asked)) as { readonly value: LibraryFound }
    expect(found.value.indicators).toHaveLength(named)
    expect(warned).toContain('the library of indicators cannot be written')
    await core.close()
  })

  test('holds 20,000, the ones used last', async () => {
    const many = Array.from({ length: MOST_KEPT }, (_, i) => ({
      level1: '产出指标',
      level2: '数量指标',
      level3: `完成第${i}项`,
      target: '≥1项',
      sign: '≥',
      value: '1',
      unit: '项',
      from: '别的项目',
    }))
    writeFileSync(bench.ports.places.library, JSON.stringify({ edition: 1, indicators: many }))
    await bench.call('library.learn', { budget })
    const found = await search({ words: '完成第' })
    expect(found.total).toBe(MOST_KEPT + unused)
    expect(names(await search({ words: '完成第70项' }))).toEqual([])
    expect(names(await search({ words: '完成第71项' }))).toEqual(['完成第71项'])
  })
})

test('words are pairs of Han characters, and whole words of others', () => {
  expect([...wordsOf('GDP增速的提高')]).toEqual(['gdp', '增速', '提高'])
  expect(overlap(wordsOf('购车补贴'), wordsOf('发放购车补贴'))).toEqual({ common: 3, share: 1 })
  expect(overlap(wordsOf(''), wordsOf('购车'))).toEqual({ common: 0, share: 0 })
})
