import { partName } from '../../narrative/naming'
import type { Finding } from '../finding'
import type { ReadChapter } from '../documents/read-checks'
import { found, type RecordSetting } from '../records/records'
import type { WordingPath } from './wording-paths'
import type { WordingGround } from './wording-rules'

/**
 * R116: paragraphs and headings that the template prints in every document, in a chapter where all others are its own: one that was
 * rewritten may be any of them. Nobody rewrites headings.
 */
export function checkMissingParagraphs(
  chapters: readonly ReadChapter[],
  { wordings }: WordingGround,
  setting: Pick<RecordSetting, 'rule'>,
): readonly Finding[] {
  return chapters.flatMap(({ number = 0, headings = [], paragraphs }) =>
    [
      { isHeading: true, own: headings },
      { isHeading: false, own: paragraphs },
    ].flatMap(({ isHeading, own }) => {
      const due = wordings.required(number, isHeading)
      const read = own
        .filter(({ text }) => text !== '')
        .map(({ text }) => wordings.read(number, text, isHeading))
      if (due.length === 0 || own.length === 0 || (!isHeading && read.includes(null))) return []
      const keys = new Set(read.map((match) => match?.path.key))
      return due
        .filter(({ key }) => !keys.has(key))
        .flatMap((path) =>
          found(setting, 'R116', path.key, {
            expected: wordsOf(path),
            actual: '没有',
            difference: null,
            message: `${partName(number)}没有“${wordsOf(path)}”一段。`,
          }),
        )
    }),
  )
}

const SHOWN = 24

function wordsOf({ steps }: WordingPath): string {
  const words = steps
    .map((step) => (step.step === 'sign' ? step.sign : step.step === 'gap' ? '…' : ''))
    .join('')
  return words.length > SHOWN ? `${words.slice(0, SHOWN)}……` : words
}
