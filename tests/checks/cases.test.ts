import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Finding } from '../../src/shared/checks/finding'
import { checkRead } from '../../src/shared/checks/documents/read-checks'
import { checkRules } from './bench'
import { caseBindings, documentOf } from './case-adapter'

/** Neutral cases that nobody here wrote: what is due, or that nothing is. */
interface Case {
  readonly id: string
  readonly rule: string
  readonly ours: string
  readonly input: Readonly<Record<string, unknown>>
  readonly expect: readonly Due[]
}

interface Due {
  /** `inapplicable`: that nothing is said. */
  readonly severity: 'error' | 'warning' | 'info' | 'note' | 'inapplicable'
  readonly expected?: string
  readonly actual?: string
  readonly difference?: string
}

const { cases } = JSON.parse(
  readFileSync(new URL('../fixtures/checks/cases.json', import.meta.url), 'utf8'),
) as { readonly cases: readonly Case[] }

function found(input: Case['input']): readonly Finding[] {
  return checkRead(checkRules(), caseBindings(), documentOf(input)).findings
}

/** How the cases say what this program says in Chinese. */
const WORDS: Readonly<Record<string, string | null>> = {
  required: '应写原因',
  empty: '空',
  present: '有说明',
  absent: '没有',
  none: null,
  'no rate (base 0)': '没有增减率',
  'one value': '同一个数',
  '120 and 130': '120、130',
  '减少 or 0': '减少或 0',
  'an amount for 2026': '2026年的金额',
  'none (total investment and 2025 only)': '没有',
  '0 (=0+0)': '0',
}

/** As numbers where both are: 50 and 50.00 are one amount. */
function same(due: string | undefined, is: string | null): boolean {
  // What the case leaves open is not compared.
  if (due === undefined) return true
  const wanted = Object.hasOwn(WORDS, due) ? WORDS[due] : due
  if (wanted === is) return true
  const [a, b] = [wanted, is].map((each) => Number((each ?? 'x').replaceAll(',', '')))
  return Number.isFinite(a) && a === b
}

function fits(due: Due, finding: Finding): boolean {
  return (
    due.severity === finding.severity &&
    same(due.expected, finding.expected) &&
    same(due.actual, finding.actual) &&
    same(due.difference, finding.difference)
  )
}

/** A rule that a case calls new has no id there. */
function isOf({ ours }: Case, rule: string): boolean {
  return ours.includes(rule) || ours.includes('new') || ours.includes('final only')
}

describe('neutral cases', () => {
  test('are all of them here', () => {
    expect(cases).toHaveLength(61)
    expect(cases.filter(({ expect: due }) => due.length === 0)).toHaveLength(27)
  })

  test.each(cases.map((each) => [each.id, each.rule, each] as const))('%s %s', (_, __, each) => {
    const own = found(each.input)
    const due = each.expect.filter(({ severity }) => severity !== 'inapplicable')
    const told = own.map(
      ({ rule, severity, expected, actual, difference }) =>
        `${rule} ${severity}: ${expected ?? ''} | ${actual ?? ''} | ${difference ?? ''}`,
    )
    expect(told, JSON.stringify(each.expect)).toHaveLength(due.length)
    for (const one of due) {
      const fitting = own.filter((finding) => fits(one, finding))
      expect(fitting, `${JSON.stringify(one)} among ${told.join('; ')}`).not.toHaveLength(0)
      expect(
        fitting.some(({ rule }) => isOf(each, rule)),
        `${each.ours} among ${told.join('; ')}`,
      ).toBe(true)
    }
  })
})
