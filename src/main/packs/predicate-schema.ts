import { z } from 'zod'
import { conditionNames, type Conditions, dimensions, type Match } from '../../shared/tables/addends'
import type { Predicate } from '../../shared/tables/spec'

const strings = z.array(z.string()).exactOptional()
const SHAPES = {
  oneOf: strings,
  prefix: strings,
  flag: z.boolean().exactOptional(),
} as const satisfies Record<Match, z.ZodType>

const conditions = Object.fromEntries(
  conditionNames.map((name) => [name, SHAPES[dimensions[name].by]]),
) as unknown as { readonly [D in keyof Conditions]-?: z.ZodType<NonNullable<Conditions[D]>> }

/** The shape of a condition, from the table of what is added up; its values are looked at in predicate-faults.ts. */
export const predicate: z.ZodType<Predicate> = z.strictObject({
  ...conditions,
  not: z.lazy(() => predicate).exactOptional(),
})
