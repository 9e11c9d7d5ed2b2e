import { afterEach, beforeEach, expect, test } from 'vitest'
import { toldText } from '../../src/main/core/long-text'
import type { Result } from '../../src/shared/contract/methods'
import type { Goal } from '../../src/shared/model/document'
import type { TextBlockView } from '../../src/shared/printed/block'
import { piecesOf } from '../../src/renderer/pages/text/pieces'
import { wordsOf } from '../../src/renderer/pages/text/printed-words'
import { largeBudget } from '../bench/large-budget'
import { openDesk } from '../shared/narrative/sample'
import { created } from '../store/store-bench'
import { sampleDocument } from '../support/longgang'
import { type Bench, openBench } from './bench'

/** Names and goals with the signs that part cells and lines among them. */
function longDocument() {
  const large = largeBudget(sampleDocument(), 400)
  const own = large.projects.filter(({ id }) => id.startsWith('project-'))
  const goals = own.map(({ id }, i): Goal => ({
    id: `aim-${i}`,
    position: 10_000 + i,
    projectId: id,
    number: null,
    text: i % 3 === 0 ? `甲 | 乙<br>丙${i}` : `目标${i}`,
  }))
  const projects = large.projects.map((project, i) =>
    i % 7 === 0 ? { ...project, name: `${project.name} | 二期` } : project,
  )
  return { ...large, projects, goals: [...large.goals, ...goals] }
}

const linked = ({ figures, fields }: TextBlockView): boolean => figures.length + fields.length > 0

test('of a long text most is told by its words, which read and part as those of the whole', () => {
  const whole = openDesk(longDocument()).narrative.sections()
  const told = toldText(whole, new Set(['p3/projects/project-333']))
  const blocks = told.flatMap((section) => section.blocks)
  const bare = blocks.filter((block) => block.bare)
  expect(bare.length).toBeGreaterThan(300)
  expect(bare.every((block) => !linked(block))).toBe(true)
  expect(blocks.slice(0, 300).some((block) => block.bare)).toBe(false)
  expect(blocks.find(({ key }) => key === 'p3/projects/project-333')).toSatisfy(linked)
  const read = (sections: typeof whole) => piecesOf(sections, null).map((piece) => wordsOf(piece, '\n'))
  expect(read(told)).toEqual(read(whole))
})

test('a text of the usual length is whole', () => {
  const { narrative } = openDesk()
  expect(toldText(narrative.sections(), new Set())).toEqual(narrative.sections())
})

let bench: Bench
beforeEach(() => {
  bench = openBench()
})
afterEach(() => bench.dispose())

test('paragraphs are asked for by key, or by the field that they show; what is not printed is left out', async () => {
  const file = bench.path('长.budget')
  created(file, longDocument()).close()
  const { budget, text, revision } = await opened(file)
  const shown = await bench.call('budget.show', { budget, shows: ['text'] })
  const bare = shown.text?.sections.flatMap(({ blocks }) => blocks).filter((block) => block.bare) ?? []
  const keys = bare.map(({ key }) => key)
  const whole = text.flatMap(({ blocks }) => blocks)
  expect(await bench.call('text.blocks', { budget, of: { keys: [...keys, 'p3/projects/none'] } })).toEqual({
    revision,
    blocks: whole.filter(({ key }) => keys.includes(key)),
  })
  const path = 'goals/aim-333/text'
  const found = await bench.call('text.blocks', { budget, of: { path } })
  expect(found.blocks.map(({ key }) => key)).toEqual(['p7/projects/project-333'])
  expect((await bench.call('text.blocks', { budget, of: { path: 'goals/none/text' } })).blocks).toEqual([])
})

async function opened(
  file: string,
): Promise<Pick<Result<'budget.view'>, 'budget' | 'text'> & { revision: number }> {
  const { budget } = await bench.call('budget.open', { file })
  const { text, state } = await bench.call('budget.view', { budget })
  return { budget, text, revision: state.revision }
}
