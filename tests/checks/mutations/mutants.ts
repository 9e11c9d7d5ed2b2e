import { cellOperators } from './cell-operators'
import { figureOperators } from './figure-operators'
import type { Operator } from './operator'
import { paragraphOperators } from './paragraph-operators'
import { type Random, randomOf } from './random'
import { rowOperators } from './row-operators'
import { type PrintedDocument, type Site, type SiteKind, mutated, reading, sitesOf } from './sites'
import { tableOperators } from './table-operators'

/** A document with one mistake in it. */
export interface Mutant {
  readonly operator: Operator
  /** Where, in the document without the mistake. */
  readonly site: Site
  /** What a reader sees there without and with it. */
  readonly before: string
  readonly after: string
  readonly document: PrintedDocument
  /** Ids of operators that made, since the mutant before, what reads as the right document does: thrown away. */
  readonly thrownAway: readonly string[]
}

type OperatorsByKind = { readonly [K in SiteKind]: readonly Operator<K>[] }

const byKind: OperatorsByKind = {
  cell: cellOperators,
  figure: figureOperators,
  paragraph: paragraphOperators,
  row: rowOperators,
  table: tableOperators,
}

/** Every operator, by the kind of site that it is for. */
export const operators: readonly Operator[] = Object.values(byKind).flat()

/** None of the operators applies anywhere in the document: it has no empty table whose note could be lost. */
export class NothingToMistake extends Error {
  constructor() {
    super('nothing in the document can be mistaken so')
  }
}

/** So many sites in a row where none of the operators applies: there is none at all. */
const MOST_IN_VAIN = 20_000

/**
 * Mutants of the document, each of one site and one operator: a site, any as likely as any other, and at it any of the
 * operators that apply there. The same seed gives the same mutants. With `among`, only mistakes of these operators,
 * at sites of their kinds.
 */
export function* mutants(
  document: PrintedDocument,
  count: number,
  seed: number,
  among: readonly Operator[] = operators,
): Generator<Mutant, void> {
  const random = randomOf(seed)
  const kinds = new Set(among.map(({ on }) => on))
  const sites = sitesOf(document).filter(({ on }) => kinds.has(on))
  let thrownAway: string[] = []
  let inVain = 0
  for (let made = 0; made < count;) {
    const site = random.pick(sites)
    if (!site || inVain === MOST_IN_VAIN) throw new NothingToMistake()
    const mutant = mutantAt(site, among, random, thrownAway)
    inVain = mutant ? 0 : inVain + 1
    if (!mutant) continue
    yield mutant
    made += 1
    thrownAway = []
  }
}

function mutantAt(
  site: Site,
  among: readonly Operator[],
  random: Random,
  thrownAway: string[],
): Mutant | undefined {
  const before = reading(site, site.content)
  for (const operator of random.shuffled(among.filter(({ on }) => on === site.on))) {
    const content = operator.apply(site, random)
    if (content === null) continue
    const after = reading(site, content)
    if (after !== before)
      return { operator, site, before, after, document: mutated(site, content), thrownAway }
    thrownAway.push(operator.id)
  }
  return undefined
}
