import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_AMOUNT } from '../../../src/shared/money/cents'
import type { Field, TextField } from '../../../src/shared/model/field-types'
import { fieldsOf, recordSets } from '../../../src/shared/model/fields'
import { recordSchema } from '../../../src/shared/model/schema'
import { hasWords, tidied } from '../../../src/shared/model/text'
import { isValue } from '../../../src/shared/model/values'
import { anyRecord, fieldValue, type KnownIds } from '../../support/random-budget'

const ids: KnownIds = Object.fromEntries(recordSets.map((set) => [set, ['known', 'other']]))

/** Values of every kind, good for some fields and bad for others. */
const corpus: readonly unknown[] = [
  undefined,
  null,
  true,
  false,
  0,
  -0,
  1,
  -1,
  1.5,
  7,
  9999,
  10_000,
  10_001,
  1989,
  1990,
  2000,
  2024,
  2100,
  2101,
  -1_000_000,
  -1_000_001,
  1_000_000_000,
  1_000_000_001,
  MAX_AMOUNT,
  -MAX_AMOUNT,
  MAX_AMOUNT + 1,
  -MAX_AMOUNT - 1,
  2 ** 53,
  NaN,
  Infinity,
  1n,
  '',
  ' ',
  '\u3000',
  '\uFEFF',
  '\n',
  'a',
  'a\n',
  'a b',
  'a/b',
  '/',
  'a\0b',
  '\ud800',
  '\udc00\ud800',
  '😀',
  '中文',
  '1',
  '11',
  '201',
  '2013',
  '20113',
  '201130',
  '2011307',
  '20113070',
  '201 ',
  '２０１',
  '٢٠١',
  '2o1',
  'true',
  '是',
  'toString',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  'projects/known',
  'projects/a b',
  'projects/',
  'projects/a/b',
  'projects/\ud800',
  'units/known',
  'blocks/known',
  'department/department',
  'Projects/known',
  ' projects/known',
  [],
  ['a', ''],
  ['a\0'],
  ['\ud800'],
  [1],
  [null],
  [['a']],
  {},
  { length: 1 },
  new Date(0),
  Symbol('a'),
]

const fields = recordSets.flatMap((set) =>
  Object.entries(fieldsOf(set)).map(([name, field]) => [`${set}.${name}`, set, name, field] as const),
)

const TIDIED: ReadonlySet<string> = new Set([
  'enum',
  'text',
  'textList',
  'key',
  'functionCode',
  'economicCode',
  'govEconomicCode',
  'fundType',
  'classificationCode',
])

describe('what a field holds', () => {
  it.each(fields)('%s: what a package may say comes out as the model holds it', (_, set, name, field) => {
    const [record] = fc.sample(anyRecord(set, 'known', ids), { numRuns: 1, seed: 7 })
    const { id, ...values } = record ?? { id: '' }
    const base = set === 'department' ? values : { id, ...values }
    const schema = recordSchema(set)
    expect(schema.safeParse(base).success).toBe(true)
    const agree = (value: unknown): void => {
      const read = schema.safeParse({ ...base, [name]: value })
      const held = read.success ? (read.data as Record<string, unknown>)[name] : undefined
      if (read.success) {
        expect(isValue(field, held), shown(value)).toBe(true)
        // Once read it is read the same.
        expect(schema.parse({ ...base, [name]: held }), shown(value)).toMatchObject({ [name]: held })
      }
      // Only texts are tidied, codes folded and choices told by what people call them; anything else stands or falls as it is.
      if (!TIDIED.has(field.type)) expect(read.success, shown(value)).toBe(isValue(field, value))
      else if (isValue(field, value) && !read.success)
        expect(hasWords(tidied(field as TextField, value as string))).toBe(false)
      if (!TIDIED.has(field.type) && read.success) expect(held).toEqual(value)
    }
    corpus.forEach(agree)
    for (const value of choicesOf(field)) agree(value)
    fc.assert(fc.property(fc.oneof(fieldValue(field, ids), fc.anything()), agree), { numRuns: 60 })
  })

  it.each(fields)('%s: every value that the field takes, and not everything', (_, __, ___, field) => {
    fc.assert(
      fc.property(fieldValue(field, ids), (value) => {
        expect(isValue(field, value), shown(value)).toBe(true)
      }),
      { numRuns: 60 },
    )
    expect(isValue(field, null)).toBe(field.nullable === true)
    expect(corpus.some((value) => !isValue(field, value))).toBe(true)
    expect(isValue(field, undefined)).toBe(false)
  })
})

/** A field's choices and the labels that people call them by. */
function choicesOf(field: Field): readonly unknown[] {
  return field.type === 'enum' ? [...Object.keys(field.options), ...Object.values(field.options)] : []
}

function shown(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(value) : fc.stringify(value)
}
