import { UNSEEN } from '../../../shared/money/folding'

/** Spaces of every width, as one; between Latin words it stays. */
const BLANKS = /[ \t\v\f\u00a0\u2000-\u200a\u202f\u3000]+/g
const HAN = '\\p{Script=Han}\\u3001-\\u301f\\uff01-\\uff5e\\u2018-\\u201d'
const SPACE_BESIDE_HAN = new RegExp(`(?<=[${HAN}]) +| +(?=[${HAN}])`, 'gu')

/** What was pasted, as clean paragraphs: plain words, no indents, no blank lines. */
export function cleanParagraphs(pasted: string): readonly string[] {
  return pasted
    .replace(UNSEEN, '')
    .split(/\r\n|[\r\n\u2028\u2029]/)
    .map((line) => line.replace(BLANKS, ' ').replace(SPACE_BESIDE_HAN, '').trim())
    .filter((line) => line !== '')
}
