import type { CodeEntry, CodeLists } from '../../../shared/contract/results'
import type { CodeName } from '../../../shared/model/document'
import { codeChoices, codeTyped } from '../../components/code-choices'
import type { CellEntry } from '../../grid/column'
import type { useCodes } from '../../stores/codes'
import type { useEdits } from '../../stores/edits'
import { isBlank } from '../../../shared/model/text'
import { whyNoCode } from '../../../shared/model/no-code'
import { doubtedCodes } from '../../lists/pasted-doubts'

/** The two classifications: how their codes are called, and how long they are. */
export const CODES = {
  economic: { list: 'economics', title: '经济科目', digits: 5 },
  function: { list: 'functions', title: '功能科目', digits: 7 },
} as const

interface Sources {
  readonly edits: Pick<ReturnType<typeof useEdits>, 'setCode'>
  readonly codes: Pick<ReturnType<typeof useCodes>, 'lists' | 'nameOf'>
}

export type CodeRead = (ReturnType<typeof codeTyped> & object) | { readonly refused: string }

/** What a text says of a code, or why it is none. */
export function readCode(
  lists: CodeLists,
  classification: CodeName['classification'],
  text: string,
): CodeRead {
  const { list, title, digits } = CODES[classification]
  const entries = lists[list]
  return (
    codeTyped(entries, digits, text) ?? {
      refused:
        whyNoCode(text, wholeCodes(entries, digits)) ??
        `${title}是${digits}位编码，也可以从列表里选（Alt ↓）。`,
    }
  )
}

function wholeCodes(entries: readonly CodeEntry[], digits: number): readonly string[] {
  return entries.flatMap(({ code }) => (code.length === digits ? [code] : []))
}

/** Which field of a row holds the code; `owner`: how the row is called, where the code does not say it. */
interface CodeField<Row> {
  readonly path: (row: Row) => string
  readonly stored: (row: Row) => string | null
  readonly owner?: (row: Row) => string
}

/** How a code is edited in a cell: chosen from the list by number or name, or typed. */
export function codeEntry<Row>(
  { edits, codes }: Sources,
  classification: CodeName['classification'],
  { path, stored, owner }: CodeField<Row>,
): CellEntry<Row> {
  const { list, title, digits } = CODES[classification]
  const entries = (): readonly CodeEntry[] => codes.lists[list]
  const whole = (): readonly string[] => wholeCodes(entries(), digits)
  const typedCode = (text: string) => codeTyped(entries(), digits, text)
  return {
    path,
    label(row) {
      const code = stored(row)
      const named = code === null ? [] : [code, codes.nameOf(classification, code)]
      return [...(owner ? [owner(row)] : []), title, ...named].filter(Boolean).join(' ')
    },
    start: (row) => stored(row) ?? '',
    stored,
    choices: (_, typed) =>
      codeChoices(entries(), digits, typed).map(({ code, name, heading }) => ({
        value: code,
        code,
        text: name,
        note: heading,
      })),
    read(text) {
      const found = readCode(codes.lists, classification, text)
      return 'refused' in found ? found : null
    },
    commit(row, { value, seen }) {
      const { code, name } = typedCode(value) ?? { code: value, name: '' }
      return edits.setCode(path(row), classification, code, name, seen)
    },
    // A code is never emptied: a blank cell says nothing of it.
    edits: (row, value) =>
      isBlank(value) ? [] : [{ set: path(row), value: typedCode(value)?.code ?? value }],
    ...doubtedCodes<Row>(whole),
  }
}
