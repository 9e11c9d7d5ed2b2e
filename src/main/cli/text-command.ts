import { done, type Reply } from '../../shared/contract/failure'
import { refsOf, type TextBlockView, type TextFigure } from '../../shared/printed/block'
import { markdownOf } from '../../shared/narrative/markdown'
import { type Call, type Command, type Printed, printed } from './command'
import { templateRefusal, withBudget } from './opened-budget'

export const textCommand: Command = {
  name: 'text',
  summary: '公开文本：九个部分，每个数都带着出处',
  operands: ['文件'],
  options: {},
  formats: ['text', 'json', 'markdown'],
  run: text,
}

function text({ operands, world }: Call): Promise<Reply<Printed>> {
  return withBudget(world, operands[0] ?? '', ({ view }) => {
    const refused = templateRefusal(view)
    if (refused) return Promise.resolve(refused)
    const sections = view.text.map(({ number, title, blocks }) => ({
      number,
      title,
      blocks: blocks.map(blockJson),
    }))
    const unplaced = view.unplaced.map(({ id, kind, place, text: words }) => ({
      path: `blocks/${id}`,
      kind,
      place,
      text: words,
    }))
    if (unplaced.length > 0) {
      world.note(`另有 ${unplaced.length} 段手写的段落没有印出的位置，仍在文件里，见 text --format json。`)
    }
    const data = { revision: view.state.revision, sections, ...(unplaced.length > 0 ? { unplaced } : {}) }
    const lines = () =>
      view.text.flatMap(({ title, blocks }) => [title, '', ...blocks.map((each) => each.text), ''])
    return Promise.resolve(done({ ...printed(data, lines), markdown: () => markdownOf(view.text) }))
  })
}

function blockJson({ shownKey, kind, text: words, stale, figures }: TextBlockView) {
  return {
    key: shownKey,
    kind,
    text: words,
    ...(stale === undefined ? {} : { stale }),
    figures: figures.map(figureJson),
  }
}

/** The command line's own form of a figure, which scripts hold to: one list of what it was read from. */
function figureJson({ printed: now, ...figure }: TextFigure) {
  const { text: words, start, end, role } = figure
  return { text: words, start, end, role, refs: refsOf(figure), ...(now === undefined ? {} : { now }) }
}
