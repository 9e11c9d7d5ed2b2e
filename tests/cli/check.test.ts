import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { budget } from '../support/program'
import { tempFolder } from '../support/temp-folder'

interface CheckJson {
  readonly findings: readonly {
    readonly rule: string
    readonly severity: string
    readonly places: readonly string[]
    readonly expected: string | null
    readonly actual: string | null
    readonly message: string
  }[]
  readonly outcomes: Readonly<Record<string, string>>
}

/** Written from the known oddities of the published budget, before any rule. */
const { sample } = JSON.parse(
  readFileSync(new URL('../fixtures/checks/sample-findings.json', import.meta.url), 'utf8'),
) as {
  readonly sample: readonly { readonly rule: string; readonly severity: string; readonly place: string }[]
}

test('check tells every finding of the sample, places by code, and ends with 1 while there is an error', async () => {
  const folder = tempFolder()
  await budget(folder, ['new', 'b.budget', '--sample', 'longgang-2024'])
  const { code, stdout, stderr } = await budget(folder, ['check', 'b.budget', '--format', 'json'])
  expect([code, stderr]).toEqual([1, ''])
  const { findings, outcomes } = JSON.parse(stdout) as CheckJson
  const shown = findings.map(({ rule, severity, places }) => `${severity} ${rule} ${places[0] ?? ''}`)
  expect(shown.sort()).toEqual(sample.map((each) => `${each.severity} ${each.rule} ${each.place}`).sort())
  expect(outcomes).toMatchObject({ R001: 'passed', R027: 'inapplicable', R047: 'fired' })
})

test('set and undo say what came and what is solved; info counts; without an error check ends with 0', async () => {
  const folder = tempFolder()
  await budget(folder, ['new', 'b.budget', '--sample', 'longgang-2024'])
  const said = async (...args: readonly string[]) => {
    const { stdout } = await budget(folder, [...args, '--format', 'json'])
    return JSON.parse(stdout) as {
      readonly findings: {
        appeared: readonly { rule: string }[]
        resolved: readonly { rule: string; places: string[] }[]
      }
    }
  }
  const mended = await said('set', 'b.budget', 'projects/research/reason', '课题数量减少')
  expect(mended.findings).toEqual({
    appeared: [],
    resolved: [{ rule: 'R047', places: ['projects/research/reason'] }],
  })
  const back = await said('undo', 'b.budget')
  expect(back.findings).toMatchObject({ appeared: [{ rule: 'R047' }], resolved: [] })

  for (const [path, value] of [
    ['projects/research/reason', '课题数量减少'],
    ['projects/enterprise-service/reason', '新增产业用房购置'],
    ['indicators/indicator-015/unit', '个'],
  ] as const) {
    await budget(folder, ['set', 'b.budget', path, value])
  }
  const { stdout } = await budget(folder, ['info', 'b.budget', '--format', 'json'])
  expect((JSON.parse(stdout) as { findings: object }).findings).toMatchObject({ error: 0, warning: 4 })
  const { code } = await budget(folder, ['check', 'b.budget'])
  expect(code).toBe(0)
}, 60_000)

test('a file that is none is refused', async () => {
  const { code, stdout, stderr } = await budget(tempFolder(), ['check', 'none.budget'])
  expect([code, stdout]).toEqual([2, ''])
  expect(stderr).toContain('none.budget')
})
