import { describe, expect, it } from 'vitest'
import { markdownOf } from '../../../src/shared/narrative/markdown'
import { blocksOf, openDesk, publishedLines, readFixture } from './sample'

interface Slip {
  readonly line: number
  readonly printed: string
  readonly corrected: string
  readonly reason: string
}

describe('the published text of 龙岗 2024', () => {
  const sections = openDesk().narrative.sections()
  const slips = readFixture('slips.json') as readonly Slip[]
  const lines = [...publishedLines()]
  for (const { line, printed, corrected } of slips) {
    lines[line - 1] = lines[line - 1]?.replace(printed, corrected) ?? ''
  }

  it('comes out whole: every heading, paragraph and row, but for the publisher’s slips', () => {
    const expected = lines.slice(2).join('\n').trimEnd()
    expect(markdownOf(sections).trimEnd().split('\n')).toEqual(expected.split('\n'))
  })

  it.each(slips)('line $line is a slip: $reason', ({ line, printed }) => {
    expect(publishedLines()[line - 1]).toContain(printed)
  })

  it('has as many paragraphs as are printed', () => {
    const printed = lines
      .slice(2)
      .filter((line) => line !== '' && !line.startsWith('## ') && !line.startsWith('| ---'))
    const free = lines
      .slice(6, 47)
      .concat(lines.slice(62, 75))
      .filter((line) => line !== '')
    const heading = printed.filter((line) => line.startsWith('### '))
    const blocks = blocksOf(sections)
    const count = (kind: string): number => blocks.filter((block) => block.kind === kind).length
    expect(count('heading')).toBe(heading.length)
    expect(count('free')).toBe(free.length)
    expect(count('generated')).toBe(printed.length - free.length - heading.length)
    expect(count('generated')).toBe(68)
    expect(new Set(blocks.map(({ key }) => key)).size).toBe(blocks.length)
  })
})
