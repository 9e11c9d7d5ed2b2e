import { describe, expect, it } from 'vitest'
import { plain, rewrittenCells, tableRow, words } from '../../../src/shared/narrative/text-run'

const cellsOf = (text: string, cells: readonly { start: number; end: number }[]): readonly string[] =>
  cells.map(({ start, end }) => text.slice(start, end))

describe('a row of a table within the text', () => {
  it('tells where its cells stand, whatever bars a name holds', () => {
    const { text, cells = [] } = tableRow([words('甲 | 乙', 'projects/x/name'), plain('1.00'), plain('')])
    expect(text).toBe('| 甲 | 乙 | 1.00 |  |')
    expect(cellsOf(text, cells)).toEqual(['甲 | 乙', '1.00', ''])
  })

  it('is parted at its bars where a person rewrote it, with or without those at its ends', () => {
    for (const text of ['| 甲 | 1.00 | 目标 |', '甲 | 1.00 | 目标']) {
      expect(cellsOf(text, rewrittenCells(text))).toEqual(['甲', '1.00', '目标'])
    }
    expect(cellsOf('没有竖线', rewrittenCells('没有竖线'))).toEqual(['没有竖线'])
    expect(cellsOf('|  |', rewrittenCells('|  |'))).toEqual([''])
    expect(cellsOf('', rewrittenCells(''))).toEqual([''])
  })
})
