import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Finding, findingKey } from '../../src/shared/checks/finding'
import { printedPart } from '../../src/shared/checks/records/reviewed'
import { figuresOf } from '../../src/shared/checks/settled'
import type { BudgetDocument } from '../../src/shared/model/document'
import { saidPlace } from '../../src/shared/model/said-place'
import { edit, mutable, realise, withSecondUnit } from '../support/edits'
import { anyDocument } from '../support/random-budget'
import { sampleDocument } from '../support/longgang'
import { openCheckBench } from './bench'

/** Nothing is said of cells here. */
const NO_CODES = { codeOf: () => undefined, recordOf: () => null, subjectOf: () => null }

/** People have said the reason of half of what is found, reviewed some parts, and left places to be looked at. */
function spokenOf(document: BudgetDocument): BudgetDocument {
  const { checks, engine, narrative } = openCheckBench(document)
  const half = checks.findings().filter((_, at) => at % 2 === 0)
  const parts = ['tables/t03', 'tables/t05', 'tables/t12', 'text/p3', 'text/p7']
  const places = document.projects.slice(0, 3).map(({ id }) => saidPlace(`projects/${id}/purpose`, NO_CODES))
  return {
    ...document,
    acknowledgements: half.map((finding, at) => ({
      // In the order of ids, as a file holds them.
      id: `acknowledgement-${String(at).padStart(3, '0')}`,
      rule: finding.rule,
      ...saidPlace(finding.places[0] ?? '', NO_CODES),
      figures: figuresOf(finding),
      reason: '属实',
    })),
    reviews: parts.map((part) => ({ id: part, part, reviewed: printedPart(part, engine, narrative) ?? [] })),
    remarks: places.map((place, at) => ({ id: `remark-${at}`, ...place, text: '', pending: at > 0 })),
    ruleSettings: [
      { id: 'set-1', rule: 'R050', severity: null, threshold: 4500 },
      { id: 'set-2', rule: 'R054', severity: 'off', threshold: null },
      { id: 'set-3', rule: 'R047', severity: 'info', threshold: null },
    ],
  }
}

function asTexts(findings: readonly Finding[]): readonly string[] {
  return findings.map((each) => JSON.stringify(each)).sort()
}

test('after every one of 2,000 random edits the findings are those that a check from the start has', () => {
  let steps = 0
  fc.assert(
    fc.property(fc.array(edit, { minLength: 40, maxLength: 60 }), (edits) => {
      const budget = mutable(spokenOf(withSecondUnit(sampleDocument())))
      const bench = openCheckBench(budget.document)
      for (const [serial, each] of edits.entries()) {
        const changes = realise(budget.document, each, serial)
        if (changes.length === 0) continue
        budget.apply(changes)
        bench.apply(changes)
        steps += 1
        const afresh = bench.afresh()
        expect(asTexts(bench.checks.findings())).toEqual(asTexts(afresh.findings()))
        expect(bench.checks.counts()).toEqual(afresh.counts())
      }
    }),
    { numRuns: 45, seed: 13, endOnFailure: true },
  )
  expect(steps).toBeGreaterThan(2_000)
}, 180_000)

test('what a step says came and went leads from the findings and verdicts before to those after', () => {
  fc.assert(
    fc.property(fc.array(edit, { minLength: 5, maxLength: 15 }), (edits) => {
      const budget = mutable(spokenOf(withSecondUnit(sampleDocument())))
      const bench = openCheckBench(budget.document)
      let held = new Map(bench.checks.findings().map((each) => [keyOf(each), each]))
      const verdicts = new Map(bench.checks.verdicts().map((each) => [each.rule, each]))
      for (const [serial, each] of edits.entries()) {
        const changes = realise(budget.document, each, serial)
        if (changes.length === 0) continue
        budget.apply(changes)
        const { gone, come, verdicts: cameTo = [] } = bench.apply(changes)
        held = new Map(held)
        for (const key of gone) expect(held.delete(key)).toBe(true)
        for (const finding of come) held.set(keyOf(finding), finding)
        expect(asTexts([...held.values()])).toEqual(asTexts(bench.checks.findings()))
        for (const verdict of cameTo) verdicts.set(verdict.rule, verdict)
        expect([...verdicts.values()]).toEqual(bench.checks.verdicts())
      }
    }),
    { numRuns: 20, seed: 7, endOnFailure: true },
  )
})

test('any document that the rules of the model allow can be checked', { timeout: 240_000 }, () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      for (const { message, places } of openCheckBench(document).checks.findings()) {
        expect(message).not.toMatch(/undefined|NaN|null/)
        expect(places[0]).not.toBe('')
      }
    }),
    { numRuns: 24, seed: 2024, endOnFailure: true },
  )
})

const keyOf = findingKey
