import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BudgetDocument } from '../../../src/shared/model/document'
import type { RecordChange } from '../../../src/shared/model/change'
import type { TextBlockView } from '../../../src/shared/printed/block'
import { fitted } from '../../../src/shared/narrative/joint'
import { markdownOf } from '../../../src/shared/narrative/markdown'
import { blockOf, blocksOf, changed, openDesk, sampleDocument, sampleIds } from './sample'

const PUBLICITY = sampleIds.project('publicity')
const document = sampleDocument()
const prior = document.priorFacts.find(
  ({ projectId, measure }) => projectId === PUBLICITY && measure === 'project',
)
if (!prior) throw new Error('no figure of last year')

function printed(purpose: string, reason: string): string {
  const desk = openDesk()
  desk.apply([
    changed(document, 'projects', PUBLICITY, { purpose }),
    changed(document, 'priorFacts', prior?.id ?? '', { reason }),
  ])
  return blockOf(desk.narrative, 'p3/projects/publicity').text
}

describe('F7: what a person writes joins its sentence', () => {
  it.each([
    ['广告到期', '主要原因是广告到期。'],
    ['主要原因是广告到期', '主要原因是广告到期。'],
    ['原因是广告到期', '主要原因是广告到期。'],
    ['主要是：广告到期', '主要原因是广告到期。'],
    ['是广告到期', '主要原因是广告到期。'],
    ['是否续约未定', '主要原因是是否续约未定。'],
    ['广告到期。', '主要原因是广告到期。'],
    ['广告到期；', '主要原因是广告到期。'],
    ['，广告到期，', '主要原因是广告到期。'],
    ['  广告到期  ', '主要原因是广告到期。'],
    ['广告到期。。', '主要原因是广告到期。'],
    ['一是到期；。二是减少', '主要原因是一是到期。二是减少。'],
    ['一是到期；\n二是减少', '主要原因是一是到期；二是减少。'],
    ['一是 到期；  二是减少', '主要原因是一是到期；二是减少。'],
    ['合同“眼镜公益广告到期', '主要原因是合同眼镜公益广告到期。'],
    ['合同《眼镜公益广告》到期', '主要原因是合同《眼镜公益广告》到期。'],
    ['来函称“广告到期。”', '主要原因是来函称“广告到期”。'],
    ['1)到期；2)减少', '主要原因是1)到期；2)减少。'],
    ['较上年减少 120.00 万元', '主要原因是较上年减少 120.00 万元。'],
    // What only begins like a lead-in is a word of its own.
    ['主要系统升级改造', '主要原因是主要系统升级改造。'],
    ['主要有色金属企业补助到期', '主要原因是主要有色金属企业补助到期。'],
    ['主要为民办实事减少', '主要原因是主要为民办实事减少。'],
    ['主要是非题库建设减少', '主要原因是主要是非题库建设减少。'],
    ['是非洲猪瘟防控减少', '主要原因是非洲猪瘟防控减少。'],
    ['增加的主要原因是广告到期', '主要原因是广告到期。'],
    ['减少主要原因为广告到期', '主要原因是广告到期。'],
    ['主要由于广告到期', '主要原因是广告到期。'],
    ['主要因为广告到期', '主要原因是广告到期。'],
    ['广告到期｡', '主要原因是广告到期。'],
    ['＂广告到期', '主要原因是广告到期。'],
    ['〝广告到期', '主要原因是广告到期。'],
  ])('reason %j', (reason, expected) => {
    expect(printed('宣传', reason)).toBe(
      `6.宣传经费（通用项目）预算130.00万元，主要用于宣传。较2023年预算减少120.00万元，下降48.0%，${expected}`,
    )
  })

  it.each(['', '   ', '。', '主要原因是', '主要原因', '主要是。', '“', '“。”', '（。）', '等', '用于', '\n'])(
    'reason %j says nothing: none is printed',
    (reason) => {
      expect(printed('宣传', reason)).toBe(
        '6.宣传经费（通用项目）预算130.00万元，主要用于宣传。较2023年预算减少120.00万元，下降48.0%。',
      )
    },
  )

  it('a purpose is fitted alike, and neither field is changed by it', () => {
    const before = structuredClone(document)
    expect(printed('主要用于：拍摄宣传片等。', '到期')).toContain('万元，主要用于拍摄宣传片等。较2023年')
    expect(document).toEqual(before)
  })

  it.each([
    ['主要系统的运行维护', '主要用于主要系统的运行维护。'],
    ['主要有害生物防控', '主要用于主要有害生物防控。'],
    ['本项目主要用于宣传', '主要用于宣传。'],
    ['资金用途：宣传', '主要用于宣传。'],
  ])('purpose %j', (purpose, expected) => {
    expect(printed(purpose, '到期')).toContain(`预算130.00万元，${expected}`)
  })

  it.each(['用于', '等', '“。”', '（。）', '主要用于：'])(
    'purpose %j says nothing: no part of the sentence stands for it',
    (purpose) => {
      expect(printed(purpose, '到期')).toContain('预算130.00万元。较2023年')
    },
  )

  it('does not say 等 twice where the sentence says it', () => {
    expect(fitted('拍摄宣传片等', { before: '主要用于', after: '等' })).toBe('拍摄宣传片')
    expect(fitted('拍摄宣传片等', { before: '主要用于', after: '。' })).toBe('拍摄宣传片等')
  })
})

describe('whatever people write', () => {
  const PIECES = [
    ...['主要原因是', '主要是', '原因是', '其主要原因为', '用于', '主要用于', '主要包括', '是', '一是'],
    ...[
      '增加的主要原因是',
      '本项目主要用于',
      '主要由于',
      '主要系统',
      '主要有害生物',
      '是非题',
      '｡',
      '＂',
      '〝',
    ],
    ...['广告到期', '增加经费', '拍摄宣传片', '等', '等等', '（一期）', '1.5万元', 'A-1', '2024年'],
    ...['。', '；', '，', '、', '：', '！', '？', '.', ',', ';', '…', '。。', '；，'],
    ...['“', '”', '‘', '’', '《', '》', '「', '」', '"', '(', ')'],
    ...[' ', '　', '\n', '\r\n', '\t', '\u200B'],
  ]
  const prose = fc.array(fc.constantFrom(...PIECES), { maxLength: 9 }).map((pieces) => pieces.join(''))

  /** Every field that a generated sentence prints, with the record that holds it. */
  const slots = [
    ...new Set(
      blocksOf(openDesk().narrative.sections())
        .filter(({ kind, grid }) => kind === 'generated' && !grid)
        .flatMap(({ fields }) => fields.map(({ path }) => path)),
    ),
  ]

  function written(path: string, text: string): RecordChange {
    const [set = '', id = '', field = ''] = path.split('/')
    if (set === 'department') {
      const before = document.department as unknown as Record<string, unknown>
      return { collection: 'department', id: 'department', before, after: { ...before, [id]: text } }
    }
    if (field !== 'reason' || set !== 'projects') {
      return changed(document, set as Exclude<keyof BudgetDocument, 'department'>, id, {
        [field]: text,
      })
    }
    const fact = document.priorFacts.find(
      ({ projectId, measure }) => projectId === id && measure === 'project',
    )
    return changed(document, 'priorFacts', fact?.id ?? '', { reason: text })
  }

  it('has many places', () => {
    expect(slots.length).toBeGreaterThan(30)
  })

  it('no generated sentence holds two closing marks, a doubled lead-in, an unpaired quote or a line break', () => {
    fc.assert(
      fc.property(fc.constantFrom(...slots), prose, (path, text) => {
        const desk = openDesk(document)
        desk.apply([written(path, text)])
        for (const block of blocksOf(desk.narrative.sections())) {
          if (block.kind === 'generated' && !block.grid) expectSound(block)
        }
      }),
      { numRuns: 120 },
    )
  }, 60_000)

  function expectSound({ text, fields }: TextBlockView): void {
    expect(text).not.toMatch(/[\n\r\t\u200B]/)
    expect(text).not.toMatch(/[。；，、：！？;,:!?．｡]\s*[。；，、：！？;!?．｡]/)
    for (const { start, end } of fields) {
      const [, verb] = /主要(?:原因)?(是|用于|包括|：)$/.exec(text.slice(0, start)) ?? []
      if (verb === undefined) continue
      const own = text.slice(start, end)
      expect(own).not.toMatch(
        /^(?:本项目|增加的)?其?(?:主要(?:原因)?(?:是(?!非题|否)|用于|包括|由于)|(?:主要)?原因(?:是(?!非题|否)|为))/,
      )
      if (own.startsWith(verb)) expect(own).toMatch(/^是(?:否|非题)/)
    }
    for (const [open, close] of ['“”', '‘’', '《》', '「」', '〝〞']) {
      let [depth, least] = [0, 0]
      for (const sign of text) {
        if (sign === open) depth += 1
        if (sign === close) depth -= 1
        least = Math.min(least, depth)
      }
      expect([least, depth], `${open ?? ''}${close ?? ''} in ${text}`).toEqual([0, 0])
    }
    expect(text.split(/["＂]/).length % 2, text).toBe(1)
  }
})

describe('F15: what people write is no markup', () => {
  function markdown(name: string, own: string): string {
    const desk = openDesk()
    desk.apply([
      changed(document, 'projects', PUBLICITY, { name }),
      {
        collection: 'blocks',
        id: 'own',
        before: null,
        after: {
          id: 'own',
          position: 99,
          kind: 'free',
          place: 'p1/duties',
          object: null,
          text: own,
          writtenAgainst: [],
        },
      },
    ])
    return markdownOf(desk.narrative.sections())
  }

  it.each([
    ['a bar', '宣传|经费', '宣传\\|经费'],
    ['a tag', '<img src=x>', '\\<img src=x>'],
    ['emphasis', '**宣传**', '\\*\\*宣传\\*\\*'],
    ['code', '`宣传`', '\\`宣传\\`'],
    ['a link', '[宣传](http://x)', '\\[宣传](http://x)'],
    ['an entity', '&lt;宣传', '\\&lt;宣传'],
    ['a backslash before a mark', '宣传\\*', '宣传\\\\\\*'],
    ['what is none', '深龙工信规[2022]5号<规定>', '深龙工信规[2022]5号<规定>'],
  ])('%s in a name', (_, name, expected) => {
    const text = markdown(name, '正文')
    expect(text).toContain(`6.${expected}预算130.00万元`)
    const row = text.split('\n').find((line) => line.startsWith('| ') && line.includes(`| ${expected} |`))
    // Four bars of the row's own.
    expect(row?.replaceAll('\\|', '').split('|')).toHaveLength(5)
  })

  it.each([
    ['# 标题', '\\# 标题'],
    ['1. 第一', '1\\. 第一'],
    ['- 第一', '\\- 第一'],
    ['1.第一', '1.第一'],
    ['---', '\\---'],
    ['第一行\n# 第二行', '第一行\\\n\\# 第二行'],
  ])('a paragraph that begins with %j', (own, expected) => {
    expect(markdown('宣传', own).split('\n\n')).toContain(expected)
  })
})
