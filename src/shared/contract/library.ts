import { z } from 'zod'
import { definition } from '../model/fields'

/** Indicators that the library holds at most: beyond, those that were used longest ago go. */
export const MOST_KEPT = 20_000

const text = z.string().max(2_000)
const { sign } = definition.indicators.fields

/** An indicator as it can be taken again, in any budget: what it is, without whose it is. */
export const libraryIndicator = z.strictObject({
  level1: text,
  level2: text,
  level3: text.min(1),
  target: text,
  sign: z.enum(Object.keys(sign.options) as [keyof typeof sign.options]).nullable(),
  value: text.nullable(),
  unit: text.nullable(),
})
export type LibraryIndicator = Readonly<z.infer<typeof libraryIndicator>>

/** What the program keeps of indicators that were used, in its own folder: the one used last stands first. */
export const keptLibrary = z.strictObject({
  edition: z.literal(1),
  /** `from`: Name of the project that it was used in last; '': the department. */
  indicators: z.array(libraryIndicator.extend({ from: text })).readonly(),
})
export type KeptLibrary = Readonly<z.infer<typeof keptLibrary>>

/** An indicator that is offered. */
export interface OfferedIndicator extends LibraryIndicator {
  /** Name of the project that it was used in last; '': the department; null: the pack names it. */
  readonly from: string | null
}

/** What a search of the library found. */
export interface LibraryFound {
  /** Of all that were found the first, best first. */
  readonly indicators: readonly OfferedIndicator[]
  readonly found: number
  /** How many there are in all, whatever is looked for. */
  readonly total: number
  /** Where an older library went that could not be read; null: nothing was wrong. */
  readonly setAside: string | null
}
