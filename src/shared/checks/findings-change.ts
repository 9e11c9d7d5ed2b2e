import { type Finding, findingKey, type FindingsChange, type Verdict } from './finding'

/** As a step tells it. */
export function told(verdicts: readonly Verdict[]): Pick<FindingsChange, 'verdicts'> {
  return verdicts.length > 0 ? { verdicts } : {}
}

export function isSame(a: Verdict, b: Verdict | undefined): boolean {
  return a.outcome === b?.outcome && a.why === b.why
}

/** One of those that say the same of the same place. */
export function once(findings: readonly Finding[]): readonly Finding[] {
  return findings.length < 2
    ? findings
    : [...new Map(findings.map((each) => [findingKey(each), each])).values()]
}

/** Between what was found where one looked again, and what is. */
export function changeOf(
  looked: readonly (readonly [readonly Finding[], readonly Finding[]])[],
): FindingsChange {
  const before = new Map(looked.flatMap(([old]) => old).map((each) => [findingKey(each), each]))
  const now = new Map(looked.flatMap(([, own]) => own).map((each) => [findingKey(each), each]))
  const come = [...now].filter(([key, each]) => JSON.stringify(before.get(key)) !== JSON.stringify(each))
  const known = come.flatMap(([key]) => (isOpen(before.get(key)) ? [key] : []))
  return {
    gone: [...before.keys()].filter((key) => !now.has(key)),
    come: come.map(([, each]) => each),
    ...(known.length > 0 ? { known } : {}),
  }
}

function isOpen(finding: Finding | undefined): boolean {
  return finding !== undefined && !finding.acknowledged
}
