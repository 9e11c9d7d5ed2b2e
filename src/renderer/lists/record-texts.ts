import type { CollectionName } from '../../shared/model/field-types'
import { fieldsOf } from '../../shared/model/fields'
import { isBlank } from '../../shared/model/text'
import { parseTyped, type TypingContext } from '../../shared/model/typed'

/** A record as `add` takes one like it. */
export function copyOf(record: object): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== 'id' && name !== 'position'))
}

/** What was pasted into columns, as the fields hold it, over what a new record begins with; a blank cell says nothing. */
export function readTexts(
  set: CollectionName,
  texts: Readonly<Record<string, string>>,
  begun: Readonly<Record<string, unknown>>,
  typing: TypingContext,
): { readonly value: Readonly<Record<string, unknown>> } | { readonly refused: string } {
  const value: Record<string, unknown> = { ...begun }
  for (const [name, field] of Object.entries(fieldsOf(set))) {
    const text = texts[name] ?? ''
    if (isBlank(text)) continue
    const parsed = parseTyped(field, text, typing)
    if (!parsed.ok) return { refused: parsed.message }
    value[name] = parsed.value
  }
  return { value }
}
