import type { Params } from '../../shared/contract/methods'
import type { Formula } from '../../shared/model/document'
import { tidied } from '../../shared/model/text'
import { exactAmount, isShownRounded, shownAmount } from '../../shared/model/typed'
import type { Cents } from '../../shared/money/cents'
import { folded } from '../../shared/money/folding'
import { isFormula } from '../../shared/money/formula'
import { withUnitSaid } from '../../shared/money/formula-unit'
import type { Unit } from '../../shared/money/format'
import { parseAmount } from '../../shared/money/parse'
import { readAloud } from '../../shared/money/reading'
import { spreadsheetForm } from '../../shared/money/spreadsheet-forms'

/** An amount as it was typed, with the unit that the window showed and what stood there when typing began, in 分. */
export type TypedAmount = Required<Pick<Params<'edit.set'>, 'value' | 'unit' | 'seen'>>

/** An amount to be edited: every 分 of it, no grouping, at least the two decimals shown. */
export function editableAmount(amount: Cents, unit: Unit): string {
  return exactAmount(amount, unit).replace('-', '−')
}

/** What editing an amount begins with: the formula that makes it, as it reads in the unit shown; else the amount. */
export function startOfAmount(amount: Cents, unit: Unit, formula: Formula | undefined): string {
  const text = formula && readIn(unit, formula)
  const meant = text === undefined ? undefined : parseAmount(text, unit)
  return text !== undefined && meant?.ok && meant.cents === amount ? text : editableAmount(amount, unit)
}

/** A formula that was typed in another unit says its own. */
function readIn(unit: Unit, formula: Formula): string {
  return formula.unit === unit ? formula.text : withUnitSaid(formula.text, formula.unit)
}

/** Whether storing a text would leave the formula of its field as it is; `formula`: the one that stands there. */
export function keepsFormula(text: string, unit: Unit, formula: Formula | undefined): boolean {
  if (!isFormula(text)) return formula === undefined
  return formula !== undefined && readIn(unit, formula) === tidied({}, text)
}

/** Whether a text says itself of which unit its numbers are. */
export function namesUnit(text: string): boolean {
  return /[元万亿]/.test(text)
}

/** A text with its unit said. Of a formula what it comes to: its bare numbers are of no unit that could be named in it. */
export function withUnit(text: string, unit: Unit): string {
  // What holds no number as it is, and may be mended to one, is left to be mended.
  const plain = folded(text).trim()
  if (namesUnit(plain) || !/\d/.test(plain) || spreadsheetForm(plain)) return text
  const amount = isFormula(text) ? parseAmount(text, unit) : null
  return amount?.ok ? `${editableAmount(amount.cents, unit)}${unit}` : `${text.trim()}${unit}`
}

/** What is said of an amount that stands in a cell: all of it where it is shown rounded, and how it reads. */
export function heardAmount(amount: Cents, unit: Unit): string {
  const whole = isShownRounded(amount, unit) ? `${shownAmount(amount, unit)}${unit}，` : ''
  return `${whole}读作${readAloud(amount)}`
}

/** What a text means that is typed for an amount: what is said of it, or why it is none. */
export function readingOfAmount(
  text: string,
  unit: Unit,
): { readonly said: string } | { readonly refused: string } {
  const amount = parseAmount(text, unit)
  return amount.ok ? { said: saidOfAmount(text, amount.cents, unit) } : { refused: amount.message }
}

/** What is said of an amount while it is typed; of a formula first what it comes to, in the unit shown. */
export function saidOfAmount(text: string, amount: Cents, unit: Unit): string {
  const reading = `读作${readAloud(amount)}`
  return isFormula(text) ? `= ${shownAmount(amount, unit)}${unit}，${reading}` : reading
}
