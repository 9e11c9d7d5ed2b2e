import { describe, expect, test } from 'vitest'
import type { Finding } from '../../src/shared/checks/finding'
import { checkRules } from './bench'
import { type Due, type Given, openRuleBench, type RuleCases } from './rule-bench'
import { aroundTables } from './rule-cases/around-tables'
import { betweenTables } from './rule-cases/between-tables'
import { codes } from './rule-cases/codes'
import { comparisons } from './rule-cases/comparisons'
import { completeness } from './rule-cases/completeness'
import { fiscalMoney } from './rule-cases/fiscal-money'
import { marksAndWords } from './rule-cases/marks-and-words'
import { people } from './rule-cases/people'
import { projects } from './rule-cases/projects'
import { rowsAndColumns } from './rule-cases/rows-and-columns'
import { sharesAndCounts } from './rule-cases/shares-and-counts'
import { soundSentences } from './rule-cases/sound-sentences'
import { targets } from './rule-cases/targets'
import { textAgainstTables } from './rule-cases/text-against-tables'
import { totals } from './rule-cases/totals'
import { wordings } from './rule-cases/wordings'

const cases: readonly RuleCases[] = [
  ...totals,
  ...rowsAndColumns,
  ...betweenTables,
  ...fiscalMoney,
  ...codes,
  ...comparisons,
  ...textAgainstTables,
  ...sharesAndCounts,
  ...aroundTables,
  ...completeness,
  ...marksAndWords,
  ...projects,
  ...targets,
  ...people,
  ...wordings,
]

const bench = openRuleBench()
const shapes = new Map(checkRules().rules.map(({ id, shape }) => [id, shape]))

/** One as it was typed, so that a failure tells which. */
function named<G extends Given>(all: readonly G[]): readonly (readonly [string, G])[] {
  return all.map((given) => [JSON.stringify(given), given])
}

/** What is said of it wherever the rule looks: a single paragraph is read, and written in an open budget. */
function told(rule: string, given: Given): readonly (readonly Finding[])[] {
  const [paragraph, ...others] = given.says ?? []
  const isText = shapes.get(rule) === 'text' && paragraph !== undefined && others.length === 0
  const isSamples = given.year === undefined
  const all = [bench.findings(given), ...(isText && isSamples ? [bench.written(paragraph)] : [])]
  return all.map((findings) => findings.filter((each) => each.rule === rule))
}

/** Places of the sample are named by codes in cases, so they are compared where a document was read. */
function part(finding: Finding, due: Due, isRead: boolean): Partial<Finding & { place: string }> {
  const own = { ...finding, place: finding.places[0] ?? '' }
  const asked = Object.keys(due).filter((key) => isRead || key !== 'place')
  return Object.fromEntries(asked.map((key) => [key, own[key as keyof typeof own]]))
}

function asked(due: Due, isRead: boolean): Partial<Due> {
  return Object.fromEntries(Object.entries(due).filter(([key]) => isRead || key !== 'place'))
}

describe.each(cases.map((each) => [each.rule, each] as const))('%s', (rule, { fires, silent }) => {
  test.each(named(fires))('fires: %s', (_, given) => {
    const due = [given.due].flat()
    for (const [at, findings] of told(rule, given).entries()) {
      expect(
        findings.map((each, index) => part(each, due[index] ?? { severity: 'error', place: '' }, at === 0)),
      ).toEqual(due.map((each) => asked(each, at === 0)))
    }
  })

  test.each(named(silent))('silent: %s', (_, given) => {
    const { note } = given
    for (const findings of told(rule, given)) {
      expect(findings.map((each) => part(each, note ?? { severity: 'error' }, true))).toEqual(
        note ? [note] : [],
      )
    }
  })
})

test('good official prose is let alone', () => {
  for (const sentence of soundSentences) {
    const asGoal = bench.findings({ records: { 'goals/commerce-1': { text: sentence } } })
    const asPurpose = bench.findings({ records: { 'projects/commerce': { purpose: sentence } } })
    for (const findings of [
      bench.findings({ says: [sentence] }),
      bench.written(sentence),
      asGoal,
      asPurpose,
    ]) {
      const above = findings.filter(({ severity }) => severity === 'error' || severity === 'warning')
      expect(above.map(({ message }) => message)).toEqual([])
    }
  }
})

test('every rule has cases in which it fires and cases in which it is silent', () => {
  const lacks = (part: 'fires' | 'silent'): readonly string[] =>
    checkRules()
      .rules.filter(({ shape }) => shape !== 'none')
      .filter(({ id }) => !cases.some((each) => each.rule === id && each[part].length > 0))
      .map(({ id }) => id)
  expect(lacks('fires')).toEqual([])
  expect(lacks('silent')).toEqual([])
})
