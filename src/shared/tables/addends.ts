import type { BudgetLine, IncomeEntry, PriorFact } from '../model/document'
import type { Cents } from '../money/cents'

/**
 * What is added up, in one table: every dimension and every measure, and how each collection has it. Predicates and
 * their schema, the engine's records, what tells two of them apart and what their columns depend on all derive from
 * it, so a dimension that stands here is known to all of them.
 */
interface Collections {
  readonly lines: BudgetLine
  readonly incomes: IncomeEntry
  readonly priorFacts: PriorFact
}

export type AddendCollection = keyof Collections
export const addendCollections = Object.keys({
  lines: true,
  incomes: true,
  priorFacts: true,
} satisfies Record<AddendCollection, true>) as readonly AddendCollection[]

/** The record's own field of that name. */
const OWN = 'own'

type Said<R> = (record: R) => string | number | boolean | null

/**
 * How a collection has something: by the field of that name, which then counts as it stands (one that may be empty can be
 * read otherwise); without such a field not at all, or by what the record says otherwise.
 */
type Cell<R, N, Nothing> = N extends keyof R
  ? typeof OWN | (null extends R[N] ? Said<R> : never)
  : Nothing | Said<R>

type Cells<N, Nothing> = { readonly [C in AddendCollection]: Cell<Collections[C], N, Nothing> }

/**
 * How a predicate asks for a dimension: `oneOf` its values, a `prefix` of its code, or yes and no (`flag`). It cannot ask
 * for what says only which `row` a record reaches, nor for what says which `dataset` it belongs to.
 */
type Dimension<N> = Cells<N, null> &
  (
    | { readonly by: Match; readonly lines: N extends keyof BudgetLine ? typeof OWN : never }
    | { readonly by: 'row' | 'dataset' }
  )

export type Match = 'oneOf' | 'prefix' | 'flag'

type FieldName = keyof BudgetLine | keyof IncomeEntry | keyof PriorFact
/** What people read, where a record stands, and what is stored only where it differs from what follows: nothing is added up by it. Every other field is a dimension or a measure. */
type Unasked = 'id' | 'position' | 'purpose' | 'basis' | 'evidence' | 'reason' | 'govEconomicCode'
type MeasureField = { [N in keyof BudgetLine]: BudgetLine[N] extends Cents ? N : never }[keyof BudgetLine]
type DimensionField = Exclude<FieldName, Unasked | MeasureField>

export const dimensions = {
  unitId: { by: 'row', lines: OWN, incomes: OWN, priorFacts: OWN },
  projectId: { by: 'row', lines: OWN, incomes: null, priorFacts: OWN },
  // A line has a project exactly when its kind is `project`: so has last year's figure of one.
  kind: {
    by: 'oneOf',
    lines: OWN,
    incomes: null,
    priorFacts: ({ measure }) => (measure === 'project' ? 'project' : null),
  },
  functionCode: { by: 'prefix', lines: OWN, incomes: null, priorFacts: OWN },
  economicCode: { by: 'prefix', lines: OWN, incomes: null, priorFacts: OWN },
  fundType: { by: 'prefix', lines: OWN, incomes: OWN, priorFacts: OWN },
  appropriation: { by: 'oneOf', lines: OWN, incomes: OWN, priorFacts: null },
  source: { by: 'oneOf', lines: OWN, incomes: OWN, priorFacts: null },
  carryOver: { by: 'flag', lines: OWN, incomes: OWN, priorFacts: null },
  procurementCategory: { by: 'oneOf', lines: OWN, incomes: null, priorFacts: null },
  measure: { by: 'dataset', lines: null, incomes: null, priorFacts: OWN },
  year: { by: 'dataset', lines: null, incomes: null, priorFacts: OWN },
} as const satisfies { readonly [N in DimensionField]: Dimension<N> }

/** 分. */
export const measures = {
  amount: { lines: OWN, incomes: OWN, priorFacts: ({ amount }) => amount ?? 0 },
  procurement: { lines: OWN, incomes: 0, priorFacts: 0 },
  procurementSme: { lines: OWN, incomes: 0, priorFacts: 0 },
  procurementMicro: { lines: OWN, incomes: 0, priorFacts: 0 },
} as const satisfies { readonly [N in MeasureField]: Cells<N, 0> }

type Table = typeof dimensions
export type DimensionName = keyof Table
export type Measure = keyof typeof measures

/** Dimensions of one way to be asked for. */
type NamesBy<B> = { [D in DimensionName]: Table[D]['by'] extends B ? D : never }[DimensionName]
/** What a predicate can ask for. */
export type ConditionName = NamesBy<Match>
/** What says only which of a rule's rows a record reaches. */
export type RowName = NamesBy<'row'>

type ValueIn<D extends DimensionName, C extends AddendCollection> = Table[D][C] extends typeof OWN
  ? D extends keyof Collections[C]
    ? Collections[C][D]
    : never
  : Table[D][C] extends (record: never) => infer V
    ? V
    : null

/** What predicates and rows look at; null: the record does not say. */
export type Dimensions = {
  readonly [D in DimensionName]: { [C in AddendCollection]: ValueIn<D, C> }[AddendCollection]
}

/** What a predicate says of each dimension: the values or prefixes of which it must have one, or yes or no. */
export type Conditions = {
  readonly [D in ConditionName]?: Table[D]['by'] extends 'flag' ? boolean : readonly string[]
}

/** One record that is added up, whichever collection it comes from. */
export interface Addend extends Dimensions, Readonly<Record<Measure, number>> {
  readonly collection: AddendCollection
  readonly id: string
  readonly position: number
  /** False: the file keeps last year's fact, and no amount; absent is not zero. */
  readonly stated: boolean
}

export const dimensionNames = Object.keys(dimensions) as readonly DimensionName[]
export const measureNames = Object.keys(measures) as readonly Measure[]
export const conditionNames = dimensionNames.filter(isCondition)

function isCondition(name: DimensionName): name is ConditionName {
  return isMatch(dimensions[name].by)
}

function isMatch(by: Match | 'row' | 'dataset'): by is Match {
  return by !== 'row' && by !== 'dataset'
}

/** Dimensions that records of the collection state themselves, of those that a predicate can ask for. */
export function statedBy(collection: AddendCollection): readonly ConditionName[] {
  return conditionNames.filter((name) => dimensions[name][collection] === OWN)
}

type Values = Record<string, unknown>
type Derived = readonly (readonly [name: string, valueOf: (record: never) => unknown])[]

/** What an addend of a collection has besides the record's own fields. */
interface Adapter {
  readonly constant: Values
  readonly derived: Derived
}

const adapters = Object.fromEntries(
  addendCollections.map((collection): [AddendCollection, Adapter] => {
    const cells = Object.entries({ ...dimensions, ...measures }).map(
      ([name, of]) => [name, of[collection]] as const,
    )
    const constant = cells.filter(([, cell]) => cell === null || cell === 0)
    const derived = cells.filter(([, cell]) => typeof cell === 'function')
    return [collection, { constant: Object.fromEntries(constant), derived: derived as unknown as Derived }]
  }),
) as Record<AddendCollection, Adapter>

/** A record of the document as the engine adds it up. */
export function addendOf<C extends AddendCollection>(collection: C, record: Collections[C]): Addend {
  const { constant, derived } = adapters[collection]
  const addend: Values = { collection, ...record, ...constant, stated: record.amount !== null }
  for (const [name, valueOf] of derived) addend[name] = valueOf(record as never)
  return addend as unknown as Addend
}

/** Whether two states of a record reach the same rows and columns. */
export function sameReach(a: Addend, b: Addend): boolean {
  return dimensionNames.every((name) => a[name] === b[name])
}
