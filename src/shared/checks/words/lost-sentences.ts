import { readProse } from '../../narrative/figures-in-prose'
import type { CheckedParagraph } from '../figures/figures-rules'
import type { Finding } from '../finding'
import { found, type RecordSetting } from '../records/records'

/** R116: a sentence that the program prints, left out of a paragraph that is as it prints it otherwise. */
export function checkLostSentences(
  { place, name, text, generated }: CheckedParagraph,
  setting: Pick<RecordSetting, 'rule'>,
): readonly Finding[] {
  if (!generated || generated.text === text) return []
  const due = sentencesOf(generated.text)
  const is = sentencesOf(text).map(withoutFigures)
  const lost = due.filter((each) => !is.includes(withoutFigures(each)))
  const [only] = lost
  if (!only || lost.length > 1 || is.length !== due.length - 1 || is.length === 0) return []
  return found(setting, 'R116', place, {
    expected: only,
    actual: '没有',
    difference: null,
    message: `${name}缺少一句：“${only}”。`,
  })
}

function sentencesOf(text: string): readonly string[] {
  return text.split(/(?<=。)/).filter((each) => each.trim() !== '')
}

/** Other figures, and other words of direction, make no other sentence. */
function withoutFigures(sentence: string): string {
  return readProse(sentence).reduceRight(
    (whole, { start, end }) => `${whole.slice(0, start)}#${whole.slice(end)}`,
    sentence,
  )
}
