import { dueOf } from './figures/coded'
import { checkRepeated, type FiguresSetting, type ReadParagraph } from './figures/figures-rules'
import type { Finding } from './finding'
import type { RecordSetting } from './records/records'
import { checkCopiedReasons, reasonWords } from './words/copied-reasons'
import { checkTwice, twiceKey } from './words/twice'

/**
 * What written paragraphs may have in common: the words of a paragraph, of a reason, a measure that they state. What holds one of
 * these is looked at together, and nothing else.
 */
export interface WrittenMarks {
  /** Takes note of what a paragraph reads now (undefined: it is gone); marks whose holders are others, or read otherwise. */
  put(key: string, read: ReadParagraph | undefined): readonly string[]
  findings(mark: string): readonly Finding[]
  all(): readonly string[]
}

export function openWrittenMarks(
  figures: FiguresSetting,
  setting: Pick<RecordSetting, 'rule'>,
): WrittenMarks {
  const reads = new Map<string, ReadParagraph>()
  const holders = new Map<string, Set<string>>()

  return { put, findings, all: () => [...holders.keys()] }

  function put(key: string, read: ReadParagraph | undefined): readonly string[] {
    const before = marksOf(reads.get(key))
    for (const mark of before) {
      const own = holders.get(mark)
      own?.delete(key)
      if (own?.size === 0) holders.delete(mark)
    }
    if (read) reads.set(key, read)
    else reads.delete(key)
    const now = marksOf(read)
    for (const mark of now) holders.set(mark, (holders.get(mark) ?? new Set<string>()).add(key))
    return [...new Set([...before, ...now])]
  }

  function marksOf(read: ReadParagraph | undefined): readonly string[] {
    if (!read) return []
    const { paragraph, said } = read
    const twice = twiceKey(paragraph.text)
    return [
      ...(twice === undefined ? [] : [`words:${twice}`]),
      ...reasonWords(paragraph.text).map((words) => `reason:${words}`),
      ...said.flatMap(({ measure, figure, isPrior }) => (figure && !isPrior ? [`measure:${measure}`] : [])),
    ]
  }

  function findings(mark: string): readonly Finding[] {
    const own = [...(holders.get(mark) ?? [])].sort().flatMap((key) => reads.get(key) ?? [])
    if (own.length < 1) return []
    const [of, what] = [mark.slice(0, mark.indexOf(':')), mark.slice(mark.indexOf(':') + 1)]
    switch (of) {
      case 'words':
        return checkTwice(
          own.map(({ paragraph }) => paragraph),
          setting,
        )
      case 'reason':
        return checkCopiedReasons(own, setting, what)
      default:
        // What tables have is held against them.
        return dueOf(what, figures).length > 0
          ? []
          : checkRepeated(
              own.map((read) => ({ ...read, said: read.said.filter(({ measure }) => measure === what) })),
              figures,
            )
    }
  }
}
