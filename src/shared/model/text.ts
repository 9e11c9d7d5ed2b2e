import { UNSEEN } from '../money/folding'
import type { TextField } from './field-types'

/** Line ends of every system and of Unicode. */
const LINE_END = /\r\n|[\n\v\f\r\x85\u2028\u2029]/g
/** Control characters that are no line ends. */
// eslint-disable-next-line no-control-regex -- these are what is looked for
const CONTROLS = /[\x01-\x09\x0E-\x1F\x7F-\x84\x86-\x9F]+/g

/**
 * A text as its field holds it: marks that nobody sees go, controls become blanks. In a one-line field line ends become
 * blanks too, and blanks around the text go. A text with nothing to be seen in it is empty.
 */
export function tidied({ lines }: Pick<TextField, 'lines'>, text: string): string {
  const seen = text.replace(UNSEEN, '').replace(CONTROLS, ' ')
  if (isBlank(seen)) return ''
  return lines === 'many' ? seen.replace(LINE_END, '\n') : inOneLine(seen).trim()
}

export function inOneLine(text: string): string {
  return text.replace(LINE_END, ' ')
}

/** Whether a text says something: of a name that is marks alone a sentence would print nothing. */
export function hasWords(text: string): boolean {
  return !isBlank(text.replace(/\p{P}/gu, ''))
}

/** Whether there is nothing in a text that could be seen: blanks, fillers, unseen marks. */
export function isBlank(text: string): boolean {
  return !/[^\s\p{Cc}\p{Cf}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/u.test(text)
}
