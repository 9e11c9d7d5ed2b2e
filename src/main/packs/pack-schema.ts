import { z } from 'zod'
import { definition } from '../../shared/model/fields'
import type { Funding } from '../../shared/model/funding'
import type { PrintList } from '../../shared/template/printed-lists'
import type { PerformanceFramework, Template, Thresholds } from '../../shared/template/template'
import { choices, filled, key, object } from './shape'

/** pack.json of a template: the template but for what its other files hold. */
export type TemplateHead = Omit<Template, 'tables' | 'text' | 'checks' | 'publication'>

const { kind, appropriation, source } = definition.lines.fields
const { sign } = definition.indicators.fields

const funding = object<Funding>()({
  id: key,
  group: filled.nullable(),
  label: filled,
  fundTypes: z.array(z.string()).min(1),
  appropriation: z.enum(choices(appropriation.options)).nullable(),
  kinds: z.array(z.enum(choices(kind.options))).min(1),
  sources: z
    .array(z.enum(choices(source.options)))
    .min(1)
    .exactOptional(),
  always: z.boolean().exactOptional(),
}) satisfies z.ZodType<Funding>

const printList = object<PrintList>()({
  id: key,
  title: filled,
  of: z.literal('projects'),
  items: z.array(z.strictObject({ id: key, name: filled })).exactOptional(),
  names: z.literal(true).exactOptional(),
  contents: z.literal(true).exactOptional(),
}) satisfies z.ZodType<PrintList>

const thresholds = object<Thresholds>()({
  reason: z.number().min(0).max(1000),
}) satisfies z.ZodType<Thresholds>

const performance = object<PerformanceFramework>()({
  levels: z
    .array(
      z.strictObject({
        name: filled,
        weight: z.number().min(0).max(100).nullable(),
        parts: z.array(filled).min(1),
      }),
    )
    .min(1),
  indicators: z
    .array(
      z.strictObject({
        level1: filled,
        level2: filled,
        level3: filled,
        target: z.string(),
        sign: z.enum(choices(sign.options)).nullable(),
        value: filled.nullable(),
        unit: filled.nullable(),
      }),
    )
    .exactOptional(),
  rest: z.strictObject({ label: filled, weight: z.number().min(0).max(100) }).exactOptional(),
}) satisfies z.ZodType<PerformanceFramework>

/** The shape of a template's pack.json; what it says of other files is looked at in pack-faults.ts. */
export const packSchema = object<TemplateHead>()({
  id: key,
  title: filled,
  year: z.int().min(2000).max(2100),
  unit: z.enum(['元', '万元']),
  classification: key,
  lists: z.array(printList),
  fundings: z.array(funding).min(1),
  thresholds,
  performance: performance.exactOptional(),
}) satisfies z.ZodType<TemplateHead>
