import { z } from 'zod'
import { aboutNames } from '../../shared/checks/about'
import { severities } from '../../shared/checks/finding'
import type { CheckBindings, CheckRules, MeasureName } from '../../shared/checks/spec'
import type { TableSpec } from '../../shared/tables/spec'
import type { SumSpec } from '../../shared/tables/spec'
import { type Finding, finding } from './finding'
import { filled, object } from './shape'

const severity = z.enum(severities)
const measures = z.array(filled).min(1)
const parameters = z.record(filled, z.number())

const base = {
  id: z.string().regex(/^R\d{3}$/),
  title: filled,
  group: filled,
  severity,
  basis: z.enum(['seen', 'general', 'derived']),
  parameters: parameters.exactOptional(),
  about: z.enum(aboutNames).exactOptional(),
  lacks: z.enum(aboutNames).exactOptional(),
  live: z.union([z.strictObject({ holds: filled }), z.strictObject({ never: filled })]).exactOptional(),
}

const rule = z.discriminatedUnion('shape', [
  z.strictObject({
    ...base,
    shape: z.literal('equal'),
    pairs: z
      .array(z.strictObject({ actual: measures, expected: measures, each: z.literal(true).exactOptional() }))
      .min(1),
    relation: z.enum(['=', '≤', '≥']).exactOptional(),
    unless: z.strictObject({ measures, why: filled }).exactOptional(),
  }),
  z.strictObject({ ...base, shape: z.literal('sums'), of: z.enum(['columns', 'rows']), measures }),
  z.strictObject({ ...base, shape: z.literal('aboveZero'), measures }),
  z.strictObject({ ...base, shape: z.literal('table') }),
  z.strictObject({ ...base, shape: z.literal('text') }),
  z.strictObject({ ...base, shape: z.literal('figures') }),
  z.strictObject({ ...base, shape: z.enum(['project', 'targets', 'lines', 'names', 'people']) }),
  z.strictObject({ ...base, shape: z.literal('none'), why: filled }),
])

/** resources/checks/rules.json: the trade's rules, which every place shares. */
export const rulesSchema = object<CheckRules>()({
  measures: z.record(
    filled,
    object<MeasureName>()({ label: filled, said: z.array(filled).min(1).exactOptional() }),
  ),
  emptyReasons: z.array(filled),
  rules: z.array(rule),
}) satisfies z.ZodType<CheckRules>

const cell = z.strictObject({ table: filled, row: filled, column: filled })

/** checks.json of a template: where measures stand in its tables, and what it sets otherwise. */
export const bindingsSchema = object<CheckBindings>()({
  measures: z.record(
    filled,
    z.union([
      z.strictObject({ table: filled, column: filled, whole: filled.exactOptional() }),
      z.strictObject({ cells: z.array(cell).min(1) }),
      z.strictObject({ sum: filled }),
    ]),
  ),
  severities: z.record(filled, severity).exactOptional(),
  parameters: z.record(filled, parameters).exactOptional(),
}) satisfies z.ZodType<CheckBindings>

/** Measures that are bound to a table, column or sum that the template does not have. */
export function bindingFaults(
  { measures: bound }: CheckBindings,
  tables: readonly TableSpec[],
  sums: Readonly<Record<string, SumSpec>>,
): readonly Finding[] {
  return Object.entries(bound).flatMap(([measure, place]) => {
    const path = ['measures', measure]
    if ('sum' in place) {
      return Object.hasOwn(sums, place.sum)
        ? []
        : [finding([...path, 'sum'], `没有名为“${place.sum}”的合计。`)]
    }
    const cells = 'cells' in place ? place.cells : [place]
    const lacking = cells.flatMap(({ table, column }): readonly string[] => {
      const found = tables.find(({ id }) => id === table)
      if (!found) return [`没有代号为“${table}”的表。`]
      const isThere = found.columns.some(({ id }) => id === column)
      return isThere ? [] : [`表“${table}”没有“${column}”这一栏。`]
    })
    return [...new Set(lacking)].map((message) => finding(path, message))
  })
}
