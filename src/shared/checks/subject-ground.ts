import type { BudgetDocument } from '../model/document'
import type { CollectionName } from '../model/field-types'
import type { Reference } from '../model/reference'
import type { FiguresSetting } from './figures/figures-rules'
import type { Finding } from './finding'
import type { PeopleSetting } from './records/people-rules'
import type { RecordSetting } from './records/records'
import type { RuleSpec, TextRule } from './spec'
import { type CheckedText, checkText, textSetting } from './words/text-rules'

/** The document as the checks read it. */
export interface CheckedRecords {
  department(): BudgetDocument['department']
  get<C extends CollectionName>(collection: C, id: string): BudgetDocument[C][number] | undefined
  all<C extends CollectionName>(collection: C): readonly BudgetDocument[C][number][]
  ownedBy<C extends CollectionName>(collection: C, owner: Reference): readonly BudgetDocument[C][number][]
}

/** What is asked when one subject is looked at. */
export interface SubjectGround {
  readonly records: CheckedRecords
  readonly rules: ReadonlyMap<string, RuleSpec>
  readonly setting: RecordSetting
  readonly figures: FiguresSetting
  readonly people: PeopleSetting
  /** With what the document compares; undefined: with this and that. */
  readonly base: string | undefined
}

/** Holds texts against every rule about texts. */
export type LookAtTexts = (all: readonly CheckedText[]) => readonly Finding[]

export function openTexts({ records, rules, setting, base }: SubjectGround): LookAtTexts {
  const textRules = [...rules.values()].filter((rule): rule is TextRule => rule.shape === 'text')
  return (all) => {
    const own = { ...textSetting(records.department().fiscalYear, setting), base }
    return all.flatMap((text) => {
      if (text.text === '') return []
      return textRules.flatMap((rule) => checkText(rule, text, own))
    })
  }
}

/** A text that a field holds. */
export function field(place: string, name: string, text: string, kind: CheckedText['kind']): CheckedText {
  return { place, name, text, kind, isField: true }
}
