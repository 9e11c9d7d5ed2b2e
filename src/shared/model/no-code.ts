import { folded } from '../money/folding'
import { type SpreadsheetForm, spreadsheetForm } from '../money/spreadsheet-forms'

const WAYS: Readonly<Record<SpreadsheetForm['kind'], string>> = {
  error: '请在原表改好再填',
  narrow: '请把原表那一列拉宽，再填完整的编码',
  scientific: '请填完整的编码；从表格复制的，先把那一列设成“文本”格式',
  date: '原来的编码已看不出来，请重新填；从表格复制的，先把那一列设成“文本”格式',
}

/** As a cell shows the codes of a project that has more than one. */
const SEVERAL = /^\d{5,}(?:[\s、，,;；/]+\d{5,})+$/

/** What each kind of loss is called. */
export const LOST: Readonly<Record<MarredCode['lost'], string>> = {
  zeros: '丢了开头的 0',
  form: '被表格软件当成了数',
}

/**
 * Why a text is no code, where it is several or a spreadsheet made something else of one; undefined: neither. `codes`: the list, where one
 * is known, of which the text may be left.
 */
export function whyNoCode(text: string, codes: readonly string[] = []): string | undefined {
  const typed = text.trim()
  const meant = marredCode(codes, typed)
  if (meant) return `“${typed}”不是编码，像是“${meant.code}”${LOST[meant.lost]}，请核对后再填。`
  if (SEVERAL.test(folded(typed))) return `“${typed}”是几个编码，这里只能填一个。`
  const form = spreadsheetForm(folded(typed).trim())
  return form ? `“${typed}”${form.what}，${WAYS[form.kind]}。` : undefined
}

/** A code that was taken for a number on the way: the one it was, and what it lost. */
export interface MarredCode {
  readonly code: string
  readonly lost: 'zeros' | 'form'
}

/**
 * The one code of a list that a spreadsheet would show as this text once it took it for a number: without the zeros in
 * front, in scientific notation, with thousands marks or decimals. Null: it is a code of the list, or could be several, or none.
 */
export function marredCode(codes: readonly string[], text: string): MarredCode | null {
  const typed = folded(text).trim()
  if (codes.includes(typed)) return null
  const number = numberShown(typed)
  if (!number) return null
  const [only, ...others] = codes.filter(
    (code) => /^\d+$/.test(code) && Math.abs(Number(code) - number.value) <= number.within,
  )
  if (only === undefined || others.length > 0) return null
  return { code: only, lost: /^\d+$/.test(typed) ? 'zeros' : 'form' }
}

/** What a number may be that is shown so, to half of its last digit. */
function numberShown(text: string): { readonly value: number; readonly within: number } | null {
  const [, whole, fraction = '', exponent = '0'] =
    /^(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d*))?(?:E\+?(\d{1,2}))?$/i.exec(text) ?? []
  if (whole === undefined) return null
  const value = Number(`${whole.replaceAll(',', '')}.${fraction}e${exponent}`)
  const last = Number(exponent) - fraction.length
  return last > 0 ? { value, within: 10 ** last / 2 } : { value, within: 0 }
}
