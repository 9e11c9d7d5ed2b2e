import type { Span } from '../printed/block'

/** 错误 / 警告 / 提示; `note`: two printed figures differ by no more than their rounding allows (舍入尾差). */
export type Severity = 'error' | 'warning' | 'info' | 'note'

/** From the gravest to the least. */
export const severities: readonly Severity[] = ['error', 'warning', 'info', 'note']

/** Something that does not agree, or is not there. */
export interface Finding {
  /** Id of the rule. */
  readonly rule: string
  readonly severity: Severity
  /**
   * Where it is mended, then what it was compared with: paths of fields (`projects/ID/reason`), cell ids, keys of paragraphs,
   * ids of tables.
   */
  readonly places: readonly string[]
  /** What should stand there, and what does, as printed; null where there is nothing to print. */
  readonly expected: string | null
  readonly actual: string | null
  /** Between two amounts or rates, without sign. */
  readonly difference: string | null
  /** Whether what stands there is more than what should, or less; absent where one of them is no number. */
  readonly direction?: 'above' | 'below'
  /** By how much two amounts may differ, in the unit they are printed in; more is no rounding. */
  readonly tolerance?: string
  /**
   * What else it speaks of that may change while it is found: amounts of which no sentence tells one, what was printed. A reason
   * that people give holds for this too (settled.ts); it is not shown.
   */
  readonly figures?: string
  /** Chinese: the place, what is so, what to do. */
  readonly message: string
  /** Where in the text of its first place the words stand that should be others; absent: not known, or it is about none. */
  readonly at?: Span
  /** What mends it for certain. */
  readonly fix?: Fix
  /** People said why it is right as it stands: it counts no more. */
  readonly acknowledged?: { readonly id: string; readonly reason: string }
}

/** One field, set to another text. */
export interface Fix {
  readonly path: string
  readonly value: string
  /** What the button says: 改为 553.69. */
  readonly label: string
}

/** What a rule came to, and why where it did not apply. */
export interface Verdict {
  readonly rule: string
  /** `inapplicable`: nothing here that it is about; `insufficient`: what it compares is not known. */
  readonly outcome: 'fired' | 'passed' | 'inapplicable' | 'insufficient'
  /** Chinese: why it does not apply, could not be told, or holds without being looked for. */
  readonly why?: string
}

/** A finding is the same one as long as its rule, its place, what stands there and what should are. */
export function findingKey({
  rule,
  places,
  actual,
  expected,
}: Pick<Finding, 'rule' | 'places' | 'actual' | 'expected'>): string {
  return `${rule} ${places[0] ?? ''} ${actual ?? ''} ${expected ?? ''}`
}

/** Rule and place of a finding's key. */
export function ofKey(key: string): { readonly rule: string; readonly place: string } {
  const [rule = '', place = ''] = key.split(' ')
  return { rule, place }
}

/** The same with its direction, where it has one. */
export function directed(finding: Finding): Finding {
  const [is, due] = [finding.actual, finding.expected].map((text) =>
    /^[≤≥<>\s]*-?[\d,]+(?:\.\d+)?\s*[%年人辆个]?$/.test(text ?? '')
      ? Number((text ?? '').replaceAll(/[^\d.-]/g, ''))
      : Number.NaN,
  ) as [number, number]
  if (finding.difference === null || Number.isNaN(is - due) || is === due) return finding
  return { ...finding, direction: is > due ? 'above' : 'below' }
}

/** What a step changed of the findings. */
export interface FindingsChange {
  /** Keys (findingKey) of those that are gone. */
  readonly gone: readonly string[]
  /** Those that are new, or say something else now. */
  readonly come: readonly Finding[]
  /** Keys of those of `come` that were open before, and only say something else; absent: none were. */
  readonly known?: readonly string[]
  /** Of rules that came to something else; absent: none did. */
  readonly verdicts?: readonly Verdict[]
}

/** How many are open of each severity, and how many people have said the reason of. */
export type FindingCounts = Readonly<Record<Severity | 'acknowledged', number>>

/** Where it counts: under its severity as long as it is open. */
export function countedAs({ severity, acknowledged }: Finding): keyof FindingCounts {
  return acknowledged ? 'acknowledged' : severity
}

/** The gravest first; those of one severity stay in their order. */
export function bySeverity(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity))
}
