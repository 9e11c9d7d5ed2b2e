import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Finding } from '../../src/shared/checks/finding'
import { openCheckBench } from './bench'
import { soundBudget } from './sound-budget'
import { openTrial } from './trial'

/** What the construction of these budgets implies, by rule. */
const IMPLIED: Readonly<Record<string, string>> = {}

function alarms(findings: readonly Finding[]): readonly string[] {
  return findings
    .filter(({ severity, rule }) => (severity === 'error' || severity === 'warning') && !(rule in IMPLIED))
    .map(({ rule, places, message }) => `${rule} ${places[0] ?? ''} ${message}`)
}

test('fifty sound budgets, as they are edited: nothing above a hint', () => {
  fc.assert(
    fc.property(soundBudget, (document) => {
      expect(alarms(openCheckBench(document).checks.findings())).toEqual([])
    }),
    { numRuns: 50, seed: 50, endOnFailure: true },
  )
}, 60_000)

test('fifty sound budgets, read from their print: nothing above a hint', () => {
  fc.assert(
    fc.property(soundBudget, (document) => {
      const trial = openTrial(document)
      expect(alarms(trial.findings(trial.right))).toEqual([])
    }),
    { numRuns: 50, seed: 51, endOnFailure: true },
  )
}, 60_000)
