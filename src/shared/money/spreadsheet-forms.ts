/** What a spreadsheet shows in place of what was meant: it says so itself, and what was meant is not to be seen. */
export interface SpreadsheetForm {
  readonly kind: 'error' | 'narrow' | 'scientific' | 'date'
  /** What it is, behind the quoted text. */
  readonly what: string
}

/** The values that formulas end in which cannot be worked out, each with its reason. */
const ERRORS: Readonly<Record<string, string>> = {
  '#REF!': '引用的单元格已经不在',
  '#N/A': '没有查到对应的值',
  '#DIV/0!': '除数是零',
  '#VALUE!': '算式里有不是数的内容',
  '#NAME?': '算式里有认不出的名称',
  '#NUM!': '结果太大，或者算不出来',
  '#NULL!': '两个区域没有交集',
}

const MONTHS = 'Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec'

/** Whether a text is a value such as `#REF!`, one that is not listed here too. */
export function isErrorValue(text: string): boolean {
  return /^#[A-Z][A-Z_/0-9]*[!?]?$/.test(text.trim())
}

const NARROW = '是列宽不够时显示的记号，看不出是什么'
const SCIENTIFIC = '是科学记数，后面几位可能已经舍去'
const DATE = '像是日期'

const FORMS: readonly (SpreadsheetForm & { readonly found: RegExp })[] = [
  { kind: 'narrow', what: NARROW, found: /^#{2,}$/ },
  { kind: 'scientific', what: SCIENTIFIC, found: /^[+\-−]?\d+(?:\.\d*)?E[+\-−]?\d+$/i },
  {
    kind: 'date',
    what: DATE,
    found: /^\d{4}[/.-]\d{1,2}[/.-]\d{1,2}(?: \d.*)?$|^\d{1,2}[/-]\d{1,2}[/-]\d{2,4}$/,
  },
  { kind: 'date', what: DATE, found: /^(?:\d{2,4}年)?\d{1,2}月(?:\d{1,2}[日号])?$|^\d{4}年$/ },
  {
    kind: 'date',
    what: DATE,
    found: new RegExp(`^(?:\\d{1,4}[- ])?(?:${MONTHS})[a-z]*(?:[- ]\\d{1,4})?$`, 'i'),
  },
]

/** Null: it is none of them. `plain`: full-width forms folded, no outer blanks. */
export function spreadsheetForm(plain: string): SpreadsheetForm | null {
  if (isErrorValue(plain)) {
    return { kind: 'error', what: `是表格软件的出错值（${ERRORS[plain] ?? '算不出来'}）` }
  }
  return FORMS.find(({ found }) => found.test(plain)) ?? null
}
