import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linesOfWords } from '../../src/renderer/composables/counted-lines'
import { mountedRuns } from '../../src/renderer/composables/virtual-stack'
import { findOnPaper } from '../../src/renderer/pages/text/find'
import { entriesWith, outlineOf } from '../../src/renderer/pages/text/outline'
import { columnsOf, countedHeight } from '../../src/renderer/pages/text/piece-heights'
import { type Gap, mountedParts, type Piece, piecesOf } from '../../src/renderer/pages/text/pieces'
import { wordsOf } from '../../src/renderer/pages/text/printed-words'
import { templateView } from '../../src/shared/template/template'
import { blocksOf, openDesk } from '../shared/narrative/sample'
import { sampleDocument, sampleTemplate } from '../support/longgang'

const sections = openDesk().narrative.sections()
const blocks = blocksOf(sections)
const pieces = piecesOf(sections, null)
/** The numbers of what a part of the paper accounts for, in order. */
const numbersIn = (gap: Gap): readonly number[] =>
  Array.from({ length: gap.last - gap.first + 1 }, (_, i) => gap.first + i)

describe('the pieces of the paper', () => {
  it('are the titles and every paragraph once, in order', () => {
    expect(pieces.flatMap((piece) => ('block' in piece ? [piece.block] : []))).toEqual(blocks)
    expect(pieces.flatMap((piece) => (piece.kind === 'title' ? [piece.section.number] : []))).toEqual(
      sections.map(({ number }) => number),
    )
    expect(new Set(pieces.map(({ key }) => key)).size).toBe(pieces.length)
  })

  it('rows that follow one another are of one table', () => {
    const rows = pieces.flatMap((piece, at) => (piece.kind === 'row' ? [{ at, span: piece.table }] : []))
    expect(rows.length).toBeGreaterThan(2)
    for (const { at, span } of rows) {
      expect(at).toBeGreaterThanOrEqual(span.first)
      expect(at).toBeLessThanOrEqual(span.last)
      expect(pieces.slice(span.first, span.last + 1).every(({ kind }) => kind === 'row')).toBe(true)
    }
  })

  it('a filter leaves parts with something in them, and no empty places', () => {
    const [, one] = blocks.filter(({ kind }) => kind === 'generated')
    const filtered = piecesOf(sections, (block) => block === one)
    expect(filtered.map(({ kind }) => kind)).toEqual(['title', 'paragraph'])
  })

  it('places that are still empty stand where the text under their heading ends', () => {
    const { narrative } = openDesk({ ...sampleDocument(), blocks: [] })
    const bare = piecesOf(narrative.sections(), null)
    const places = bare.flatMap((piece, at) => (piece.kind === 'place' ? [at] : []))
    expect(places).toHaveLength(sections.flatMap((section) => section.places).length)
    for (const at of places) expect(['heading', 'title', undefined]).toContain(bare[at + 1]?.kind)
  })
})

describe('of the paper some is mounted', () => {
  const tops = pieces.map((_, at) => at * 30).concat(pieces.length * 30)
  const titles = pieces.flatMap(({ kind }, at) => (kind === 'title' ? [at] : []))

  it('and each piece is either mounted or in one gap, in order, of its height', () => {
    const somewhere = fc.integer({ min: 0, max: pieces.length * 30 })
    const kept = fc.array(fc.integer({ min: 0, max: pieces.length - 1 }), { maxLength: 3 })
    fc.assert(
      fc.property(somewhere, kept, (from, held) => {
        const runs = mountedRuns(tops, { from, to: from + 200 }, [...titles, ...held, pieces.length - 1])
        const parts = mountedParts(pieces, runs, tops, (block) => block)
        const accounted = parts.flatMap(({ title, items }) => [
          title.at,
          ...items.flatMap((item) => {
            if (item.kind === 'gap') return numbersIn(item)
            if (item.kind !== 'table') return [item.at]
            return item.rows.flatMap((row) => (row.kind === 'gap' ? numbersIn(row) : [row.at]))
          }),
        ])
        expect(accounted).toEqual([...pieces.keys()])
        const gaps = parts.flatMap(({ items }) =>
          items.flatMap((item) => {
            const own: readonly { readonly kind: string }[] = item.kind === 'table' ? item.rows : [item]
            return own.filter((each): each is Gap => each.kind === 'gap')
          }),
        )
        for (const { first, last, height } of gaps) expect(height).toBe((last - first + 1) * 30)
      }),
    )
  })
})

describe('heights are counted', () => {
  it('by the words that fit into a line, the first of which may be filled in part', () => {
    const signs = { narrow: 5, wide: 10 }
    expect(linesOfWords('', 30, signs)).toBe(1)
    expect(linesOfWords('甲乙丙', 30, signs)).toBe(1)
    expect(linesOfWords('甲乙丙1', 30, signs)).toBe(2)
    expect(linesOfWords('甲乙12', 30, signs)).toBe(1)
    expect(linesOfWords('甲乙丙', 30, signs, 20)).toBe(2)
  })

  it('a narrower paper needs no less', () => {
    for (const piece of pieces) {
      expect(countedHeight(piece, 300, [96, 110, 96])).toBeGreaterThanOrEqual(
        countedHeight(piece, 520, [120, 110, 290]),
      )
    }
  })

  it('columns of a table fill the paper, and numbers have the room they need', () => {
    const row = pieces.find((piece): piece is Extract<Piece, { kind: 'row' }> => piece.kind === 'row')
    if (!row) throw new Error('the sample has no table')
    const [name = 0, amount = 0, goals = 0] = columnsOf(pieces, row.table, 522)
    expect(name + amount + goals).toBeCloseTo(522)
    expect(amount).toBeGreaterThan(96)
    expect(goals).toBeGreaterThan(name)
  })
})

describe('words on the paper', () => {
  it('are the cells of a row, and of other pieces their text', () => {
    const printed = pieces.map((piece) => wordsOf(piece, '<br>').join(' | '))
    const expected = pieces.map((piece) => {
      if (piece.kind === 'title') return piece.section.title
      if (piece.kind === 'place') return ''
      return piece.kind === 'row' ? piece.block.text.slice(2, -2) : piece.block.text
    })
    expect(printed).toEqual(expected)
  })

  it('are found in titles, paragraphs and cells, and across the ends of lines', () => {
    const kinds = (wanted: string) => findOnPaper(pieces, wanted).map(({ at }) => pieces[at]?.kind)
    expect(kinds('第七部分')).toContain('title')
    expect(kinds('部门职责')).toContain('heading')
    expect(kinds('商贸管理')).toContain('paragraph')
    expect(kinds('绩效目标')).toContain('row')
    const goals = pieces.find((piece) => piece.kind === 'row' && piece.block.text.includes('<br>2.'))
    const broken = /(.)<br>(2\..)/.exec(goals && 'block' in goals ? goals.block.text : '')
    const across = findOnPaper(pieces, `${broken?.[1] ?? ''}${broken?.[2] ?? ''}`)
    expect(across.map(({ at }) => pieces[at])).toContain(goals)
    expect(findOnPaper(pieces, ' ')).toEqual([])
  })
})

describe('the lines of the outline', () => {
  it('hold what stands under them, and parts what their lines hold', () => {
    const outline = outlineOf(sections, templateView(sampleTemplate()), '')
    for (const block of blocks) {
      const holding = [...entriesWith(outline, blocks, (each) => each === block)]
      expect(holding.filter(({ level }) => level === 1)).toHaveLength(1)
      expect(holding.length).toBeLessThanOrEqual(2)
    }
    expect(entriesWith(outline, blocks, () => false).size).toBe(0)
  })
})
