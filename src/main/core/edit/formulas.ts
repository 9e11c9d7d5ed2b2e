import type { RecordChange } from '../../../shared/model/change'
import type { Formula } from '../../../shared/model/document'
import type { CollectionName } from '../../../shared/model/field-types'
import { type FieldPath, isAmountField } from '../../../shared/model/path'
import { namedBy, objectOf, parseObject } from '../../../shared/model/reference'
import { tidied } from '../../../shared/model/text'
import { isFormula } from '../../../shared/money/formula'
import type { Unit } from '../../../shared/money/format'
import { parseAmount } from '../../../shared/money/parse'
import { inDraft } from './draft'
import { addition, amendment, type Grounds, type Plan, removal } from './plan'
import { valueAt } from './value-at'

/** A plan that sets an amount as it was typed: its formula goes along, or the one that stood there goes. */
export function withFormula(
  grounds: Grounds,
  path: FieldPath,
  typed: string,
  unit: Unit,
  { label, ...plan }: Plan,
): Plan {
  if (path.set === 'department' || !isAmountField(path)) return { label, ...plan }
  const object = objectOf({ collection: path.set, id: path.key })
  const known = grounds.document
    .ownedBy('formulas', { collection: path.set, id: path.key })
    .find(({ field }) => field === path.field)
  const text = isFormula(typed) ? tidied({}, typed) : null
  if (text === (known?.text ?? null) && (text === null || unit === known?.unit)) return { label, ...plan }
  const change = formulaChange(
    grounds,
    known,
    text === null ? null : { object, field: path.field, text, unit },
  )
  const isSameAmount = plan.changes.length === 0 && typeof label !== 'string'
  return {
    ...plan,
    // The amount stays: then the formula is what the history is told of.
    label: isSameAmount
      ? { ...label, old: label.old + bracketed(known?.text), new: label.new + bracketed(text) }
      : label,
    changes: [...plan.changes, change],
  }
}

function formulaChange(
  grounds: Grounds,
  known: Formula | undefined,
  now: Omit<Formula, 'id'> | null,
): RecordChange {
  if (known)
    return now ? amendment('formulas', known.id, known, { id: known.id, ...now }) : removal('formulas', known)
  if (!now) throw new Error('no formula stands or comes')
  return addition('formulas', { id: grounds.nextId(), ...now })
}

function bracketed(text: string | null | undefined): string {
  return text ? `（${text}）` : ''
}

/** Removals of the formulas that, once `changes` are made, no longer make the amount that stands at their field. */
export function spentFormulas(grounds: Grounds, changes: readonly RecordChange[]): readonly RecordChange[] {
  const { document } = grounds
  const isAnyTouched = changes.some(({ collection }) => collection === 'formulas')
  if (document.all('formulas').length === 0 && !isAnyTouched) return []
  const touched = touchedBy(changes)
  return inDraft(document, (take) => {
    take(changes)
    return document
      .all('formulas')
      .filter(
        (formula) => (touched === 'all' || touched.has(formula.object)) && !makesAmount(grounds, formula),
      )
      .map((formula) => removal('formulas', formula))
  })
}

/** Records that changed, with those that they belong to: a line's amount is part of its project's. Another year: all. */
function touchedBy(changes: readonly RecordChange[]): ReadonlySet<string> | 'all' {
  if (changes.some(({ collection }) => collection === 'department')) return 'all'
  return new Set(
    changes.flatMap(({ collection, id, before, after }) => [
      objectOf({ collection: collection as CollectionName, id }),
      ...[before, after].flatMap((state) => (state ? namedBy(collection, state, true).map(objectOf) : [])),
    ]),
  )
}

/** Whether a formula comes to what stands at its field. */
export function makesAmount(grounds: Grounds, { object, field, text, unit }: Omit<Formula, 'id'>): boolean {
  const named = parseObject(object)
  if (!named || !grounds.document.values(named.collection, named.id)) return false
  const meant = parseAmount(text, unit)
  return meant.ok && meant.cents === valueAt(grounds, { set: named.collection, key: named.id, field })
}
