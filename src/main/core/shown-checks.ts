import { countedAs, type FindingsChange, ofKey } from '../../shared/checks/finding'
import type { LiveChecks } from '../../shared/checks/live-checks'
import { thresholdOf, unlooked } from '../../shared/checks/settled'
import type { ShownChecks } from '../../shared/contract/shown'
import type { BudgetReader } from './reader'

/** More findings of one rule that count alike nobody reads: a window lists these, and says how many more there are. */
const MOST_OF_RULE = 300

/** All that is found, and what each rule came to. */
export function allChecks({ checks, rules }: BudgetReader): ShownChecks {
  const verdicts = new Map(checks.verdicts().map((each) => [each.rule, each]))
  return {
    findings: checks.findings(),
    rules: rules.map((rule) => {
      const { id, title, group, severity } = rule
      const { outcome = 'passed', why } = verdicts.get(id) ?? {}
      const { unit, value } = thresholdOf(rule) ?? {}
      return {
        ...{ id, title, group, severity, outcome, isLooked: unlooked(rule) === null },
        ...(why === undefined ? {} : { why }),
        ...(unit === undefined || value === undefined ? {} : { threshold: { unit, value } }),
      }
    }),
  }
}

/** As a window lists it: of each rule no more than can be read, the rest counted. */
export function boundedChecks(reader: BudgetReader): ShownChecks {
  const all = allChecks(reader)
  const kinds = Map.groupBy(all.findings, (each) => `${each.rule} ${countedAs(each)}`)
  const tooMany = [...kinds.values()].filter((own) => own.length > MOST_OF_RULE)
  if (tooMany.length === 0) return all
  const left = new Set(tooMany.flatMap((own) => own.slice(MOST_OF_RULE)))
  return {
    ...all,
    findings: all.findings.filter((each) => !left.has(each)),
    unlisted: tooMany.flatMap(([first, ...others]) =>
      first ? [{ rule: first.rule, as: countedAs(first), count: others.length + 1 - MOST_OF_RULE }] : [],
    ),
  }
}

/** Whether a window lists all that the rules found which a step changed something of, before it and after. */
export function isListedWhole({ gone, come }: FindingsChange, checks: Pick<LiveChecks, 'found'>): boolean {
  const lost = Map.groupBy(gone, (key) => ofKey(key).rule)
  const touched = new Set([...lost.keys(), ...come.map(({ rule }) => rule)])
  return [...touched].every((rule) => checks.found(rule) + (lost.get(rule)?.length ?? 0) <= MOST_OF_RULE)
}
