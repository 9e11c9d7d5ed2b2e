import { z } from 'zod'
import { MAX_AMOUNT } from '../money/cents'
import { folded } from '../money/folding'
import type { CollectionName, Field, RecordSet } from './field-types'
import { definition, fieldsOf, recordSets } from './fields'
import { hasWords, tidied } from './text'
import { chosenBy, tidyList } from './typed'
import { isCode, isKey, isStorable } from './values'

/** The exchange package: a document's every input, complete and in order. Integers in 分. */
export const PACKAGE_FORMAT = 'budget-desk-package'
export const PACKAGE_VERSION = 8

const text = z.string().refine(isStorable)
const KEY = /^[^\s/]+$/
const key = z.string().regex(KEY).refine(isStorable)

/**
 * Shape of one value as a package holds it; texts, codes and choices are taken as they would be if typed (typed.ts). `meta` says the
 * form in which we write them. What depends on other values is in rules.ts.
 */
function valueSchema(field: Field): z.ZodType {
  switch (field.type) {
    case 'amount':
      return z.int().min(-MAX_AMOUNT).max(MAX_AMOUNT)
    case 'integer':
    case 'decimal':
      return z.int().min(field.min).max(field.max)
    case 'position':
      return z.int().min(-1_000_000).max(1_000_000_000)
    case 'boolean':
      return z.boolean()
    case 'enum':
      return z
        .string()
        .meta({ enum: Object.keys(field.options) })
        .transform((given) => chosenBy(field, given))
        .refine((given) => given !== undefined)
    case 'text': {
      const tidy = (given: string): string => tidied(field, given)
      if (field.filled) return text.meta({ pattern: '\\S' }).transform(tidy).refine(hasWords)
      if (field.nullable) return text.meta({ minLength: 1 }).transform((given) => tidy(given) || null)
      return text.transform(tidy)
    }
    case 'textList':
      // What the program wrote itself stays as it is.
      return field.fixed ? z.array(text) : z.array(text).transform(tidyList)
    case 'key':
      return text
        .meta({ pattern: KEY.source })
        .transform((given) => tidied({}, given))
        .refine((given) => isKey(given) || isEmptied(field, given))
        .transform((given) => given || null)
    case 'ref':
    case 'lineage':
      return key
    case 'object':
      return z
        .string()
        .regex(new RegExp(`^(${field.to.join('|')})/[^\\s/]+$`))
        .refine(isStorable)
    case 'functionCode':
    case 'economicCode':
    case 'govEconomicCode':
    case 'fundType':
    case 'classificationCode':
      return z
        .string()
        .meta({ pattern: `^(${field.digits.map((n) => `\\d{${n}}`).join('|')})$` })
        .transform((given) => folded(given).trim())
        .refine((given) => isCode(field, given) || isEmptied(field, given))
        .transform((given) => given || null)
  }
}

/** Nothing where a field may be empty: it is null. */
function isEmptied(field: Field, tidy: string): boolean {
  return field.nullable === true && tidy === ''
}

function fieldSchema(field: Field): z.ZodType {
  const value = valueSchema(field)
  return (field.nullable ? value.nullable() : value).meta({ title: field.label })
}

function fieldSchemas(set: RecordSet): Record<string, z.ZodType> {
  return Object.fromEntries(Object.entries(fieldsOf(set)).map(([name, field]) => [name, fieldSchema(field)]))
}

/** One record as a package holds it: every field, nothing else. */
export function recordSchema(set: RecordSet): z.ZodType {
  const identity = set === 'department' ? {} : { id: key }
  return z.strictObject({ ...identity, ...fieldSchemas(set) }).meta({ title: definition[set].label })
}

/** A record as `add` takes it: what has a default may be left out. */
export function additionSchema(collection: CollectionName): z.ZodType<Readonly<Record<string, unknown>>> {
  const fields = Object.entries(fieldsOf(collection)).map(([name, field]) => [
    name,
    isRequired(field) ? fieldSchema(field) : fieldSchema(field).optional(),
  ])
  return z
    .strictObject({ id: key.optional(), ...(Object.fromEntries(fields) as Record<string, z.ZodType>) })
    .meta({ title: definition[collection].label })
}

/** Whether `add` must be told this value: there is no default to take. */
function isRequired(field: Field): boolean {
  const made =
    field.type === 'position' ||
    field.type === 'lineage' ||
    (field.type === 'ref' && field.to === 'units') ||
    field.type === 'textList'
  return !made && !field.nullable && !('default' in field)
}

/** The whole package; `z.toJSONSchema` of it is published as resources/budget-package.schema.json. */
export const packageSchema = z.strictObject({
  format: z.literal(PACKAGE_FORMAT),
  version: z.literal(PACKAGE_VERSION),
  ...(Object.fromEntries(
    recordSets.map((set) => [set, set === 'department' ? recordSchema(set) : z.array(recordSchema(set))]),
  ) as Record<RecordSet, z.ZodType>),
})

/** JSON Schema (2020-12) of the package, for those who write one. */
export function packageJsonSchema(): object {
  return z.toJSONSchema(packageSchema, { io: 'input' })
}

/** JSON Schema of what `add KIND` takes. */
export function additionJsonSchema(collection: CollectionName): object {
  return z.toJSONSchema(additionSchema(collection), { io: 'input' })
}
