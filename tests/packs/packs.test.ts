/* eslint-disable @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-member-access -- packs are broken here in ways that no type allows */
import { cpSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readFileSync } from 'node:fs'
import {
  change,
  checkedJson,
  copiedRoot,
  faultsIn,
  neutral,
  opened,
  packCheck,
  resources,
  SHIPPED,
} from './pack-bench'
import { tempFolder } from '../support/temp-folder'

describe('packs', () => {
  test('that are shipped, and another place’s, are sound', async () => {
    const packs = opened(resources, neutral)
    expect(packs.templates()).toEqual([
      { id: SHIPPED, title: '深圳龙岗', year: 2024, faults: [] },
      { id: 'linjiang-2026', title: '临江市市直部门', year: 2026, faults: [] },
    ])
    expect(packs.classifications().flatMap(({ faults }) => faults)).toEqual([])
    const { data, text, code } = await checkedJson(join(neutral, 'templates/linjiang-2026'), [resources])
    expect(code).toBe(0)
    expect(text).toMatch(
      /^没有问题\n\n临江市市直部门　2026年\n表 1　\{year\}年部门支出预算对比表　7 栏　2 组行\n/,
    )
    expect(data).toMatchObject({
      kind: 'template',
      title: '临江市市直部门',
      preview: {
        tables: [{ number: 1 }, { number: 2 }, { number: 3 }],
        sections: [{}, {}, {}],
        fundings: [{}, {}, {}, {}],
      },
    })
    const classification = await checkedJson(join(resources, 'classifications/2024'))
    expect(classification).toMatchObject({
      code: 0,
      data: { preview: { functions: 291, economics: 109, fundTypes: 19, govEconomics: 81 } },
    })
  })

  test('hold the content of their files, codes with their levels', () => {
    const packs = opened(resources)
    const found = packs.template(SHIPPED)
    const read = (file: string) =>
      JSON.parse(readFileSync(join(resources, 'templates', SHIPPED, file), 'utf8')) as object
    expect(found).toEqual({
      ok: true,
      value: {
        ...read('pack.json'),
        ...read('tables.json'),
        text: read('text.json'),
        checks: read('checks.json'),
        publication: read('publication.json'),
      },
    })
    const both = packs.of({ templatePack: SHIPPED, classificationPack: '2024' } as Parameters<
      typeof packs.of
    >[0])
    expect(both.ok && both.value.codes.fundTypes.map(({ code, level }) => `${code} ${level}`)).toEqual(
      expect.arrayContaining(['1 1', '11 2', '111 3', '11111 4', '2 1', '39 2']),
    )
  })

  test('are read once and looked up by id alone', () => {
    const root = copiedRoot()
    const packs = opened(root)
    expect(packs.template(SHIPPED).ok).toBe(true)
    rmSync(join(root, 'templates', SHIPPED, 'text.json'))
    expect(packs.template(SHIPPED).ok).toBe(true)
    expect(faultsIn(opened(root), SHIPPED).map(({ place }) => place)).toEqual(['text.json $'])
    for (const id of ['../templates/' + SHIPPED, '..', '', 'nowhere']) {
      expect(packs.template(id)).toMatchObject({ ok: false, error: { code: 'unknown-pack' } })
    }
  })

  test('need not be there: no root, no folder, an empty root', () => {
    const empty = tempFolder()
    for (const root of [join(empty, 'nowhere'), empty]) {
      expect(opened(root).templates()).toEqual([])
      expect(opened(root).samples()).toEqual([])
    }
  })

  test('that cannot be read at all are listed, and nothing is thrown', () => {
    const root = copiedRoot()
    const templates = join(root, 'templates')
    mkdirSync(join(templates, 'bare'))
    cpSync(join(templates, SHIPPED), join(templates, 'cut'), { recursive: true })
    writeFileSync(join(templates, 'cut', 'tables.json'), '{\n  "tables": [\n    {')
    change(join(templates, 'cut'), 'pack.json', (pack) => (pack.id = 'cut'))
    mkdirSync(join(templates, 'folders/pack.json'), { recursive: true })
    writeFileSync(join(templates, 'readme.txt'), '')
    cpSync(join(templates, SHIPPED), join(templates, 'list'), { recursive: true })
    writeFileSync(join(templates, 'list', 'pack.json'), '\uFEFF[1, null]')
    const packs = opened(root)
    const places = Object.fromEntries(
      packs.templates().map(({ id, faults }) => [id, faults.map(({ place }) => place)]),
    )
    expect(places).toEqual({
      bare: ['pack.json $', 'tables.json $', 'text.json $'],
      cut: ['tables.json $'],
      folders: ['pack.json $', 'tables.json $', 'text.json $'],
      list: ['pack.json $'],
      [SHIPPED]: [],
    })
    expect(packs.templates().find(({ id }) => id === 'cut')).toMatchObject({ title: '深圳龙岗', year: 2024 })
    expect(packs.templates().find(({ id }) => id === 'bare')).toMatchObject({ title: 'bare', year: null })
    expect(faultsIn(packs, 'cut')[0]?.message).toMatch(/不是完整的 JSON/)
  })

  test('of the user’s own give way to shipped ones of their id, and say so', () => {
    const own = copiedRoot()
    change(join(own, 'templates', SHIPPED), 'pack.json', (pack) => (pack.title = '我的模板'))
    const packs = opened(resources, own)
    expect(packs.templates()).toMatchObject([
      { title: '深圳龙岗', faults: [] },
      { title: '我的模板', faults: [{ place: 'pack.json $.id' }] },
    ])
    expect(packs.template(SHIPPED)).toMatchObject({ ok: true, value: { title: '深圳龙岗' } })
    expect(packs.classifications()).toMatchObject([{ faults: [] }, { faults: [{ place: 'pack.json $.id' }] }])
  })

  test('of tests/fixtures are expressible', () => {
    const fixture = (path: string): unknown =>
      JSON.parse(readFileSync(new URL(`../fixtures/${path}`, import.meta.url), 'utf8'))
    const root = copiedRoot()
    const folder = join(root, 'templates/second')
    renameSync(join(root, 'templates', SHIPPED), folder)
    rmSync(join(folder, 'checks.json'))
    change(folder, 'pack.json', (pack) => {
      pack.id = 'second'
      pack.lists = []
      pack.fundings = pack.fundings.slice(0, 6)
    })
    writeFileSync(join(folder, 'tables.json'), JSON.stringify(fixture('second-pack/tables.json')))
    writeFileSync(join(folder, 'text.json'), JSON.stringify(fixture('narrative/shanghai-text.json')))
    expect(faultsIn(opened(root), 'second')).toEqual([])
  })
})

describe('pack check', () => {
  test('refuses a folder that holds no pack', async () => {
    const empty = tempFolder()
    writeFileSync(join(empty, 'note.txt'), '')
    for (const folder of [empty, join(empty, 'nowhere'), join(empty, 'note.txt')]) {
      expect(await packCheck(folder)).toMatchObject({
        ok: false,
        error: { code: 'file-missing', place: folder },
      })
    }
  })

  test('finds the classification beside the pack, or in the roots', async () => {
    const beside = await checkedJson(join(neutral, 'templates/linjiang-2026'), [])
    expect(beside.data.faults).toEqual([])
    const alone = tempFolder()
    cpSync(join(resources, 'templates', SHIPPED), join(alone, SHIPPED), { recursive: true })
    expect((await checkedJson(join(alone, SHIPPED), [resources])).data.faults).toEqual([])
    expect((await checkedJson(join(alone, SHIPPED), [])).data.faults).toMatchObject([
      { place: 'pack.json $.classification' },
    ])
  })
})
