import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { sampleDocument } from '../support/longgang'
import { openCheckBench } from './bench'

/** Written from the known oddities of the published budget, before any rule. */
interface Due {
  readonly rule: string
  readonly severity: string
  /** Projects by their code. */
  readonly place: string
  readonly expected?: string
  readonly actual?: string
}

const due = JSON.parse(
  readFileSync(new URL('../fixtures/checks/sample-findings.json', import.meta.url), 'utf8'),
) as { readonly sample: readonly Due[]; readonly published: readonly Due[] }

test('the sample’s findings are its known oddities, no more and no less', () => {
  const found = openCheckBench(sampleDocument()).checks.findings()
  const shown = (findings: readonly Omit<Due, 'why'>[]): readonly string[] =>
    findings.map(({ rule, severity, place }) => `${severity} ${rule} ${place}`).sort()
  expect(shown(found.map((each) => ({ ...each, place: byCode(each.places[0] ?? '') }) as Due))).toEqual(
    shown(due.sample),
  )
  for (const { rule, place, expected, actual } of due.sample) {
    const own = found.find((each) => each.rule === rule && byCode(each.places[0] ?? '') === place)
    if (expected !== undefined) expect(own?.expected).toBe(expected)
    if (actual !== undefined) expect(own?.actual).toBe(actual)
  }
})

test('every finding says its place and what is so, in a whole sentence', () => {
  for (const { message, places } of openCheckBench(sampleDocument()).checks.findings()) {
    expect(places.length).toBeGreaterThan(0)
    expect(message).toMatch(/^[^！]+。$/u)
  }
})

function byCode(place: string): string {
  const codes = new Map(sampleDocument().projects.map(({ id, code }) => [id, code]))
  return place.replace(/^projects\/([^/]+)/, (_, id: string) => `projects/${codes.get(id) ?? id}`)
}
