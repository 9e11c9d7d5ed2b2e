import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TextBlockView } from '../../src/shared/printed/block'
import { templateView } from '../../src/shared/template/template'
import { figureName, originOf, type Sources } from '../../src/renderer/pages/text/figure-origin'
import { outlineOf } from '../../src/renderer/pages/text/outline'
import { withJoined, withMoved, withParts } from '../../src/renderer/pages/text/own-paragraphs'
import { cleanParagraphs } from '../../src/renderer/pages/text/paste'
import { segmentsOf } from '../../src/renderer/pages/text/segments'
import { nameOf } from '../../src/shared/narrative/naming'
import { chineseNumeral } from '../../src/shared/narrative/numeral'
import { sentencesWith } from '../../src/shared/narrative/sentences'
import { blockOf, blocksOf, openDesk } from '../shared/narrative/sample'
import { sampleDocument, sampleIds, sampleTemplate } from '../support/longgang'

const AGENCY = '深圳市龙岗区工业和信息化局'
const COMMERCE = 'p3/projects/commerce'
const template = templateView(sampleTemplate())

/** What figures of the sample are called by, as a window holds it. */
function sourcesWith(tables: Sources['tables']): Sources {
  const { department, units, facts, assets } = sampleDocument()
  return { tables, text: { facts, assets }, frame: { department, units, template } }
}

function own(...texts: readonly string[]): readonly TextBlockView[] {
  return texts.map((text, i) => ({
    key: `p1/duties/b${i}`,
    shownKey: `p1/duties/b${i}`,
    kind: 'free',
    text,
    figures: [],
    fields: [],
    path: `blocks/b${i}/text`,
  }))
}

describe('a paragraph on the paper', () => {
  it('is covered by its segments from end to end, every figure and field in one of its own', () => {
    for (const block of blocksOf(openDesk().narrative.sections())) {
      const segments = segmentsOf(block, [{ start: 2, end: 5 }])
      expect(segments.map(({ text }) => text).join('')).toBe(block.text)
      for (const { text, figure, field } of segments) {
        if (figure) expect(text).toBe(figure.text)
        if (field) expect(text).toBe(block.text.slice(field.start, field.end))
      }
    }
  })

  it('lets prose be edited where it is read, and names not', () => {
    const block = blockOf(openDesk().narrative, COMMERCE)
    expect(segmentsOf(block, []).flatMap(({ field }) => field?.path ?? [])).toEqual([
      `projects/${sampleIds.project('commerce')}/purpose`,
      `projects/${sampleIds.project('commerce')}/reason`,
    ])
  })
})

describe('the outline', () => {
  it('names the parts, their headings, or their paragraphs with figures', () => {
    const lines = outlineOf(openDesk().narrative.sections(), template, AGENCY).map(
      ({ level, ordinal, label }) => `${level}${ordinal} ${label}`,
    )
    expect(lines.slice(0, 13)).toEqual([
      '1一 部门概况',
      '2 一、部门职责',
      '2 二、机构设置情况',
      '2 三、2024年主要工作目标',
      '1二 收支总体情况',
      '2 收入',
      '2 支出',
      '2 预算收支增加主要原因',
      '1三 支出具体情况',
      '2 （本级）',
      '2 （一）人员支出',
      '2 （二）公用支出',
      '2 （三）对个人和家庭补助支出',
    ])
    expect(nameOf(blockOf(openDesk().narrative, COMMERCE), AGENCY)).toBe('8.商贸管理')
  })
})

describe('where a figure comes from', () => {
  const { engine, narrative } = openDesk()
  const sources = sourcesWith(engine.views())
  const [amount, difference, rate] = (['amount', 'difference', 'rate'] as const).map((role) => {
    const found = blockOf(narrative, 'p2/income').figures.find((each) => each.role === role)
    if (!found) throw new Error(`no ${role}`)
    return originOf(found, sources)
  })

  it('is told by its place, or by what it is computed from, and leads to the cell', () => {
    expect(rate?.words).toBe('= 67,995.19 ÷ 上年 130,827.99')
    expect(difference?.words).toBe('= 198,823.18 − 上年 130,827.99')
    expect(amount?.words).toContain('表1 收支总表')
    expect(amount?.target).toEqual({ cell: 't01/all/income-grand-total/incomeAmount' })
  })

  it('and the cell knows the sentences that print it', () => {
    const found = sentencesWith(narrative.sections(), 't01/all/expenditure-grand-total/expenditureAmount')
    expect(found.map(({ block, figure }) => [block.key, block.figures[figure]?.text])).toContainEqual([
      'p2/expenditure',
      '198,823.18',
    ])
  })
})

describe('what in an override is printed differently now', () => {
  const sources = sourcesWith([])
  const named = (role: 'words' | 'number', ref: string) =>
    figureName({ role, now: { value: null, refs: [ref] } }, sources)

  it('is called by its field, or by what a list counts', () => {
    expect(named('words', `projects/${sampleIds.project('commerce')}/name`)).toBe('项目名称')
    expect(named('words', `projects/${sampleIds.project('commerce')}/purpose`)).toBe('主要用于')
    expect(named('number', '')).toBe('序号')
  })

  it('is shown once where one stands within the other', () => {
    const figures = [
      {
        text: '展会3场',
        start: 2,
        end: 6,
        role: 'words' as const,
        now: { value: null, refs: ['projects/x/purpose'] },
        printed: '展会4场',
      },
      { text: '3', start: 4, end: 5, role: 'count' as const, now: { value: 3, refs: ['projects'] } },
    ]
    const segments = segmentsOf({ text: '用于展会3场。', figures, fields: [] }, [])
    expect(segments.map(({ text }) => text)).toEqual(['用于', '展会3场', '。'])
  })
})

describe('the number of a part', () => {
  it('is written as parts are counted', () => {
    expect([1, 9, 10, 12, 20, 34].map(chineseNumeral)).toEqual(['一', '九', '十', '十二', '二十', '三十四'])
  })
})

describe('what is pasted', () => {
  it('comes in as plain paragraphs: no indents, soft hyphens, blank lines; Latin words keep their spaces', () => {
    expect(
      cleanParagraphs(
        '\u3000\u3000一、负\u00ad责  AI  Park 建设。\r\n\r\n\t二、共 3 项，\u200b见《办法》 。\n',
      ),
    ).toEqual(['一、负责AI Park建设。', '二、共3项，见《办法》。'])
  })

  it('is clean once cleaned', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('甲', '乙', 'A', '1', ' ', '\u3000', '\u00ad', '\n', '\r', '，'),
          maxLength: 40,
        }),
        (text) => {
          const once = cleanParagraphs(text)
          expect(once.flatMap(cleanParagraphs)).toEqual(once)
        },
      ),
    )
  })
})

describe('the preparer’s own paragraphs', () => {
  const three = own('甲', '乙', '丙')

  it('are parted, joined and moved, each keeping its identity', () => {
    expect(withParts(three, 'p1/duties/b1', ['乙', '丁'])).toEqual([
      { id: 'b0', text: '甲' },
      { id: 'b1', text: '乙' },
      { id: null, text: '丁' },
      { id: 'b2', text: '丙' },
    ])
    expect(withJoined(three, 'p1/duties/b1', '乙己')).toEqual([
      { id: 'b0', text: '甲乙己' },
      { id: 'b2', text: '丙' },
    ])
    expect(withMoved(three, 'p1/duties/b2', -1).map(({ id }) => id)).toEqual(['b0', 'b2', 'b1'])
    expect(withMoved(three, 'p1/duties/b2', 1).map(({ id }) => id)).toEqual(['b0', 'b1', 'b2'])
  })
})
