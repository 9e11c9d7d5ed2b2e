import { differenceOf } from '../../difference/words'
import { readProse } from '../../narrative/figures-in-prose'
import type { CheckedParagraph } from '../figures/figures-rules'
import type { Finding, Fix } from '../finding'
import { found, type RecordSetting } from '../records/records'
import { type Edit, penSlips } from './slips'

/** A paragraph that was written in the place of one that the program prints, and the field that holds it. */
export interface Rewritten extends CheckedParagraph {
  readonly path?: string | undefined
}

/** R115: words of the program's own paragraph that were written nearly, but not quite, as they are printed. Of figures other rules speak. */
export function checkRewritten(
  { place, name, text, generated, path }: Rewritten,
  setting: Pick<RecordSetting, 'rule'>,
): readonly Finding[] {
  if (!generated || generated.text === text) return []
  const edits = editsOf(text, generated)
  const others = edits.reduce((sum, { text: is }) => sum + is.length, 0)
  const words = edits.filter((each) => !isOfFigures(each))
  // Where figures came or went with words, it is another sentence.
  if (!words.every(isOfWords)) return []
  return penSlips(text, words, text.length - others).flatMap((slip) => {
    const { due, text: is, start, said, of, isSure } = slip
    if (of !== 'words') return []
    const around = text.slice(Math.max(0, start - 4), start + is.length + 4)
    const mended = text.slice(0, start) + due + text.slice(start + is.length)
    return found(setting, 'R115', place, {
      expected: due,
      actual: is === '' ? around : is,
      difference: null,
      message: `${name}“${around}”一处${said}。`,
      ...(isSure ? fixOf(path, mended) : { severity: 'info' }),
    })
  })
}

function fixOf(path: string | undefined, value: string): { readonly fix?: Fix } {
  return path === undefined ? {} : { fix: { path, value, label: '改好' } }
}

function isOfWords({ due, text }: Edit): boolean {
  return readProse(due).length === 0 && readProse(text).length === 0 && !/\d/.test(due + text)
}

/** One figure for another, or a part of it. */
function isOfFigures({ due, text }: Edit): boolean {
  return due !== '' && text !== '' && /^(?:[\d,.]+|[增减加少长下降持平]+)$/.test(due + text)
}

/** Where the two differ, without what is the same at both ends of it. */
function editsOf(text: string, generated: NonNullable<CheckedParagraph['generated']>): readonly Edit[] {
  const figures = readProse(text).map(({ start, end, text: own }) => ({
    start,
    end,
    text: own,
    role: 'amount' as const,
    now: { value: null, refs: [] },
  }))
  const runs = differenceOf(generated, { text, figures })
  return runs.flatMap((run, at): readonly Edit[] => {
    if (run.kind === 'same' || (run.kind === 'new' && runs[at - 1]?.kind === 'old')) return []
    const came = run.kind === 'new' ? run : runs[at + 1]
    const start = came?.kind === 'new' ? came.start : standing(runs, at)
    return [trimmed(run.kind === 'old' ? run.text : '', came?.kind === 'new' ? came.text : '', start)]
  })
}

/** Where in the new text a run of the old one would stand. */
function standing(runs: ReturnType<typeof differenceOf>, at: number): number {
  const before = runs.slice(0, at).findLast(({ kind }) => kind !== 'old')
  return before ? before.start + before.text.length : 0
}

function trimmed(due: string, is: string, start: number): Edit {
  const most = Math.min(due.length, is.length)
  let head = 0
  while (head < most && due[head] === is[head]) head += 1
  let tail = 0
  while (tail < most - head && due.at(-1 - tail) === is.at(-1 - tail)) tail += 1
  return {
    due: due.slice(head, due.length - tail),
    text: is.slice(head, is.length - tail),
    start: start + head,
  }
}
