import type { Cents } from '../money/cents'
import type { BudgetDocument, Department } from './document'

/** Names of the document's collections, the same in packages, paths, patches and the step log. */
export type CollectionName = Exclude<keyof BudgetDocument, 'department'>

/** A collection, or the document's one record without an id. */
export type RecordSet = CollectionName | 'department'

interface FieldBase {
  /** As people call it; may hold {year}, {lastYear}. */
  readonly label: string
  readonly nullable?: true
  /** Set when the record is made, not changed afterwards. */
  readonly fixed?: true
}

/** 分, from zero to MAX_AMOUNT. Typed in the department's unit of entry. */
export interface AmountField extends FieldBase {
  readonly type: 'amount'
  readonly default?: 0
  /** Field of the same record that it is a part of, and may not exceed. */
  readonly partOf?: string
}
export interface IntegerField extends FieldBase {
  readonly type: 'integer'
  readonly min: number
  readonly max: number
  /** `lastYear`: the year before the budget's. */
  readonly default?: number | 'lastYear'
}
/** A number with up to two decimals, stored as whole hundredths; the bounds are hundredths too. */
export interface DecimalField extends FieldBase {
  readonly type: 'decimal'
  /** Points of a hundred: `10%` is 10. */
  readonly isPoints?: true
  readonly min: number
  readonly max: number
  readonly default?: number
}
/** Place in an order; a new record goes to the end. */
export interface PositionField extends FieldBase {
  readonly type: 'position'
}
export interface BooleanField extends FieldBase {
  readonly type: 'boolean'
  readonly default: boolean
}
export interface EnumField<V extends string = string> extends FieldBase {
  readonly type: 'enum'
  /** Stored value → what people call it; either may be typed. */
  readonly options: Readonly<Record<V, string>>
  /** Other ways to write one → stored value. */
  readonly also?: Readonly<Record<string, NoInfer<V>>>
  readonly default?: NoInfer<V>
}
/**
 * Free text, of one line unless it says otherwise, as `tidied` (text.ts) leaves it. A nullable text is null when left
 * empty, never ''; a filled one is never blank.
 */
export interface TextField extends FieldBase {
  readonly type: 'text'
  readonly lines?: 'many'
  readonly filled?: true
  readonly default?: ''
}
export interface TextListField extends FieldBase {
  readonly type: 'textList'
}
/** What records are addressed and printed by: no blanks, no slash; unique within the collection. */
export interface KeyField extends FieldBase {
  readonly type: 'key'
}
/** A code of the year's classification. Text of digits: leading zeros count, unknown codes are accepted. */
export interface CodeField extends FieldBase {
  readonly type: 'functionCode' | 'economicCode' | 'govEconomicCode' | 'fundType' | 'classificationCode'
  /** Lengths it may have. */
  readonly digits: readonly number[]
  readonly default?: string
}
/** Id of a record of another collection. A required unit that is left out is 本级. */
export interface RefField extends FieldBase {
  readonly type: 'ref'
  readonly to: CollectionName
  /** The record belongs to the one it names, and goes with it. */
  readonly owns?: true
}
/** A record of one of several collections, `projects/ID`; the record belongs to it, and goes with it. */
export interface ObjectField extends FieldBase {
  readonly type: 'object'
  readonly to: readonly CollectionName[]
}
/** Identity across files; made with the record. */
export interface LineageField extends FieldBase {
  readonly type: 'lineage'
}

export type Field =
  | AmountField
  | IntegerField
  | DecimalField
  | PositionField
  | BooleanField
  | EnumField
  | TextField
  | TextListField
  | KeyField
  | CodeField
  | RefField
  | ObjectField
  | LineageField

/** The field types that may stand for a property of type V: the compiler checks the table against the document. */
type FieldOf<V> = [V] extends [Cents]
  ? AmountField
  : [V] extends [boolean]
    ? BooleanField
    : [V] extends [number]
      ? IntegerField | DecimalField | PositionField
      : [V] extends [readonly string[]]
        ? TextListField
        : [V] extends [string]
          ? string extends V
            ? TextField | KeyField | CodeField | RefField | ObjectField | LineageField
            : EnumField<V>
          : never

/** Null is taken exactly where the document allows it. */
type Nullness<V> = null extends V ? { readonly nullable: true } : { readonly nullable?: never }

export type FieldsOf<R> = {
  readonly [K in keyof Omit<R, 'id'>]-?: FieldOf<NonNullable<R[K]>> & Nullness<R[K]>
}

export interface SetDefinition<R> {
  /** Singular, for `add KIND`. */
  readonly kind: string
  readonly label: string
  /** Fields whose values together occur once. */
  readonly unique?: readonly (keyof R & string)[]
  /** Uniqueness holds among the records with this value only. */
  readonly uniqueAmong?: { readonly [K in keyof R]?: R[K] }
  /** Records with one value of this field have an order among themselves; default: those that belong to one record. */
  readonly orderedWithin?: keyof R & string
  /** What such a record is one of, for a refusal to say; default the labels of the unique fields. */
  readonly uniqueLabel?: string
  readonly fields: FieldsOf<R>
}

export type DocumentDefinition = {
  readonly [C in CollectionName]: SetDefinition<BudgetDocument[C][number]>
} & { readonly department: SetDefinition<Department> }
