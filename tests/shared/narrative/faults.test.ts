import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { faultsOf } from '../../../src/shared/narrative/faults'
import type { TextSpec } from '../../../src/shared/narrative/spec'
import type { TableSpec } from '../../../src/shared/tables/spec'
import { templateTables } from '../../support/longgang'

function read(path: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8'))
}

const longgang = read('resources/templates/shenzhen-longgang-2024/text.json') as TextSpec
const shanghai = read('tests/fixtures/narrative/shanghai-text.json') as TextSpec
const { tables } = read('tests/fixtures/second-pack/tables.json') as { tables: TableSpec[] }

describe('a text’s faults', () => {
  const around = { tables, lists: [] }

  it('are none in the shipped pack and in the second one', () => {
    const lists = ['t05', 'p7', 't12'].map((id) => ({ id }))
    expect(faultsOf(longgang, { tables: templateTables(), lists })).toEqual([])
    expect(faultsOf(shanghai, around)).toEqual([])
  })

  it.each([
    ['an unknown name', { text: '{incom}万元' }, ['.text {incom}没有定义。']],
    ['a name of a repetition outside of one', { text: '{purpose}' }, ['.text {purpose}没有定义。']],
    [
      'a value of a repetition outside of one',
      { text: '{project}' },
      [expect.stringMatching(/^\.text .*逐个项目/)],
    ],
    [
      'a comparison without its value',
      { text: '{comparison}', compare: undefined },
      ['.compare 写了 wording，还要写 compare：比较哪个数。', '.text {comparison}没有定义。'],
    ],
    ['an unknown wording', { wording: 'basis' }, ['.wording comparisons 里没有“basis”这种句式。']],
    ['a word of an unknown value', { text: '[无|fund]' }, ['.text “fund”在 values 里没有定义。']],
    ['an open bracket', { text: '〔{fiscal}' }, [expect.stringMatching(/^\.text 〔.*配对/)]],
    ['an open brace', { text: '{fiscal万元' }, [expect.stringMatching(/^\.text \{.*配对/)]],
    ['an order of nothing', { list: 'works' }, [expect.stringMatching(/^\.list 列表只排项目/)]],
  ])('name %s', (_, fields, expected) => {
    const [section] = shanghai.sections
    const [block, ...others] = section?.blocks ?? []
    const changed = Object.fromEntries(
      Object.entries({ ...block, ...fields }).filter(([, value]) => value !== undefined),
    )
    const broken = { ...shanghai, sections: [{ ...section, blocks: [changed, ...others] }] }
    const root = '$.sections[0].blocks[0]'
    expect(
      faultsOf(broken as unknown as TextSpec, around).map(
        ({ place, message }) => `${place.replace(root, '')} ${message}`,
      ),
    ).toEqual(expected)
  })

  it.each([
    ['s09/*/unit/fiscal', '没有报表“s09”'],
    ['s02/*/unit/fiscall', '报表“s02”没有栏“fiscall”'],
    ['s02/*/units/fiscal', '报表“s02”没有行“units”'],
    ['s02/*/20113/fiscal', '报表“s02”没有行“20113”'],
    ['s02/{unit}/unit/fiscal', '不分单位'],
    ['s02/*/{code}/fiscal', '{code}'],
    ['prior/totals', 'totals'],
    ['prior/total/30212', '不分对象'],
    ['prior/threePublic', '不是科目代码'],
    ['prior/threePublic/31013+3091', '3091'],
    ['lines/goods', 'lines/goods'],
    ['assets/vehicles', '不是金额'],
  ])('name the source %s', (source, said) => {
    const fiscal = { ...shanghai.values['fiscal'], amount: ['s02/*/unit/procured', source] }
    const faults = faultsOf({ ...shanghai, values: { ...shanghai.values, fiscal } }, around)
    expect(faults.filter(({ place }) => place.startsWith('$.values'))).toEqual([
      { place: '$.values.fiscal.amount[1]', message: expect.stringContaining(said) as string },
    ])
  })

  it('take both codes of a figure, the phrases of new and unknown, and an order', () => {
    const text: TextSpec = {
      ...shanghai,
      values: {
        ...shanghai.values,
        cars: { amount: 's02/*/unit/fiscal', lastYear: 'prior/threePublic/31013+30913' },
      },
      comparisons: {
        base: {
          increase: '',
          decrease: '',
          flat: '',
          new: '{difference}〔{reason}〕',
          unknown: '{lastYear}',
        },
      },
      sections: [
        {
          number: 1,
          title: '一',
          shortTitle: '一',
          blocks: [
            {
              key: 'a',
              each: 'keyProjects',
              list: 'works',
              empty: '{year}年没有',
              columns: [{ title: '', text: '{goals}' }],
            },
            { key: 'b', each: 'projects', list: 'works', text: '{no}' },
          ],
        },
      ],
    }
    expect(faultsOf(text, { tables, lists: [{ id: 'works' }] })).toEqual([])
    expect(faultsOf(text, around).map(({ place }) => place)).toEqual([
      '$.sections[0].blocks[0].list',
      '$.sections[0].blocks[1].list',
    ])
  })
})
