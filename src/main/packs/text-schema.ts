import { z } from 'zod'
import {
  type ComparisonSpec,
  type FactSpec,
  type FreeSpec,
  type GridSpec,
  type HeadingSpec,
  type ListSpec,
  type NumberFormat,
  type ParagraphSpec,
  repetitions,
  type SectionSpec,
  type TextSpec,
  type ValueSpec,
  type VariantSpec,
} from '../../shared/narrative/spec'
import { measureNames } from '../../shared/tables/addends'
import type { SumSpec } from '../../shared/tables/spec'
import { predicate } from './predicate-schema'
import { filled, key, object } from './shape'

const wording = z.string()
const optional = wording.exactOptional()
const each = z.enum(repetitions)
const sources = z.union([z.string(), z.array(z.string()).min(1)])
/** Keys of blocks say what stands under what: `duties/heading`. */
const blockKey = z.string().regex(/^[^\s/]+(\/[^\s/]+)*$/)

const format = object<NumberFormat>()({
  unit: z.enum(['元', '万元']),
  decimals: z.int().min(0).max(6),
  zero: filled,
  rateDecimals: z.int().min(0).max(6),
}) satisfies z.ZodType<NumberFormat>

const fact = object<FactSpec>()({
  key,
  label: filled,
  type: z.enum(['text', 'number']),
  value: z.string(),
  unit: filled.nullable(),
}) satisfies z.ZodType<FactSpec>

const value = object<ValueSpec>()({
  amount: sources.exactOptional(),
  count: sources.exactOptional(),
  words: optional,
  lastYear: sources.exactOptional(),
  reason: optional,
  zero: optional,
}) satisfies z.ZodType<ValueSpec>

const lineSum = object<SumSpec>()({ of: z.enum(measureNames), where: predicate }) satisfies z.ZodType<SumSpec>

const variant = object<VariantSpec>()({ when: optional, unless: optional, text: wording })

const list = object<ListSpec>()({
  each: each.exactOptional(),
  text: optional,
  items: z.array(variant).min(1).exactOptional(),
  join: wording,
  lastJoin: optional,
}) satisfies z.ZodType<ListSpec>

const comparison = object<ComparisonSpec>()({
  increase: wording,
  decrease: wording,
  flat: wording,
  fromZero: optional,
  new: optional,
  unknown: optional,
  toZero: optional,
}) satisfies z.ZodType<ComparisonSpec>

const heading = object<HeadingSpec>()({ key: blockKey, heading: wording })
const free = object<FreeSpec>()({ key: blockKey, free: filled })

const paragraph = object<ParagraphSpec>()({
  key: blockKey,
  each: each.exactOptional(),
  list: optional,
  text: optional,
  variants: z.array(variant).min(1).exactOptional(),
  compare: optional,
  wording: optional,
}) satisfies z.ZodType<ParagraphSpec>

const grid = object<GridSpec>()({
  key: blockKey,
  each,
  list: optional,
  empty: optional,
  columns: z
    .array(z.strictObject({ title: wording, text: wording, align: z.literal('right').exactOptional() }))
    .min(1),
}) satisfies z.ZodType<GridSpec>

const section = object<SectionSpec>()({
  number: z.int().min(1),
  title: filled,
  shortTitle: filled.exactOptional(),
  blocks: z.array(z.union([paragraph, heading, free, grid])),
}) satisfies z.ZodType<SectionSpec>

/** The shape of text.json; names and sources are looked at in shared/narrative/faults.ts, `lineSums` in predicate-faults.ts. */
export const textSchema = object<TextSpec>()({
  format,
  facts: z.array(fact),
  values: z.record(z.string(), value),
  lineSums: z.record(z.string(), lineSum),
  lists: z.record(z.string(), list),
  comparisons: z.record(z.string(), comparison),
  sections: z.array(section).min(1),
}) satisfies z.ZodType<TextSpec>
